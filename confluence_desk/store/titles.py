"""Finds by title what is in the library; the whole of it is read, so not in the loop's thread."""

from datetime import datetime

import apsw

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.packing import title_key, to_moment
from confluence_desk.store.shelf import Shelf

_FIND = """SELECT c.id, c.kind, c.title, coalesce(s.name, ''), c.version_at,
    c.body_number IS NOT NULL
    FROM content c LEFT JOIN spaces s ON s.id = c.space_id
    WHERE {every}
    ORDER BY c.title_key != ?, instr(c.title_key, ?) != 1, c.missing_reason != '',
    c.status != 'current', length(c.title_key), c.title_key, c.id LIMIT ?"""
_MOST_WORDS = 12


@frozen
class Titled:
    """A node whose title holds every word; ``readable`` when its text is here."""

    id: str
    kind: Kind
    title: str
    space_name: str
    modified_at: datetime | None
    readable: bool


class Titles(Shelf):
    """The library by the words of its titles."""

    async def titled(self, words: str, limit: int) -> list[Titled]:
        """Nodes whose titles hold every word, the best first."""
        wanted = title_key(words).split()[:_MOST_WORDS]
        if not wanted:
            return []
        return await self._db.ask(lambda c: _titled(c, wanted, limit))


def _titled(connection: apsw.Connection, wanted: list[str], limit: int) -> list[Titled]:
    every = " AND ".join(["instr(c.title_key, ?) > 0"] * len(wanted))
    whole = " ".join(wanted)
    rows = connection.execute(_FIND.format(every=every), (*wanted, whole, whole, limit))
    return [
        Titled(id_, Kind(kind), title, space, to_moment(at), bool(readable))
        for id_, kind, title, space, at, readable in rows
    ]
