"""Stops all traffic while the hourly quota is used up."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import httpx

from confluence_desk.api.retry import LONGEST_WAIT, quota_reset
from confluence_desk.domain.errors import RateLimited


class Gate:
    """Open, or closed until the quota is full again; a burst limit does not close it."""

    def __init__(
        self,
        *,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], datetime],
        on_wait: Callable[[datetime], None],
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._on_wait = on_wait
        self._closed_until: datetime | None = None
        self._reason = ""

    def note(self, headers: httpx.Headers) -> None:
        """Read an answer that says we are too fast."""
        reason = headers.get("ratelimit-reason", "")
        if "quota" in reason:
            self._closed_until = quota_reset(headers, self._clock())
            self._reason = reason

    async def passed(self) -> None:
        """Wait for a short while, or raise ``RateLimited`` when it would be long."""
        while self._closed_until is not None:
            seconds = (self._closed_until - self._clock()).total_seconds()
            if seconds <= 0:
                self._closed_until = None
            elif seconds > LONGEST_WAIT:
                raise RateLimited(self._closed_until, self._reason)
            else:
                self._on_wait(self._closed_until)
                await self._sleep(seconds)
