"""Answers a search from the library alone: the same queries, without the site."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from confluence_desk.cql.building import any_word, begins, equal, holds_words
from confluence_desk.cql.check import read
from confluence_desk.cql.guessing import is_cql
from confluence_desk.cql.tree import Query
from confluence_desk.cql.typed import typed
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import Hit, Ranked, Term, Where
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Asker, Selection, Unanswered

MOST = 50
_FEW = 5
"""With fewer hits than these, what has some of the words is shown as well."""
_COMMON = "page"
WEIGHTS: Mapping[Where, float] = MappingProxyType(
    {Where.LABEL: 6.0, Where.TITLE: 5.0, Where.HEADING: 2.5, Where.TEXT: 1.0}
)


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


@frozen
class Answered:
    """What the library found, and which clauses it could not answer.

    ``more`` tells that there is more than was asked for. The last ``loose`` of them have some
    of the words only.
    """

    found: tuple[Hit, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    more: bool = False
    loose: int = 0


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

        Words in quotes are found exactly so; what has such marks as an index drops is found so
        first, and then by its words. ``typing`` tells that the last word may be half of one.
        """
        if is_cql(query):
            return await self._asked(read(query), limit, typing=typing)
        meant = typed(query)
        tree = Query(begins("text", meant.words) if typing else holds_words("text", meant.words))
        if meant.exact:
            return await self._exactly((*meant.exact, *meant.marked), tree, limit, typing=typing)
        if tree.where is None:
            return Answered()
        if not meant.marked:
            return await self._worded(meant.words, tree, limit, typing=typing)
        exact = await self._exactly(meant.marked, Query(None), limit, typing=typing)
        return _together(exact, await self._asked(tree, limit, typing=typing), limit)

    async def be_ready(self) -> None:
        """Find out behind what the first question after a change takes longest to find out."""
        await self._asked(Query(holds_words("text", _COMMON)), 1)

    async def every(self, query: str, limit: int) -> Selection:
        """What CQL finds here, by its ids alone; raises CqlError for CQL that makes no sense."""
        return await self._store.selected(read(query), self._asker(), limit)

    async def literal(self, text: str, limit: int = MOST, *, within: str = "") -> Answered:
        """What has ``text`` exactly so, two characters or more, save for capitals.

        ``within`` is CQL that the results are to fit besides.
        """
        tree = read(within) if within else Query(None)
        return await self._exactly((" ".join(text.split()),), tree, limit)

    async def ranked(
        self,
        terms: Sequence[Term],
        limit: int = 10,
        *,
        weights: Mapping[Where, float] = WEIGHTS,
        kinds: Sequence[str] = ("page", "blogpost"),
    ) -> list[Ranked]:
        """What has most of these terms where they weigh most, rare ones counting for more."""
        tree = Query(equal("type", kinds))
        return await self._store.weighed(terms, weights, tree, self._asker(), limit)

    async def _worded(self, words: str, tree: Query, limit: int, *, typing: bool) -> Answered:
        found = _own(await self._asked(tree, limit, typing=typing))
        if typing or len(found.found) >= min(_FEW, limit):
            return found
        half = _own(await self._asked(Query(begins("text", words)), limit))
        found = _together(found, half, limit)
        loose = any_word("text", words)
        if len(found.found) >= min(_FEW, limit) or loose is None:
            return found
        some = _own(await self._asked(Query(loose), limit))
        whole = _together(found, some, limit)
        return replace(whole, loose=len(whole.found) - len(found.found))

    def _asker(self) -> Asker:
        return Asker(self._account_id, self._zone, self._now())

    async def _asked(self, tree: Query, limit: int, *, typing: bool = False) -> Answered:
        selection, found = await self._store.shown(tree, self._asker(), limit, hasty=typing)
        return Answered(tuple(found), selection.unanswered, selection.more)

    async def _exactly(
        self, texts: Sequence[str], tree: Query, limit: int, *, typing: bool = False
    ) -> Answered:
        asker = self._asker()
        selection, found = await self._store.shown_exactly(texts, tree, asker, limit, hasty=typing)
        return Answered(tuple(found), selection.unanswered, selection.more)


def _own(answered: Answered) -> Answered:
    """Without comments that have only the title of their page to tell."""
    kept = (hit for hit in answered.found if hit.kind != "comment" or hit.excerpt.lit)
    return replace(answered, found=tuple(kept))


def _together(exact: Answered, other: Answered, limit: int) -> Answered:
    """What has it exactly so comes first."""
    known = {hit.id for hit in exact.found}
    found = [*exact.found, *(hit for hit in other.found if hit.id not in known)]
    more = exact.more or other.more or len(found) > limit
    return Answered(tuple(found[:limit]), other.unanswered, more)


def zone_of(name: str) -> tzinfo:
    """The zone of that name; this machine's where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC
