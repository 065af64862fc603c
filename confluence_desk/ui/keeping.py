"""Keeps the windows' state soon after it changes, so that a crash loses next to nothing."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.remembered import Remembered
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.tasks import TaskScope

SOON_MS = 1000


class StateKeeper(QObject):
    """Writes what ``state`` says, at most once in a while, and never the same twice.

    The disk may be slow, so that a thread waits for it; only the last word, ``save``, is spoken
    here and now. ``kept`` carries what is in the file from now on.
    """

    kept = Signal(object)

    def __init__(
        self,
        file: SessionFile,
        state: Callable[[], Remembered],
        scope: TaskScope,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._state = state
        self._scope = scope
        self._report = report
        self._kept: Remembered | None = None
        self._ended = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._write_behind)

    def touch(self) -> None:
        """Something changed."""
        if not self._soon.isActive() and not self._ended:
            self._soon.start()

    def save(self) -> None:
        """Write now; what cannot be written is told."""
        self._soon.stop()
        state = None if self._ended else self._state()
        if state is None or state == self._kept:
            return
        try:
            self._file.save(state, self._file.next_number())
        except DeskError as trouble:
            self._report(trouble)
        else:
            self._note(state)

    def end(self) -> None:
        """Write no more: what closes from here on comes back."""
        self._ended = True
        self._soon.stop()

    def _write_behind(self) -> None:
        state = self._state()
        if state != self._kept:
            number = self._file.next_number()
            self._scope.start(self._write(state, number), key="keep")

    async def _write(self, state: Remembered, number: int) -> None:
        await asyncio.to_thread(self._file.save, state, number)
        self._note(state)

    def _note(self, state: Remembered) -> None:
        self._kept = state
        self.kept.emit(state)
