"""Quick looks: what is newest in a space, as far back as everything is known."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Protocol

from confluence_desk.domain.entities import Page
from confluence_desk.domain.keeping import Holds
from confluence_desk.services.sync.listing import Found, Listing
from confluence_desk.services.sync.sources import Source

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.store import Store

ROWS = 50
OVERLAP = 25
"""So many rows in a row that are known mean that everything older was seen before."""
FURTHEST = 20
"""Slices of a space that is kept whole: whoever was away for so long lists it anew."""
FURTHEST_FOR_TREES = 4
"""Slices of a space of which only a part is kept: most of what is new there is not ours."""


class _Rows(Protocol):
    def __call__(
        self, space_id: str, *, newest: bool, rows: int
    ) -> AsyncGenerator[list[Page], None]: ...


class Looks:
    """Looks at the newest content of spaces; what left, moved or has other labels stays unseen."""

    def __init__(self, client: "ConfluenceClient", store: "Store", listing: Listing) -> None:
        self._client = client
        self._store = store
        self._listing = listing

    async def look(self, found: Found) -> bool:
        """Save what is new of a source; False where it is more than a look is for."""
        source, client = found.source, self._client
        found.looked = True
        if source.holds is Holds.TREE:
            return await self._near(source, found)
        if source.holds is Holds.SPACE and not await self._newest(client.space_pages, found):
            return False
        return await self._newest(client.space_posts, found)

    async def _near(self, source: Source, found: Found) -> bool:
        """The newest pages of the space in which a subtree stands, those of others too."""
        root = self._store.node(source.subject)
        if root is None or not root.space_id:
            return False
        slices, _ = await self._back(self._client.space_pages, root.space_id, FURTHEST_FOR_TREES)
        await self._keep(slices, found)
        return True

    async def _newest(self, rows: _Rows, found: Found) -> bool:
        slices, whole = await self._back(rows, found.source.subject, FURTHEST)
        if whole:
            await self._keep(slices, found)
        return whole

    async def _back(
        self, rows: _Rows, space_id: str, furthest: int
    ) -> tuple[list[list[Page]], bool]:
        """The slices in which something is new, and whether all behind them is known."""
        fresh: list[list[Page]] = []
        async with aclosing(rows(space_id, newest=True, rows=ROWS)) as slices:
            async for pages in slices:
                self._listing.requests += 1
                if self._known(pages):
                    return fresh, True
                fresh.append(pages)
                if len(pages) > OVERLAP and self._known(pages[-OVERLAP:]):
                    return fresh, True
                if len(fresh) >= furthest:
                    return fresh, False
        return fresh, True

    async def _keep(self, slices: Sequence[list[Page]], found: Found) -> None:
        """Save the oldest first.

        A run killed in between must leave nothing new behind something known: there the next
        look would end.
        """
        for pages in reversed(slices):
            await self._listing.keep(pages, found)

    def _known(self, pages: Sequence[Page]) -> bool:
        """Whether all of these are here in this version, place and state; an empty slice is not."""
        here = self._store.standing(page.id for page in pages)
        return bool(pages) and all(
            (row := here.get(page.id)) is not None
            and (row.number, row.at) == (page.version.number, page.version.created_at)
            and (row.status, row.parent_id) == (page.status, page.parent_id)
            for page in pages
        )
