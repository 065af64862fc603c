"""Makes queries out of values: whatever a value holds, it stays a value (traps 77 and 78)."""

import re
from collections.abc import Iterable

from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import (
    And,
    Call,
    Clause,
    FieldName,
    Literal,
    Node,
    Not,
    Operand,
    Operator,
    Or,
    Order,
    Query,
)

_MARKS = re.compile(r'([+\-&|!(){}\[\]^~*?:\\/"])')
_LOGIC = frozenset({"AND", "OR", "NOT"})


def text_of(node: Node | None, *orders: Order) -> str:
    """The query as text."""
    return canonical(Query(node, orders))


def where(field: str, operator: Operator, *values: str | Operand) -> Clause:
    """One comparison; texts are literal values."""
    operands = tuple(Literal(one) if isinstance(one, str) else one for one in values)
    return Clause(FieldName(field), operator, operands)


def equal(field: str, values: Iterable[str]) -> Clause:
    """The field has one of the values."""
    some = tuple(values)
    return where(field, Operator.EQUALS if len(some) == 1 else Operator.IN, *some)


def call(name: str, *arguments: str | int) -> Call:
    """A function's value."""
    return Call(name, tuple(Literal(str(one)) for one in arguments))


def holds_words(field: str, typed: str) -> Clause | None:
    """The words a person typed, all of them; None when there is no word in it.

    Marks are no commands here: they are what an index drops anyway.
    """
    words = [_plain(one) for one in typed.split() if any(map(str.isalnum, one))]
    return where(field, Operator.MATCHES, " ".join(words)) if words else None


def holds_phrase(field: str, phrase: str) -> Clause | None:
    """These words side by side; None when there is no word in it."""
    if not any(map(str.isalnum, phrase)):
        return None
    escaped = phrase.replace("\\", "\\\\").replace('"', '\\"')
    return where(field, Operator.MATCHES, f'"{escaped}"')


def any_word(field: str, typed: str) -> Clause | None:
    """One of several words that a person typed; None where there are not several."""
    words = [_plain(one) for one in typed.split() if any(map(str.isalnum, one))]
    return where(field, Operator.MATCHES, " OR ".join(words)) if len(words) > 1 else None


def begins(field: str, typed: str) -> Clause | None:
    """The words a person typed so far: the last one may be half of one."""
    words = [_plain(one) for one in typed.split() if any(map(str.isalnum, one))]
    if not words:
        return None
    half = "" if typed[-1:].isspace() else "*"
    return where(field, Operator.MATCHES, " ".join(words) + half)


def every(nodes: Iterable[Node | None]) -> Node | None:
    """All of them; what is None says nothing."""
    kept = tuple(node for node in nodes if node is not None)
    return kept[0] if len(kept) == 1 else And(kept) if kept else None


def either(nodes: Iterable[Node | None]) -> Node | None:
    """One of them; what is None says nothing."""
    kept = tuple(node for node in nodes if node is not None)
    return kept[0] if len(kept) == 1 else Or(kept) if kept else None


def but(node: Node) -> Node:
    """What ``node`` does not keep."""
    return Not(node)


def order(field: str, *, descending: bool = False) -> Order:
    """One key to sort by."""
    return Order(FieldName(field), descending)


def _plain(word: str) -> str:
    """One word for a text query, its marks and its capitals without meaning."""
    escaped = _MARKS.sub(r"\\\1", word)
    return escaped.lower() if word in _LOGIC else escaped
