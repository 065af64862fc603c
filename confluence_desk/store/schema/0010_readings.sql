-- Which versions of a page were read here, and when last: the reader's own, never told to anybody.

CREATE TABLE readings (
    content_id TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    read_at    INTEGER NOT NULL,
    PRIMARY KEY (content_id, number)
) WITHOUT ROWID;
CREATE INDEX readings_by_time ON readings (read_at);
