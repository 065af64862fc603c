"""Keeps what is kept offline fresh while the window is open: when, how deep, paused or not."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.keeping import Rule
from confluence_desk.domain.syncing import Depth, Ending, Job, Progress
from confluence_desk.services.connection import Link
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.surroundings import Surroundings
from confluence_desk.ui.sync_process import LOCKED, Ended, SyncProcess, program
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.session import Session
    from confluence_desk.services.sync.schedule import Past, Plan

log = logging.getLogger(__name__)

FIRST_LOOK_MS = 15_000
"""The start of the program comes first."""
LOOK_MS = 30_000
_ANSWERING = {Link.ONLINE, Link.SLOWED}


class Around(Protocol):
    """What is asked of the machine."""

    @property
    def metered(self) -> bool:
        """Whether data costs money."""

    @property
    def battery(self) -> bool:
        """Whether the machine is not plugged in."""


@frozen
class Outcome:
    """How a run ended that this window began; ``asked`` says that a person wanted it."""

    ended: Ended
    job: Job
    asked: bool


class Syncing(QObject):
    """One run at a time, in a process of its own, for all windows of a session.

    ``moved`` tells that it began, ended, was paused or goes on; ``progressed`` carries how far
    it is, ``ended`` an ``Outcome``; ``nothing_kept`` tells that there is nothing to sync, and
    ``others_synced`` that another process has.
    """

    moved = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    nothing_kept = Signal()
    others_synced = Signal()

    def __init__(
        self,
        session: "Session",
        preferences: Preferences,
        scope: TaskScope,
        *,
        around: Around | None = None,
        command: Sequence[str] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.far: Progress | None = None
        self.paused = False
        self._session = session
        self._preferences = preferences
        self._scope = scope
        self._around = around or Surroundings()
        self._command = list(command) or program()
        self._now = now
        self._process: SyncProcess | None = None
        self._job = Job()
        self._asked = False
        self._waiting: deque[Job] = deque()
        self._unfinished: Job | None = None
        self._tried_at: datetime | None = None
        self._failures = 0
        self._version: int | None = None
        self._stale = False
        self._closed = False
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._first = QTimer(self, singleShot=True, interval=FIRST_LOOK_MS)
        self._first.timeout.connect(self.look)
        self._leaving = (
            session.connection.changed.connect(self._linked),
            session.keeping.wanted.connect(self._want),
        )

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._process is not None

    @property
    def resting(self) -> bool:
        """Whether it is paused, or a run waits until the site answers again."""
        offline = self._session.connection.state is Link.OFFLINE
        due = self._unfinished is not None or bool(self._waiting)
        return self.paused or (offline and due)

    @property
    def pid(self) -> int:
        """The number of the process that runs, else 0."""
        return self._process.pid if self._process else 0

    def begin(self) -> None:
        """Look from now on whether a run is due."""
        self._first.start()
        self._looking.start()

    def look(self) -> None:
        """See whether a run is due, and what others stored meanwhile."""
        if not self._scope.running("sync-look"):
            self._scope.start(self._look(), key="sync-look")

    def ask(self, job: Job) -> None:
        """A person wants this now; what runs already goes on first.

        That may be past the place where what is new would be seen: the same comes once more.
        """
        if job == Job(job.depth) and not self._session.keeping.pending(self._now()):
            self.nothing_kept.emit()
            return
        self.paused = False
        able = self._session.connection.state in _ANSWERING
        if able and not self.running:
            self._start(job, asked=True)
        elif job not in self._waiting:
            self._waiting.append(job)
        if not able:
            self._session.connection.retry()
            self.moved.emit()

    def toggle_pause(self) -> None:
        """Rest, or go on where it was left."""
        self.paused = not self.paused
        if self.paused:
            self._interrupt()
        else:
            self._go_on()
        self.moved.emit()

    def stop(self) -> None:
        """Give up the run that is under way, and what waits behind it."""
        self._waiting.clear()
        self._unfinished = None
        if self._process is not None:
            self._process.stop()

    async def aclose(self) -> None:
        """End it and wait until its process is gone; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._first.stop()
        self._looking.stop()
        for leave in self._leaving:
            leave()
        self._scope.cancel("sync-look")
        self.stop()
        if self._process is not None:
            await self._process.aclose()

    def plan(self, *, metered: bool = False, battery: bool = False) -> "Plan":
        """What comes next by itself."""
        from confluence_desk.services.sync import schedule  # noqa: PLC0415 - no start needs it
        from confluence_desk.services.sync.wishes import wishes_of  # noqa: PLC0415 - as above

        around = schedule.Around(
            kept=self._session.keeping.pending(self._now()),
            paused=self.paused,
            online=self._session.connection.state in _ANSWERING,
            metered=metered,
            battery=battery,
        )
        return schedule.plan(wishes_of(self._preferences), self._past(), around, self._now())

    async def _look(self) -> None:
        await asyncio.to_thread(_load)
        await self._hear_of_others()
        if self.running or self._closed or not self.plan().due(self._now()):
            return
        battery = await asyncio.to_thread(lambda: self._around.battery)
        metered = self._around.metered
        await asyncio.sleep(0)  # the first time, finding that out takes a turn of its own
        planned = self.plan(metered=metered, battery=battery)
        if not self.running and planned.due(self._now()) and not self._taken():
            self._start(Job(planned.depth), asked=False)

    async def _hear_of_others(self) -> None:
        """Another process may have synced, from cron for instance."""
        keeping = self._session.keeping
        version = await keeping.others_version()
        if self._version not in {None, version} and not self.running:
            keeping.note_others()
            self.others_synced.emit()
        self._version = version

    def _past(self) -> "Past":
        from confluence_desk.services.sync.schedule import Past  # noqa: PLC0415 - as above

        if self._stale:
            return Past(tried_at=self._tried_at, failures=self._failures)
        looked = self._session.keeping.looked_at
        return Past(looked(Depth.QUICK), looked(Depth.FULL), self._tried_at, self._failures)

    def _taken(self) -> bool:
        """Whether another process is at work on the library."""
        from confluence_desk.services.sync.errand import lock_of  # noqa: PLC0415 - as above

        way = self._session.way_in
        lock = lock_of(way.library) if way is not None else None
        free = lock is not None and lock.take()
        if lock is not None:
            lock.end()
        return not free

    def _start(self, job: Job, *, asked: bool) -> None:
        from confluence_desk.services.sync.lines import Order  # noqa: PLC0415 - as above
        from confluence_desk.services.sync.wishes import caps_of  # noqa: PLC0415 - as above

        way = self._session.way_in
        if way is None or self._closed:
            return
        self._job, self._asked, self._unfinished = job, asked or job in self._waiting, None
        self._waiting = deque(other for other in self._waiting if other != job)
        self._tried_at, self.far, self._stale = self._now(), None, False
        order = Order(way, job, caps_of(self._preferences))
        process = self._process = SyncProcess(order, self._command, self)
        process.progressed.connect(self._progressed)
        process.stored.connect(self._stored)
        process.ended.connect(self._over)
        process.token_wanted.connect(lambda refused: self._lend(process, refused))
        process.begin()
        log.info("sync begun", extra={"depth": job.depth.value, "asked": self._asked})
        self.moved.emit()

    def _lend(self, process: SyncProcess, refused: str) -> None:
        self._scope.start(self._lent(process, refused), key="token")

    async def _lent(self, process: SyncProcess, refused: str) -> None:
        from confluence_desk.services.lending import lent  # noqa: PLC0415 - as above

        if self._session.tokens is not None:
            process.lend(await lent(self._session.tokens, refused))

    def _want(self, _rule: Rule) -> None:
        """What a new rule names is due now; a run that is under way does not know of it."""
        self._stale = True
        self.look()

    def _interrupt(self) -> None:
        """End the run, to be begun again later."""
        if self._process is not None:
            self._unfinished = self._job
            self._process.stop()

    def _go_on(self) -> None:
        job = self._unfinished or (self._waiting[0] if self._waiting else None)
        able = self._session.connection.state in _ANSWERING and not self.paused
        if self.running or not able:
            return
        if job is not None:
            self._start(job, asked=self._asked and job == self._unfinished)
        elif not self._first.isActive():  # else it is looked soon, once the start is over
            self.look()

    def _linked(self, link: Link) -> None:
        if link is Link.PAUSED:
            self._interrupt()
        elif link is Link.SIGNED_OUT:
            self.stop()
        elif link in _ANSWERING:
            self._go_on()
        self.moved.emit()

    def _progressed(self, progress: Progress) -> None:
        self.far = progress
        self.progressed.emit(progress)

    def _stored(self, changes: Changes) -> None:
        self._session.keeping.tell(changes)

    def _over(self, ended: Ended) -> None:
        process, self._process, self.far = self._process, None, None
        if process is not None:
            process.deleteLater()
        self._version = None  # what it stored is no news of others
        if ended.report is not None and ended.report.ending in {Ending.WHOLE, Ending.PARTLY}:
            self._unfinished = None
        self._count(ended)
        log.info("sync ended", extra={"ending": _ending(ended), "reason": _reason(ended)})
        if not self._closed:
            self._session.keeping.note_run()
            if _reason(ended) in {"SignInNeeded", "SignInEnded"}:
                self._session.connection.note_refusal()
        self.ended.emit(Outcome(ended, self._job, self._asked))
        self.moved.emit()
        if not self._closed and (self._waiting or self._unfinished is not None):
            self._go_on()
        elif not self._closed and self._stale:
            self.look()

    def _count(self, ended: Ended) -> None:
        failed = not ended.wanted and ended.reason != LOCKED
        failed = failed and (ended.report is None or ended.report.ending is Ending.FAILED)
        self._failures = self._failures + 1 if failed else 0


def _load() -> None:
    """What a run needs of the program, loaded beside the loop: it takes as long as a few turns."""
    from confluence_desk.services.sync import errand, lines, schedule, wishes  # noqa: F401, PLC0415


def _ending(ended: Ended) -> str:
    return ended.report.ending.value if ended.report else ""


def _reason(ended: Ended) -> str:
    return ended.report.reason if ended.report else ended.reason
