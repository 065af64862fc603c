"""Keeps the window's state soon after it changes, so that a crash loses next to nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from confluence_desk.domain.errors import DeskError
from confluence_desk.system.settings import Settings
from confluence_desk.ui import session as memory

SOON_MS = 1500


class StateKeeper(QObject):
    """Writes what ``state`` says, at most once in a while, and never the same twice."""

    def __init__(
        self,
        settings: Settings,
        state: Callable[[], memory.WindowState],
        report: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._state = state
        self._report = report
        self._kept: memory.WindowState | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.save)

    def touch(self) -> None:
        """Something changed."""
        if not self._soon.isActive():
            self._soon.start()

    def save(self) -> None:
        """Write now; what cannot be written is told."""
        self._soon.stop()
        state = self._state()
        if state == self._kept:
            return
        try:
            memory.save(self._settings, state)
        except DeskError as trouble:
            self._report(trouble)
        else:
            self._kept = state

    def end(self) -> None:
        """Write no more."""
        self._soon.stop()
