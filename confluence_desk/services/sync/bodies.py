"""Fetches texts by their ids, hundreds a request and several requests side by side."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from confluence_desk.api.together import together
from confluence_desk.domain.entities import Kind, Page
from confluence_desk.domain.errors import BadReply, DeskError, Missing
from confluence_desk.domain.syncing import Stage
from confluence_desk.services.sync.failures import of_items
from confluence_desk.services.sync.pace import Pace
from confluence_desk.services.sync.skimming import Skimmed

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.services.sync.ledger import Ledger
    from confluence_desk.store import Store

AT_ONCE = 4
"""Requests for texts side by side; the listings need room beside them."""
CULPRITS = 10
"""So many items that fail alone, one after the other, are no culprits: the service is down."""

_ALIVE = frozenset({"current", "archived"})
_GONE_TOO = {
    Kind.PAGE: ("current", "archived", "trashed", "deleted"),
    Kind.BLOGPOST: ("current", "trashed", "deleted"),
}


class Bodies:
    """Takes wishes while it works; ``close`` says that no more will come.

    An id is fetched once a run however often it is wished for. What cannot be had is noted as a
    trouble, and the rest goes on. ``skimmed`` knows what the texts that came show.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        ledger: "Ledger",
        *,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.skimmed = Skimmed()
        self._client = client
        self._store = store
        self._ledger = ledger
        self._ticks = ticks
        self._pace = Pace()
        self._wished: set[str] = set()
        self._waiting: dict[Kind, deque[str]] = {Kind.PAGE: deque(), Kind.BLOGPOST: deque()}
        self._left_out: dict[Kind, list[str]] = {Kind.PAGE: [], Kind.BLOGPOST: []}
        self._news = asyncio.Condition()
        self._closed = False
        self._failed_in_a_row = 0

    async def want(self, wished: Iterable[tuple[str, Kind]]) -> None:
        """Fetch the texts of these, unless they were wished for before."""
        fresh = 0
        for content_id, kind in wished:
            if kind.readable and content_id not in self._wished:
                self._wished.add(content_id)
                self._waiting[kind].append(content_id)
                fresh += 1
        if fresh:
            self._ledger.progress(Stage.TEXTS, pages_total=fresh)
            async with self._news:
                self._news.notify_all()

    async def now(self, kind: Kind, ids: Sequence[str]) -> None:
        """Fetch and save these before anything else."""
        self._wished.update(ids)
        for some in _portions(ids, self._pace.size):
            await self._fetch(kind, some)

    async def close(self) -> None:
        """Nothing more is wanted: ``work`` ends when it has done what is."""
        self._closed = True
        async with self._news:
            self._news.notify_all()

    async def work(self) -> None:
        """Fetch until all is here; run it beside whatever calls ``want``."""
        await together(self._worker() for _ in range(AT_ONCE))
        for kind, ids in self._left_out.items():
            for some in _portions(ids, self._pace.size):
                await self._look_again(kind, some)

    async def _worker(self) -> None:
        while True:
            async with self._news:
                await self._news.wait_for(lambda: self._closed or self._enough())
                kind = max(self._waiting, key=lambda one: len(self._waiting[one]))
                some = self._take(kind)
            if not some:
                return
            await self._fetch(kind, some)

    def _enough(self) -> bool:
        """Whether a whole request is waiting: half-empty ones wait for company."""
        return any(len(ids) >= self._pace.size for ids in self._waiting.values())

    def _take(self, kind: Kind) -> list[str]:
        ids = self._waiting[kind]
        return [ids.popleft() for _ in range(min(self._pace.size, len(ids)))]

    async def _fetch(self, kind: Kind, ids: Sequence[str]) -> None:
        """Fetch and save; a batch that fails is split until the culprit stands alone."""
        try:
            pages = await self._asked(kind, ids)
        except DeskError as error:
            if not of_items(error):
                raise
            await self._split(kind, ids, error)
            return
        self._failed_in_a_row = 0
        await self._keep(kind, ids, pages)

    async def _split(self, kind: Kind, ids: Sequence[str], error: DeskError) -> None:
        self._pace.failed(len(ids))
        if len(ids) > 1:
            middle = len(ids) // 2
            await self._fetch(kind, ids[:middle])
            await self._fetch(kind, ids[middle:])
            return
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= CULPRITS:
            raise error
        await self._ledger.trouble(kind, ids[0], error)

    async def _asked(self, kind: Kind, ids: Sequence[str]) -> list[Page]:
        started = self._ticks()
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        pages = await ask(ids, bodies=True)
        size = sum(len(page.body or "") for page in pages)
        self._pace.took(self._ticks() - started, size, len(ids))
        return pages

    async def _keep(self, kind: Kind, ids: Sequence[str], pages: Sequence[Page]) -> None:
        whole = [page for page in pages if page.body is not None]
        if whole:
            await self._store.save_pages(whole)
            self.skimmed.skim(whole)
        here = {page.id for page in whole}
        await self._ledger.healed(kind, here)
        self._left_out[kind] += [one for one in ids if one not in here]
        self._ledger.progress(Stage.TEXTS, pages=len(here))

    async def _look_again(self, kind: Kind, ids: Sequence[str]) -> None:
        """What a listing named and a batch did not give: gone meanwhile, or really a trouble."""
        ask = self._client.pages_by_id if kind is Kind.PAGE else self._client.posts_by_id
        try:
            found = await ask(ids, bodies=True, statuses=_GONE_TOO[kind])
        except DeskError as error:
            if not of_items(error):
                raise
            for one in ids:
                await self._ledger.trouble(kind, one, error)
            return
        known = {page.id: page for page in found}
        alive = [page for page in found if page.status in _ALIVE and page.body is not None]
        if alive:
            await self._store.save_pages(alive)
            self.skimmed.skim(alive)
        await self._ledger.healed(kind, {page.id for page in alive})
        for one in ids:
            await self._judge(kind, one, known.get(one))

    async def _judge(self, kind: Kind, content_id: str, page: Page | None) -> None:
        """Trash is no failure of ours: the next full run sees to it."""
        if page is None:
            await self._ledger.trouble(kind, content_id, Missing(f"{kind} {content_id}"))
        elif page.status in _ALIVE and page.body is None:
            await self._ledger.trouble(kind, content_id, BadReply("content without a text"))


def _portions(ids: Sequence[str], size: int) -> Iterable[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, size)):
        yield some
