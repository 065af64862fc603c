"""From an address and a token to a site and an account: nothing is kept, nothing opened."""

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.entities import Person, Site
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    NoConfluence,
    Removed,
    ScopeMissing,
    SignInNeeded,
    Unreachable,
    Untrusted,
)
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import Speech
from confluence_desk.services.addresses import (
    CLOUD,
    LOOPBACK,
    looks_like_service,
    looks_personal,
    mail_of,
    token_of,
)
from confluence_desk.services.phrases import Sentence
from confluence_desk.services.session import UNNAMED, Account

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

    _Door = Callable[["Ways", Site, str, str], Awaitable[Account]]

OWNER_UNNAMED = "no e-mail"
REFUSED_ALONE = "no such token"
"""Why a token that came alone was refused: a person's needs its owner's e-mail beside it."""


@frozen
class Ways:
    """How to reach sites: the gateway's address, the road to the network, what makes clients."""

    gateway: str
    road: Callable[[], Road]
    open_client: "Callable[..., ConfluenceClient]"
    speech: Speech

    def site(self, url: str, cloud_id: str = "") -> Site:
        """A site by its address, called by the first word of it."""
        host = urlsplit(url).hostname or url
        local = self.speech.say(Sentence.DEMO_SITE) if host in LOOPBACK else ""
        return Site(url, cloud_id, local or host.removesuffix(CLOUD))

    def behind_gateway(self, site: Site) -> str:
        """Where the API of a site answers scoped tokens and OAuth; "" where none may be sent."""
        leaves = is_local(site.url) and not is_local(self.gateway)
        return (
            "" if leaves or not site.cloud_id else f"{self.gateway}/ex/confluence/{site.cloud_id}"
        )


async def find_site(ways: Ways, url: str) -> Site:
    """Ask an address whether it is a site; raises ``DeskError`` that says why it is none."""
    from confluence_desk.api.tenant import tenant  # noqa: PLC0415 - as in late.py

    try:
        found = await tenant(url, reference=ways.gateway, road=ways.road())
    except Untrusted as trouble:
        from confluence_desk.services.doctor.certificates import with_reasons  # noqa: PLC0415 - few sites need it

        raise await with_reasons(trouble, url, ways.road(), ways.speech) from None
    return ways.site(found.url, found.cloud_id)


async def recognise(ways: Ways, site: Site, email: str, token: str) -> tuple[Account, str]:
    """Whose e-mail and token these are, and where they are taken; with the token as it is sent.

    A classic token answers on the site, a scoped one only on the gateway, that of a service
    account only there and without any e-mail: all are tried (trap 2), the likeliest first. One
    that may not ask who it is counts as recognised (trap 3). Raises ``WrongOwner``,
    ``SignInNeeded``, or what kept the site from answering.
    """
    email, token = mail_of(email) or email.strip(), token_of(token)
    refused: DeskError | None = None
    for enter in _doors(email, token):
        try:
            return await enter(ways, site, email, token), token
        except (SignInNeeded, Forbidden, Missing, Unreachable) as why:
            if refused is None and isinstance(why, Unreachable):
                raise
            refused = refused or why
    if refused is None or not email:
        known = looks_like_service(email, token)
        raise SignInNeeded(site.url, REFUSED_ALONE if known else OWNER_UNNAMED)
    raise refused


def _doors(email: str, token: str) -> tuple["_Door", ...]:
    """The ways in that are worth trying, in their order."""
    if looks_personal(token):
        return (_as_person,) if email else ()
    if not email:
        return (_as_service,)
    doors = (_as_person, _as_service)
    return doors[::-1] if looks_like_service(email, token) else doors


async def _as_person(ways: Ways, site: Site, email: str, token: str) -> Account:
    """By the site, or behind the gateway; what the site said counts where neither does."""
    try:
        return await _account(ways, site, site.url, email, token)
    except (SignInNeeded, Forbidden, Missing) as refused:
        site = await _with_cloud_id(ways, site)
        gateway = ways.behind_gateway(site)
        if not gateway:
            raise refused from None
        try:
            return await _account(ways, site, gateway, email, token)
        except (Unreachable, Missing, Forbidden):
            raise refused from None


async def _as_service(ways: Ways, site: Site, email: str, token: str) -> Account:
    """Behind the gateway, by the token alone."""
    site = await _with_cloud_id(ways, site)
    gateway = ways.behind_gateway(site)
    if not gateway:
        raise SignInNeeded(site.url)
    return await _account(ways, site, gateway, email, token, service=True)


async def _with_cloud_id(ways: Ways, site: Site) -> Site:
    if site.cloud_id or (is_local(site.url) and not is_local(ways.gateway)):
        return site
    with suppress(NoConfluence):
        return replace(site, cloud_id=(await find_site(ways, site.url)).cloud_id)
    return site


async def _account(
    ways: Ways, site: Site, base: str, email: str, token: str, *, service: bool = False
) -> Account:
    try:
        endpoint = Endpoint(base, site, email, token, bearer=service, road=ways.road())
    except ValueError as reason:
        raise SignInNeeded(site.url, str(reason)) from None
    person = _stranger(site, email, token)
    async with ways.open_client(endpoint) as client:
        try:
            person = await client.current_user()
        except ScopeMissing:
            pass  # only whoever has been recognised is told that
        except Removed:
            await client.probing.spaces()
    mail = (person.email or email) if service else email
    who = (person.account_id, person.display_name)
    return Account(site, mail, *who, base, person.time_zone, service=service)


def _stranger(site: Site, email: str, token: str) -> Person:
    """Somebody who may not ask who they are: known by the e-mail, or by the token alone."""
    if email:
        return Person(f"{UNNAMED}{email.casefold()}", email)
    mark = hashlib.sha256(token.encode()).hexdigest()[:12]
    return Person(f"{UNNAMED}service-{mark}", site.name)


def is_local(url: str) -> bool:
    """Whether an address is on this machine."""
    return urlsplit(url).hostname in LOOPBACK
