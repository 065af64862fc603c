"""The answers of the library to a query, at once or from the thread behind."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import apsw

from confluence_desk.domain.hits import Hit
from confluence_desk.store.database import Database
from confluence_desk.store.query.asking import Asker, Reason, Selection, unanswered
from confluence_desk.store.query.described import described
from confluence_desk.store.shelf import Clock, Shelf, system_clock

if TYPE_CHECKING:
    from confluence_desk.cql.tree import Query
    from confluence_desk.store.query.sql import Sql
    from confluence_desk.store.query.statement import Statement
    from confluence_desk.store.query.values import Ask, Facts
    from confluence_desk.store.query.words import Read

MOST = 1 << 40
T = TypeVar("T")
Offer = Callable[[str, str, int], list[tuple[str, str]]]
"""Values of a kind that go with what is half typed, with their names."""


class Known:
    """What was found out about the library, for as long as nothing in it changes."""

    def __init__(self) -> None:
        self._at: tuple[Any, ...] = ()
        self._facts: Facts = {}

    def facts(self, read: "Read") -> "Facts":
        """What is known still."""
        at = (read("PRAGMA data_version", ())[0][0], read("SELECT total_changes()", ())[0][0])
        if at != self._at:
            self._at, self._facts = at, {}
        return self._facts


class QueryRows(Shelf):
    """Asks for whatever stands in the library; a query is a tree that ``cql.check.read`` gave."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        super().__init__(database, clock)
        self._here, self._behind = Known(), Known()

    def select(self, tree: "Query", asker: Asker, limit: int | None = None) -> Selection:
        """What a query finds, in its order, and the clauses that cannot be answered here."""
        return _selected(tree, _ask(tree, asker, self._db.all, self._here), limit)

    async def selected(self, tree: "Query", asker: Asker, limit: int | None = None) -> Selection:
        """As ``select``, read behind: it may take a while."""

        def job(connection: apsw.Connection) -> Selection:
            return _selected(tree, _ask(tree, asker, _reader(connection), self._behind), limit)

        return await self._db.look(job)

    def values_of(self, kind: str, typed: str, limit: int) -> list[tuple[str, str]]:
        """What goes with a half-typed value, with its name; ``kind`` is a function of offered."""
        return _offers(self._db.all)(kind, typed, limit)

    async def among_values(self, job: Callable[[Offer], T]) -> T:
        """What ``job`` makes of such values, done behind: it may ask for many."""
        return await self._db.look(lambda connection: job(_offers(_reader(connection))))

    async def describe(self, ids: Sequence[str]) -> list[Hit]:
        """What is shown of these, in their order."""
        return await self._db.look(lambda c: described(ids, _reader(c)))


def _reader(connection: apsw.Connection) -> "Read":
    def read(sql: str, values: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
        return connection.execute(sql, values).fetchall()

    return read


def _offers(read: "Read") -> Offer:
    from confluence_desk.store.query import offered  # noqa: PLC0415 - no start asks for anything

    known = {
        "space": offered.spaces,
        "label": offered.labels,
        "person": offered.people,
        "macro": offered.macros,
        "page": offered.pages,
    }
    return lambda kind, typed, limit: known[kind](typed, limit, read)


def _ask(tree: "Query", asker: Asker, read: "Read", known: Known) -> "Ask":
    from confluence_desk.store.query.values import Ask  # noqa: PLC0415 - no start asks for anything

    by_title = bool(tree.orders) and tree.orders[0].field.key == "title"
    return Ask(asker, read, known.facts(read), by_title)


def _rows(asked: "Statement", ask: "Ask", most: int) -> Sequence[tuple[Any, ...]]:
    """The rows out of the best hits alone, as far as these are surely enough."""
    if asked.best and asked.count:
        best, titled = asked.best
        few = ask.read(asked.count.text, asked.count.values)[0][0] < asked.count.values[-1]
        for one in (best,) if few else (titled, best):
            rows = ask.read(one.text, one.values)
            if few or len(rows) > most:
                return rows
    return ask.read(asked.rows.text, asked.rows.values)


def _whether(condition: "Sql") -> tuple[str, tuple[Any, ...]]:
    return f"SELECT {condition.text}", condition.values


def _selected(tree: "Query", ask: "Ask", limit: int | None) -> Selection:
    from confluence_desk.store.query.statement import statement  # noqa: PLC0415 - as above
    from confluence_desk.store.query.texts import waits  # noqa: PLC0415 - as above

    most = MOST if limit is None else limit
    asked = statement(tree, ask, most + 1)
    rows = _rows(asked, ask, most)
    untold = tuple(ask.untold)
    if not untold and asked.doubt and ask.read(*_whether(asked.doubt))[0][0]:
        reason = Reason.NOT_INDEXED if waits(tree, ask) else Reason.PARTLY
        untold = (unanswered(tree.span, reason),)
    kept = rows[:most]
    ids, kinds = tuple(str(row[0]) for row in kept), tuple(str(row[1]) for row in kept)
    return Selection(ids, kinds, untold, more=len(rows) > most)
