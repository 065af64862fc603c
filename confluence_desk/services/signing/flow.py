"""One sign-in by OAuth 2.0 (3LO), from the browser's consent page to tokens for a chosen site."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

from confluence_desk.services.signing.grant import Granted, Offer
from confluence_desk.services.signing.registration import Registration

AUTHORITY = "https://auth.atlassian.com"
PATIENCE = 60.0
"""Seconds without an answer after which pasting the redirected address is offered (trap 14)."""


class Stage(StrEnum):
    """How far a sign-in is."""

    BROWSER = "waiting for the browser"
    PASTE = "paste the address"  # show the field; the browser may still answer
    REDEEMING = "fetching tokens"
    CHOOSING = "choosing a site"


class SigningIn:
    """One attempt; ``run`` it as a task, cancel the task to give up.

    ``open_url`` opens the browser and says whether it did. ``tell`` hears each stage.
    ``choose`` is asked where the consent opens several sites, and may be cancelled with the
    task. ``authority`` and ``gateway`` come from ``Accounts``. ``listen`` False needs no port:
    the person pastes the address that the browser ends at.
    """

    def __init__(
        self,
        registration: Registration,
        *,
        authority: str,
        gateway: str,
        open_url: Callable[[str], bool],
        choose: Callable[[Sequence[Offer]], Awaitable[Offer]],
        tell: Callable[[Stage], None] = lambda _: None,
        listen: bool = True,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        raise NotImplementedError

    @property
    def url(self) -> str:
        """The consent page, to be opened by hand where no browser comes up."""
        raise NotImplementedError

    async def run(self) -> Granted:
        """Sign in; then ``Accounts.enter`` opens the library. Raises ``DeskError``.

        ``SignInBroken.kind``: ``port`` (taken; ``detail`` is its number), ``denied``,
        ``refused`` (``detail``: the authority's words), ``state``, ``code``, ``secret``,
        ``nowhere`` (the consent opens no Confluence).
        """
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take the address that the browser was sent to.

        Raises ``SignInBroken`` (``pasted``: no such address; ``state``: of another attempt).
        """
        raise NotImplementedError
