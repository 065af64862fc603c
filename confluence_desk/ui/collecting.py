"""Collects Python's garbage on the thread of the windows only.

Left to itself the collector runs in whichever thread happens to allocate, such as the one that
writes the library; a widget that dies there takes the process with it.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_BEAT_MS = 2000
_OLD_EVERY = 10
"""Beats between looks at all that came since the last one."""
_UNSEEN_EVERY = 150
"""Beats after which everything is looked at while nobody looks at the windows."""
_WHOLE_EVERY = 900
"""Beats after which everything is looked at although somebody may be at work."""


def _in_front() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive


class Collector(QObject):
    """Stands in for the automatic collector from ``begin`` to ``end``.

    What has lived for a while is set aside: to look at everything stops the windows for 100 ms.
    That is done while nobody looks at them; ``at_work`` tells whether somebody may.
    """

    def __init__(
        self, parent: QObject | None = None, *, at_work: Callable[[], bool] = _in_front
    ) -> None:
        super().__init__(parent)
        self._at_work = at_work
        self._beats = self._set_aside = 0
        self._was_on = False
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Take over; what exists so far most likely lives until the end."""
        self._was_on = gc.isenabled()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def collect(self) -> None:
        """Collect as much as is due: the young often, the old seldom."""
        self._beats += 1
        young, middle, _old = gc.get_count()
        limits = gc.get_threshold()
        if self._beats % _OLD_EVERY == 0:
            self._collect_old()
        elif middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)

    def _collect_old(self) -> None:
        self._set_aside += _OLD_EVERY
        due = _WHOLE_EVERY if self._at_work() else _UNSEEN_EVERY
        if self._set_aside >= due:
            self._set_aside = 0
            gc.unfreeze()
        gc.collect()
        gc.freeze()
