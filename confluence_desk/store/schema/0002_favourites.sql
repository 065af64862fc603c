-- What a person gathers for themselves. Titles are kept, so that what is gone still has a name.

CREATE TABLE favourites (
    key    INTEGER PRIMARY KEY,
    place  INTEGER NOT NULL,  -- the order among all of them
    parent INTEGER NOT NULL,  -- the folder's key, 0 for none
    kind   TEXT    NOT NULL,  -- 'group', 'space' or a kind of content
    target TEXT    NOT NULL,  -- the id of the content or space, empty for a folder
    title  TEXT    NOT NULL
);

CREATE TABLE searches (
    key   INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    name  TEXT    NOT NULL,
    cql   TEXT    NOT NULL,
    count INTEGER             -- how much it found last; NULL: never asked
);
