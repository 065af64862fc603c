"""Runs one sync from beginning to end: what is listed, fetched, looked after and reported."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from confluence_desk.domain.errors import DeskError, StoreTrouble
from confluence_desk.domain.syncing import Ending, Fate, Job, Progress, Report
from confluence_desk.services.sync.budget import Caps
from confluence_desk.services.sync.failures import detail_of
from confluence_desk.services.sync.ledger import Ledger, utc_now

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
        try:
            ledger = self._ledger(job)
            ledger.run = await self._store.begin_run(job.depth)
        except StoreTrouble as error:
            return _unbegun(job, self._now(), error)
        report = ledger.report(Ending.STOPPED)
        try:
            report = await self._ended(job, ledger)
        except asyncio.CancelledError:
            report = ledger.report(Ending.STOPPED)
            raise
        finally:
            with suppress(StoreTrouble):
                await self._store.end_run(report)
        return report

    def _ledger(self, job: Job) -> Ledger:
        client = self._client
        return Ledger(
            self._store,
            depth=job.depth,
            tell=self._tell,
            now=self._now,
            spent=lambda: (client.requests, client.bytes_in),
        )

    async def _ended(self, job: Job, ledger: Ledger) -> Report:
        from confluence_desk.services.sync.course import Course  # noqa: PLC0415 - loads all of it

        course = Course(self._client, self._store, ledger, self._caps, self._now, me=self._me)
        try:
            whole = await self._until_stopped(course.run(job))
        except DeskError as error:
            return ledger.report(Ending.FAILED, type(error).__name__, detail_of(error))
        if not whole:
            return ledger.report(Ending.STOPPED)
        if course.failure is not None:
            name, detail = type(course.failure).__name__, detail_of(course.failure)
            return ledger.report(Ending.FAILED, name, detail)
        return ledger.report(Ending.PARTLY if ledger.counts[Fate.FAILED] else Ending.WHOLE)

    async def _until_stopped(self, work: Coroutine[Any, Any, None]) -> bool:
        """Whether ``work`` came to its end before somebody stopped it."""
        failure: BaseException
        try:
            async with asyncio.TaskGroup() as group:
                working = group.create_task(work)
                stopping = group.create_task(self._stop.wait())
                await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
                working.cancel()
                stopping.cancel()
        except* Exception as failures:  # noqa: BLE001 - raised again, freed from its group
            failure = failures
        else:
            return not working.cancelled()
        while isinstance(failure, BaseExceptionGroup):
            failure = failure.exceptions[0]
        raise failure


def _unbegun(job: Job, now: datetime, error: StoreTrouble) -> Report:
    """The report of a run whose library could not even note that it began."""
    return Report(
        run=0,
        depth=job.depth,
        started_at=now,
        ended_at=now,
        ending=Ending.FAILED,
        reason=type(error).__name__,
        detail=error.kind,
    )
