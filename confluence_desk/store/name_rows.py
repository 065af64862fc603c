"""What everything in the library is called, read in portions for an index in memory."""

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

from confluence_desk.store.shelf import Shelf

_COLUMNS = "key, id, kind, title, space_id, status != 'current' OR missing_reason != ''"
_AFTER = f"SELECT {_COLUMNS} FROM content WHERE key > ? ORDER BY key LIMIT ?"  # noqa: S608 - our own words
_THESE = f"SELECT {_COLUMNS} FROM content WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above
_LISTED = f"SELECT {_COLUMNS} FROM content WHERE listed IN (SELECT value FROM json_each(?))"  # noqa: S608 - as above
_PEOPLE = "SELECT account_id, display_name FROM people WHERE active AND account_type != 'app'"
_VISITED = "SELECT content_id FROM visits ORDER BY visited_at DESC LIMIT ?"


class Named(NamedTuple):
    """A row of the content by its title; ``away`` when it is archived, deleted or gone."""

    key: int
    id: str
    kind: str
    title: str
    space_id: str
    away: int


class NameRows(Shelf):
    """Titles and names without anything else; none of it is read on the loop's thread."""

    async def names_after(self, key: int, limit: int) -> list[Named]:
        """The next titles behind this key."""
        return await self._db.look(lambda c: _named(c, _AFTER, (key, limit)))

    async def names_of(self, ids: Iterable[str]) -> list[Named]:
        """The titles of these, as far as they are known."""
        asked = json.dumps(list(ids))
        return await self._db.look(lambda c: _named(c, _THESE, (asked,)))

    async def names_listed(self, keys: Iterable[str]) -> list[Named]:
        """The titles in these lists: of a node, of ``space:ID`` or ``blog:ID``."""
        asked = json.dumps(list(keys))
        return await self._db.look(lambda c: _named(c, _LISTED, (asked,)))

    async def names_of_people(self) -> list[tuple[str, str]]:
        """Account id and name of everybody who is known and still active."""
        return await self._db.look(
            lambda c: [(str(id_), str(name)) for id_, name in c.execute(_PEOPLE)]
        )

    async def visited(self, limit: int) -> list[str]:
        """The ids of what was read last, the latest first."""
        return await self._db.look(lambda c: [row[0] for row in c.execute(_VISITED, (limit,))])


def _named(connection: apsw.Connection, sql: str, values: tuple[str | int, ...]) -> list[Named]:
    return [Named(*row) for row in connection.execute(sql, values)]
