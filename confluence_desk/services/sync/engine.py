"""Runs one sync from beginning to end: what is listed, fetched, looked after and reported."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from confluence_desk.domain.syncing import Job, Progress, Report
from confluence_desk.services.sync.budget import Caps
from confluence_desk.services.sync.ledger import utc_now

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.store import Store


class Engine:
    """Brings a library up to date; ``me`` is the reader's account id.

    ``stop`` ends the run at the next safe point; so does cancelling ``run``. Both leave nothing
    half done: the next run goes on from what is stored.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: "Store",
        *,
        me: str,
        caps: Caps | None = None,
        now: Callable[[], datetime] = utc_now,
        tell: Callable[[Progress], None] = lambda _: None,
        stop: asyncio.Event | None = None,
    ) -> None:
        self._client = client
        self._store = store
        self._me = me
        self._caps = caps or Caps()
        self._now = now
        self._tell = tell
        self._stop = stop or asyncio.Event()

    async def run(self, job: Job) -> Report:
        """Do what ``job`` asks; never raises ``DeskError``: the report says how it ended."""
        raise NotImplementedError(job)
