"""Lets others have their turn while much is worked out."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

_TURN = 0.005


class Pace:
    """Says when it is time to rest; a turn is a few milliseconds."""

    def __init__(self, clock: Callable[[], float] = perf_counter, turn: float = _TURN) -> None:
        self._clock = clock
        self._turn = turn
        self._since = clock()

    async def step(self) -> None:
        """Rest if the turn is over."""
        if self._clock() - self._since > self._turn:
            await asyncio.sleep(0)
            self._since = self._clock()

    async def kept(self, rows: Iterable[T], holds: Callable[[T], bool]) -> list[T]:
        """The rows for which ``holds`` is true."""
        found = []
        for row in rows:
            if holds(row):
                found.append(row)
            await self.step()
        return found


class Leisure:
    """Lets work go on only while nothing else is asked, and then for half of the time."""

    def __init__(
        self,
        busy: Callable[[], bool],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        turn: float = _TURN,
    ) -> None:
        self._busy = busy
        self._sleep = sleep
        self._turn = turn
        self._since = perf_counter()

    async def rest(self) -> None:
        """Rest if the turn is over, and as long as others are busy."""
        if perf_counter() - self._since < self._turn:
            return
        while self._busy():
            await self._sleep(20 * _TURN)
        await self._sleep(_TURN)
        self._since = perf_counter()
