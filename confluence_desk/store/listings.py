"""Remembers which lists were fetched as a whole, and when."""

import apsw

from confluence_desk.store.database import Database

_FIND = "SELECT fetched_at FROM listings WHERE what = ? AND subject = ?"
_NOTE = """INSERT INTO listings (what, subject, fetched_at) VALUES (?, ?, ?)
    ON CONFLICT (what, subject) DO UPDATE SET fetched_at = excluded.fetched_at"""


def fetched_at(database: Database, what: str, subject: str) -> int | None:
    """When a list was last fetched as a whole; None for never."""
    row = database.one(_FIND, (what, subject))
    return None if row is None else int(row[0])


def is_known(connection: apsw.Connection, what: str, subject: str) -> bool:
    """The same question inside a job."""
    return connection.execute(_FIND, (what, subject)).fetchone() is not None


def note(connection: apsw.Connection, what: str, subject: str, now: int) -> bool:
    """Note that a list came whole; whether that is the first time."""
    first = not is_known(connection, what, subject)
    connection.execute(_NOTE, (what, subject, now))
    return first
