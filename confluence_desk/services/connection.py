"""Whether Confluence answers: learnt from real requests, told to whoever listens."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import StrEnum

from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    NotConnected,
    Paused,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.domain.events import Event

FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
PROBE_PATIENCE = 15.0


class Link(StrEnum):
    """The connection in one word."""

    ONLINE = "online"
    OFFLINE = "offline"
    PAUSED = "paused"
    SIGNED_OUT = "signed out"
    SLOWED = "slowed"
    NOBODY = "not connected"


class Connection:
    """Keeps the state of the link; probes the service while it does not answer.

    ``ask`` is one cheap request that raises a ``DeskError`` when it fails. ``jitter``
    returns a factor around 1 that spreads the probes of many clients. One that begins as
    ``Link.NOBODY`` has nobody to ask, and stays so.
    """

    def __init__(
        self,
        host: str,
        ask: Callable[[], Awaitable[object]],
        *,
        state: Link = Link.ONLINE,
        jitter: Callable[[], float] = lambda: random.uniform(0.8, 1.2),  # noqa: S311 - no secret
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.changed: Event[Link] = Event()
        self.state = state
        self.until: datetime | None = None
        self.last_answer: datetime | None = None
        self._host = host
        self._ask = ask
        self._jitter = jitter
        self._now = now
        self._news = asyncio.Event()
        self._impatient = False
        self._free = asyncio.Event()
        self._free.set()

    def hold(self) -> None:
        """Let everything that is asked from now on wait until ``release``."""
        self._free.clear()

    def release(self) -> None:
        """Ask what was held back."""
        self._free.set()

    async def free(self) -> None:
        """Wait until nothing is held back."""
        await self._free.wait()

    def may_ask(self) -> bool:
        """Whether the person lets anything be asked; an answer may fail to come all the same."""
        return self.state is not Link.PAUSED

    def require(self) -> None:
        """Raise ``Unreachable`` or ``SignInNeeded`` at once where asking would be vain."""
        if self.state is Link.NOBODY:
            raise NotConnected
        if self.state is Link.PAUSED:
            raise Paused(self._host, "working offline, as you asked")
        if self.state is Link.OFFLINE:
            raise Unreachable(self._host, "no answer the last time; trying again by itself")
        if self.state is Link.SIGNED_OUT:
            raise SignInNeeded(self._host)

    def note_answer(self, waiting_until: datetime | None = None) -> None:
        """An answer came, whatever it said; ``waiting_until`` when it asked us to slow down."""
        self.last_answer = self._now()
        if self.state is not Link.PAUSED and self.state is not Link.SIGNED_OUT:
            self._move(Link.SLOWED if waiting_until else Link.ONLINE, waiting_until)
            if waiting_until:
                self._news.set()  # the watch must know when it is over

    def note_silence(self) -> None:
        """A request got no answer."""
        if self.state not in {Link.PAUSED, Link.OFFLINE}:
            self._move(Link.OFFLINE)
            self._news.set()

    def note_refusal(self) -> None:
        """The credential was refused."""
        if self.state is not Link.PAUSED:
            self._move(Link.SIGNED_OUT)

    def pause(self) -> None:
        """Work offline until ``resume``; the person's own wish."""
        self._move(Link.PAUSED)

    def resume(self) -> None:
        """End ``pause``; the next probe tells what the link really is."""
        if self.state is Link.PAUSED:
            self._move(Link.OFFLINE)
        self.retry()

    def retry(self) -> None:
        """Probe now instead of at the next turn."""
        self._impatient = True
        self._news.set()

    async def probe(self) -> bool:
        """Ask once; True when the service answered and took the credential."""
        if self.state is Link.NOBODY:
            return False
        before = self.last_answer
        try:
            async with asyncio.timeout(PROBE_PATIENCE):
                await self._ask()
        except TimeoutError:
            if self.last_answer == before:  # else it answered, and asked us to slow down
                self.note_silence()
            return False
        except (Unreachable, LoginPage):  # a login page answers in Confluence's place
            self.note_silence()
            return False
        except SignInNeeded:
            self.note_refusal()
            return False
        except DeskError:
            # Anything else is an answer: the link works, whatever the service thinks of us.
            return self._answered()
        return self._answered()

    async def watch(self) -> None:
        """Probe while offline, at once, then every 5 s, later up to 5 min apart; never ends.

        It also ends the state ``SLOWED`` when its time is over and nobody asks anything.
        """
        wait = FIRST_WAIT
        while True:
            if self.state is Link.OFFLINE:
                pause: float | None = wait * self._jitter()
            else:
                pause = self._slowed_for()
            if await self._news_within(pause):
                wait = FIRST_WAIT
            elif self.state is Link.OFFLINE:
                wait = min(wait * 2, LONGEST_WAIT)
            hurried, self._impatient = self._impatient, False
            if self.state is Link.SLOWED and self._slowed_for() == 0.0:
                self._move(Link.ONLINE)
            if self.state is Link.OFFLINE or (hurried and self.state is not Link.PAUSED):
                await self.probe()

    def _slowed_for(self) -> float | None:
        """For how many seconds we are still asked to slow down; None when we are not."""
        if self.state is not Link.SLOWED or self.until is None:
            return None
        return max(0.0, (self.until - self._now()).total_seconds())

    async def _news_within(self, seconds: float | None) -> bool:
        """Wait for news of the link, ``seconds`` at most; whether there was any."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._news.wait()
        told = self._news.is_set()
        self._news.clear()
        return told

    def _answered(self) -> bool:
        self.last_answer = self._now()
        if self.state is not Link.PAUSED:
            self._move(Link.ONLINE)
        return True

    def _move(self, state: Link, until: datetime | None = None) -> None:
        if self.state is Link.NOBODY:
            return
        moved = (state, until) != (self.state, self.until)
        self.state, self.until = state, until
        if moved:
            self.changed.emit(state)
