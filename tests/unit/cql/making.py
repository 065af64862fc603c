"""Makes queries by the grammar: all of them are valid, many of them strange."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from confluence_desk.cql import fields
from confluence_desk.cql.fields import Field, Type
from confluence_desk.cql.tree import Operator

_INCREMENTS = ("-1d", "+2d", "-3w", "1M", "-1y", "-5h", "-90m", "0d")
_SHAPES = (
    "{0}",
    "{0}",
    "{0}",
    '\\"{0} {1}\\"',
    "{0} {1}",
    "{0} OR {1}",
    "{0} -{1}",
    "{0}~",
    "{2}*",
)
_PATTERNS = ("{3}?{4}", "{3}*{4}", '\\"{0} {1}\\"~3', "{0} AND ({1})", "NOT {0}")


@dataclass(frozen=True)
class Pools:
    """What values are drawn from."""

    ids: Sequence[str] = ("1", "2", "4242", "att7")
    spaces: Sequence[str] = ("DEV", "dev", "~u1", "NOSUCH")
    labels: Sequence[str] = ("runbook", "Draft", "needs_review", "a-b")
    people: Sequence[str] = ("u1", "u2", "557058:abc-def")
    titles: Sequence[str] = ("Home", "hello dolly", "Ünder the Straße", 'say "yes"')
    words: Sequence[str] = ("hello", "searching", "wins", "foo-bar5", "policies", "ß", "障害")
    days: Sequence[str] = ("2014-09-01", "2026/3/15", "2026-03-16 00:00", "2026/03/18 10:30")
    macros: Sequence[str] = ("toc", "jira", "info")
    fields: Sequence[str] = field(
        default=tuple(one.name for one in fields.FIELDS.values() if not one.people_search)
    )


class Maker:
    """One stream of queries."""

    def __init__(self, rng: Random, pools: Pools | None = None, *, deep: int = 3) -> None:
        self._rng = rng
        self._pools = pools or Pools()
        self._deep = deep

    def query(self) -> str:
        """A whole query."""
        where = self._expression(self._deep)
        if self._rng.random() < 0.3:
            names = [one.name for one in fields.FIELDS.values() if one.sortable]
            keys = ", ".join(
                self._rng.choice(names) + self._rng.choice(("", " asc", " DESC"))
                for _ in range(self._rng.randint(1, 2))
            )
            return f"{where} {self._any_case('order by')} {keys}"
        return where

    def _expression(self, deep: int) -> str:
        count = 1 if deep == 0 else self._rng.choice((1, 1, 2, 2, 3))
        parts = [self._unary(deep) for _ in range(count)]
        made = parts[0]
        for part in parts[1:]:
            made += f" {self._any_case(self._rng.choice(('and', 'or')))} {part}"
        return made

    def _unary(self, deep: int) -> str:
        made = self._clause()
        if deep and self._rng.random() < 0.3:
            made = f"( {self._expression(deep - 1)})"
        return f"{self._any_case('not')} {made}" if self._rng.random() < 0.2 else made

    def _clause(self) -> str:
        name = self._rng.choice(self._pools.fields)
        one = fields.FIELDS[name.lower()]
        operator = self._rng.choice(sorted(one.operators))
        blank = self._rng.choice(("", " ", "\n "))
        if operator.takes_set:
            values = ", ".join(self._value(one, operator) for _ in range(self._rng.randint(1, 3)))
            return f"{self._any_case(name)} {self._any_case(str(operator))} ({values})"
        return f"{self._any_case(name)}{blank}{operator}{blank}{self._value(one, operator)}"

    def _value(self, one: Field, operator: Operator) -> str:
        offered = [f for f in fields.functions_of(one, operator) if f.name not in _LOCAL]
        if offered and self._rng.random() < 0.4:
            return self._call(self._rng.choice(offered))
        if operator in fields.MATCH:
            return f'"{self._text()}"'
        return self._quoted(self._rng.choice(self._literals(one)))

    def _call(self, function: fields.Function) -> str:
        fewest, most = function.arguments
        count = self._rng.randint(fewest, most)
        if function.argument == "increment":
            inside = ", ".join(f'"{self._rng.choice(_INCREMENTS)}"' for _ in range(count))
        else:
            inside = ", ".join(str(self._rng.randint(0, 4)) for _ in range(count))
        return f"{function.name}({inside})"

    def _literals(self, one: Field) -> Sequence[str]:
        pools = self._pools
        if one.name == "macro":
            return pools.macros
        if one.name == "space.type":
            return (*fields.SPACE_TYPES[:3], "favourite")
        by_type = {
            Type.CONTENT: pools.ids,
            Type.DATE: pools.days,
            Type.USER: pools.people,
            Type.SPACE: pools.spaces,
            Type.KIND: fields.CONTENT_TYPES,
            Type.TEXT: pools.titles,
        }
        return by_type.get(one.type, pools.labels)

    def _text(self) -> str:
        one, other = (self._rng.choice(self._pools.words) for _ in range(2))
        shape = self._rng.choice((*_SHAPES, *_PATTERNS))
        made = shape.format(one, other, one[: max(1, len(one) // 2)], one[:1], one[2:])
        return made if made[:1] not in "*?" else one

    def _quoted(self, value: str) -> str:
        if value.isalnum() and value.isascii() and self._rng.random() < 0.5:
            return value
        if self._rng.random() < 0.3:
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def _any_case(self, word: str) -> str:
        change: Callable[[str], str] = self._rng.choice((str, str, str.upper, str.title))
        return change(word)


_LOCAL = frozenset({"currentSpace", "currentContent"})
"""What means nothing unless one stands somewhere."""
