"""Watches a GUI thread's pulse and looks over its shoulder whenever it stands still."""

import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer

if TYPE_CHECKING:
    from types import FrameType

BEAT_MS = 4
STALL_MS = 50
_LOOK = 0.008
_LATE = 0.03
_DEEP = 14


@dataclass
class Stall:
    """One time that the loop stood still, what was being done, and where the time went."""

    milliseconds: float
    busy: float
    """How long this thread worked in one turn of the loop, the longest of those in it; a machine
    that has others to serve, and the turns beside this one, took the rest."""
    doing: str
    where: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        seen = "".join(f"\n      {count} x {stack}" for stack, count in self.where.most_common(2))
        work = f"{self.busy:.0f} of work in one turn"
        return f"{self.milliseconds:.0f} ms ({work}) while {self.doing}{seen}"


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
        self._turned = time.thread_time()
        self._longest = 0.0
        self._seen: list[str] = []
        self._frames: list[FrameType] = []
        self._main = threading.get_ident()
        self._ended = threading.Event()
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def begin(self) -> None:
        self._last = time.perf_counter()
        self._turned = time.thread_time()
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
        late = max(0.0, (now - self._last) * 1e3 - BEAT_MS)
        seen, self._seen = self._seen, []
        self._frames.clear()
        self._last = now
        self.delays.append(late)
        # The turn that this beat is part of may be the long one.
        longest = max(self._longest, (time.thread_time() - self._turned) * 1e3)
        self._longest = 0.0
        if late > STALL_MS:
            self.stalls.append(Stall(late, longest, self.doing, Counter(seen)))

    def _turn(self) -> None:
        """The loop is about to wait for what comes next."""
        before, self._turned = self._turned, time.thread_time()
        work = (self._turned - before) * 1e3
        self.works.append(work)
        self._longest = max(self._longest, work)

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            if time.perf_counter() - self._last > _LATE:
                frame = sys._current_frames().get(self._main)  # noqa: SLF001 - there is no other way
                if frame is not None:
                    # What a frame holds may be widgets: only their own thread may let go of them.
                    self._frames.append(frame)
                    self._seen.append(_told(traceback.extract_stack(frame)[-_DEEP:]))
                    del frame


def _told(stack: list[traceback.FrameSummary]) -> str:
    ours = [step for step in stack if "confluence_desk" in step.filename] or stack[-3:]
    names = [f"{step.filename.rpartition('/')[2]}:{step.lineno} {step.name}" for step in ours]
    return " > ".join(names[-5:])
