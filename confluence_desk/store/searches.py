"""The searches a person saved, in their own order."""

from collections.abc import Sequence

import apsw

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.store.shelf import Shelf

_ALL = "SELECT key, name, cql, count, tells FROM searches ORDER BY place"
_SAVE = """INSERT INTO searches (key, place, name, cql, count, tells)
    VALUES (?, ?, ?, ?, ?, ?)"""
_ASKED = "SELECT query FROM asked ORDER BY at DESC, query LIMIT ?"
_ANY_ASKED = "SELECT 1 FROM asked LIMIT 1"
_ASK = """INSERT INTO asked (query, at, times) VALUES (?, ?, 1)
    ON CONFLICT (query) DO UPDATE SET at = excluded.at, times = times + 1"""
_FORGET = """DELETE FROM asked WHERE query NOT IN
    (SELECT query FROM asked ORDER BY at DESC, query LIMIT ?)"""


class SearchRows(Shelf):
    """They are few: every change keeps them all anew, in one transaction."""

    def searches(self) -> list[SavedSearch]:
        """All of them, in their order."""
        return [
            SavedSearch(key, name, cql, count, bool(tells))
            for key, name, cql, count, tells in self._db.all(_ALL)
        ]

    async def keep_searches(self, rows: Sequence[SavedSearch]) -> None:
        """Let exactly these be the saved searches, in this order."""
        await self._db.run(lambda c: _keep(c, rows))

    def has_asked(self) -> bool:
        """Whether anything was ever searched for, and not forgotten."""
        return self._db.one(_ANY_ASKED) is not None

    async def asked_lately(self, limit: int) -> list[str]:
        """What was searched for, the latest first."""
        return await self._db.look(lambda c: [str(row[0]) for row in c.execute(_ASKED, (limit,))])

    async def note_asked(self, query: str, most: int) -> None:
        """Note that this was searched for; only the latest are kept."""
        now = self._now()
        await self._db.run(lambda c: _note(c, query, now, most))

    async def forget_asked(self, query: str = "") -> None:
        """Forget that this was ever searched for, or everything."""
        sql = "DELETE FROM asked WHERE query = ?1 OR ?1 = ''"
        await self._db.run(lambda c: c.execute(sql, (query,)) and None)


def _note(connection: apsw.Connection, query: str, now: int, most: int) -> None:
    connection.execute(_ASK, (query, now))
    connection.execute(_FORGET, (most,))


def _keep(connection: apsw.Connection, rows: Sequence[SavedSearch]) -> None:
    connection.execute("DELETE FROM searches")
    connection.executemany(
        _SAVE, [(r.key, place, r.name, r.cql, r.count, r.tells) for place, r in enumerate(rows)]
    )
