"""Searches the demo site: reads a query, keeps what matches, sorts it, serves it in slices."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from confluence_desk.cql import text
from confluence_desk.cql.analysis import pruned
from confluence_desk.cql.check import read
from confluence_desk.cql.tree import And, Clause, Literal, Node, Operator, Query, clauses
from confluence_desk.demo.evaluation import Asker, compiled, sort_key
from confluence_desk.demo.index import Entry, Index, Scope
from confluence_desk.demo.matching import Marker, relevance
from confluence_desk.demo.pace import Pace
from confluence_desk.demo.records import UserRecord
from confluence_desk.demo.state import SiteState

_REMEMBERED = 32
_HELD = 150_000
"""Rows in all remembered answers."""

_CURRENT = Scope()
_ALL = frozenset({"current", "archived"})
_EVERYTHING = Scope(_ALL, _ALL)
_SPACE_FIELDS = frozenset({"title", "text", "sitesearch", "space.title", "type"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the query and everything beside it that changes the answer."""

    cql: str
    account_id: str
    content_only: bool = False
    scope: Scope = _CURRENT
    space_key: str = ""
    content_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was found, in order; ``marker`` knows what was asked for."""

    entries: list[Entry]
    marker: Marker


class Search:
    """The search service of one site.

    An answer is remembered while it is paged through: ``key`` names it, as the cursor of the
    service does.
    """

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._index = Index(state)
        self._answers: OrderedDict[str, tuple[Question, Answer]] = OrderedDict()
        self._asked = 0

    async def ask(self, question: Question) -> tuple[str, Answer]:
        """Find anew; raises CqlError. Others have their turn meanwhile."""
        answer = await self._find(question)
        self._asked += 1
        key = f"{self._asked:x}"
        self._answers[key] = (question, answer)
        self._forget()
        return key, answer

    async def again(self, key: str, question: Question) -> tuple[str, Answer]:
        """The answer of before, or a new one when it is forgotten; raises CqlError."""
        found = self._answers.get(key)
        if found is None or found[0] != question:
            return await self.ask(question)
        self._answers.move_to_end(key)
        return key, found[1]

    def seen(self, account_id: str, entries: Iterable[Entry]) -> list[Entry]:
        """Those that the account may still see: an answer may be older than a restriction."""
        return [one for one in entries if self._index.may_see(account_id, one)]

    def _forget(self) -> None:
        """Drop the oldest answers when there are many, or when they are long."""
        held = sum(len(answer.entries) for _, answer in self._answers.values())
        while len(self._answers) > 1 and (len(self._answers) > _REMEMBERED or held > _HELD):
            held -= len(self._answers.popitem(last=False)[1][1].entries)

    async def warm(self, rest: Callable[[], Awaitable[None]]) -> None:
        """Read all there is, ``rest`` after each, so that no question has to wait for it."""
        for entry in self._index.entries(_EVERYTHING):
            entry.learn()
            await rest()

    async def _find(self, question: Question) -> Answer:
        query = read(question.cql)
        asker = self._asker(question)
        sieve, pace = compiled(query.where, asker), Pace()
        rows = await pace.kept(self._candidates(query, question), sieve.coarse)
        if sieve.dear:
            for row in rows:
                row.learn()
                await pace.step()
            rows = await pace.kept(rows, sieve.whole)
        who = question.account_id
        rows = await pace.kept(rows, lambda row: self._index.may_see(who, row))
        wanted = _wanted(query)
        await _sort(rows, query, asker, wanted, pace)
        return Answer(rows, Marker(one for parts in wanted.values() for one in parts))

    def _candidates(self, query: Query, question: Question) -> Iterator[Entry]:
        """What the question could be about, by its kind and status."""
        yield from self._index.entries(question.scope, _kinds(query.where))
        if not question.content_only and _asks_for_spaces(query):
            yield from self._index.spaces(question.scope)

    def _asker(self, question: Question) -> Asker:
        user = self._state.users[question.account_id]
        return Asker(
            user.account_id,
            self._state.now(),
            zone_of(user),
            space_key=question.space_key,
            content_id=question.content_id,
            favourites=user.favourites,
            favourite_spaces=tuple(
                self._state.spaces[one].key
                for one in sorted(user.favourite_spaces)
                if one in self._state.spaces
            ),
            viewed=tuple(reversed(user.viewed)),
            viewed_spaces=self._viewed_spaces(user),
            watched_by=self._watched,
        )

    def _viewed_spaces(self, user: UserRecord) -> tuple[str, ...]:
        rows = (self._state.contents.get(one) for one in reversed(user.viewed))
        keys = (self._state.spaces[row.space_id].key for row in rows if row)
        return tuple(dict.fromkeys(keys))

    def _watched(self, account_id: str) -> Collection[int]:
        users = self._state.users.values()
        return next((one.watches for one in users if one.account_id.lower() == account_id), ())


def zone_of(user: UserRecord) -> tzinfo:
    """The zone in which a person's dates are read."""
    try:
        return ZoneInfo(user.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _kinds(where: Node | None) -> frozenset[str] | None:
    """The only kinds that can match, where the query says so plainly; None is all."""
    parts = where.parts if isinstance(where, And) else (where,)
    for part in parts:
        if isinstance(part, Clause) and part.field.key == "type" and not part.operator.negative:
            return frozenset(one.text.lower() for one in part.values if isinstance(one, Literal))
    return None


def _asks_for_spaces(query: Query) -> bool:
    """Spaces are found by name and by type only, or every query would bring them along."""
    return any(clause.field.key in _SPACE_FIELDS for clause in clauses(query.where))


def _wanted(query: Query) -> dict[str, list[text.Wanted]]:
    """The texts asked for, by where: they make relevance and the marks."""
    found: dict[str, list[text.Wanted]] = {"title": [], "text": []}
    for clause in clauses(query.where):
        value = clause.values[0]
        if clause.operator is Operator.MATCHES and isinstance(value, Literal):
            wanted = pruned(text.parse(value.text))
            place = "title" if clause.field.key == "title" else "text"
            if wanted and clause.field.key in {"title", "text", "sitesearch"}:
                found[place].append(wanted)
    return found


async def _sort(
    entries: list[Entry],
    query: Query,
    asker: Asker,
    wanted: dict[str, list[text.Wanted]],
    pace: Pace,
) -> None:
    entries.sort(key=lambda one: one.number)
    if not query.orders:
        entries.sort(key=lambda one: one.modified, reverse=True)
        if any(wanted.values()):
            scores = {}
            for one in entries:
                scores[one] = _score(one, wanted)
                await pace.step()
            entries.sort(key=scores.__getitem__, reverse=True)
    for order in reversed(query.orders):
        await asyncio.sleep(0)
        entries.sort(key=sort_key(order, asker), reverse=bool(order.descending))


def _score(entry: Entry, wanted: dict[str, list[text.Wanted]]) -> int:
    titles = entry.title_terms
    title = relevance(wanted["title"], titles.count, titles.count)
    return title + relevance(wanted["text"], titles.count, entry.count)
