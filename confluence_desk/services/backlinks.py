"""Says what links to a page, from the texts that are here; those are looked through behind."""

import asyncio
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import PageNode
from confluence_desk.domain.events import Event
from confluence_desk.store import Store
from confluence_desk.store.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confluence_desk.render.references import Reference

_AT_ONCE = 12
_LISTED = 50 * _AT_ONCE
"""So many are asked for at once: to find them takes a walk over the whole library."""
_BREATH = 0.02
"""Seconds between two handfuls of texts: whoever reads meanwhile shall not notice."""


class Backlinks:
    """``changed`` tells that links were found which were not known before."""

    def __init__(self, store: Store, site_url: str) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._site_url = site_url
        self._whole = False
        self._doubtful = False
        self._turn = asyncio.Lock()

    @property
    def whole(self) -> bool:
        """Whether every text was looked through when that was asked last."""
        return self._whole

    def doubt(self) -> None:
        """Texts may have come or changed."""
        self._doubtful = True

    def to(self, page_id: str) -> list[PageNode]:
        """What links to a page, posts and archived pages among it, by title."""
        return self._store.linking_to(page_id)

    async def gather(self) -> None:
        """Look through the texts that are new or changed, a handful at a time."""
        async with self._turn:
            if self._whole and not self._doubtful:
                return
            self._whole, self._doubtful = False, False
            while due := await self._store.texts_without_links(_LISTED):
                for first in range(0, len(due), _AT_ONCE):
                    await self._look_through(due[first : first + _AT_ONCE])
                    self.changed.emit(None)
                    await asyncio.sleep(_BREATH)
            self._whole = True
            self.changed.emit(None)

    async def _look_through(self, due: list[tuple[str, int]]) -> None:
        bodies = await self._store.bodies_of(id_ for id_, _ in due)
        found = await asyncio.to_thread(self._found, bodies)
        await self._store.save_links((id_, number, found.get(id_, ())) for id_, number in due)

    def _found(self, bodies: dict[str, str]) -> dict[str, tuple[Link, ...]]:
        from confluence_desk.render.references import references  # noqa: PLC0415 - no start needs it

        site = self._site_url
        return {id_: _links(references(body, site)) for id_, body in bodies.items()}


def _links(found: "Iterable[Reference]") -> tuple[Link, ...]:
    """Pages that are linked to or shown; files of other pages are none."""
    return tuple(
        Link(one.page_id, one.space_key, one.title)
        for one in found
        if not one.names and (one.page_id or one.title)
    )
