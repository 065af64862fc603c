"""Counts anew what saved searches find, once a sync has brought something; asks no site."""

import asyncio
from typing import TYPE_CHECKING

from confluence_desk.cql.errors import CqlError
from confluence_desk.services.search import MOST

if TYPE_CHECKING:
    from confluence_desk.services.local_search import LocalSearch
    from confluence_desk.services.searches import SavedSearches


class Recounting:
    """One search after the other, so that nothing else waits long."""

    def __init__(self, searches: "SavedSearches", local: "LocalSearch") -> None:
        self._searches = searches
        self._local = local

    async def run(self) -> None:
        """Count every saved search that can be answered here as a whole."""
        for search in self._searches.all():
            try:
                answered = await self._local.ask(search.cql, MOST)
            except CqlError:
                continue  # it says what is wrong where it is asked
            if not answered.unanswered and self._searches.find(search.key) is not None:
                await self._searches.note_count(search.key, len(answered.found))
            await asyncio.sleep(0)
