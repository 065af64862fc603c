"""The demo site that a running window starts beside itself, without waiting for it."""

import asyncio
from collections.abc import Callable, Sequence

from confluence_desk.demo.launch import Access, DemoProcess


class InsideDemo:
    """One demo site at most, started when somebody asks, ended by ``aclose``.

    ``process`` makes what runs it; starting and ending happen in a thread, for both take long.
    """

    def __init__(
        self,
        options: Sequence[str] = (),
        *,
        process: Callable[[Sequence[str]], DemoProcess] = DemoProcess,
    ) -> None:
        self._options = options
        self._make = process
        self._process: DemoProcess | None = None
        self._starting: asyncio.Future[Access] | None = None

    async def start(self) -> Access:
        """Start it, or tell of the one that runs; raises ``LaunchError``.

        Giving up waiting does not stop the start: the next call finds what it began.
        """
        if self._starting is None or _failed(self._starting):
            self._process = self._make(self._options)
            loop = asyncio.get_running_loop()
            self._starting = loop.run_in_executor(None, self._process.__enter__)
        return await asyncio.shield(self._starting)

    async def aclose(self) -> None:
        """End it, also one that is only starting."""
        starting, self._starting = self._starting, None
        process, self._process = self._process, None
        if starting is None or process is None:
            return
        await asyncio.wait({starting})
        if not _failed(starting):
            await asyncio.to_thread(process.__exit__, None, None, None)


def _failed(starting: asyncio.Future[Access]) -> bool:
    return starting.done() and (starting.cancelled() or starting.exception() is not None)
