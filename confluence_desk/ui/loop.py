"""The loop of the windows: asyncio's work in slices, so that it never keeps input and paint long.

The loop it stands on gives each callback a timer of Qt, and Qt calls all timers that are due in
one turn, in which nobody is heard: ten tasks of a few milliseconds each make a stall.
"""

import asyncio
import sys
import time
from collections import deque
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

SLICE = 0.008
"""How long callbacks run one after the other until Qt has its turn; the last may take longer."""

SWITCH = 0.0001
"""How long another thread may keep Python when the windows want it; they want it again after every
statement of the library and many a call of Qt, so that usual 5 ms add up to stalls."""

STARTED = 1.0
"""Seconds after which this holds: until a window stands there is nobody to keep waiting, and each
change of threads costs."""


class _Call(Protocol):
    """A handle as the loop's timers know it."""

    _cancelled: bool

    def _run(self) -> None: ...


class Slices(QObject):
    """What is to be called, in order; what does not fit into a slice waits for the next turn."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: deque[_Call] = deque()
        self._later: dict[int, _Call] = {}
        self._timer = 0
        self._over = False

    def add(self, call: _Call, seconds: float = 0) -> None:
        """Call it in one of the next turns, or of those after so long."""
        if self._over:
            return
        if seconds > 0:
            self._later[self.startTimer(int(seconds * 1000))] = call
        else:
            self._ready.append(call)
            self._arm()

    def stop(self) -> None:
        """Call nothing any more, and leave no timer: Qt goes on to call one whose object is gone.

        Python may collect it in another thread, where a timer cannot be stopped.
        """
        self._over = True
        self._ready.clear()
        self._disarm()
        for timer in self._later:
            self.killTimer(timer)
        self._later.clear()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Put what is due behind the others, or run what was there when the turn began."""
        due = self._later.pop(event.timerId(), None)
        if due is not None:
            self.killTimer(event.timerId())
            self.add(due)
        else:
            self._run_ready()

    def _run_ready(self) -> None:
        self._disarm()
        end = time.perf_counter() + SLICE
        for _ in range(len(self._ready)):
            if not self._ready:  # a callback waited in a loop of its own, which went on here
                return
            call = self._ready.popleft()
            if self._ready:  # for such a loop, and the turn after this one
                self._arm()
            if not call._cancelled:  # noqa: SLF001 - the other half of a loop
                call._run()  # noqa: SLF001 - as above
            if time.perf_counter() > end:
                return

    def _arm(self) -> None:
        if not self._timer:
            self._timer = self.startTimer(0)

    def _disarm(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0


class SlicedLoop(QEventLoop):
    """The loop of Qt and asyncio, which hears the person after each slice of asyncio's work."""

    def __init__(self, app: QApplication, started: float = STARTED) -> None:
        self._slices = Slices()
        self._started = started
        super().__init__(app)

    def run_forever(self) -> None:
        """Run; once started, other threads let go of Python soon meanwhile."""
        before = sys.getswitchinterval()
        started = self.call_later(self._started, sys.setswitchinterval, SWITCH)
        try:
            super().run_forever()
        finally:
            started.cancel()
            sys.setswitchinterval(before)

    def close(self) -> None:
        """Release everything; what was still to be called is not."""
        self._slices.stop()
        super().close()

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> Any:  # noqa: ANN401 - as its base
        self._slices.add(handle, delay)
        return handle
