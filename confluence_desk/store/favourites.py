"""What a person starred, in folders of their own, in their own order."""

from collections.abc import Iterable, Sequence
from itertools import count

import apsw

from confluence_desk.domain.collected import Favourite
from confluence_desk.store.shelf import Shelf

_ALL = "SELECT key, kind, target, title, parent FROM favourites ORDER BY place"
_AFTER = "SELECT coalesce(max(place), 0) + 1 FROM favourites"
_SAVE = """INSERT INTO favourites (key, kind, target, title, parent, place)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET kind = excluded.kind,
    target = excluded.target, title = excluded.title, parent = excluded.parent,
    place = iif(excluded.place > 0, excluded.place, place)"""
_PLACE = "UPDATE favourites SET place = ? WHERE key = ?"
_FORGET = "DELETE FROM favourites WHERE key = ?"
_CALL = """UPDATE favourites SET title = content.title FROM content
    WHERE content.id = favourites.target AND favourites.kind NOT IN ('group', 'space')
    AND content.title NOT IN ('', favourites.title)"""
_CALL_SPACES = """UPDATE favourites SET title = spaces.name FROM spaces
    WHERE spaces.id = favourites.target AND favourites.kind = 'space'
    AND spaces.name != favourites.title"""


class FavouriteRows(Shelf):
    """A change writes what it changes, and to the others what they are called by now."""

    def favourites(self) -> list[Favourite]:
        """All of them, siblings in their order."""
        return [Favourite(*row) for row in self._db.all(_ALL)]

    async def keep_favourites(
        self, rows: Sequence[Favourite], order: Iterable[int], gone: Iterable[int] = ()
    ) -> None:
        """Keep these, forget the keys ``gone``; those in ``order`` stand behind all others.

        A new one that stands in no order comes first.
        """
        await self._db.run(lambda c: _keep(c, rows, order, gone))

    def post_favourites(
        self, rows: Sequence[Favourite], order: Iterable[int], gone: Iterable[int] = ()
    ) -> None:
        """As ``keep_favourites``, for whoever cannot wait."""
        self._db.post(lambda c: _keep(c, rows, order, gone))


def _keep(
    connection: apsw.Connection,
    rows: Sequence[Favourite],
    order: Iterable[int],
    gone: Iterable[int],
) -> None:
    connection.executemany(_FORGET, [(key,) for key in gone])
    places = dict(zip(order, count(_after(connection)), strict=False))
    for row in rows:
        place = places.pop(row.key, 0)
        connection.execute(_SAVE, (row.key, row.kind, row.target, row.title, row.parent, place))
    connection.executemany(_PLACE, [(place, key) for key, place in places.items()])
    connection.execute(_CALL)
    connection.execute(_CALL_SPACES)


def _after(connection: apsw.Connection) -> int:
    return next(int(place) for (place,) in connection.execute(_AFTER))
