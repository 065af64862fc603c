-- Lists that tell no change by themselves, when each was read whole; and what pages rest on.

CREATE TABLE audits (
    what     TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    run      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    requests INTEGER NOT NULL,    -- what it took: the next one will take about as many
    PRIMARY KEY (what, subject)
) WITHOUT ROWID;

CREATE TABLE tops (               -- what stood first in a list sorted by change when it was read
    what    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    PRIMARY KEY (what, subject)
) WITHOUT ROWID;

-- Texts that were looked through for what they need, and how many older versions were wanted.
CREATE TABLE completed (
    content_id TEXT PRIMARY KEY,
    number     INTEGER NOT NULL,
    older      INTEGER NOT NULL
) WITHOUT ROWID;

-- what: a 'page' that is shown in this one, a 'file' of another page, that file's 'holder', or
-- what is 'lost': SPACE:TITLE of a page that there is none of, or none to be seen.
CREATE TABLE needs (
    content_id TEXT NOT NULL,
    what       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    PRIMARY KEY (content_id, what, subject)
) WITHOUT ROWID;
CREATE INDEX needs_by_subject ON needs (what, subject);
