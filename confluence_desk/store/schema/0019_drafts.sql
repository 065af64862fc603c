-- What was typed and not sent, where it may name what no plain file should.

CREATE TABLE drafts (         -- the program keeps only so many
    key TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    codec INTEGER NOT NULL,
    words BLOB NOT NULL
) WITHOUT ROWID;
