-- The words of what is stored, so that it can be found. They are taken in behind, when there is
-- time: what has no row in indexed, or one with another stamp, waits for it. A number here is four
-- times the key of the row, and 0 for content, 1 for a comment, 2 for a file (whose key is the
-- number in its id). Nothing of this slows down a sync.

CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'desk'
);

-- Every three letters in a row, for what is looked for exactly as it is written.
CREATE VIRTUAL TABLE pieces USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);

CREATE TABLE indexed (
    number INTEGER PRIMARY KEY,
    stamp  TEXT NOT NULL      -- which state of it: versions, or the title where they do not tell
);

CREATE TABLE vocabulary (     -- every word there ever was, for those with holes and near misses
    word TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE uses (           -- the macros and the people in a body
    number INTEGER NOT NULL,
    what   TEXT    NOT NULL,  -- 'macro' or 'mention'
    name   TEXT    NOT NULL,
    PRIMARY KEY (number, what, name)
) WITHOUT ROWID;
CREATE INDEX uses_by_name ON uses (what, name);

CREATE TABLE watched (        -- what the reader of this library watches on the site
    content_id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Keys are given anew: nothing of what is gone may pass for what comes after it.
CREATE TRIGGER content_dropped AFTER DELETE ON content BEGIN
    DELETE FROM words WHERE rowid = old.key * 4;
    DELETE FROM pieces WHERE rowid = old.key * 4;
    DELETE FROM uses WHERE number = old.key * 4;
    DELETE FROM indexed WHERE number = old.key * 4;
END;
CREATE TRIGGER comment_dropped AFTER DELETE ON comments BEGIN
    DELETE FROM words WHERE rowid = old.key * 4 + 1;
    DELETE FROM pieces WHERE rowid = old.key * 4 + 1;
    DELETE FROM uses WHERE number = old.key * 4 + 1;
    DELETE FROM indexed WHERE number = old.key * 4 + 1;
END;

-- With the id in it, so that going down a hierarchy reads no row.
DROP INDEX content_by_parent;
CREATE INDEX content_by_parent ON content (parent_id, id) WHERE parent_id IS NOT NULL;
