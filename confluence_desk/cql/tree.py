"""What a query says, as frozen values; spans are where it says so and count for nothing else."""

from collections.abc import Iterator
from dataclasses import field as attribute
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


@frozen
class Span:
    """A half-open range of characters in the query's text."""

    start: int
    end: int

    def __or__(self, other: "Span") -> "Span":
        """From the start of the one to the end of the other."""
        return Span(min(self.start, other.start), max(self.end, other.end))


NOWHERE = Span(0, 0)
"""The span of a node that was not read from a text."""


class Operator(StrEnum):
    """How a clause compares; values are the language's own spelling."""

    EQUALS = "="
    DIFFERS = "!="
    MATCHES = "~"
    LACKS = "!~"
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    IN = "in"
    NOT_IN = "not in"

    @property
    def negative(self) -> bool:
        """Whether it keeps what does not match."""
        return self in {Operator.DIFFERS, Operator.LACKS, Operator.NOT_IN}

    @property
    def takes_set(self) -> bool:
        """Whether several values may follow."""
        return self in {Operator.IN, Operator.NOT_IN}


@frozen
class Literal:
    """A value as it is meant: without quotes, escapes undone."""

    text: str
    quoted: bool = attribute(default=True, compare=False)
    span: Span = attribute(default=NOWHERE, compare=False)


@frozen
class Call:
    """A function that the service works out, such as ``currentUser()``."""

    name: str
    arguments: tuple[Literal, ...] = ()
    span: Span = attribute(default=NOWHERE, compare=False)
    name_span: Span = attribute(default=NOWHERE, compare=False)


Operand = Literal | Call


@frozen
class FieldName:
    """A field as it was written; ``key`` is the spelling to compare with."""

    name: str
    span: Span = attribute(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        """The name in lower case: the language does not mind the case."""
        return self.name.lower()


@frozen
class Clause:
    """One comparison; only the set operators have more than one value."""

    field: FieldName
    operator: Operator
    values: tuple[Operand, ...]
    span: Span = attribute(default=NOWHERE, compare=False)
    operator_span: Span = attribute(default=NOWHERE, compare=False)


@frozen
class Not:
    """Keeps what ``part`` does not."""

    part: "Node"
    span: Span = attribute(default=NOWHERE, compare=False)


@frozen
class And:
    """Keeps what every part keeps; ``grouped`` tells that parentheses stood around it."""

    parts: tuple["Node", ...]
    span: Span = attribute(default=NOWHERE, compare=False)
    grouped: bool = attribute(default=False, compare=False)


@frozen
class Or:
    """Keeps what any part keeps; ``grouped`` tells that parentheses stood around it."""

    parts: tuple["Node", ...]
    span: Span = attribute(default=NOWHERE, compare=False)
    grouped: bool = attribute(default=False, compare=False)


Node = Clause | Not | And | Or


@frozen
class Order:
    """One key to sort by; ``descending`` is None where the query leaves it to the field."""

    field: FieldName
    descending: bool | None = None
    span: Span = attribute(default=NOWHERE, compare=False)


@frozen
class Query:
    """A whole query; ``where`` is None when it only sorts."""

    where: Node | None
    orders: tuple[Order, ...] = ()
    span: Span = attribute(default=NOWHERE, compare=False)


def clauses(node: Node | None) -> Iterator[Clause]:
    """Every comparison below ``node``, in the order of the text."""
    waiting: list[Node] = [] if node is None else [node]
    while waiting:
        match waiting.pop():
            case Clause() as clause:
                yield clause
            case Not(part):
                waiting.append(part)
            case And(parts) | Or(parts):
                waiting.extend(reversed(parts))
