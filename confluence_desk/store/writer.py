"""The one thread that writes: jobs in order, each one transaction, results awaitable."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store.troubles import trouble

T = TypeVar("T")
Job = Callable[[apsw.Connection], T]


class _Look(Generic[T]):
    """A job that takes no lock."""

    def __init__(self, job: Job[T]) -> None:
        self._job = job

    def __call__(self, connection: apsw.Connection) -> T:
        return self._job(connection)


class Writer:
    """Runs jobs on a connection of its own; it owns the connection and closes it."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._queue: SimpleQueue[tuple[Job[Any], Future[Any]] | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    async def run(self, job: Job[T], *, then: Callable[[T], None] | None = None) -> T:
        """Run ``job`` in a transaction of its own and give its result.

        Cancelled before its turn it never runs; cancelled later it still ends whole. ``then``
        hears the result of one that ended, on the loop, even when nobody awaits it any more.
        """
        future: Future[T] = Future()
        if then is not None:
            # The asker's context goes along by hand: not every loop carries it across threads.
            told = partial(_in_context, copy_context(), then)
            future.add_done_callback(partial(_hand_on, asyncio.get_running_loop(), told))
        # Awaited from before the job begins: what is told comes first, however soon it ends.
        answer = asyncio.wrap_future(future, loop=asyncio.get_running_loop())
        with self._gate:
            if self._closed:
                raise StoreTrouble("closed")
            self._queue.put((job, future))
        return await answer

    async def look(self, job: Job[T]) -> T:
        """Run a job that only reads, behind what is queued: it keeps nobody from writing."""
        return await self.run(_Look(job))

    def post(self, job: Job[object]) -> None:
        """Run a job whose result nobody waits for; what it meets is nobody's trouble."""
        with self._gate:
            if not self._closed:
                self._queue.put((job, Future()))

    def close(self) -> None:
        """Finish what is queued, then end the thread; a second call does nothing."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()
        self._connection.close()

    def _work(self) -> None:
        while (entry := self._queue.get()) is not None:
            job, future = entry
            if future.set_running_or_notify_cancel():
                self._finish(job, future)

    def _finish(self, job: Job[Any], future: Future[Any]) -> None:
        try:
            result = _transaction(self._connection, job)
        except BaseException as error:  # noqa: BLE001 - handed to whoever awaits the job
            future.set_exception(_told(error))
        else:
            future.set_result(result)


def _hand_on(
    loop: asyncio.AbstractEventLoop, told: Callable[[Any], None], future: Future[Any]
) -> None:
    if not future.cancelled() and future.exception() is None:
        with suppress(RuntimeError):  # the loop has ended, and whoever listened with it
            loop.call_soon_threadsafe(told, future.result())


def _in_context(context: Context, then: Callable[[T], None], result: T) -> None:
    context.run(then, result)


def _transaction(connection: apsw.Connection, job: Job[T]) -> T:
    # Immediate: one that begins by reading may not turn to writing beside another process.
    connection.execute("BEGIN" if isinstance(job, _Look) else "BEGIN IMMEDIATE")
    try:
        result = job(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def _told(error: BaseException) -> BaseException:
    known = trouble(error) if isinstance(error, Exception) else None
    if known is None:
        return error
    known.__cause__ = error
    return known
