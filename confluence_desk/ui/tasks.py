"""Gives every asyncio task an owner that keeps it, names it, hears its errors and ends it."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol, TypeVar

from confluence_desk.domain.errors import DeskError, Stopped

T = TypeVar("T")


class Watcher(Protocol):
    """Keeps the list of running work."""

    def watch(self, task: asyncio.Task[Any], words: str) -> None:
        """Show the task until it is done."""


class TaskScope:
    """Every task that one window, tab or dialog has started.

    ``report`` hears what a task raised; being cancelled is never an error. A task that was
    replaced or closed is no longer spoken for: its expected troubles are dropped, its bugs
    are still told.
    """

    def __init__(
        self,
        report: Callable[[BaseException], None],
        *,
        name: str = "ui",
        activities: Watcher | None = None,
    ) -> None:
        self._report = report
        self._name = name
        self._activities = activities
        self._current: dict[str, asyncio.Task[Any]] = {}
        self._alive: set[asyncio.Task[Any]] = set()
        self._closed = False

    def start(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        key: str,
        words: str = "",
        stopped: Callable[[DeskError], object] | None = None,
    ) -> asyncio.Task[T]:
        """Run ``coro``; it replaces a running task with the same key.

        With ``words`` ("Downloading plan.pdf") it stands in the list of running work, where it
        can be cancelled; ``stopped`` hears of that, as whoever waits must know that nothing comes.

        The replaced task is cancelled before this returns, so nothing behind its pending
        ``await`` runs any more. In a closed scope the coroutine ends before its first line.
        """
        self.cancel(key)
        task = asyncio.create_task(coro, name=f"{self._name}:{key}")
        if words and self._activities is not None:
            self._activities.watch(task, words)
        self._alive.add(task)
        task.add_done_callback(partial(self._ended, key, stopped))
        if self._closed:
            task.cancel()
        else:
            self._current[key] = task
        return task

    def cancel(self, key: str) -> None:
        """Stop the task with this key, if one runs."""
        task = self._current.pop(key, None)
        if task is not None:
            task.cancel()

    def running(self, key: str) -> bool:
        """Whether a task with this key is under way; what happened behind its end is not."""
        task = self._current.get(key)
        return task is not None and not task.done()

    async def aclose(self) -> None:
        """Cancel everything and wait until it has stopped; nothing starts here again."""
        self._closed = True
        self._current.clear()
        while others := self._alive - {asyncio.current_task()}:
            for task in others:
                if not task.cancelling():  # a second blow would cut its cleanup short
                    task.cancel()
            await asyncio.wait(others)

    def _ended(
        self,
        key: str,
        stopped: Callable[[DeskError], object] | None,
        task: asyncio.Task[Any],
    ) -> None:
        self._alive.discard(task)
        spoken_for = self._current.get(key) is task
        if spoken_for:
            del self._current[key]
        if task.cancelled():
            if spoken_for and stopped is not None:
                stopped(Stopped())
            return
        trouble = task.exception()
        if trouble is not None and (spoken_for or not isinstance(trouble, DeskError)):
            self._report(trouble)
