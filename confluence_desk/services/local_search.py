"""Answers a search from the library alone: the same queries, without the site."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from confluence_desk.cql.building import begins, equal, every
from confluence_desk.cql.check import read
from confluence_desk.cql.guessing import is_cql
from confluence_desk.cql.tree import Query
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import Hit, Ranked, Term, Where
from confluence_desk.store import Store
from confluence_desk.store.query import Asker, Unanswered

MOST = 50
WEIGHTS: Mapping[Where, float] = MappingProxyType(
    {Where.LABEL: 6.0, Where.TITLE: 5.0, Where.HEADING: 2.5, Where.TEXT: 1.0}
)


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


@frozen
class Answered:
    """What the library found, and which clauses it could not answer.

    ``more`` tells that there is more than was asked for.
    """

    found: tuple[Hit, ...] = ()
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

    async def ask(self, query: str, limit: int = MOST, *, typing: bool = False) -> Answered:
        """What words or CQL find here; raises CqlError for CQL that makes no sense.

        Words in quotes are found exactly so, and so are ones with marks in them; ``typing``
        tells that the last word may be half of one.
        """
        tree = tree_of(query)
        if tree is None:
            return Answered()
        return await self._asked(tree, limit)

    async def literal(self, text: str, limit: int = MOST, *, within: str = "") -> Answered:
        """What has ``text`` exactly so, two characters or more, save for capitals.

        ``within`` is CQL that the results are to fit besides.
        """
        return await self.ask(f'"{text}"', limit)

    async def ranked(
        self,
        terms: Sequence[Term],
        limit: int = 10,
        *,
        weights: Mapping[Where, float] = WEIGHTS,
        kinds: Sequence[str] = ("page", "blogpost"),
    ) -> list[Ranked]:
        """What has most of these terms where they weigh most, rare ones counting for more."""
        return []

    async def _asked(self, tree: Query, limit: int) -> Answered:
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
