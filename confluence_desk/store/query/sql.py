"""Conditions in SQL with their values beside them: no word of a query ever becomes SQL."""

import json
from collections.abc import Iterable, Sequence

from confluence_desk.domain.frozen import frozen

Value = str | int | None


@frozen
class Sql:
    """A condition of our own words; every ``?`` in it has its value."""

    text: str
    values: tuple[Value, ...] = ()


YES, NO = Sql("1"), Sql("0")


def every(parts: Iterable[Sql]) -> Sql:
    """All of them hold."""
    kept = [part for part in parts if part != YES]
    return NO if NO in kept else _joined(kept, "AND", YES)


def some(parts: Iterable[Sql]) -> Sql:
    """One of them holds."""
    kept = [part for part in parts if part != NO]
    return YES if YES in kept else _joined(kept, "OR", NO)


def among(column: str, values: Sequence[Value]) -> Sql:
    """Whether a column has one of the values."""
    if not values:
        return NO
    if len(values) == 1:
        return Sql(f"{column} = ?", (values[0],))
    return Sql(f"{column} IN (SELECT value FROM json_each(?))", (listed(values),))  # noqa: S608 - our own columns


def listed(values: Sequence[Value]) -> str:
    """Many values as one, for ``json_each``."""
    return json.dumps(list(values))


def _joined(parts: list[Sql], word: str, nothing: Sql) -> Sql:
    """Pairs of pairs: a chain of thousands would be nested too deeply for SQLite."""
    if not parts:
        return nothing
    while len(parts) > 1:
        pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        parts = [_pair(pair, word) for pair in pairs]
    return parts[0]


def _pair(pair: list[Sql], word: str) -> Sql:
    if len(pair) == 1:
        return pair[0]
    one, other = pair
    return Sql(f"({one.text} {word} {other.text})", one.values + other.values)
