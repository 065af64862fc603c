"""Collects Python's garbage on the thread of the windows only.

Left to itself the collector runs in whichever thread happens to allocate, such as the one that
writes the library; a widget that dies there takes the process with it.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_BEAT_MS = 2000
_BUSY_BEAT_MS = 250
"""The next beat comes sooner while other threads leave much behind and the windows rest."""
_MANY = 2000
"""Young objects that are looked at after a turn of the loop; many more make a stall."""
_MIDDLE = 4
"""Looks at the young before one at those that outlived them, too; ten make it 60 ms."""
_HEAP = 10_000
"""Objects that lived for a while are looked at when there are so many, however few the beats."""
_OLD_EVERY = 10
"""Beats between looks at all that came since the last one."""
_UNSEEN_EVERY = 150
"""Beats after which everything is looked at while nobody looks at the windows."""
_WHOLE_EVERY = 900
"""Beats after which everything is looked at as soon as the hands of who is at work rest."""
_WHOLE_AT_LAST = 1800
"""Beats after which everything is looked at although they never did."""
_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


def _in_front() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class _Hands(QObject):
    """Watches the windows for keys and the mouse, and never for long.

    A filter of the whole application would do, but ends the process as soon as it is shown what
    Chromium is made of.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watching = self._moved = False
        self._watched: list[QWindow] = []

    def rest(self) -> bool:
        """Whether they rested since this was asked last; the first question begins the watch."""
        shown = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
        rested = self._watching and not self._moved
        self.end()
        for window in shown:
            window.installEventFilter(self)
        self._watched = shown
        self._watching, self._moved = True, False
        return rested

    def end(self) -> None:
        """Watch no more."""
        self._watching = False
        watched, self._watched = self._watched, []
        for window in filter(isValid, watched):
            window.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what is done by hand; take nothing away."""
        self._moved = self._moved or event.type() in _BY_HAND
        return False


class Collector(QObject):
    """Stands in for the automatic collector from ``begin`` to ``end``.

    The young are collected as the loop is about to wait, some at a time. What has lived
    for a while is set aside: to look at everything stops the windows for 100 ms.
    That is done while nobody looks at them, or types and points at nothing for two seconds;
    ``at_work`` tells whether somebody may look.
    """

    def __init__(
        self, parent: QObject | None = None, *, at_work: Callable[[], bool] = _in_front
    ) -> None:
        super().__init__(parent)
        self._at_work = at_work
        self._beats = self._set_aside = 0
        self._since = 0.0
        self._many_old = False
        self._was_on = False
        self._hands = _Hands(self)
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Take over; what exists so far most likely lives until the end."""
        self._was_on = gc.isenabled()
        gc.freeze()
        gc.disable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._turned)
        self._since = time.monotonic()
        self._timer.start()

    def end(self) -> None:
        """Give it back."""
        self._timer.stop()
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self._turned)
        self._hands.end()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def collect(self) -> None:
        """Collect as much as is due: the young often, the old seldom."""
        self._beats += 1
        self._set_aside += 1
        if self._is_time_for_all():
            self._hands.end()
            self._set_aside = 0
            gc.unfreeze()
            self._collect_old()
        elif self._beats % _OLD_EVERY == 0:
            self._collect_old()
        else:
            self._collect_young(gc.get_threshold()[0])

    def _beat(self) -> None:
        """Collect; beats that come sooner do no more than a turn does."""
        busy = gc.get_count()[0] > _MANY
        now = time.monotonic()
        if now - self._since > (_BEAT_MS - _BUSY_BEAT_MS) / 1e3:
            self._since = now
            self.collect()
        else:
            self._turned()
        self._timer.setInterval(_BUSY_BEAT_MS if busy else _BEAT_MS)

    def _turned(self) -> None:
        if self._beats:  # a start makes much, and nearly all of it stays
            self._collect_young(_MANY)

    def _collect_young(self, most: int) -> None:
        if self._many_old:  # a turn of its own
            self._many_old = False
            self._collect_old()
            return
        young, middle, _old = gc.get_count()
        if young <= most:
            return
        if middle <= _MIDDLE:
            gc.collect(0)
            return
        gc.collect(1)
        self._many_old = len(gc.get_objects(generation=2)) > _HEAP

    def _is_time_for_all(self) -> bool:
        if self._set_aside < _UNSEEN_EVERY:
            return False
        if not self._at_work() or self._set_aside >= _WHOLE_AT_LAST:
            return True
        return self._set_aside >= _WHOLE_EVERY and self._hands.rest()

    @staticmethod
    def _collect_old() -> None:
        gc.collect()
        gc.freeze()
