"""When a request is worth another try, and how long to wait before it."""

import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import ParamSpec, TypeVar

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from confluence_desk.api.call import Call
from confluence_desk.domain.errors import DeskError, RateLimited, ServerFault, Unreachable

T = TypeVar("T")
P = ParamSpec("P")

LONGEST_BACKOFF = 30.0
LONGEST_WAIT = 120.0
"""What the service asks for beyond this is an error to show, not a wait to sit through."""

_TRIES = {429: 5, 502: 5, 503: 5, 504: 5, 500: 3, 403: 3, 404: 3}
_OVERCOME = {500, 504}
"""What a request that asked for much is answered: less at once helps, the same again does not."""
BROKEN_CONNECTION_TRIES = 3
BROKEN_CONNECTION_WAIT = 0.3
"""Seconds, then twice as many: a stale connection heals at once, and "offline" is told soon."""


class Again(Exception):
    """``error`` may pass: ask again, ``tries`` times in all, not before ``least`` seconds."""

    def __init__(self, error: DeskError, tries: int, least: float | None = None) -> None:
        super().__init__(type(error).__name__)
        self.error = error
        self.tries = tries
        self.least = least


class Patience:
    """Repeats what raises ``Again``; raises the plain error when that has been enough.

    ``sleep``, ``clock`` and ``jitter`` are the world's, or a test's. ``on_wait`` hears until
    when a wait lasts that the service asked for.
    """

    def __init__(
        self,
        *,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        on_wait: Callable[[datetime], None],
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._jitter = jitter
        self._on_wait = on_wait

    async def __call__(
        self, job: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The result of ``job``."""
        retrying = AsyncRetrying(
            sleep=self._sleep,
            wait=self._wait,
            stop=_spent,
            retry=retry_if_exception_type(Again),
            before_sleep=self._tell,
            reraise=True,
        )
        try:
            return await retrying(job, *args, **kwargs)
        except Again as again:
            raise again.error from None

    def _wait(self, state: RetryCallState) -> float:
        again = _again(state)
        own = min(LONGEST_BACKOFF, 2.0 ** (state.attempt_number - 1)) * self._jitter()
        if isinstance(again.error, Unreachable):
            own *= BROKEN_CONNECTION_WAIT
        return max(own, again.least or 0.0)

    def _tell(self, state: RetryCallState) -> None:
        again = _again(state)
        if isinstance(again.error, RateLimited) or again.least is not None:
            self._on_wait(self._clock() + timedelta(seconds=state.upcoming_sleep))


def spread() -> float:
    """A factor around 1, so that many clients do not come back at once."""
    return random.uniform(0.7, 1.3)  # noqa: S311 - nothing to guess here


def judged(error: DeskError, response: httpx.Response, call: Call, now: datetime) -> Exception:
    """``error`` itself, or ``Again`` around it when another try may help.

    A write is only repeated when the service certainly did not do it.
    """
    if isinstance(error, RateLimited):
        return _slowed(error, response.headers, now)
    if not isinstance(error, ServerFault) or not call.repeatable:
        return error
    if call.heavy and error.status in _OVERCOME:
        return error
    least = asked_wait(response.headers, now)
    tries = _TRIES.get(error.status, 1)
    return error if (least or 0.0) > LONGEST_WAIT else Again(error, tries, least)


def asked_wait(headers: httpx.Headers, now: datetime) -> float | None:
    """For how many seconds the service asks us to wait; None when it does not say."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    for name in ("retry-after", "beta-retry-after"):
        value = headers.get(name, "")
        seconds = _number(value)
        if seconds is None:
            seconds = _until(_http_date(value), now)
        if seconds is not None:
            return max(0.0, seconds)
    return None


def quota_reset(headers: httpx.Headers, now: datetime) -> datetime:
    """When an exhausted quota is full again; on the full hour unless the service says."""
    reset = _iso_date(headers.get("x-ratelimit-reset", ""))
    wait = asked_wait(headers, now)
    if wait is not None:
        return now + timedelta(seconds=wait)
    if reset is not None and reset > now:
        return reset
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _slowed(error: RateLimited, headers: httpx.Headers, now: datetime) -> Exception:
    if "quota" in error.reason:
        wait: float | None = (quota_reset(headers, now) - now).total_seconds()
    else:
        wait = asked_wait(headers, now)
    until = None if wait is None else now + timedelta(seconds=wait)
    told = RateLimited(until, error.reason)
    return told if (wait or 0.0) > LONGEST_WAIT else Again(told, _TRIES[429], wait)


def _again(state: RetryCallState) -> Again:
    failure = state.outcome.exception() if state.outcome else None
    if not isinstance(failure, Again):
        raise TypeError("tenacity asked about something that is not retried") from failure
    return failure


def _spent(state: RetryCallState) -> bool:
    return state.attempt_number >= _again(state).tries


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return min(number, 366 * 86_400.0) if number == number else None  # noqa: PLR0124 - NaN


def _http_date(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _iso_date(value: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(value)
    except ValueError:
        return None
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)


def _until(date: datetime | None, now: datetime) -> float | None:
    return None if date is None else (date - now).total_seconds()
