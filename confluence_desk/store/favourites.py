"""What a person starred, in folders of their own, in their own order."""

from collections.abc import Sequence

import apsw

from confluence_desk.domain.collected import Favourite
from confluence_desk.store.shelf import Shelf

_ALL = "SELECT key, kind, target, title, parent FROM favourites ORDER BY place"
_SAVE = """INSERT INTO favourites (key, place, kind, target, title, parent)
    VALUES (?, ?, ?, ?, ?, ?)"""


class FavouriteRows(Shelf):
    """They are few: every change keeps them all anew, in one transaction."""

    def favourites(self) -> list[Favourite]:
        """All of them, siblings in their order."""
        return [Favourite(*row) for row in self._db.all(_ALL)]

    async def keep_favourites(self, rows: Sequence[Favourite]) -> None:
        """Let exactly these be the favourites, in this order."""
        await self._db.run(lambda c: _keep(c, rows))


def _keep(connection: apsw.Connection, rows: Sequence[Favourite]) -> None:
    connection.execute("DELETE FROM favourites")
    connection.executemany(
        _SAVE,
        [(r.key, place, r.kind, r.target, r.title, r.parent) for place, r in enumerate(rows)],
    )
