"""Keeps what Confluence found for the queries of lists that go beyond what is on this machine."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_ANSWER = "SELECT ids, more, asked_at FROM found_lists WHERE question = ?"
_KEEP = "INSERT OR REPLACE INTO found_lists VALUES (?, ?, ?, ?)"
_UNUSED = """DELETE FROM found_lists WHERE asked_at < ? AND question NOT IN
    (SELECT subject FROM needs WHERE what = 'query')"""


class FoundList(NamedTuple):
    """The ids of what was found, in order; ``more`` tells that the limit cut something off."""

    ids: tuple[str, ...]
    more: bool
    asked_at: datetime | None


class FoundLists(Shelf):
    """Answers by question; one that is told again is changed news as the list ``cql:QUESTION``."""

    def found_list(self, question: str) -> FoundList | None:
        """What Confluence found the last time; None where it was never asked."""
        row = self._db.one(_ANSWER, (question,))
        if row is None:
            return None
        return FoundList(tuple(json.loads(row[0])), bool(row[1]), to_moment(row[2]))

    async def save_found_list(self, question: str, ids: Sequence[str], *, more: bool) -> Changes:
        """Keep what it found now."""
        values = (question, json.dumps(list(ids)), int(more), self._now())

        def job(connection: apsw.Connection) -> Changes:
            before = connection.execute(_ANSWER, (question,)).fetchone()
            connection.execute(_KEEP, values)
            same = before is not None and tuple(before[:2]) == values[1:3]
            return Changes() if same else Changes(children_of=frozenset({f"cql:{question}"}))

        return await self._save(job)

    async def forget_found_lists(self, asked_before: datetime) -> None:
        """Give up those that no kept page needs and that nobody asked for since."""
        before = to_number(asked_before)
        await self._db.run(lambda c: c.execute(_UNUSED, (before,)) and None)
