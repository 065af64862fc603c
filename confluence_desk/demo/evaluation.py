"""Evaluates a CQL tree row by row in plain Python: slow, simple, and independent of any SQL."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Protocol

from confluence_desk.cql import dates, text
from confluence_desk.cql.analysis import pruned
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.fields import Type
from confluence_desk.cql.fields import field as field_of
from confluence_desk.cql.tree import And, Call, Clause, Literal, Node, Not, Operator, Or, Order
from confluence_desk.demo.matching import Terms


class Row(Protocol):
    """One thing that can be found; what is dear to know is worked out when it is asked for."""

    @property
    def number(self) -> int:
        """The content's id."""

    @property
    def kind(self) -> str:
        """Its ``type``."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def space_key(self) -> str:
        """The key of its space."""

    @property
    def space_title(self) -> str:
        """The name of its space."""

    @property
    def space_type(self) -> str:
        """The type of its space."""

    @property
    def space_labels(self) -> Collection[str]:
        """The categories of its space."""

    @property
    def labels(self) -> Collection[str]:
        """The names of its labels."""

    @property
    def status_name(self) -> str:
        """The lozenge beside its title."""

    @property
    def creator(self) -> str:
        """Who made it."""

    @property
    def creator_name(self) -> str:
        """What that person is called."""

    @property
    def modifier(self) -> str:
        """Who changed it last."""

    @property
    def contributors(self) -> Collection[str]:
        """Who made or changed it."""

    @property
    def created(self) -> datetime:
        """When it was made."""

    @property
    def modified(self) -> datetime:
        """When it was changed last."""

    @property
    def parent(self) -> int | None:
        """What it hangs under."""

    @property
    def ancestors(self) -> Collection[int]:
        """All it hangs under, at any height."""

    @property
    def container(self) -> int | None:
        """What a comment or file belongs to."""

    @property
    def macros(self) -> Collection[str]:
        """The macros in its body."""

    @property
    def mentions(self) -> Collection[str]:
        """The people named in its body."""

    @property
    def title_terms(self) -> Terms:
        """The words of its title."""

    def holds(self, wanted: text.Wanted) -> bool:
        """Whether its title, body and labels hold what is wanted."""


_BODY = 9
"""The cost of what needs a body."""

_NOBODY: Collection[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, when and from where: what functions and dates depend on."""

    account_id: str
    now: datetime
    zone: tzinfo
    space_key: str = ""
    content_id: int | None = None
    favourites: Collection[int] = _NOBODY
    favourite_spaces: tuple[str, ...] = ()
    viewed: tuple[int, ...] = ()
    viewed_spaces: tuple[str, ...] = ()
    watched_by: Callable[[str], Collection[int]] = field(default=lambda _: _NOBODY)


Holds = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Test:
    """A condition, and how dear it is to try; cheap ones are tried first."""

    holds: Holds
    cost: int


@dataclass(frozen=True, slots=True)
class Sieve:
    """What tells whether a row is kept: ``whole`` alone, or ``coarse`` before it.

    ``coarse`` never needs a body; ``dear`` says whether ``whole`` does.
    """

    whole: Holds
    coarse: Holds = lambda _: True
    dear: bool = False


def compiled(node: Node | None, asker: Asker) -> Sieve:
    """The sieve of a question; raises CqlError where the question makes no sense."""
    if node is None:
        return Sieve(lambda _: True)
    test = _test(node, asker)
    if test.cost < _BODY:
        return Sieve(test.holds, test.holds)
    parts = [_test(part, asker) for part in node.parts] if isinstance(node, And) else []
    cheap = [part for part in parts if part.cost < _BODY]
    return Sieve(test.holds, lambda row: all(one.holds(row) for one in cheap), dear=True)


def _test(node: Node, asker: Asker) -> Test:
    match node:
        case Clause():
            return _clause(node, asker)
        case Not(part):
            inner = _test(part, asker)
            return Test(lambda row: not inner.holds(row), inner.cost)
        case And(parts):
            tests = sorted((_test(part, asker) for part in parts), key=lambda one: one.cost)
            return Test(lambda row: all(one.holds(row) for one in tests), tests[-1].cost)
        case Or(parts):
            tests = sorted((_test(part, asker) for part in parts), key=lambda one: one.cost)
            return Test(lambda row: any(one.holds(row) for one in tests), tests[-1].cost)


def _clause(clause: Clause, asker: Asker) -> Test:
    known = field_of(clause.field.name)
    if known is None or known.people_search:
        raise _fault(f"No field exists with name: {clause.field.name}", clause)
    if known.type is Type.DATE:
        return _date(clause, asker)
    if clause.operator in {Operator.MATCHES, Operator.LACKS}:
        return _text(clause)
    if known.type is Type.PROPERTY:
        return Test(lambda _: False, 0)
    test = _membership(clause, asker)
    return Test(lambda row: not test.holds(row), test.cost) if clause.operator.negative else test


def _fault(message: str, clause: Clause) -> CqlError:
    return CqlError(message, clause.span.start, clause.span.end)


def _date(clause: Clause, asker: Asker) -> Test:
    period = dates.resolve(clause.values[0], now=asker.now, zone=asker.zone)
    if period is None:
        raise _fault("This is no date.", clause)
    operator = clause.operator
    if clause.field.key == "created":
        return Test(lambda row: dates.within(row.created, operator, period), 1)
    return Test(lambda row: dates.within(row.modified, operator, period), 1)


_NAMES: Mapping[str, Callable[[Row], Terms]] = MappingProxyType(
    {
        "title": lambda row: row.title_terms,
        "space.title": lambda row: _terms(row.space_title),
        "creator.fullname": lambda row: _terms(row.creator_name),
    }
)
_BODIES = frozenset({"text", "sitesearch"})


def _terms(value: str) -> Terms:
    made = Terms()
    made.add(value)
    return made


def _text(clause: Clause) -> Test:
    value = clause.values[0]
    if not isinstance(value, Literal):
        return Test(lambda _: False, 0)
    wanted, negative = pruned(text.parse(value.text)), clause.operator.negative
    if wanted is None:
        return Test(lambda _: negative, 0)
    if clause.field.key in _BODIES:
        return Test(lambda row: row.holds(wanted) is not negative, _BODY)
    get = _NAMES.get(clause.field.key)
    if get is None:
        return Test(lambda _: False, 0)
    return Test(lambda row: get(row).holds(wanted) is not negative, 5)


_FAVOURITE = frozenset({"favourite", "favorite"})


def _membership(clause: Clause, asker: Asker) -> Test:
    key = clause.field.key
    values = frozenset(one for value in clause.values for one in _values(value, clause, asker))
    if key in _FAVOURITE:
        starred = asker.favourites if asker.account_id.lower() in values else _NOBODY
        return Test(lambda row: row.number in starred, 0)
    if key == "watcher":
        watched = {one for user in values for one in asker.watched_by(user)}
        return Test(lambda row: row.number in watched, 0)
    if key == "space.type" and not values.isdisjoint(_FAVOURITE):
        mine = {one.lower() for one in asker.favourite_spaces}
        return Test(lambda row: row.space_type in values or row.space_key.lower() in mine, 0)
    if one := _SINGLE.get(key):
        return Test(lambda row: one(row) in values, 0)
    if many := _MANY.get(key):
        get, cost = many
        return Test(lambda row: not values.isdisjoint(get(row)), cost)
    raise _fault(f"No field exists with name: {clause.field.name}", clause)


_SINGLE: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "type": lambda row: row.kind,
        "id": lambda row: str(row.number),
        "content": lambda row: str(row.number),
        "parent": lambda row: str(row.parent),
        "container": lambda row: str(row.container),
        "space": lambda row: row.space_key.lower(),
        "space.key": lambda row: row.space_key.lower(),
        "space.type": lambda row: row.space_type,
        "title": lambda row: row.title.casefold(),
        "creator": lambda row: row.creator.lower(),
        "lastmodifier": lambda row: row.modifier.lower(),
        "pagestatus": lambda row: row.status_name.lower(),
    }
)

_MANY: Mapping[str, tuple[Callable[[Row], Collection[str]], int]] = MappingProxyType(
    {
        "label": (lambda row: row.labels, 1),
        "ancestor": (lambda row: {str(one) for one in row.ancestors}, 3),
        "contributor": (lambda row: {one.lower() for one in row.contributors}, 2),
        "mention": (lambda row: {one.lower() for one in row.mentions}, _BODY),
        "macro": (lambda row: {one.lower() for one in row.macros}, _BODY),
        "space.category": (lambda row: row.space_labels, 1),
    }
)


def _values(value: Literal | Call, clause: Clause, asker: Asker) -> Collection[str]:
    """What ``value`` stands for, in lower case."""
    if isinstance(value, Literal):
        return (_normal(value.text, clause.field.key),)
    call = _CALLS.get(value.name.lower())
    found = call(value, asker) if call else None
    if found is None:
        raise _fault(f"{value.name}() has no value here.", clause)
    return [one.lower() for one in found]


_CALLS: Mapping[str, Callable[[Call, Asker], Collection[str] | None]] = MappingProxyType(
    {
        "currentuser": lambda _, asker: (asker.account_id,),
        "currentspace": lambda _, asker: (asker.space_key,) if asker.space_key else None,
        "currentcontent": lambda _, asker: (
            None if asker.content_id is None else (str(asker.content_id),)
        ),
        "favouritespaces": lambda _, asker: asker.favourite_spaces,
        "recentlyviewedspaces": lambda call, asker: asker.viewed_spaces[_slice(call)],
        "recentlyviewedcontent": lambda call, asker: [
            str(one) for one in asker.viewed[_slice(call)]
        ],
    }
)


def _slice(call: Call) -> slice:
    limit, offset = (*(int(one.text) for one in call.arguments), 0)[:2]
    return slice(offset, offset + limit)


_QUOTED = ("title", "pagestatus")


def _normal(value: str, key: str) -> str:
    """A literal as rows spell it: titles lose the inner quotes the documentation prints."""
    if key in _QUOTED and value.startswith('"') and value.endswith('"'):
        value = value[1:-1]
    if key == "title":
        return value.casefold()
    return value.lower().removeprefix("att" if key in {"id", "content", "container"} else "")


def sort_key(order: Order, asker: Asker) -> Callable[[Row], str | datetime | bool]:
    """What rows are sorted by for one ORDER BY."""
    if get := _ORDERS.get(order.field.key):
        return get
    if order.field.key in {"favourite", "favorite"}:
        return lambda row: row.number in asker.favourites
    span = order.span
    raise CqlError(f"Cannot sort by {order.field.name}", span.start, span.end)


_ORDERS: Mapping[str, Callable[[Row], str | datetime]] = MappingProxyType(
    {
        "created": lambda row: row.created,
        "lastmodified": lambda row: row.modified,
        "title": lambda row: row.title.casefold(),
        "space": lambda row: row.space_key.lower(),
        "creator": lambda row: row.creator,
        "type": lambda row: row.kind,
    }
)
