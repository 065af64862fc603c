"""Sits through what a bulk run would rather wait for than fail of: quotas, lost networks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from confluence_desk.api.call import Call
from confluence_desk.api.retry import Patience
from confluence_desk.domain.errors import (
    DeskError,
    NotConnected,
    Paused,
    RateLimited,
    TimedOut,
    Unreachable,
    Untrusted,
)

T = TypeVar("T")

NAP = 30.0
"""Seconds at a time: a machine that slept meanwhile is noticed by the clock, not by the timer."""
UNTOLD_WAIT = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 120.0
TIMEOUTS = 3
"""A request that timed out so often will not do better: others may."""
ALONE = 2
"""So often a request may break while the site answers others: then it is not the network."""

_HOPELESS = (NotConnected, Paused, Untrusted)


@dataclass(slots=True)
class _Failures:
    """How often one call failed, and how."""

    timeouts: int = 0
    alone: int = 0
    waits: int = 0

    def pause(self) -> float:
        """Seconds to wait now: longer each time."""
        self.waits += 1
        return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self.waits - 1, 10))


class Endurance:
    """Repeats a call until it is answered, however long the service or the network is away.

    A site that never answered at all is not waited for. ``on_wait`` hears until when each wait
    lasts, and None when it is over. Cancelling ends a wait at once. ``alive`` asks whether the
    site answers anything at all: a request that breaks by itself is not waited for either.
    """

    def __init__(
        self,
        patience: Patience,
        *,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], datetime],
        on_wait: Callable[[datetime | None], None],
        alive: Callable[[], Awaitable[bool]],
    ) -> None:
        self._patience = patience
        self._sleep = sleep
        self._clock = clock
        self._on_wait = on_wait
        self._alive = alive
        self._answered = False

    async def __call__(self, job: Callable[[Call], Awaitable[T]], call: Call) -> T:
        """The result of ``job``."""
        failures = _Failures()
        try:
            while True:
                try:
                    result = await self._patience(job, call)
                except (RateLimited, Unreachable) as error:
                    if not await self._worth_waiting(error, call, failures):
                        raise
                    await self._rest(_end(error, self._clock(), failures.pause()))
                except DeskError:
                    self._answered = True
                    raise
                else:
                    self._answered = True
                    return result
        finally:
            if failures.waits:
                self._on_wait(None)

    async def _worth_waiting(
        self, error: RateLimited | Unreachable, call: Call, failures: "_Failures"
    ) -> bool:
        if isinstance(error, RateLimited):
            return True
        if isinstance(error, TimedOut):
            failures.timeouts += 1
            return self._answered and not call.heavy and failures.timeouts < TIMEOUTS
        if isinstance(error, _HOPELESS) or not self._answered:
            return False
        failures.alone += await self._alive()
        return failures.alone < ALONE

    async def _rest(self, until: datetime) -> None:
        """Sleep until then by the clock, but never longer than it looked at the beginning."""
        self._on_wait(until)
        left = (until - self._clock()).total_seconds()
        while left > 0:
            nap = min(NAP, left)
            await self._sleep(nap)
            left = min(left - nap, (until - self._clock()).total_seconds())


def _end(error: RateLimited | Unreachable, now: datetime, pause: float) -> datetime:
    if isinstance(error, Unreachable):
        return now + timedelta(seconds=pause)
    return error.until or now + timedelta(seconds=UNTOLD_WAIT)
