"""One sign-in by OAuth 2.0 (3LO), from the browser's consent page to tokens for a chosen site."""

import asyncio
import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NotRequired, TypedDict
from urllib.parse import parse_qs, urlsplit

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import SignInBroken
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.addresses import site_of
from confluence_desk.services.phrases import Sentence
from confluence_desk.services.signing.grant import Grant, Granted, Offer
from confluence_desk.services.signing.loopback import listening
from confluence_desk.services.signing.registration import SCOPES, Registration

if TYPE_CHECKING:
    from confluence_desk.api.oauth import Client

AUTHORITY = "https://auth.atlassian.com"
PATIENCE = 60.0
"""Seconds without an answer after which pasting the redirected address is offered (trap 14)."""
_CALLBACK = "/callback"


class Stage(StrEnum):
    """How far a sign-in is."""

    BROWSER = "waiting for the browser"
    PASTE = "paste the address"  # show the field; the browser may still answer
    REDEEMING = "fetching tokens"
    CHOOSING = "choosing a site"


@frozen
class Authority:
    """Who grants, and who tells which sites a grant opens; ``road`` is the way to both."""

    url: str
    gateway: str
    road: Road = field(default_factory=Road)


class Asked(TypedDict):
    """What whoever shows a sign-in gives it; see ``SigningIn``."""

    open_url: Callable[[str], bool]
    choose: Callable[[Sequence[Offer]], Awaitable[Offer]]
    tell: NotRequired[Callable[[Stage], None]]
    listen: NotRequired[bool]
    patience: NotRequired[float]


class SigningIn:
    """One attempt; ``run`` it as a task, cancel the task to give up.

    ``open_url`` opens the browser and says whether it did. ``tell`` hears each stage.
    ``choose`` is asked where the consent opens several sites, and may be cancelled with the
    task. ``listen`` False needs no port: the person pastes the address that the browser ends at.
    ``Accounts.signing_in`` makes one.
    """

    def __init__(
        self,
        registration: Registration,
        authority: Authority,
        *,
        open_url: Callable[[str], bool],
        choose: Callable[[Sequence[Offer]], Awaitable[Offer]],
        tell: Callable[[Stage], None] = lambda _: None,
        listen: bool = True,
        speech: Speech = ENGLISH,
        patience: float = PATIENCE,
    ) -> None:
        self._registration = registration
        self._authority = authority
        self._open_url = open_url
        self._choose = choose
        self._tell = tell
        self._listen = listen
        self._speech = speech
        self._patience = patience
        self._state = secrets.token_urlsafe(32)
        self._answer: asyncio.Future[str] | None = None

    @cached_property
    def url(self) -> str:
        """The consent page, to be opened by hand where no browser comes up."""
        from confluence_desk.api.oauth import consent_page  # noqa: PLC0415 - few starts sign in

        return consent_page(self._authority.url, _client(self._registration), SCOPES, self._state)

    async def run(self) -> Granted:
        """Sign in; then ``Accounts.enter`` opens the library. Raises ``DeskError``.

        ``SignInBroken.kind``: ``port`` (taken; ``detail`` is its number), ``denied``,
        ``refused`` (``detail``: the authority's words), ``code``, ``secret``, ``nowhere`` (the
        consent opens no Confluence). An answer to another attempt is left unheard.
        """
        code = await self._code()
        self._tell(Stage.REDEEMING)
        grant = await self._redeemed(code)
        return Granted(await self._chosen(grant), grant)

    def paste(self, text: str) -> None:
        """Take the address that the browser was sent to.

        Raises ``SignInBroken`` (``pasted``: no such address; ``state``: of another attempt).
        """
        answer = _query(text)
        if not answer.get("code") and not answer.get("error"):
            raise SignInBroken("pasted")
        self._hear(answer)

    async def _code(self) -> str:
        self._answer = asyncio.get_running_loop().create_future()
        async with AsyncExitStack() as stack:
            if self._listen:
                await stack.enter_async_context(listening(self._registration.port, self._heard))
            self._tell(Stage.BROWSER)
            if not self._open_url(self.url) or not self._listen:
                self._tell(Stage.PASTE)
                return await self._answer
            try:
                async with asyncio.timeout(self._patience):
                    return await asyncio.shield(self._answer)
            except TimeoutError:
                self._tell(Stage.PASTE)
                return await self._answer

    def _heard(self, target: str) -> str:
        """What the browser shows for a visit; it hears of trouble here, the person also there."""
        if urlsplit(target).path != _CALLBACK:
            return ""
        try:
            self._hear(_query(target))
        except SignInBroken:
            return self._speech.say(Sentence.OTHER_SIGN_IN)
        return self._speech.say(Sentence.BACK_TO_DESK)

    def _hear(self, answer: dict[str, str]) -> None:
        """An answer counts only with the state of this attempt: nobody else knows it."""
        if not hmac.compare_digest(answer.get("state", "").encode(), self._state.encode()):
            raise SignInBroken("state")
        if self._answer is None or self._answer.done():
            return
        if error := answer.get("error"):
            kind = "denied" if error == "access_denied" else "refused"
            self._answer.set_exception(SignInBroken(kind, answer.get("error_description", error)))
        elif code := answer.get("code"):
            self._answer.set_result(code)

    async def _redeemed(self, code: str) -> Grant:
        from confluence_desk.api import oauth  # noqa: PLC0415 - few starts sign in

        registration, asked_at = self._registration, oauth.utc_now()
        tokens = await oauth.redeemed(
            self._authority.url,
            _client(registration),
            registration.client_secret,
            code,
            road=self._authority.road,
        )
        until = tokens.until(asked_at)
        return Grant(registration, tokens.access_token, tokens.refresh_token, until)

    async def _chosen(self, grant: Grant) -> Offer:
        from confluence_desk.api.oauth import sites  # noqa: PLC0415 - as above

        opened = await sites(self._authority.gateway, grant.access, road=self._authority.road)
        offers = [offer for site, scopes in opened for offer in _offered(site, scopes)]
        if not offers:
            raise SignInBroken("nowhere")
        if len(offers) == 1:
            return offers[0]
        self._tell(Stage.CHOOSING)
        return await self._choose(offers)


def _offered(site: Site, scopes: tuple[str, ...]) -> Iterator[Offer]:
    """The site by the one way we write its address: as such it is remembered; none for no site."""
    with suppress(ValueError):
        yield Offer(replace(site, url=site_of(site.url)), scopes)


def _client(registration: Registration) -> "Client":
    from confluence_desk.api.oauth import Client  # noqa: PLC0415 - as above

    return Client(registration.client_id, registration.redirect_uri)


def _query(address: str) -> dict[str, str]:
    """What an address says behind its question mark, the first of each name."""
    try:
        query = urlsplit("".join(address.split())).query
    except ValueError:
        return {}
    return {name: values[0] for name, values in parse_qs(query).items()}
