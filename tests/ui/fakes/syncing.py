"""A sync that does what a test says, and remembers what was asked of it."""

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain.syncing import Job, Progress


class FakeSyncing(QObject):
    """Moves only when told."""

    moved = Signal()
    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Job] = []
        self.running = False
        self.paused = False
        self.waits = False
        self.far: Progress | None = None

    @property
    def resting(self) -> bool:
        return self.paused or self.waits

    def ask(self, job: Job) -> None:
        self.asked.append(job)

    def toggle_pause(self) -> None:
        self.paused = not self.paused
        self.moved.emit()

    def begin(self) -> None:
        self.running = True
        self.moved.emit()

    def advance(self, progress: Progress) -> None:
        self.far = progress
        self.progressed.emit(progress)

    def finish(self) -> None:
        self.running, self.far = False, None
        self.moved.emit()
