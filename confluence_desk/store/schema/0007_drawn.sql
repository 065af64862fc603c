-- What Confluence drew for us, how large pictures are, and which other hosts may send some.

CREATE TABLE drawn (
    key        INTEGER PRIMARY KEY,
    content_id TEXT NOT NULL,
    macro      TEXT NOT NULL,     -- its id in the text, or "#3" for the third that has none
    number     INTEGER NOT NULL,  -- the version of the page that it was drawn of
    whole      INTEGER NOT NULL,  -- 1: the macro was not to be had alone, this is the whole page
    drawn_at   INTEGER NOT NULL,
    codec      INTEGER NOT NULL,
    html       BLOB NOT NULL,     -- as it came: it is sanitised whenever it is shown
    UNIQUE (content_id, macro)
);

-- Kept once seen: a page that is opened again reserves the room before its pictures arrive.
CREATE TABLE picture_sizes (
    attachment_id TEXT    NOT NULL,
    number        INTEGER NOT NULL,
    width         INTEGER NOT NULL,
    height        INTEGER NOT NULL,
    PRIMARY KEY (attachment_id, number)
) WITHOUT ROWID;

CREATE TABLE welcome_hosts (
    host  TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) WITHOUT ROWID;
