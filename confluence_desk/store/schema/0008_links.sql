-- Which pages a text links to or shows, so that it can be said what links here; who may read.

CREATE TABLE linked (         -- the texts whose links are known
    content_id TEXT PRIMARY KEY,
    number     INTEGER NOT NULL
) WITHOUT ROWID;

-- A page is named by page_id, or by its title in a space ("" is the text's own space).
CREATE TABLE links (
    content_id TEXT NOT NULL,
    page_id    TEXT NOT NULL,
    space_key  TEXT NOT NULL,
    title_key  TEXT NOT NULL,
    PRIMARY KEY (content_id, page_id, space_key, title_key)
) WITHOUT ROWID;
CREATE INDEX links_to_id ON links (page_id);
CREATE INDEX links_to_title ON links (title_key);

-- Whether reading is restricted on this very item; without a row nobody has asked yet.
CREATE TABLE restrictions (
    content_id TEXT PRIMARY KEY,
    restricted INTEGER NOT NULL,
    checked_at INTEGER NOT NULL
) WITHOUT ROWID;
