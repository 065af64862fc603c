"""Searches the demo site: reads a query, keeps what matches, sorts it, serves it in slices."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from confluence_desk.cql import text
from confluence_desk.cql.check import read
from confluence_desk.cql.tree import And, Clause, Literal, Node, Operator, Query, clauses
from confluence_desk.demo.evaluation import Asker, compiled, sort_key
from confluence_desk.demo.index import Entry, Index, Scope
from confluence_desk.demo.matching import marker, prune, relevance
from confluence_desk.demo.records import UserRecord
from confluence_desk.demo.state import SiteState

_REMEMBERED = 16
_CURRENT = Scope()
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
    """All that was found, in order; ``mark`` wraps the hits in a text."""

    entries: list[Entry]
    mark: Callable[[str], str]
    wanted: tuple[text.Wanted, ...] = ()


class Search:
    """The search service of one site.

    An answer is remembered for as long as nothing changes, and for one that is being paged
    through even longer: ``key`` names it, as the cursor of the service does.
    """

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self._index = Index(state)
        self._answers: OrderedDict[str, tuple[int, Question, Answer]] = OrderedDict()
        self._asked = 0

    def ask(self, question: Question) -> tuple[str, Answer]:
        """Find anew; raises CqlError."""
        answer = self._find(question)
        self._asked += 1
        key = f"{self._asked:x}"
        self._answers[key] = (self._state.revision, question, answer)
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
        return key, answer

    def again(self, key: str, question: Question) -> tuple[str, Answer]:
        """The answer of before, or a new one when it is forgotten; raises CqlError."""
        found = self._answers.get(key)
        if found is None or found[1] != question:
            return self.ask(question)
        return key, found[2]

    def _find(self, question: Question) -> Answer:
        query = read(question.cql)
        asker = self._asker(question)
        holds = compiled(query.where, asker)
        kinds = _kinds(query.where)
        rows = list(self._index.entries(question.scope, kinds))
        if not question.content_only and _asks_for_spaces(query):
            rows += self._index.spaces(question.scope)
        may_see = self._index.may_see
        entries = [row for row in rows if holds(row) and may_see(question.account_id, row)]
        wanted = _wanted(query)
        _sort(entries, query, asker, wanted)
        everything = tuple(one for parts in wanted.values() for one in parts)
        return Answer(entries, marker(everything), everything)

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
            wanted = prune(text.parse(value.text))
            place = "title" if clause.field.key == "title" else "text"
            if wanted and clause.field.key in {"title", "text", "sitesearch"}:
                found[place].append(wanted)
    return found


def _sort(
    entries: list[Entry], query: Query, asker: Asker, wanted: dict[str, list[text.Wanted]]
) -> None:
    entries.sort(key=lambda one: one.number)
    if not query.orders:
        entries.sort(key=lambda one: one.modified, reverse=True)
        if any(wanted.values()):
            entries.sort(key=lambda one: _score(one, wanted), reverse=True)
    for order in reversed(query.orders):
        key = sort_key(order, asker)
        entries.sort(key=key, reverse=bool(order.descending))


def _score(entry: Entry, wanted: dict[str, list[text.Wanted]]) -> int:
    title = relevance(wanted["title"], entry.title_terms, entry.title_terms)
    if not wanted["text"]:
        return title
    return title + relevance(wanted["text"], entry.title_terms, entry.terms)
