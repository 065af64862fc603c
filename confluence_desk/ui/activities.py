"""The list of running work: what it is, how far, and how to stop it."""

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.frozen import described


@described
class Activity:
    """One piece of work; ``share`` is how much of it is done, None where nobody knows."""

    words: str
    task: asyncio.Task[Any]
    share: float | None = None

    def cancel(self) -> None:
        """Stop it."""
        self.task.cancel()


class Activities(QObject):
    """Every piece of work that has words; ``changed`` tells of beginnings, ends and progress.

    What is done before ``patience`` (milliseconds) is over is not worth showing.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, patience: int = 0) -> None:
        super().__init__(parent)
        self._patience = patience
        self._running: dict[asyncio.Task[Any], Activity] = {}

    def __iter__(self) -> Iterator[Activity]:
        """What runs, the oldest first."""
        return iter(tuple(self._running.values()))

    def __len__(self) -> int:
        """How many pieces of work run."""
        return len(self._running)

    def watch(self, task: asyncio.Task[Any], words: str) -> None:
        """Show the task until it is done."""
        activity = Activity(words, task)
        if self._patience:
            QTimer.singleShot(self._patience, self, partial(self._show, activity))
        else:
            self._show(activity)

    def progress(self, share: float) -> None:
        """How far the work of the current task is, from 0 to 1."""
        task = asyncio.current_task()
        activity = self._running.get(task) if task is not None else None
        if activity is not None and activity.share != share:
            activity.share = share
            self.changed.emit()

    def _show(self, activity: Activity) -> None:
        if not activity.task.done():
            self._running[activity.task] = activity
            activity.task.add_done_callback(self._ended)
            self.changed.emit()

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.pop(task, None)
        self.changed.emit()
