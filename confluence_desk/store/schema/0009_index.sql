-- The words of what is stored, so that it can be found. They are taken in behind, when there is
-- time: whatever has no row in indexed waits for it. A number here is four times the key of the
-- row, and 0 for content, 1 for a comment, 2 for a file (whose key is the number in its id).

CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'desk'
);

-- Every three letters in a row, for what is looked for exactly as it is written.
CREATE VIRTUAL TABLE pieces USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);

CREATE TABLE indexed (
    number INTEGER PRIMARY KEY
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

CREATE TRIGGER content_changed AFTER UPDATE OF title, body_number ON content
WHEN old.title IS NOT new.title OR old.body_number IS NOT new.body_number BEGIN
    DELETE FROM indexed WHERE number = new.key * 4;
    DELETE FROM indexed WHERE old.title IS NOT new.title AND number IN
        (SELECT key * 4 + 1 FROM comments WHERE content_id = new.id);
END;
CREATE TRIGGER content_dropped AFTER DELETE ON content BEGIN
    DELETE FROM words WHERE rowid = old.key * 4;
    DELETE FROM pieces WHERE rowid = old.key * 4;
    DELETE FROM uses WHERE number = old.key * 4;
    DELETE FROM indexed WHERE number = old.key * 4;
END;
CREATE TRIGGER body_rewritten AFTER UPDATE OF body ON bodies WHEN old.body IS NOT new.body BEGIN
    DELETE FROM indexed WHERE number =
        (SELECT key * 4 FROM content WHERE id = new.content_id AND body_number = new.number);
END;
CREATE TRIGGER comment_changed AFTER UPDATE OF body, content_id ON comments
WHEN old.body IS NOT new.body OR old.content_id IS NOT new.content_id BEGIN
    DELETE FROM indexed WHERE number = new.key * 4 + 1;
END;
CREATE TRIGGER comment_dropped AFTER DELETE ON comments BEGIN
    DELETE FROM words WHERE rowid = old.key * 4 + 1;
    DELETE FROM pieces WHERE rowid = old.key * 4 + 1;
    DELETE FROM uses WHERE number = old.key * 4 + 1;
    DELETE FROM indexed WHERE number = old.key * 4 + 1;
END;
CREATE TRIGGER file_saved AFTER INSERT ON attachments BEGIN
    DELETE FROM indexed WHERE number = CAST(ltrim(new.id, 'at') AS INTEGER) * 4 + 2;
END;
