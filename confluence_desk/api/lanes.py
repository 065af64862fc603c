"""How many requests may be under way at once; fewer when the service says it gets too much."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Lane:
    """At most ``width`` users at once, in the order they came; ``narrow`` makes it one."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._busy = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.narrow = False

    @property
    def width(self) -> int:
        """How many may be inside now."""
        return 1 if self.narrow else self._width

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """One place inside; waits for it."""
        while self._busy >= self.width:
            await self._turn()
        self._busy += 1
        try:
            yield
        finally:
            self._busy -= 1
            self._call_next()

    def widen(self) -> None:
        """Let as many in as before it was narrowed."""
        if self.narrow:
            self.narrow = False
            self._call_next()

    async def _turn(self) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in self._waiting:
                self._waiting.remove(turn)
            self._call_next()
            raise

    def _call_next(self) -> None:
        free = self.width - self._busy
        while free > 0 and self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1
