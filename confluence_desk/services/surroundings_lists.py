"""Answers lists that carry a query: what the library finds, and what it cannot know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.tree import Call, Literal, Order, Query, clauses
from confluence_desk.render.questions import (
    FoundTasks,
    Matches,
    Matching,
    Row,
    Task,
    Tasks,
)
from confluence_desk.services.asked_lists import LONGEST, question_of
from confluence_desk.store.query.asking import Asker, Reason, Selection, Unanswered

if TYPE_CHECKING:
    from confluence_desk.services.surroundings_texts import Texts
    from confluence_desk.store import Store
    from confluence_desk.store.found_lists import FoundList
    from confluence_desk.store.neighbours import Brief

_PARTLY = frozenset({Reason.PARTLY, Reason.NOT_INDEXED})
_ANY_SPACE = ("",)
_MOST_TASKS = 500
_BEGINNING = 200


class Lists:
    """Runs the queries of macros; ``account_id`` is whom ``currentUser()`` means."""

    def __init__(
        self,
        store: "Store",
        texts: "Texts",
        account_id: str,
        now: Callable[[], datetime],
        *,
        whole: Callable[[str], bool] | None = None,
    ) -> None:
        self._store = store
        self._texts = texts
        self._account = account_id
        self._now = now
        self._whole = whole or (lambda space_id: store.mark("space", space_id) is not None)

    def matching(self, asked: Matching) -> Matches:
        """What the query finds here; one that makes no sense finds nothing and says so."""
        from confluence_desk.cql.parser import parse  # noqa: PLC0415 - no start needs it

        if len(asked.cql) > LONGEST:
            return Matches((), unanswered=(asked.cql[:_BEGINNING],))
        try:
            query = parse(asked.cql)
        except CqlError:
            return Matches((), unanswered=(asked.cql,))
        odd = tuple(one for one in query.orders if not _sorts(one))
        known: dict[str, Order] = {}
        for one in query.orders:
            if one not in odd:
                known.setdefault(one.field.key, one)
        try:
            found = self._select(replace(query, orders=tuple(known.values())), asked)
        except CqlError:
            return Matches((), unanswered=(asked.cql,))
        unable = [one for one in found.unanswered if one.reason not in _PARTLY]
        whole = len(unable) == len(found.unanswered)
        here = Matches(
            tuple(row(one) for one in self._store.briefs(found.ids)),
            more=found.more,
            unanswered=tuple(dict.fromkeys(asked.cql[at:end] for at, end in _places(unable, odd))),
            partial=self._partial(query, asked.space_key) or (() if whole else _ANY_SPACE),
        )
        if not here.unanswered and not here.partial:
            return here
        there = self._store.found_list(question_of(asked))
        return here if there is None else self._filled(found.ids, there, asked.most)

    def _filled(self, here: Sequence[str], there: "FoundList", most: int) -> Matches:
        """What Confluence found, where it was asked; what rules brought here since stands first.

        What else matches here may match no more, or be out of sight, or Confluence would name it.
        """
        known = set(there.ids)
        held = self._store.held_by_rules(one for one in here if one not in known)
        since = [
            one
            for one in self._store.briefs([one for one in here if one in held])
            if not there.more and _is_later(one.checked_at, there.asked_at)
        ]
        told = [one for one in self._store.briefs(there.ids) if not one.missing]
        rows = tuple(map(row, [*since, *told]))
        return Matches(rows[:most], more=there.more or len(rows) > most)

    def tasks(self, asked: Tasks) -> FoundTasks:
        """The tasks on what the query finds, of as many pages as it may look at."""
        pages = self.matching(Matching(asked.cql, asked.space_key, asked.page_id, asked.most))
        found: list[Task] = []
        partial = pages.more or bool(pages.partial) or bool(pages.unanswered)
        for page in pages.rows:
            written = self._texts.tasks(page.id)
            partial = partial or written is None
            found += [
                Task(page.id, page.title, one.storage, one.done, one.due, one.assignee)
                for one in written or ()
            ]
        return FoundTasks(tuple(found[:_MOST_TASKS]), partial or len(found) > _MOST_TASKS)

    def _select(self, query: Query, asked: Matching) -> Selection:
        now = self._now().astimezone()
        asker = Asker(self._account, now.tzinfo or UTC, now, asked.space_key, asked.page_id)
        return self._store.select(query, asker, asked.most)

    def _partial(self, query: Query, here: str) -> tuple[str, ...]:
        """Names of the spaces it looks into that are not here as a whole; "" for any."""
        keys = tuple(dict.fromkeys(_spaces(query, here)))
        if not keys:
            spaces = self._store.spaces()
            return () if spaces and all(map(self._whole, (s.id for s in spaces))) else _ANY_SPACE
        names = []
        for key in keys:
            space = self._store.space_by_key(key)
            if space is None or not self._whole(space.id):
                names.append(space.name if space else key)
        return tuple(names)


def _sorts(order: Order) -> bool:
    """Whether results can be in such an order; a page may have anything written on it."""
    from confluence_desk.cql.fields import field  # noqa: PLC0415 - no start needs it

    known = field(order.field.name)
    return known is not None and known.sortable


def _places(unable: Iterable[Unanswered], odd: Iterable[Order]) -> Iterator[tuple[int, int]]:
    """Where in its text stands what the library cannot answer."""
    yield from ((one.start, one.end) for one in unable)
    yield from ((one.field.span.start, one.field.span.end) for one in odd)


def _is_later(one: datetime | None, other: datetime | None) -> bool:
    """Whether both are known and the first came after the other."""
    return one is not None and other is not None and one > other


def _spaces(query: Query, here: str) -> Iterator[str]:
    """The keys of the spaces that a query names."""
    for clause in clauses(query.where):
        if clause.field.key in {"space", "space.key"} and not clause.operator.negative:
            for value in clause.values:
                if isinstance(value, Literal):
                    yield value.text
                elif isinstance(value, Call) and value.name.lower() == "currentspace" and here:
                    yield here


def row(brief: "Brief", below: tuple[Row, ...] | None = ()) -> Row:
    """A row of the library as a macro sees it."""
    return Row(
        brief.id,
        brief.kind,
        brief.title,
        brief.status,
        brief.space_key,
        brief.space_name,
        brief.changed_by,
        brief.changed_at,
        brief.made_by,
        brief.made_at,
        below,
    )
