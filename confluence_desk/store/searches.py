"""The searches a person saved, in their own order."""

from collections.abc import Sequence

import apsw

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.store.shelf import Shelf

_ALL = "SELECT key, name, cql, count FROM searches ORDER BY place"
_SAVE = "INSERT INTO searches (key, place, name, cql, count) VALUES (?, ?, ?, ?, ?)"


class SearchRows(Shelf):
    """They are few: every change keeps them all anew, in one transaction."""

    def searches(self) -> list[SavedSearch]:
        """All of them, in their order."""
        return [SavedSearch(*row) for row in self._db.all(_ALL)]

    async def keep_searches(self, rows: Sequence[SavedSearch]) -> None:
        """Let exactly these be the saved searches, in this order."""
        await self._db.run(lambda c: _keep(c, rows))


def _keep(connection: apsw.Connection, rows: Sequence[SavedSearch]) -> None:
    connection.execute("DELETE FROM searches")
    connection.executemany(
        _SAVE, [(r.key, place, r.name, r.cql, r.count) for place, r in enumerate(rows)]
    )
