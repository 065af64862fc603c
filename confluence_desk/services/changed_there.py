"""Finds what a query names, here, and what of it changed lately on Confluence."""

import re
from typing import TYPE_CHECKING, Protocol

from confluence_desk.domain.readings import Moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desk.services.search import Found

_ORDER = re.compile(r"\border\s+by\b[^\"']*$", re.IGNORECASE)
_PAGES = ("page", "blogpost")


class _Asked(Protocol):
    @property
    def cql(self) -> str:
        """The query for it."""


class Searching(Protocol):
    """What answers queries."""

    async def read(self, text: str) -> _Asked:
        """What words or CQL ask for."""

    async def here(self, query: str) -> "Sequence[Found]":
        """What is found on this machine."""

    async def there(self, query: str) -> "Sequence[Found]":
        """What Confluence finds."""


class ChangedThere:
    """Queries are CQL or words, as they are saved."""

    def __init__(self, search: Searching) -> None:
        self._search = search

    async def ids(self, query: str) -> list[str]:
        """What a query finds here; raises CqlError for one that makes no sense."""
        return [found.id for found in await self._search.here(query)]

    async def since(self, query: str, hours: int) -> list[Moved]:
        """Pages of a query that were saved in these hours; raises ``DeskError``."""
        cql = _ORDER.sub("", (await self._search.read(query)).cql).strip()
        if not cql:
            return []
        wanted = f'({cql}) AND type IN (page, blogpost) AND lastmodified >= now("-{hours}h")'
        found = await self._search.there(f"{wanted} ORDER BY lastmodified DESC")
        return [
            Moved(one.id, one.title, "", 0, 0, one.modified_at)
            for one in found
            if one.kind in _PAGES
        ]
