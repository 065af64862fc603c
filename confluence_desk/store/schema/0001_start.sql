-- The first library: what a reader needs offline. Times are microseconds since 1970, UTC.

-- Which lists were ever fetched as a whole: without a row here an empty list means "unknown".
CREATE TABLE listings (
    what       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (what, subject)
) WITHOUT ROWID;

CREATE TABLE spaces (
    id          TEXT PRIMARY KEY,
    space_key   TEXT NOT NULL,
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    status      TEXT NOT NULL,
    alias       TEXT NOT NULL,
    homepage_id TEXT,
    description TEXT NOT NULL,
    created_at  INTEGER,
    web_path    TEXT NOT NULL,
    listed      INTEGER NOT NULL DEFAULT 1  -- 0: a complete listing left it out; the copy stays
);
CREATE INDEX spaces_by_key ON spaces (space_key);

-- Every node of every hierarchy and every blog post. A row seen only in a listing has no version.
-- listed: the list it stands in (a node's id, "space:ID" or "blog:ID"); place: its order there.
CREATE TABLE content (
    key             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    title           TEXT NOT NULL,
    title_key       TEXT NOT NULL,
    space_id        TEXT NOT NULL,
    parent_id       TEXT,
    parent_kind     TEXT,
    position        INTEGER,
    status          TEXT NOT NULL,
    web_path        TEXT NOT NULL,
    listed          TEXT,
    place           INTEGER NOT NULL,
    version_number  INTEGER,
    version_at      INTEGER,
    version_author  TEXT NOT NULL DEFAULT '',
    version_message TEXT NOT NULL DEFAULT '',
    version_minor   INTEGER NOT NULL DEFAULT 0,
    subtype         TEXT NOT NULL DEFAULT '',
    author_id       TEXT NOT NULL DEFAULT '',
    owner_id        TEXT NOT NULL DEFAULT '',
    created_at      INTEGER,
    tiny_path       TEXT NOT NULL DEFAULT '',
    body_number     INTEGER,                  -- the version whose body is the current copy
    checked_at      INTEGER,                  -- when that body was last known to be current
    missing_reason  TEXT NOT NULL DEFAULT '', -- not empty: a tombstone that keeps the last copy
    missing_at      INTEGER
);
CREATE INDEX content_by_list ON content (listed, place, title_key, id) WHERE listed IS NOT NULL;
CREATE INDEX content_by_title ON content (space_id, title_key);
CREATE INDEX content_by_parent ON content (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX content_with_body ON content (body_number) WHERE body_number IS NOT NULL;

-- Bodies apart from the rows above, so that walking a hierarchy never drags them along.
-- held: asked for as an old version; the others go when a newer body comes.
CREATE TABLE bodies (
    key        INTEGER PRIMARY KEY,
    content_id TEXT NOT NULL,
    number     INTEGER NOT NULL,
    title      TEXT NOT NULL,
    held       INTEGER NOT NULL DEFAULT 0,
    codec      INTEGER NOT NULL,
    body       BLOB NOT NULL,
    UNIQUE (content_id, number)
);

CREATE TABLE versions (
    content_id TEXT NOT NULL,
    number     INTEGER NOT NULL,
    created_at INTEGER,
    author_id  TEXT NOT NULL,
    message    TEXT NOT NULL,
    minor_edit INTEGER NOT NULL,
    PRIMARY KEY (content_id, number)
) WITHOUT ROWID;

CREATE TABLE comments (
    key             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    content_id      TEXT NOT NULL,
    rank            INTEGER NOT NULL,
    place           TEXT NOT NULL,
    parent_id       TEXT,
    status          TEXT NOT NULL,
    resolution      TEXT NOT NULL,
    marker_ref      TEXT NOT NULL,
    selection       TEXT NOT NULL,
    version_number  INTEGER NOT NULL,
    version_at      INTEGER,
    version_author  TEXT NOT NULL,
    version_message TEXT NOT NULL,
    version_minor   INTEGER NOT NULL,
    body            TEXT NOT NULL
);
CREATE INDEX comments_of ON comments (content_id, rank);

CREATE TABLE labels (
    content_id TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    name       TEXT NOT NULL,
    label_id   TEXT NOT NULL,
    PRIMARY KEY (content_id, prefix, name)
) WITHOUT ROWID;
CREATE INDEX labels_by_name ON labels (name);

CREATE TABLE attachments (
    id              TEXT PRIMARY KEY,
    content_id      TEXT NOT NULL,
    title           TEXT NOT NULL,
    title_key       TEXT NOT NULL,  -- composed (NFC), so that both spellings of an accent meet
    media_type      TEXT NOT NULL,
    file_size       INTEGER NOT NULL,
    file_id         TEXT NOT NULL,
    comment         TEXT NOT NULL,
    status          TEXT NOT NULL,
    version_number  INTEGER NOT NULL,
    version_at      INTEGER,
    version_author  TEXT NOT NULL,
    version_message TEXT NOT NULL,
    version_minor   INTEGER NOT NULL,
    listed          INTEGER NOT NULL DEFAULT 1  -- 0: left its page; kept for the copies that show it
);
CREATE INDEX attachments_of ON attachments (content_id, title_key);

-- Bytes of attachments live here too: nothing in clear on disk, and no name meets a file system.
CREATE TABLE blobs (
    key           INTEGER PRIMARY KEY,
    attachment_id TEXT NOT NULL,
    number        INTEGER NOT NULL,
    media_type    TEXT NOT NULL,
    size          INTEGER NOT NULL,
    saved_at      INTEGER NOT NULL,
    data          BLOB NOT NULL,
    UNIQUE (attachment_id, number)
);

CREATE TABLE people (
    account_id   TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    email        TEXT NOT NULL,
    time_zone    TEXT NOT NULL,
    account_type TEXT NOT NULL,
    active       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE visits (
    content_id TEXT PRIMARY KEY,
    visited_at INTEGER NOT NULL,
    times      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visits_by_time ON visits (visited_at);
