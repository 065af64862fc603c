"""Carries out one order from lock to report, in whatever process: a window's child, a terminal."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing, closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.syncing import Depth, Ending, Job, Progress, Report, Stage
from confluence_desk.services.keeping import SCHEDULED
from confluence_desk.services.sync.ledger import utc_now
from confluence_desk.system.locks import FileLock
from confluence_desk.system.pac import guided

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.api.endpoint import Tokens
    from confluence_desk.services.session import WayIn
    from confluence_desk.services.sync.lines import Order
    from confluence_desk.store import Store

_NEWS_EVERY = 0.4
"""Seconds: views read again what changed, so many small changes are told as one."""
SILENCE = 1.0
"""Seconds without any progress after which a wait that lasts still is told again."""


class Locked(Exception):
    """Another run is at work on this library."""


class Runs(Protocol):
    """What brings a library up to date: the engine, or a test's stand-in."""

    async def run(self, job: Job) -> Report:
        """Do what ``job`` asks."""


MakeEngine = Callable[["ConfluenceClient", "Store", "Order", "Errand"], Runs]


def lock_of(library: Path) -> FileLock:
    """What a run holds, so that window and cron never work on one library at once."""
    return FileLock(library.with_name(f"{library.name}.sync.lock"))


def real_engine(
    client: "ConfluenceClient", store: "Store", order: "Order", errand: "Errand"
) -> Runs:
    """The engine of the sync."""
    from confluence_desk.services.sync.engine import Engine  # noqa: PLC0415 - a test brings its own

    return Engine(
        client,
        store,
        me=order.way.account.account_id,
        caps=order.caps,
        tell=errand.advance,
        stop=errand.stop,
    )


class Errand:
    """One run. ``tell`` hears how far it is, ``news`` what was stored, neither too often.

    ``tokens`` are those of an account that a consent lets in.
    ``questions`` is how many wait for an answer at its end.
    """

    def __init__(
        self,
        order: "Order",
        *,
        tell: Callable[[Progress], None] = lambda _: None,
        news: Callable[[Changes], None] = lambda _: None,
        engine: MakeEngine = real_engine,
        tokens: "Tokens | None" = None,
    ) -> None:
        self.stop = asyncio.Event()
        self.questions = 0
        self._order = order
        self._tell = tell
        self._news = news
        self._make = engine
        self._tokens = tokens
        self._far = Progress(Stage.LISTING)
        self._unsaid = Changes()
        self._saying: asyncio.TimerHandle | None = None
        self._until: datetime | None = None
        self._reminder: asyncio.TimerHandle | None = None

    async def run(self) -> Report:
        """Do it. Raises ``Locked``, and ``StoreTrouble`` where the library does not open."""
        from confluence_desk.store import Store  # noqa: PLC0415 - after the lock's cheap answer

        way = self._order.way
        lock = lock_of(way.library)
        if not lock.take():
            raise Locked
        try:
            with closing(Store.open(way.library, way.key)) as store:
                store.changed.connect(self._stored)
                return await self._with(store)
        finally:
            lock.end()

    def advance(self, progress: Progress) -> None:
        """The engine tells how far it is."""
        self._far = progress
        self._tell(progress)
        self._forget_reminder()
        if self._until is not None:
            self._reminder = asyncio.get_running_loop().call_later(SILENCE, self._still_waiting)

    async def _with(self, store: "Store") -> Report:
        async with aclosing(_client(self._order.way, self.wait, self._tokens)) as client:
            engine = self._make(client, store, self._order, self)
            try:
                report = await engine.run(self._order.job)
            finally:
                self._forget_reminder()
                self._say()
        await self._mark(store, report)
        with suppress(StoreTrouble):
            self.questions = len(store.questions())
        return report

    async def _mark(self, store: "Store", report: Report) -> None:
        """Note that everything was looked at, for the schedule of whoever comes next."""
        whole = Job(self._order.job.depth) == self._order.job
        if whole and report.ending in {Ending.WHOLE, Ending.PARTLY}:
            quick = report.depth is Depth.QUICK
            for depth in (Depth.QUICK,) if quick else (Depth.QUICK, Depth.FULL):
                await store.set_mark(SCHEDULED, depth.value, report.run)

    def wait(self, until: datetime | None) -> None:
        """The service or the network is waited for until then; None: not any more."""
        self._until = until
        self._forget_reminder()
        waiting = replace(self._far, stage=Stage.WAITING, until=until)
        self._tell(waiting if until is not None else self._far)

    def _still_waiting(self) -> None:
        """An answer that was under way came after the wait had begun, and nothing since."""
        if self._until is not None and self._until > utc_now():
            self._tell(replace(self._far, stage=Stage.WAITING, until=self._until))

    def _forget_reminder(self) -> None:
        if self._reminder is not None:
            self._reminder.cancel()
        self._reminder = None

    def _stored(self, changes: Changes) -> None:
        if not self._unsaid:
            self._saying = asyncio.get_running_loop().call_later(_NEWS_EVERY, self._say)
        self._unsaid |= changes

    def _say(self) -> None:
        if self._saying is not None:
            self._saying.cancel()
        unsaid, self._unsaid, self._saying = self._unsaid, Changes(), None
        if unsaid:
            self._news(unsaid)


def _client(
    way: "WayIn", on_wait: Callable[[datetime | None], None], tokens: "Tokens | None"
) -> "ConfluenceClient":
    from confluence_desk.api.client import ConfluenceClient  # noqa: PLC0415 - as the store
    from confluence_desk.api.endpoint import Endpoint  # noqa: PLC0415 - as the store

    account = way.account
    endpoint = Endpoint(
        *(account.base, account.site, account.email, way.token),
        bearer=account.bearer,
        road=guided(way.road),
        tokens=tokens,
    )
    return ConfluenceClient.open(endpoint, patient=True, on_wait=on_wait)
