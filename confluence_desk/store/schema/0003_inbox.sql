-- What a person is told of what they follow; it all stays on this machine.

CREATE TABLE inbox (
    key     INTEGER PRIMARY KEY,
    cause   TEXT    NOT NULL,  -- 'watched', 'starred', 'search' or 'reminder'
    subject TEXT    NOT NULL,  -- the id of the content
    title   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    version INTEGER NOT NULL,
    author  TEXT    NOT NULL,
    about   TEXT    NOT NULL,
    read    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX inbox_by_time ON inbox (at);

CREATE TABLE followed (       -- the last that was told of it
    cause   TEXT    NOT NULL,
    subject TEXT    NOT NULL,  -- the id of the content, or SEARCH:CONTENT for a hit
    version INTEGER NOT NULL,
    PRIMARY KEY (cause, subject)
) WITHOUT ROWID;

CREATE TABLE reminders (
    key     INTEGER PRIMARY KEY,
    subject TEXT    NOT NULL,
    title   TEXT    NOT NULL,
    due     INTEGER NOT NULL,
    words   TEXT    NOT NULL
);
