"""The answers of the library to a query, at once or from a thread behind."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import apsw

from confluence_desk.store.database import Database
from confluence_desk.store.shelf import Clock, Shelf, system_clock

if TYPE_CHECKING:
    from confluence_desk.cql.tree import Query
    from confluence_desk.domain.hits import Hit, Ranked, Term, Where
    from confluence_desk.store.query.asking import Asker, Selection
    from confluence_desk.store.query.values import Ask, Facts
    from confluence_desk.store.query.words import Read

    Shown = tuple[Selection, list[Hit]]

DEAR, HELD = 0.02, 3.0
"""Seconds of the processor that make a fact dear, and how long it is held for true."""
_TOO_MUCH = " too "
"""So SQLite says that a limit was reached: too many, too deep, too large."""
T = TypeVar("T")
Offer = Callable[[str, str, int], list[tuple[str, str]]]
"""Values of a kind that go with what is half typed, with their names."""


class Known:
    """What was found out about the library, for as long as nothing in it changes.

    What took long to find out is held for true a little longer: while a sync or the index
    writes, a search would else take twice its time to say whether anything was left out.
    """

    def __init__(self) -> None:
        self._at: tuple[Any, ...] = ()
        self._facts: Facts | None = None
        self._since = 0.0

    def facts(self, read: "Read") -> "Facts":
        """What is known still."""
        from confluence_desk.store.query.values import Facts  # noqa: PLC0415 - no start asks

        at = (read("PRAGMA data_version", ())[0][0], read("SELECT total_changes()", ())[0][0])
        if self._facts is None or (at != self._at and not self._holds(self._facts)):
            self._at, self._facts, self._since = at, Facts(), time.monotonic()
        elif at != self._at:
            self._facts.within.clear()
        return self._facts

    def _holds(self, facts: "Facts") -> bool:
        return facts.spent > DEAR and time.monotonic() - self._since < HELD


class QueryRows(Shelf):
    """Asks for whatever stands in the library; a query is a tree that ``cql.check.read`` gave."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        super().__init__(database, clock)
        self._here, self._behind = Known(), Known()

    def select(self, tree: "Query", asker: "Asker", limit: int | None = None) -> "Selection":
        """What a query finds, in its order, and the clauses that cannot be answered here.

        Raises CqlError for one that is longer or deeper than SQLite takes.
        """
        from confluence_desk.store.query.answering import selection  # noqa: PLC0415 - no start asks

        try:
            return selection(tree, _ask(tree, asker, self._db.all, self._here), limit)
        except apsw.SQLError as error:
            if _TOO_MUCH not in str(error):
                raise
            from confluence_desk.cql.errors import CqlError  # noqa: PLC0415 - as above

            raise CqlError(str(error), tree.span.start, tree.span.end) from error

    async def selected(
        self, tree: "Query", asker: "Asker", limit: int | None = None
    ) -> "Selection":
        """As ``select``, read behind: it may take a while."""
        from confluence_desk.store.query.answering import selection  # noqa: PLC0415 - as above

        return await self._asked(tree, asker, lambda ask: selection(tree, ask, limit))

    async def shown(
        self, tree: "Query", asker: "Asker", limit: int, *, hasty: bool = False
    ) -> "Shown":
        """As ``selected``, with all that is shown of what was found.

        A ``hasty`` query is still being typed: half a word stands for but some of the words that
        begin so, and what cannot be answered is not told.
        """
        from confluence_desk.store.query.answering import shown  # noqa: PLC0415 - as above

        return await self._asked(tree, asker, lambda ask: shown(tree, ask, limit), hasty=hasty)

    async def shown_exactly(
        self,
        texts: Sequence[str],
        tree: "Query",
        asker: "Asker",
        limit: int,
        *,
        hasty: bool = False,
    ) -> "Shown":
        """As ``shown``, of what has all these texts as they are written."""
        from confluence_desk.store.query.answering import exactly  # noqa: PLC0415 - as above

        def job(ask: "Ask") -> "Shown":
            return exactly(texts, tree, ask, limit)

        return await self._asked(tree, asker, job, hasty=hasty)

    async def weighed(
        self,
        terms: "Sequence[Term]",
        weights: "Mapping[Where, float]",
        tree: "Query",
        asker: "Asker",
        limit: int,
    ) -> "list[Ranked]":
        """What has most of these terms where they weigh most, of what the query lets pass."""
        from confluence_desk.store.query.weighing import weighed  # noqa: PLC0415 - as above

        return await self._asked(tree, asker, lambda ask: weighed(terms, weights, tree, ask, limit))

    def values_of(self, kind: str, typed: str, limit: int) -> list[tuple[str, str]]:
        """What goes with a half-typed value, with its name; ``kind`` is a function of offered."""
        return _offers(self._db.all)(kind, typed, limit)

    async def among_values(self, job: Callable[[Offer], T]) -> T:
        """What ``job`` makes of such values, done behind: it may ask for many."""
        return await self._db.ask(lambda connection: job(_offers(_reader(connection))))

    async def describe(self, ids: Sequence[str]) -> "list[Hit]":
        """What is shown of these, in their order."""
        from confluence_desk.store.query.described import described  # noqa: PLC0415 - as above
        from confluence_desk.store.query.finding import nothing  # noqa: PLC0415 - as above

        return await self._db.ask(lambda c: described(ids, nothing, _reader(c)))

    async def _asked(
        self, tree: "Query", asker: "Asker", job: "Callable[[Ask], T]", *, hasty: bool = False
    ) -> T:
        def asked(connection: apsw.Connection) -> T:
            return job(_ask(tree, asker, _reader(connection), self._behind, hasty=hasty))

        return await self._db.ask(asked)


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


def _ask(
    tree: "Query", asker: "Asker", read: "Read", known: Known, *, hasty: bool = False
) -> "Ask":
    from confluence_desk.store.query.values import Ask  # noqa: PLC0415 - as above

    by_title = bool(tree.orders) and tree.orders[0].field.key == "title"
    return Ask(asker, read, known.facts(read), by_title, hasty=hasty)
