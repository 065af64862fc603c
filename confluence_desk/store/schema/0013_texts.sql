-- What was read, as its readers see it: for excerpts, and for what is looked for exactly as it is
-- written. Titles, headings and labels have an index of their own, as they weigh more and as most
-- of what is looked for stands there. Everything is taken in anew.

-- The old index goes behind, in parts (former.py): of a large library that takes seconds.
DROP TRIGGER content_dropped;
DROP TRIGGER comment_dropped;
ALTER TABLE words_data RENAME TO former_words;
ALTER TABLE pieces_data RENAME TO former_pieces;
DROP TABLE words;
DROP TABLE pieces;
DELETE FROM indexed;

CREATE VIRTUAL TABLE words USING fts5 (
    title, body, labels, content = '', contentless_delete = 1, tokenize = 'desk'
);

CREATE VIRTUAL TABLE heads USING fts5 (
    title, headings, labels, content = '', contentless_delete = 1, tokenize = 'desk',
    prefix = '1 2 3'
);

CREATE VIRTUAL TABLE pieces USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);
CREATE VIRTUAL TABLE piece_terms USING fts5vocab (pieces, row);

CREATE TABLE texts (          -- one line a block; a heading begins with the sign of one
    number INTEGER PRIMARY KEY,
    codec  INTEGER NOT NULL,
    body   BLOB    NOT NULL
);

CREATE TRIGGER content_dropped AFTER DELETE ON content BEGIN
    DELETE FROM words WHERE rowid = old.key * 4;
    DELETE FROM heads WHERE rowid = old.key * 4;
    DELETE FROM pieces WHERE rowid = old.key * 4;
    DELETE FROM texts WHERE number = old.key * 4;
    DELETE FROM uses WHERE number = old.key * 4;
    DELETE FROM indexed WHERE number = old.key * 4;
END;
CREATE TRIGGER comment_dropped AFTER DELETE ON comments BEGIN
    DELETE FROM words WHERE rowid = old.key * 4 + 1;
    DELETE FROM heads WHERE rowid = old.key * 4 + 1;
    DELETE FROM pieces WHERE rowid = old.key * 4 + 1;
    DELETE FROM texts WHERE number = old.key * 4 + 1;
    DELETE FROM uses WHERE number = old.key * 4 + 1;
    DELETE FROM indexed WHERE number = old.key * 4 + 1;
END;

-- The labels of something are found with its words.
CREATE TRIGGER label_given AFTER INSERT ON labels BEGIN
    DELETE FROM indexed WHERE number = (SELECT key * 4 FROM content WHERE id = new.content_id);
    DELETE FROM indexed WHERE substr(new.content_id, 1, 3) = 'att'
        AND number = CAST(ltrim(new.content_id, 'at') AS INTEGER) * 4 + 2;
END;
CREATE TRIGGER label_taken AFTER DELETE ON labels BEGIN
    DELETE FROM indexed WHERE number = (SELECT key * 4 FROM content WHERE id = old.content_id);
    DELETE FROM indexed WHERE substr(old.content_id, 1, 3) = 'att'
        AND number = CAST(ltrim(old.content_id, 'at') AS INTEGER) * 4 + 2;
END;
