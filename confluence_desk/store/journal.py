"""The diary of what was fetched, bounded."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import apsw

from confluence_desk.domain.journal import Entry, Fetched
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

JOURNAL_KEPT = 2_000
_ALL = "SELECT at, subject, kinds, count, reason FROM journal ORDER BY key DESC LIMIT ?"
_ADD = "INSERT INTO journal (at, subject, kinds, count, reason) VALUES (?, ?, ?, ?, ?)"
_PRUNE = "DELETE FROM journal WHERE key <= (SELECT max(key) FROM journal) - ?"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class JournalRows(Shelf):
    """The newest ``JOURNAL_KEPT`` entries."""

    def journal(self) -> list[Entry]:
        """The entries, newest first."""
        return [_entry(row) for row in self._db.all(_ALL, (JOURNAL_KEPT,))]

    async def add_to_journal(self, entries: Sequence[Entry]) -> None:
        """Keep entries, the oldest first; forget those that are too many."""
        rows = [(to_number(e.at), e.subject, " ".join(e.kinds), e.count, e.reason) for e in entries]
        await self._db.run(lambda c: _add(c, rows))

    async def clear_journal(self) -> None:
        """Forget every entry."""
        await self._db.run(lambda c: c.execute("DELETE FROM journal") and None)


def _add(connection: apsw.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.executemany(_ADD, rows)
    connection.execute(_PRUNE, (JOURNAL_KEPT,))


def _entry(row: tuple[Any, ...]) -> Entry:
    at, subject, kinds, count, reason = row
    known = tuple(Fetched(kind) for kind in kinds.split() if kind in set(Fetched))
    return Entry(to_moment(at) or _BEGINNING, subject, known, count, reason)
