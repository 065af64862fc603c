"""Lets SIGTERM and SIGINT end the program as closing its window does."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupts(QObject):
    """Calls ``wanted`` when the system asks the process to end.

    Python runs signal handlers only between its own instructions; the pair of sockets wakes
    Qt's loop so that there is one.
    """

    def __init__(self, wanted: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.settimeout(0)
        self._wakeup = signal.set_wakeup_fd(self._write.fileno())
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = {
            number: signal.signal(number, self._heard) for number in (signal.SIGINT, signal.SIGTERM)
        }

    def end(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._read.close()
        self._write.close()

    def _woken(self) -> None:
        self._read.recv(64)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self._wanted()
