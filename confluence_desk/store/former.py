"""Takes away what an index of an earlier schema left, in parts: a large one takes seconds."""

import apsw

NAMES = ("former_words", "former_pieces")
AT_ONCE = 200
"""Rows of 4 kB: gone before anybody who waits for the library notices."""
_LEFT = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN {NAMES}"  # noqa: S608 - our own names
_SOME = "DELETE FROM {0} WHERE id IN (SELECT id FROM {0} LIMIT ?)"


def drop_some(connection: apsw.Connection) -> bool:
    """Take away some of it; whether there is more."""
    names = [str(row[0]) for row in connection.execute(_LEFT)]
    for name in names[:1]:
        connection.execute(_SOME.format(name), (AT_ONCE,))
        if connection.changes() == AT_ONCE:
            return True
        connection.execute(f"DROP TABLE {name}")
    return len(names) > 1
