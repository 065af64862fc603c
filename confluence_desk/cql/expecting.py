"""What may stand at a place of a half-written query: follows its tokens without judging them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from confluence_desk.cql import fields, words
from confluence_desk.cql.fields import Field
from confluence_desk.cql.lexer import Kind, Token
from confluence_desk.cql.tree import Operator


class Wanted(StrEnum):
    """What comes next."""

    CLAUSE = "clause"
    OPERATOR = "operator"
    IN = "in"
    VALUE = "value"
    SET = "set"
    MEMBER = "member"
    AFTER_MEMBER = "after member"
    ARGUMENT = "argument"
    JOINT = "joint"
    BY = "by"
    KEY = "key"
    DIRECTION = "direction"
    COMMA = "comma"


@dataclass(slots=True)
class Place:
    """Where in a query one is: what is wanted, for which field and operator."""

    wanted: Wanted = Wanted.CLAUSE
    field: Field | None = None
    operator: Operator | None = None
    function: str = ""
    groups: int = 0
    fresh: bool = True
    """Whether nothing stands before it."""

    _last: str = ""
    _negated: bool = False
    _back: Wanted = Wanted.JOINT

    def follow(self, token: Token) -> None:
        """Go on behind one token."""
        self.fresh = False
        step = _STEPS.get(self.wanted)
        if step is not None:
            step(self, token)
        self._last = token.text

    def _clause(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            self.groups += 1
        elif token.word == "order":
            self.wanted = Wanted.BY
        elif token.kind is Kind.WORD and token.word != "not":
            self.field = fields.field(token.text)
            self.operator = None
            self.wanted = Wanted.OPERATOR

    def _operator(self, token: Token) -> None:
        if token.kind is Kind.OPERATOR:
            self.operator, self.wanted = Operator(token.text), Wanted.VALUE
        elif token.word == "not":
            self._negated, self.wanted = True, Wanted.IN
        elif token.word == "in":
            self._in(token)

    def _in(self, token: Token) -> None:
        if token.word == "in":
            self.operator = Operator.NOT_IN if self._negated else Operator.IN
            self._negated, self.wanted = False, Wanted.SET

    def _set(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            self.wanted = Wanted.MEMBER
        else:
            self._value(token)

    def _value(self, token: Token) -> None:
        if token.kind in {Kind.WORD, Kind.STRING}:
            self.wanted = Wanted.JOINT

    def _member(self, token: Token) -> None:
        if token.kind in {Kind.WORD, Kind.STRING}:
            self.wanted = Wanted.AFTER_MEMBER

    def _after_member(self, token: Token) -> None:
        if token.kind is Kind.OPEN and words.is_name(self._last):
            self._call(Wanted.AFTER_MEMBER)
        elif token.kind is Kind.COMMA:
            self.wanted = Wanted.MEMBER
        elif token.kind is Kind.CLOSE:
            self.wanted = Wanted.JOINT

    def _call(self, back: Wanted) -> None:
        self.function, self._back, self.wanted = self._last, back, Wanted.ARGUMENT

    def _argument(self, token: Token) -> None:
        if token.kind is Kind.CLOSE:
            self.function, self.wanted = "", self._back

    def _joint(self, token: Token) -> None:
        if token.kind is Kind.OPEN and words.is_name(self._last):
            self._call(Wanted.JOINT)
        elif token.kind is Kind.CLOSE:
            self.groups = max(0, self.groups - 1)
        elif token.word in {"and", "or"}:
            self.field, self.operator, self.wanted = None, None, Wanted.CLAUSE
        elif token.word == "order":
            self.wanted = Wanted.BY

    def _by(self, token: Token) -> None:
        if token.word == "by":
            self.wanted = Wanted.KEY

    def _key(self, token: Token) -> None:
        if token.kind is Kind.WORD:
            self.wanted = Wanted.DIRECTION

    def _direction(self, token: Token) -> None:
        self.wanted = Wanted.KEY if token.kind is Kind.COMMA else Wanted.COMMA

    def _comma(self, token: Token) -> None:
        if token.kind is Kind.COMMA:
            self.wanted = Wanted.KEY


_STEPS = {
    Wanted.CLAUSE: Place._clause,  # noqa: SLF001 - its own steps
    Wanted.OPERATOR: Place._operator,  # noqa: SLF001
    Wanted.IN: Place._in,  # noqa: SLF001
    Wanted.VALUE: Place._value,  # noqa: SLF001
    Wanted.SET: Place._set,  # noqa: SLF001
    Wanted.MEMBER: Place._member,  # noqa: SLF001
    Wanted.AFTER_MEMBER: Place._after_member,  # noqa: SLF001
    Wanted.ARGUMENT: Place._argument,  # noqa: SLF001
    Wanted.JOINT: Place._joint,  # noqa: SLF001
    Wanted.BY: Place._by,  # noqa: SLF001
    Wanted.KEY: Place._key,  # noqa: SLF001
    Wanted.DIRECTION: Place._direction,  # noqa: SLF001
    Wanted.COMMA: Place._comma,  # noqa: SLF001
}


def place_behind(tokens: Iterable[Token]) -> Place:
    """Where one is behind these tokens."""
    place = Place()
    for token in tokens:
        place.follow(token)
    return place
