-- What was fetched and what failed, newest last; the program keeps only so many rows.
-- kinds: what moved, blank between; count: how many subjects one row stands for;
-- reason: the kind of trouble, empty for what went well.
CREATE TABLE journal (
    key     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    subject TEXT    NOT NULL,
    kinds   TEXT    NOT NULL,
    count   INTEGER NOT NULL,
    reason  TEXT    NOT NULL
);
