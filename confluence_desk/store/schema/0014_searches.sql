-- Whether a person wants to hear of new hits, and what was searched for lately.

ALTER TABLE searches ADD COLUMN tells INTEGER NOT NULL DEFAULT 1;

CREATE TABLE asked (          -- the program keeps only so many
    query TEXT PRIMARY KEY,
    at    INTEGER NOT NULL,
    times INTEGER NOT NULL
) WITHOUT ROWID;
