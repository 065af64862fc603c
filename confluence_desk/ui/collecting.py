"""Collects Python's garbage on the thread of the windows only.

Left to itself the collector runs in whichever thread happens to allocate, such as the one that
writes the library; a widget that dies there takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_BEAT_MS = 2000
_OLD_EVERY = 30
"""Beats between looks at everything, which takes longest."""


class Collector(QObject):
    """Stands in for the automatic collector from ``begin`` to ``end``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beats = 0
        self._was_on = False
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Take over; what exists so far lives until the end and need not be looked at again."""
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
            gc.collect()
        elif middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)
