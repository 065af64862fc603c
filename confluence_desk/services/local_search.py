"""Answers a search from the library alone: the same queries, without the site."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from confluence_desk.cql.building import begins, equal, every
from confluence_desk.cql.check import read
from confluence_desk.cql.guessing import is_cql
from confluence_desk.cql.tree import Query
from confluence_desk.store import Store
from confluence_desk.store.query import Asker, Described, Unanswered

MOST = 50


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the library found, and which clauses it could not answer.

    ``more`` tells that there is more than was asked for.
    """

    found: tuple[Described, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    more: bool = False


class LocalSearch:
    """Asks as one person, whose zone decides what a day is."""

    def __init__(
        self,
        store: Store,
        account_id: str,
        time_zone: str = "",
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._account_id = account_id
        self._zone = zone_of(time_zone)
        self._now = now

    async def ask(self, query: str, limit: int = MOST) -> Answered:
        """What words or CQL find here; raises CqlError for CQL that makes no sense."""
        tree = tree_of(query)
        if tree is None:
            return Answered()
        asker = Asker(self._account_id, self._zone, self._now())
        selection = await self._store.selected(tree, asker, limit)
        found = await self._store.describe(selection.ids)
        return Answered(tuple(found), selection.unanswered, selection.more)


def tree_of(query: str) -> Query | None:
    """The query behind words or CQL; None for words that hold nothing to search for."""
    if is_cql(query):
        return read(query)
    words = begins("text", query)
    if words is None:
        return None
    return Query(every([equal("type", ("page", "blogpost")), words]))


def zone_of(name: str) -> tzinfo:
    """The zone of that name; this machine's where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC
