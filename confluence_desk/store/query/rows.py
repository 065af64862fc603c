"""The answers of the library to a query, at once or from the thread behind."""

from collections.abc import Sequence
from typing import Any

import apsw

from confluence_desk.cql.tree import Query
from confluence_desk.store.query.asking import Asker, Reason, Selection, unanswered
from confluence_desk.store.query.described import Described, described
from confluence_desk.store.query.sql import Sql
from confluence_desk.store.query.statement import statement
from confluence_desk.store.query.values import Ask
from confluence_desk.store.query.words import Read
from confluence_desk.store.shelf import Shelf

MOST = 1 << 40


class QueryRows(Shelf):
    """Asks for whatever stands in the library; a query is a tree that ``cql.check.read`` gave."""

    def select(self, tree: Query, asker: Asker, limit: int | None = None) -> Selection:
        """What a query finds, in its order, and the clauses that cannot be answered here."""
        return _selected(tree, Ask(asker, self._db.all), limit)

    async def selected(self, tree: Query, asker: Asker, limit: int | None = None) -> Selection:
        """As ``select``, read behind: it may take a while."""
        return await self._db.look(lambda c: _selected(tree, Ask(asker, _reader(c)), limit))

    async def describe(self, ids: Sequence[str]) -> list[Described]:
        """What is shown of these, in their order."""
        return await self._db.look(lambda c: described(ids, _reader(c)))


def _reader(connection: apsw.Connection) -> Read:
    def read(sql: str, values: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        return connection.execute(sql, values).fetchall()

    return read


def _whether(condition: Sql) -> tuple[str, tuple[Any, ...]]:
    return f"SELECT {condition.text}", condition.values


def _selected(tree: Query, ask: Ask, limit: int | None) -> Selection:
    most = MOST if limit is None else limit
    asked = statement(tree, ask, most + 1)
    rows = ask.read(asked.rows.text, asked.rows.values)
    untold = tuple(ask.untold)
    if not untold and asked.doubt and ask.read(*_whether(asked.doubt))[0][0]:
        untold = (unanswered(tree.span, Reason.PARTLY),)
    kept = rows[:most]
    ids, kinds = tuple(str(row[0]) for row in kept), tuple(str(row[1]) for row in kept)
    return Selection(ids, kinds, untold, more=len(rows) > most)
