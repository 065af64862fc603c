"""Watches a GUI thread's pulse and looks over its shoulder whenever it stands still."""

import asyncio
import faulthandler
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

BEAT_MS = 4
STALL_MS = 50
_LOOK = 0.006
_LATE = 0.012
_TOLD = 5
_IDLE = frozenset({"wait", "_worker", "select", "accept", "get", "_work"})
"""Where a thread ends that waits for something to do."""

_THREAD = re.compile(r"^(?:Current thread|Thread) ", re.MULTILINE)
_STEP = re.compile(r'File "([^"]*)", line (\d+) in (.*)')
_Step = tuple[str, int, str]
"""A file, a line, and the function it is in."""


@dataclass
class Stall:
    """One turn of the loop that lasted long, what was being done, and where the time went.

    ``busy`` is what this thread worked in it, ``queued`` how long it was ready and the machine
    served others; the rest it waited, most likely for another thread to give Python back.
    """

    milliseconds: float
    busy: float
    queued: float
    doing: str
    where: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)

    @property
    def waited(self) -> float:
        """How long it wanted to go on and something in this process kept it."""
        return max(0.0, self.milliseconds - self.busy - self.queued)

    @property
    def ours(self) -> bool:
        """Whether it would have been long with the machine to itself."""
        return self.busy + self.waited > STALL_MS

    def __str__(self) -> str:
        seen = "".join(f"\n      {count} x {stack}" for stack, count in self.where.most_common(5))
        if self.waited > self.busy / 2:
            most = self.beside.most_common(2)
            seen += "".join(f"\n      {count} x beside it {stack}" for stack, count in most)
        parts = f"{self.busy:.0f} worked, {self.waited:.0f} waited, {self.queued:.0f} queued"
        return f"{self.milliseconds:.0f} ms ({parts}) while {self.doing}{seen}"


class Heartbeat(QObject):
    """Measures how late each beat of a fine timer comes, and how long each turn of the loop works.

    A beat is late when the loop stands still, whoever has the processor then; what a turn works is
    counted in the time of this thread alone. ``doing`` says what goes on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.doing = "starting"
        self.delays: list[float] = []
        self.works: list[float] = []
        """What this thread worked in every turn of the loop, in milliseconds."""
        self.stalls: list[Stall] = []
        self._last = time.perf_counter()
        self._began = _Clocks()
        self._seen: list[str] = []
        self._beside: list[str] = []
        self._main = threading.get_ident()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = threading.Event()
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def begin(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._last = time.perf_counter()
        self._began = _Clocks()
        self._dispatcher.aboutToBlock.connect(self._turn)
        self._timer.start()
        self._watcher.start()

    def end(self) -> None:
        self._dispatcher.aboutToBlock.disconnect(self._turn)
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def percentile(self, share: float) -> float:
        ordered = sorted(self.delays)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

    def _beat(self) -> None:
        now = time.perf_counter()
        self.delays.append(max(0.0, (now - self._last) * 1e3 - BEAT_MS))
        self._last = now

    def _turn(self) -> None:
        """The loop is about to wait for what comes next."""
        before, self._began = self._began, _Clocks()
        seen, self._seen = self._seen, []
        beside, self._beside = self._beside, []
        work = (self._began.worked - before.worked) * 1e3
        # It slept for a beat at most when the turn before this one was over.
        lasted = (self._began.now - before.now) * 1e3 - BEAT_MS
        self.works.append(work)
        if max(lasted, work) > STALL_MS:
            queued = (self._began.queued - before.queued) * 1e3
            where = Counter(seen), Counter(beside)
            self.stalls.append(Stall(max(lasted, work), work, queued, self.doing, *where))

    def _watch(self) -> None:
        with TemporaryFile() as told:
            while not self._ended.wait(_LOOK):
                if time.perf_counter() - self._began.now > _LATE:
                    self._look(told)

    def _look(self, told: IO[bytes]) -> None:
        """Note where each thread is, without ever holding what its frames hold.

        A frame kept by this thread dies in it, and its widgets and icons with it.
        """
        told.seek(0)
        told.truncate()
        faulthandler.dump_traceback(told)
        told.seek(0)
        me = threading.get_ident()
        for thread, steps in _threads(told.read().decode("utf-8", "replace")):
            if thread == self._main:
                self._seen.append(f"{self._task()}{_told(steps)}")
            elif steps and thread != me and steps[0][2] not in _IDLE:
                self._beside.append(_told(steps))

    def _task(self) -> str:
        loop = self._loop
        task = asyncio.tasks._current_tasks.get(loop) if loop else None  # type: ignore[attr-defined]  # noqa: SLF001 - as above
        return f"[{task.get_name()}] " if task is not None else ""


class _Clocks:
    """The time, what this thread worked so far, and how long it was ready and not served."""

    def __init__(self) -> None:
        self.now = time.perf_counter()
        self.worked = time.thread_time()
        self.queued = _queued()


def _queued() -> float:
    try:
        told = Path("/proc/thread-self/schedstat").read_bytes()
    except OSError:  # another kind of machine
        return 0.0
    return int(told.split()[1]) / 1e9


def _threads(dump: str) -> "Iterator[tuple[int, list[_Step]]]":
    """Each thread of what faulthandler wrote, with its innermost step first."""
    for part in _THREAD.split(dump)[1:]:
        head, _, rest = part.partition(" ")
        yield int(head, 16), [(m[1], int(m[2]), m[3]) for m in _STEP.finditer(rest)]


def _told(steps: "list[_Step]") -> str:
    ours = [step for step in steps if "confluence_desk" in step[0]][:_TOLD]
    shown = ours or steps[:3]
    if ours and steps[0] != ours[0]:
        shown = [steps[0], *ours]
    return " < ".join(f"{name.rpartition('/')[2]}:{line} {what}" for name, line, what in shown)
