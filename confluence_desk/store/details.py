"""What hangs on a page beside its text: labels and the list of its versions."""

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Label, Version
from confluence_desk.store import listings, renumbering, sightings
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_LABELS = """SELECT name, prefix, label_id FROM labels WHERE content_id = ?
    ORDER BY name, prefix"""
_SAVE_LABEL = """INSERT INTO labels (content_id, name, prefix, label_id, run)
    VALUES (?, ?, ?, ?, ?)"""
_VERSIONS = """SELECT number, created_at, author_id, message, minor_edit FROM versions
    WHERE content_id = ? ORDER BY number DESC"""
_SAVE_VERSION = """INSERT INTO versions (content_id, number, created_at, author_id, message,
    minor_edit) VALUES (?, ?, ?, ?, ?, ?)"""


class Details(Shelf):
    """Labels and version records of one page at a time."""

    def labels(self, id_: str) -> list[Label] | None:
        """The labels by name; None when never fetched."""
        rows = self._db.all(_LABELS, (id_,))
        if not rows and listings.fetched_at(self._db, "labels", id_) is None:
            return None
        return [Label(*row) for row in rows]

    def versions(self, id_: str) -> list[Version] | None:
        """The versions, newest first; None when never fetched."""
        if listings.fetched_at(self._db, "versions", id_) is None:
            return None
        return [_version(row) for row in self._db.all(_VERSIONS, (id_,))]

    async def save_labels(self, id_: str, labels: Sequence[Label]) -> Changes:
        """Keep the complete list of labels."""
        now = self._now()
        return await self._save(lambda c: _save_labels(c, id_, labels, now))

    async def save_versions(self, id_: str, versions: Sequence[Version]) -> Changes:
        """Keep the complete list of versions; bodies of versions that left it stay readable."""
        now = self._now()
        return await self._save(lambda c: _save_versions(c, id_, versions, now))


def _version(row: tuple[Any, ...]) -> Version:
    number, at, author, message, minor = row
    return Version(number, to_moment(at), author, message, bool(minor))


def _save_labels(
    connection: apsw.Connection, id_: str, labels: Iterable[Label], now: int
) -> Changes:
    given = {(label.name, label.prefix): label for label in labels}
    stored = {(row[0], row[1]): Label(*row) for row in connection.execute(_LABELS, (id_,))}
    first = listings.note(connection, "labels", id_, now)
    run = sightings.latest_run(connection)
    if stored == given:  # nothing is to be taken in anew
        connection.execute("UPDATE labels SET run = ? WHERE content_id = ?", (run, id_))
        return Changes(labels_of=frozenset({id_})) if first else Changes()
    connection.execute("DELETE FROM labels WHERE content_id = ?", (id_,))
    rows = [(id_, label.name, label.prefix, label.id, run) for label in given.values()]
    connection.executemany(_SAVE_LABEL, rows)
    return Changes(labels_of=frozenset({id_}))


def _save_versions(
    connection: apsw.Connection, id_: str, versions: Iterable[Version], now: int
) -> Changes:
    given = {version.number: version for version in versions}
    stored = {row[0]: _version(row) for row in connection.execute(_VERSIONS, (id_,))}
    first = listings.note(connection, "versions", id_, now)
    if stored == given and not first:
        return Changes()
    renumbering.follow(connection, id_, stored, given)
    connection.execute("DELETE FROM versions WHERE content_id = ?", (id_,))
    rows = [
        (id_, v.number, to_number(v.created_at), v.author_id, v.message, v.minor_edit)
        for v in given.values()
    ]
    connection.executemany(_SAVE_VERSION, rows)
    return Changes(versions_of=frozenset({id_}))
