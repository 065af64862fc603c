-- What Confluence found for the queries of lists that the library can answer in part only.

CREATE TABLE found_lists (
    question TEXT PRIMARY KEY,     -- how many were wanted, and the query in its one spelling
    ids      TEXT NOT NULL,        -- as JSON, in Confluence's order
    more     INTEGER NOT NULL,
    asked_at INTEGER NOT NULL
) WITHOUT ROWID;
