"""Which part of a query is what, also of half a query: what colours it in the bar."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from confluence_desk.cql import dates, fields
from confluence_desk.cql.expecting import Place, Wanted
from confluence_desk.cql.lexer import Kind, Token, tokens


class Role(StrEnum):
    """What a part of a query is."""

    FIELD = "field"
    UNKNOWN = "unknown"
    KEYWORD = "keyword"
    OPERATOR = "operator"
    FUNCTION = "function"
    STRING = "string"
    DATE = "date"
    NUMBER = "number"
    VALUE = "value"
    MARK = "mark"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text; blanks belong to none."""

    start: int
    end: int
    role: Role


_PLAIN = {
    Kind.STRING: Role.STRING,
    Kind.UNCLOSED: Role.ERROR,
    Kind.OPERATOR: Role.OPERATOR,
    Kind.OPEN: Role.MARK,
    Kind.CLOSE: Role.MARK,
    Kind.COMMA: Role.MARK,
    Kind.BROKEN: Role.ERROR,
}
_WORDS = frozenset({"and", "or", "not", "order", "by"})
_DIRECTIONS = frozenset({"asc", "desc"})
_VALUES = frozenset({Wanted.VALUE, Wanted.SET, Wanted.MEMBER, Wanted.ARGUMENT})


def parts(text: str) -> Iterator[Part]:
    """Every part of a query in order."""
    place, found = Place(), tokens(text)
    for token, after in itertools.pairwise(found):
        yield Part(token.span.start, token.span.end, _role(token, after, place))
        place.follow(token)


def _role(token: Token, after: Token, place: Place) -> Role:
    if token.kind is not Kind.WORD:
        return _PLAIN[token.kind]
    if place.wanted in _VALUES and token.word not in {"and", "or"}:
        return _value(token, after)
    if token.word == "in":
        return Role.OPERATOR
    if token.word in _WORDS or (place.wanted is Wanted.DIRECTION and token.word in _DIRECTIONS):
        return Role.KEYWORD
    if place.wanted in {Wanted.CLAUSE, Wanted.KEY}:
        return Role.UNKNOWN if fields.field(token.text) is None else Role.FIELD
    return Role.ERROR


def _value(token: Token, after: Token) -> Role:
    if after.kind is Kind.OPEN:
        known = token.word in fields.FUNCTIONS
        return Role.FUNCTION if known else Role.UNKNOWN
    if dates.is_date(token.text):
        return Role.DATE
    return Role.NUMBER if token.text.isdigit() else Role.VALUE
