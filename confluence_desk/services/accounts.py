"""Signing in and out: which site, whose account, where the secrets are kept."""

import asyncio
import logging
import re
import secrets as randomness
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.entities import Person, Site
from confluence_desk.domain.errors import (
    Forbidden,
    Missing,
    NoKeyring,
    SignInNeeded,
    StoreTrouble,
    Unreachable,
)
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.connection import Connection
from confluence_desk.services.connections import Connections, is_sound
from confluence_desk.services.late import late, real_client
from confluence_desk.services.library import Library
from confluence_desk.services.nobody import nobody
from confluence_desk.services.phrases import NoSite, Sentence
from confluence_desk.services.session import Account, Session, WayIn
from confluence_desk.store import Store, file_name
from confluence_desk.system.credentials import Secrets, SessionSecrets
from confluence_desk.system.settings import Settings

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.api.transport import Outcome

GATEWAY = "https://api.atlassian.com"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_LOG = logging.getLogger(__name__)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def site_of(text: str) -> str:
    """Make a site's address out of whatever was pasted.

    ``acme``, ``acme.atlassian.net``, ``HTTPS://Acme.atlassian.net/wiki/`` and any page's address
    give ``https://acme.atlassian.net``. Plain ``http`` is for this machine only. Raises
    ``NoSite`` with a sentence for the person.
    """
    text = text.strip().strip("<>\"'").strip()
    if not text:
        raise NoSite(Sentence.NO_SITE)
    if _NAME.fullmatch(text.lower()) and text.lower() != "localhost":
        text = f"{text}.atlassian.net"
    if "://" not in text:
        host = text.split("/")[0].split(":")[0].lower()
        text = f"{'http' if host in _LOOPBACK else 'https'}://{text}"
    return _origin(text)


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise NoSite(Sentence.NO_ADDRESS, text) from None
    host = (parts.hostname or "").lower()
    if parts.scheme.lower() not in {"http", "https"} or not host or " " in host:
        raise NoSite(Sentence.NO_ADDRESS, text)
    if parts.scheme.lower() == "http" and host not in _LOOPBACK:
        raise NoSite(Sentence.NOT_SAFE)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme.lower()}://{shown}" + (f":{port}" if port else "")


class Accounts:
    """Opens sessions; ``secrets`` holds tokens and store keys, or nothing does but this run.

    ``connections`` are those that are remembered. ``road`` tells how requests leave this machine.
    """

    def __init__(
        self,
        secrets: Secrets,
        settings: Settings,
        data: Path,
        *,
        gateway: str = GATEWAY,
        speech: Speech = ENGLISH,
        open_client: "Callable[..., ConfluenceClient]" = real_client,
        road: Callable[[], Road] = Road,
    ) -> None:
        self._secrets = secrets
        self.connections = Connections(settings, lambda each: is_sound(each, gateway, site_of))
        self.road = road
        self._data = data
        self._gateway = gateway
        self._speech = speech
        self._open_client = open_client

    def last(self) -> Account | None:
        """The account that was used last, if it is remembered."""
        return self.connections.last()

    async def remembers(self) -> bool:
        """Whether tokens outlive this run: whether there is a keyring that answers."""
        if isinstance(self._secrets, SessionSecrets):
            return False
        try:
            await self._secrets.get("probe")
        except NoKeyring:
            return False
        return True

    async def sign_in(self, site_url: str, email: str, token: str) -> Session:
        """Check the credential against the service and open the account's library.

        A classic token answers on the site, a scoped one only on the gateway: both are tried.
        """
        account, token = await self._checked(site_url, email, token)
        return await self._open(account, token)

    async def try_out(self, site_url: str, email: str, token: str) -> Session:
        """As ``sign_in``, for this run only: nothing of it is remembered anywhere."""
        return await self._open_for_this_run(*await self._checked(site_url, email, token))

    def nobody(self) -> Session:
        """The session of the first start: an empty library and no network at all."""
        return nobody(self._speech)

    async def _checked(self, site_url: str, email: str, token: str) -> tuple[Account, str]:
        email, token = email.strip(), "".join(token.split())
        try:
            site = Site(site_url, name=self._name_of(site_url))
            base, person = await self._probe(site, site_url, email, token)
        except (SignInNeeded, Forbidden, Missing) as refused:
            site = await self._behind_the_gateway(site)
            if not site.cloud_id:
                raise refused from None
            gateway = f"{self._gateway}/ex/confluence/{site.cloud_id}"
            try:
                base, person = await self._probe(site, gateway, email, token)
            except Unreachable:
                raise refused from None
        account = Account(
            site, email, person.account_id, person.display_name, base, person.time_zone
        )
        return account, token

    async def resume(self, account: Account, *, anew: bool = True) -> Session:
        """Open the library of a remembered account, online or not.

        One that does not open is put aside and begun ``anew``, or raises ``StoreTrouble``.
        Raises ``SignInNeeded`` when the token is gone, ``NoKeyring`` when it cannot be reached.
        """
        token = await self._secrets.get(_token_name(account))
        key = await self._secrets.get(_key_name(account))
        if token is None or key is None:
            raise SignInNeeded(account.site.url)
        return self._session(account, token, key, self._path(account), anew=anew)

    async def sign_out(self, account: Account, *, delete: bool = False) -> None:
        """Forget the token, the library's key and the account.

        The library stays, unreadable without its key, unless ``delete``. Its session is closed.
        """
        self.connections.forget(account)
        if delete:
            await asyncio.to_thread(_delete, self._path(account))
        for name in (_token_name(account), _key_name(account)):
            await self._secrets.delete(name)

    async def _behind_the_gateway(self, site: Site) -> Site:
        """The site with its cloud id, or as it is: this machine's tokens stay on this machine."""
        if _local(site.url) and not _local(self._gateway):
            return site
        from confluence_desk.api.discovery import cloud_id_of  # noqa: PLC0415 - as in late.py

        return replace(site, cloud_id=await cloud_id_of(site.url, road=self.road()))

    async def _probe(self, site: Site, base: str, email: str, token: str) -> tuple[str, Person]:
        try:
            endpoint = Endpoint(base, site, email, token, road=self.road())
        except ValueError as reason:
            raise SignInNeeded(site.url, str(reason)) from None
        async with self._open_client(endpoint) as client:
            return base, await client.current_user()

    async def _open(self, account: Account, token: str) -> Session:
        path = self._path(account)
        try:
            key = await self._secrets.get(_key_name(account)) or randomness.token_hex(32)
            await self._secrets.set(_key_name(account), key)
            await self._secrets.set(_token_name(account), token)
        except NoKeyring:
            return await self._open_for_this_run(account, token)
        if not isinstance(self._secrets, SessionSecrets):
            account = self._remembered(account)
        return self._session(account, token, key, path)

    def _remembered(self, account: Account) -> Account:
        try:
            return self.connections.use(replace(account, remembered=True))
        except StoreTrouble:
            _LOG.warning("the settings cannot be written: the account is not remembered")
            return account

    async def _open_for_this_run(self, account: Account, token: str) -> Session:
        """Without a keyring the key dies with the run, so the library is a throwaway file."""
        return self._session(account, token, randomness.token_hex(32), None)

    def _session(
        self, account: Account, token: str, key: str, path: Path | None, *, anew: bool = True
    ) -> Session:
        store, aside = _opened(path, key) if anew else (Store.open(path, key), None)
        session: Session
        endpoint = Endpoint(
            account.base,
            account.site,
            account.email,
            token,
            road=self.road(),
            may_write=lambda: session.account.writing,
        )
        connection: Connection
        client = late(
            lambda: self._open_client(
                endpoint, on_outcome=lambda outcome: _note(connection, outcome)
            )
        )
        # Not the bound method: to name it would make the client.
        connection = Connection(account.site.url, lambda: client.current_user())  # noqa: PLW0108
        who = account.account_id
        library = Library(account.site, store, client, connection, self._speech, account_id=who)
        way_in = WayIn(account, store.location, token, key, endpoint.road)
        session = Session(account, library, connection, client, store, way_in=way_in, aside=aside)
        return session

    def _name_of(self, site_url: str) -> str:
        """What to call a site: its first word on Atlassian's own domain, else its host."""
        host = urlsplit(site_url).hostname or site_url
        if host in _LOOPBACK:
            return self._speech.say(Sentence.DEMO_SITE)
        return host.removesuffix(".atlassian.net")

    def _path(self, account: Account) -> Path:
        return self._data / file_name(account.site.url, account.account_id)


def _local(url: str) -> bool:
    return urlsplit(url).hostname in _LOOPBACK


def _opened(path: Path | None, key: str) -> tuple[Store, Path | None]:
    """The library, and where the old one is kept that this key did not open."""
    try:
        return Store.open(path, key), None
    except StoreTrouble as trouble:
        if path is None or trouble.kind not in {"key", "damaged"}:
            raise
        aside = _put_aside(path)
        return Store.open(path, key), aside


def _delete(library: Path) -> None:
    """The library, what was put aside of it, and what lies beside it."""
    for part in library.parent.glob(f"{library.name}*"):
        part.unlink(missing_ok=True)


def _put_aside(path: Path) -> Path:
    number = 1
    while path.with_name(f"{path.name}.aside-{number}").exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(path.with_name(f"{path.name}.aside-{number}{suffix}"))
    return path.with_name(f"{path.name}.aside-{number}")


def _note(connection: Connection, outcome: "Outcome") -> None:
    if not outcome.reached:
        connection.note_silence()
    else:
        connection.note_answer(outcome.waiting_until)


def _token_name(account: Account) -> str:
    return f"token {account.site.url} {account.account_id}"


def _key_name(account: Account) -> str:
    return f"library {account.site.url} {account.account_id}"


__all__ = ["Account", "Accounts", "Session", "site_of"]
