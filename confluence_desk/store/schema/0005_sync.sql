-- Keeping offline: what a person chose, what the runs of the sync saw, and what they could not have.

CREATE TABLE rules (
    key            INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    holds          TEXT    NOT NULL,
    subject        TEXT    NOT NULL,
    excludes       INTEGER NOT NULL,
    files          TEXT    NOT NULL,
    files_up_to    INTEGER,
    comments       INTEGER NOT NULL,
    older_versions INTEGER NOT NULL,
    changed_after  INTEGER,
    changed_before INTEGER,
    created_after  INTEGER,
    created_before INTEGER
);

CREATE TABLE members (        -- what a rule holds, and the run that found it last
    rule_key   INTEGER NOT NULL REFERENCES rules (key) ON DELETE CASCADE,
    content_id TEXT    NOT NULL,
    run        INTEGER NOT NULL,
    PRIMARY KEY (rule_key, content_id)
) WITHOUT ROWID;
CREATE INDEX members_of ON members (content_id);

CREATE TABLE let_go (         -- held by a rule once: its texts may go when nothing holds it now
    content_id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Runs; key: never given twice, so that "seen in run 7" means one run only.
CREATE TABLE runs (
    key        INTEGER PRIMARY KEY AUTOINCREMENT,
    depth      TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,           -- NULL: it runs, or it was killed
    ending     TEXT    NOT NULL,
    reason     TEXT    NOT NULL DEFAULT '',
    requests   INTEGER NOT NULL DEFAULT 0,
    bytes_done INTEGER NOT NULL DEFAULT 0,
    counts     TEXT    NOT NULL DEFAULT '{}',
    codec      INTEGER NOT NULL DEFAULT 0,
    outcomes   BLOB    NOT NULL DEFAULT x'5b5d'
);

CREATE TABLE marks (          -- what was whole here at the end of which run
    what    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    run     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (what, subject)
) WITHOUT ROWID;

CREATE TABLE troubles (       -- what could not be had, until it can
    what     TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    error    TEXT    NOT NULL,
    detail   TEXT    NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    tries    INTEGER NOT NULL,
    PRIMARY KEY (what, subject)
) WITHOUT ROWID;

CREATE TABLE questions (      -- those nobody has answered yet
    key      INTEGER PRIMARY KEY AUTOINCREMENT,
    space_id TEXT    NOT NULL,
    ids      TEXT    NOT NULL,
    total    INTEGER NOT NULL,
    asked_at INTEGER NOT NULL
);

CREATE TABLE answers (
    content_id TEXT PRIMARY KEY,
    space_id   TEXT    NOT NULL,
    remove     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE absences (       -- missed once; only a later run that misses it again buries it
    content_id TEXT PRIMARY KEY,
    reason     TEXT    NOT NULL,
    run        INTEGER NOT NULL
) WITHOUT ROWID;

-- What the runs saw of each content row, apart from it: a run touches every one of these.
-- run: the last run during which the service named it; since: the first; listed: the last one
-- whose own listing named it, 0 for none; at: when its version was confirmed last;
-- lists: which of its lists are known as a whole by listings of the site (bits, see talk.py).
CREATE TABLE sightings (
    key    INTEGER PRIMARY KEY REFERENCES content (key) ON DELETE CASCADE,
    run    INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0,
    lists  INTEGER NOT NULL DEFAULT 0,
    at     INTEGER
);
INSERT INTO sightings (key, run, since, at) SELECT key, 0, 0, checked_at FROM content;

CREATE TABLE seen_comments (
    key INTEGER PRIMARY KEY REFERENCES comments (key) ON DELETE CASCADE,
    run INTEGER NOT NULL
);

CREATE TABLE seen_files (
    id  TEXT PRIMARY KEY,
    run INTEGER NOT NULL
) WITHOUT ROWID;

ALTER TABLE labels ADD COLUMN run INTEGER NOT NULL DEFAULT 0;

CREATE TABLE seen_labels (    -- run: said that it exists; whole: listed all that carry it
    prefix TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    run    INTEGER NOT NULL,
    whole  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (prefix, name)
) WITHOUT ROWID;

CREATE INDEX content_missing ON content (missing_at) WHERE missing_reason != '';
CREATE INDEX body_sizes ON bodies (content_id, length(body));

-- Bytes come in pieces; whole: 0 while some are missing; used_at: shown last, for eviction.
ALTER TABLE blobs RENAME TO old_blobs;
CREATE TABLE blobs (
    key           INTEGER PRIMARY KEY,
    attachment_id TEXT    NOT NULL,
    number        INTEGER NOT NULL,
    media_type    TEXT    NOT NULL,
    size          INTEGER NOT NULL,
    whole         INTEGER NOT NULL,
    saved_at      INTEGER NOT NULL,
    used_at       INTEGER NOT NULL,
    UNIQUE (attachment_id, number)
);
CREATE TABLE blob_parts (
    key      INTEGER PRIMARY KEY,
    blob_key INTEGER NOT NULL REFERENCES blobs (key) ON DELETE CASCADE,
    start    INTEGER NOT NULL,
    length   INTEGER NOT NULL,
    data     BLOB    NOT NULL,
    UNIQUE (blob_key, start)
);
CREATE INDEX blob_part_sizes ON blob_parts (blob_key, length);
INSERT INTO blobs SELECT key, attachment_id, number, media_type, size, 1, saved_at, saved_at
    FROM old_blobs;
INSERT INTO blob_parts (blob_key, start, length, data)
    SELECT key, 0, length(data), data FROM old_blobs;
DROP TABLE old_blobs;
