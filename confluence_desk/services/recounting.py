"""Counts anew what saved searches find here, and tells what is new of it; asks no site."""

import asyncio
from typing import TYPE_CHECKING, Protocol

from confluence_desk.cql.errors import CqlError
from confluence_desk.services.search import MOST
from confluence_desk.store.query.asking import Reason, Selection

if TYPE_CHECKING:
    from confluence_desk.domain.collected import SavedSearch
    from confluence_desk.domain.followed import InboxEntry
    from confluence_desk.services.hit_news import HitNews
    from confluence_desk.services.local_search import LocalSearch
    from confluence_desk.services.searches import SavedSearches
    from confluence_desk.services.understanding import Asked

_OF_SOME = frozenset({Reason.PARTLY, Reason.NOT_INDEXED})
"""The clause is answered, though of some pages too little is known: what is here is counted."""
_MOST_HITS = 2000
"""Hits that are remembered of a search, so that a new one is told from them."""


class Reader(Protocol):
    """What understands texts; ``services.understanding`` does."""

    async def read(self, text: str) -> "Asked":
        """All that can be told of it."""


class Recounting:
    """One search after the other, so that nothing else waits long."""

    def __init__(
        self,
        searches: "SavedSearches",
        local: "LocalSearch",
        reader: Reader,
        news: "HitNews",
    ) -> None:
        self._searches = searches
        self._local = local
        self._reader = reader
        self._news = news

    async def run(self) -> None:
        """Count every saved search whose clauses can all be answered here."""
        for search in self._searches.all():
            await self._count(search)
            if search.tells and not self._news.knows(search):
                await self._hear(search, tell=False)
            await asyncio.sleep(0)

    async def tell(self, *, wanted: bool) -> "list[InboxEntry]":
        """Count as well, and give what is new, which stands in the inbox; unwanted it is noted."""
        await self._news.keep_only(self._searches.all())
        new: list[InboxEntry] = []
        for search in self._searches.all():
            await self._count(search)
            if search.tells:
                new += await self._hear(search, tell=wanted)
            await asyncio.sleep(0)
        return new

    async def _count(self, search: "SavedSearch") -> None:
        asked = await self._reader.read(search.cql)
        if asked.fault is not None or not asked.cql:
            return  # it says what is wrong where it is asked
        try:
            answered = await self._local.ask(asked.cql, MOST)  # as Confluence counts
        except CqlError:
            return
        answers = all(one.reason in _OF_SOME for one in answered.unanswered)
        if answers and self._searches.find(search.key) is not None:
            await self._searches.note_count(search.key, len(answered.found))

    async def _hear(self, search: "SavedSearch", *, tell: bool) -> "list[InboxEntry]":
        asked = await self._reader.read(search.cql)
        if asked.fault is not None or not asked.cql:
            return []
        try:
            found: Selection = await self._local.every(asked.cql, _MOST_HITS)
        except CqlError:
            return []
        if not all(one.reason in _OF_SOME for one in found.unanswered):
            return []
        return await self._news.from_library(search, found, tell=tell)
