"""Asks Confluence the saved searches again, for what they find new."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.domain.errors import Refused
from confluence_desk.domain.followed import InboxEntry
from confluence_desk.services.hit_news import HitNews

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.recounting import Reader

MOST_HITS = 100


class HitsThere:
    """``note_count`` keeps how much one of them found, by its key.

    ``reader`` understands them: a saved search may be words or a question.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        reader: "Reader",
        news: HitNews,
        searches: Callable[[], Iterable[SavedSearch]],
        note_count: Callable[[int, int], Awaitable[None]],
    ) -> None:
        self._client = client
        self._reader = reader
        self._news = news
        self._searches = searches
        self._note_count = note_count

    async def look(self) -> list[InboxEntry]:
        """What is new, and in the inbox. Raises ``DeskError``."""
        searches = list(self._searches())
        await self._news.keep_only(searches)
        entries: list[InboxEntry] = []
        for search in searches:
            if search.tells:
                entries += await self._asked(search)
        return entries

    async def _asked(self, search: SavedSearch) -> list[InboxEntry]:
        asked = await self._reader.read(search.cql)
        try:
            hits = await self._client.search(asked.cql or search.cql, limit=MOST_HITS)
        except Refused:
            return []  # a query that Confluence does not take is shown where it is asked
        await self._note_count(search.key, len(hits))
        return await self._news.from_site(search, hits)
