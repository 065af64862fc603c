"""What is known of a clause: when a row surely fits, and when it surely does not."""

from collections.abc import Callable
from typing import NamedTuple

from confluence_desk.cql.tree import Clause
from confluence_desk.store.query.sources import Source
from confluence_desk.store.query.sql import NO, YES, Sql
from confluence_desk.store.query.values import Ask, Values


class Told(NamedTuple):
    """When a row fits and when it does not; ``whole`` tells that every row is one or the other."""

    yes: Sql
    no: Sql
    whole: bool = True

    @property
    def turned(self) -> "Told":
        """The opposite."""
        return Told(self.no, self.yes, self.whole)


NOBODY_KNOWS = Told(NO, NO, whole=False)
NEVER = Told(NO, YES)
Make = Callable[[Clause, Source, Values, Ask], Told]


def simple(condition: Sql) -> Told:
    """What is known of every row."""
    if condition in {NO, YES}:
        return Told(condition, NO if condition == YES else YES)
    return Told(condition, Sql(f"NOT ({condition.text})", condition.values))


def within(column: str, select: str, where: Sql) -> Sql:
    """Whether a column has what a question of its own finds."""
    return where if where == NO else Sql(f"{column} IN ({select} {where.text})", where.values)
