-- Who wrote which word of a page, as far as it was found out: the next version is added to it.

CREATE TABLE annotations (
    content_id TEXT    PRIMARY KEY,
    edition    INTEGER NOT NULL,  -- which program found it out: another one may cut words otherwise
    number     INTEGER NOT NULL,  -- the version that it is about
    codec      INTEGER NOT NULL,
    told       BLOB    NOT NULL   -- JSON, numbers alone: the versions it rests on, and of the words
) WITHOUT ROWID;
