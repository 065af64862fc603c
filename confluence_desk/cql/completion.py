"""What could stand at the caret of a half-written query, and which part of it that replaces."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from confluence_desk.cql import fields
from confluence_desk.cql.expecting import Place, Wanted, place_behind
from confluence_desk.cql.fields import Field, Function, Type
from confluence_desk.cql.lexer import Kind, Token, tokens
from confluence_desk.cql.printing import literal
from confluence_desk.cql.tree import Operator

MOST = 50
_INCREMENTS = ("-1d", "-7d", "-2w", "-1M", "-3M", "-1y", "-4h")
_AGO = ('now("-1d")', 'now("-7d")', 'now("-1M")', 'now("-1y")')
_PARTIAL = frozenset({Kind.WORD, Kind.STRING, Kind.UNCLOSED})


class What(StrEnum):
    """What an offer is."""

    FIELD = "field"
    OPERATOR = "operator"
    FUNCTION = "function"
    VALUE = "value"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the query has it, and what a person knows it by."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that could stand at the caret; ``text`` is put in, ``name`` is shown beside it."""

    what: What
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """All that could stand in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    offers: tuple[Offer, ...] = ()


class Values(Protocol):
    """Knows the values of the fields: spaces, labels, people, pages."""

    def __call__(self, field: Field, typed: str, limit: int) -> Iterable[Value]:
        """Those of a field that go with what was typed so far, the likeliest first."""


def no_values(field: Field, typed: str, limit: int) -> Iterable[Value]:  # noqa: ARG001 - as agreed
    """Where nothing is known."""
    return ()


def complete(text: str, caret: int, values: Values = no_values, limit: int = MOST) -> Completion:
    """What could stand at the caret; what is half written there is replaced."""
    caret = max(0, min(caret, len(text)))
    before = tokens(text[:caret])[:-1]
    half = before.pop() if before and _is_half(before[-1], caret) else None
    place = place_behind(before)
    start = half.span.start if half else caret
    offers = _Offers(place, _typed(half), values, limit).all()
    return Completion(start, _end(text, caret, half), tuple(offers)[:limit])


def _is_half(token: Token, caret: int) -> bool:
    """Whether one is still at a token: at its very end, or within quotes that are open."""
    touching = token.span.end == caret and token.kind in _PARTIAL
    return touching and token.kind is not Kind.STRING


def _typed(half: Token | None) -> str:
    if half is None:
        return ""
    return half.text[1:] if half.kind is Kind.UNCLOSED else half.text


def _end(text: str, caret: int, half: Token | None) -> int:
    """Where the token ends in which the caret stands."""
    if half is None:
        return caret
    at = half.span.start
    whole = next((one for one in tokens(text) if one.span.start == at), half)
    return caret if whole.kind is Kind.UNCLOSED else max(caret, whole.span.end)


class _Offers:
    """Collects what goes with one place and what was typed there."""

    def __init__(self, place: Place, typed: str, values: Values, limit: int) -> None:
        self._place = place
        self._typed = typed
        self._values = values
        self._limit = limit

    def all(self) -> list[Offer]:
        found = _SOURCES[self._place.wanted](self)
        return list(dict.fromkeys(found))

    def clause(self) -> Iterator[Offer]:
        known = [one for one in fields.FIELDS.values() if not one.people_search]
        known.sort(key=lambda one: not one.documented)
        yield from self._fit(What.FIELD, [one.name for one in known if one.name != "favorite"])
        yield from self._fit(What.WORD, ["NOT", "("])
        if self._place.fresh:
            yield from self._fit(What.WORD, ["ORDER BY"])

    def operator(self) -> Iterator[Offer]:
        field = self._place.field
        allowed = [one for one in Operator if field is None or one in field.operators]
        yield from self._fit(What.OPERATOR, [str(one).upper() for one in allowed])

    def inside(self) -> Iterator[Offer]:
        yield from self._fit(What.OPERATOR, ["IN"])

    def value(self) -> Iterator[Offer]:
        field = self._place.field
        if field is None:
            return
        yield from self._functions(field)
        if field.type is Type.DATE:
            yield from self._fit(What.FUNCTION, _AGO)
        yield from self._fit(What.VALUE, _known(field))
        for value in self._values(field, self._typed, self._limit):
            yield Offer(What.VALUE, literal(value.text), value.name)

    def opened(self) -> Iterator[Offer]:
        yield from self._fit(What.WORD, ["("])
        if self._place.field is not None:
            yield from self._functions(self._place.field)

    def after_member(self) -> Iterator[Offer]:
        yield from self._fit(What.WORD, [",", ")"])

    def argument(self) -> Iterator[Offer]:
        function = fields.FUNCTIONS.get(self._place.function.lower())
        if function is not None and function.argument == "increment":
            yield from self._fit(What.VALUE, [f'"{one}"' for one in _INCREMENTS])
        yield from self._fit(What.WORD, [")"])

    def joint(self) -> Iterator[Offer]:
        closing = [")"] if self._place.groups else []
        yield from self._fit(What.WORD, ["AND", "OR", *closing, "ORDER BY"])

    def by(self) -> Iterator[Offer]:
        yield from self._fit(What.WORD, ["BY"])

    def key(self) -> Iterator[Offer]:
        names = [one.name for one in fields.FIELDS.values() if one.sortable]
        yield from self._fit(What.FIELD, [one for one in names if one != "favorite"])

    def direction(self) -> Iterator[Offer]:
        yield from self._fit(What.WORD, ["ASC", "DESC", ","])

    def comma(self) -> Iterator[Offer]:
        yield from self._fit(What.WORD, [","])

    def _functions(self, field: Field) -> Iterator[Offer]:
        offered = fields.functions_of(field, self._place.operator)
        yield from self._fit(What.FUNCTION, [_called(one) for one in offered])

    def _fit(self, what: What, names: Iterable[str]) -> Iterator[Offer]:
        """Those that begin so, then those that hold it."""
        typed = self._typed.lower()
        found = [name for name in names if typed in name.lower()]
        found.sort(key=lambda name: not name.lower().lstrip('"').startswith(typed))
        yield from (Offer(what, name) for name in found)


def _called(function: Function) -> str:
    fewest, _ = function.arguments
    return f"{function.name}({'10' if fewest else ''})"


def _known(field: Field) -> tuple[str, ...]:
    """The values that the language itself names."""
    if field.type is Type.KIND:
        return fields.CONTENT_TYPES
    return fields.SPACE_TYPES[:-1] if field.name == "space.type" else ()


_SOURCES: Mapping[Wanted, Callable[[_Offers], Iterator[Offer]]] = MappingProxyType(
    {
        Wanted.CLAUSE: _Offers.clause,
        Wanted.OPERATOR: _Offers.operator,
        Wanted.IN: _Offers.inside,
        Wanted.VALUE: _Offers.value,
        Wanted.SET: _Offers.opened,
        Wanted.MEMBER: _Offers.value,
        Wanted.AFTER_MEMBER: _Offers.after_member,
        Wanted.ARGUMENT: _Offers.argument,
        Wanted.JOINT: _Offers.joint,
        Wanted.BY: _Offers.by,
        Wanted.KEY: _Offers.key,
        Wanted.DIRECTION: _Offers.direction,
        Wanted.COMMA: _Offers.comma,
    }
)
