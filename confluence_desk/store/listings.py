"""Remembers which lists were fetched as a whole, and when."""

import json
from collections.abc import Iterable

import apsw

from confluence_desk.store import sightings
from confluence_desk.store.database import Database

CHILDREN = "children"
TREE = "tree"
"""A whole space was listed: each list below it is known, without a row of its own here."""

_OWN = "SELECT fetched_at FROM listings WHERE what = ? AND subject = ?"
_IN_TREE = """SELECT t.fetched_at FROM content c JOIN sightings s ON s.key = c.key AND s.listed > 0
    JOIN listings t ON t.what = 'tree' AND t.subject = c.space_id WHERE c.id = ?"""
KNOWN = """(EXISTS (SELECT 1 FROM listings WHERE what = 'children' AND subject = asked.value)
    OR EXISTS (SELECT 1 FROM content c JOIN sightings s ON s.key = c.key AND s.listed > 0
    JOIN listings t ON t.what = 'tree' AND t.subject = c.space_id WHERE c.id = asked.value))"""
"""Whether the list of children behind ``asked.value`` is known."""
_NOTE = """INSERT INTO listings (what, subject, fetched_at) VALUES (?, ?, ?)
    ON CONFLICT (what, subject) DO UPDATE SET fetched_at = excluded.fetched_at"""
_WHICH = f"SELECT asked.value FROM json_each(?) AS asked WHERE {KNOWN}"  # noqa: S608 - as above


def fetched_at(database: Database, what: str, subject: str) -> int | None:
    """When a list was last fetched as a whole; None for never."""
    rows = database.all(_OWN, (what, subject))
    if what == CHILDREN:
        rows += database.all(_IN_TREE, (subject,))
    elif not rows and sightings.knows(database, what, subject):
        return 0
    return max((int(row[0]) for row in rows), default=None)


def is_known(connection: apsw.Connection, what: str, subject: str) -> bool:
    """The same question inside a job."""
    if connection.execute(_OWN, (what, subject)).fetchone() is not None:
        return True
    if what == CHILDREN:
        return connection.execute(_IN_TREE, (subject,)).fetchone() is not None
    return sightings.knows(connection, what, subject)


def known_children(connection: apsw.Connection, keys: Iterable[str]) -> set[str]:
    """Those of these lists of children that are known."""
    rows = connection.execute(_WHICH, (json.dumps(list(keys)),))
    return {str(row[0]) for row in rows}


def note(connection: apsw.Connection, what: str, subject: str, now: int) -> bool:
    """Note that a list came whole; whether that is the first time."""
    first = not is_known(connection, what, subject)
    connection.execute(_NOTE, (what, subject, now))
    return first
