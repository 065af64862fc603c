"""Counts anew what saved searches find, once a sync has brought something; asks no site."""

import asyncio
from typing import TYPE_CHECKING

from confluence_desk.cql.errors import CqlError
from confluence_desk.services.search import MOST
from confluence_desk.store.query import Reason

if TYPE_CHECKING:
    from confluence_desk.services.local_search import LocalSearch
    from confluence_desk.services.searches import SavedSearches

_OF_SOME = frozenset({Reason.PARTLY, Reason.NOT_INDEXED})
"""The clause is answered, though of some pages too little is known: what is here is counted."""


class Recounting:
    """One search after the other, so that nothing else waits long."""

    def __init__(self, searches: "SavedSearches", local: "LocalSearch") -> None:
        self._searches = searches
        self._local = local

    async def run(self) -> None:
        """Count every saved search whose clauses can all be answered here."""
        for search in self._searches.all():
            try:
                answered = await self._local.ask(search.cql, MOST)
            except CqlError:
                continue  # it says what is wrong where it is asked
            answers = all(one.reason in _OF_SOME for one in answered.unanswered)
            if answers and self._searches.find(search.key) is not None:
                await self._searches.note_count(search.key, len(answered.found))
            await asyncio.sleep(0)
