"""Tokens of OAuth for the process that syncs: the window keeps them alive and lends them."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from confluence_desk.api.endpoint import Tokens
from confluence_desk.domain.errors import DeskError, SignInEnded, SignInNeeded, Unreachable

EARLY = 45.0
"""Seconds before its end in which a lent token is asked for anew; the window renews earlier."""


class Wanted(msgspec.Struct, frozen=True, tag="token wanted"):
    """Asks the window for a token; ``refused`` is the mark of one that is of no use."""

    refused: str = ""


class Lent(msgspec.Struct, frozen=True, tag="token"):
    """The window's answer; without a ``token`` there is none, for a ``reason``."""

    token: str = ""
    expires: float = 0.0
    reason: str = ""

    def __repr__(self) -> str:
        return f"Lent(reason={self.reason!r})"


class Lender(Tokens, Protocol):
    """Tokens that know when they end."""

    @property
    def expires(self) -> datetime:
        """When the one that was given last ends."""


def mark_of(token: str) -> str:
    """What tells a token from others, and is of no use to anybody."""
    return hashlib.sha256(token.encode()).hexdigest()[:16] if token else ""


async def lent(lender: Lender, refused: str) -> Lent:
    """A token that is good now, another than the one with that mark."""
    try:
        token = await lender.token()
        if mark_of(token) == refused:
            token = await lender.renewed(token)
    except DeskError as trouble:
        return Lent(reason=type(trouble).__name__)
    return Lent(token, lender.expires.timestamp())


class Borrowed:
    """``Tokens`` of a process that never refreshes by itself; ``ask`` sends its question.

    A refusal of the window's ends the sign-in for this process; everything else may pass.
    """

    def __init__(
        self,
        site_url: str,
        ask: Callable[[Wanted], None],
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._site_url = site_url
        self._ask = ask
        self._clock = clock
        self._last = Lent()
        self._answer: asyncio.Future[Lent] | None = None

    async def token(self) -> str:
        """One that is good now."""
        left = self._last.expires - self._clock().timestamp()
        if not self._last.token or left < EARLY:
            await self._asked("")
        return self._last.token

    async def renewed(self, refused: str) -> str:
        """Another than the one that was refused."""
        if self._last.token == refused:
            await self._asked(mark_of(refused))
        return self._last.token

    async def aclose(self) -> None:
        """Nothing is under way here: the window asks."""

    def hear(self, answer: Lent) -> None:
        """The window answered."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    async def _asked(self, refused: str) -> None:
        """Ask once for all who wait."""
        if self._answer is None:
            self._answer = asyncio.get_running_loop().create_future()
            self._answer.add_done_callback(self._heard)
            self._ask(Wanted(refused))
        answer = await asyncio.shield(self._answer)
        if not answer.token:
            if answer.reason in {SignInEnded.__name__, SignInNeeded.__name__}:
                raise SignInEnded(self._site_url, answer.reason)
            raise Unreachable(self._site_url, answer.reason)

    def _heard(self, answered: "asyncio.Future[Lent]") -> None:
        self._answer = None
        if not answered.cancelled() and answered.result().token:
            self._last = answered.result()
