"""Signing in and out: which site, whose account, where the secrets are kept."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.errors import (
    NoKeyring,
    NoToken,
    SignInEnded,
    StoreTrouble,
)
from confluence_desk.domain.road import Road
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.services.addresses import site_of
from confluence_desk.services.connecting import Ways, recognise
from confluence_desk.services.connection import Connection
from confluence_desk.services.connections import Connections, is_sound
from confluence_desk.services.late import late, real_client
from confluence_desk.services.library import Library
from confluence_desk.services.nobody import nobody
from confluence_desk.services.session import Account, Session, WayIn
from confluence_desk.services.signing.absent import Absent
from confluence_desk.store import Store, file_name
from confluence_desk.system.credentials import Secrets, SessionSecrets
from confluence_desk.system.locks import FileLock, taken
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.api.transport import Outcome
    from confluence_desk.services.signing.flow import Asked, SigningIn
    from confluence_desk.services.signing.grant import Granted
    from confluence_desk.services.signing.registration import Registration
    from confluence_desk.services.signing.rotation import Rotation

GATEWAY = "https://api.atlassian.com"
_LOG = logging.getLogger(__name__)
_PATIENCE = 10.0  # seconds, for another process to be done with the tokens


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
        self.data = data
        self.ways = Ways(gateway, road, open_client, speech)
        self.speech = speech
        self._open_client = open_client

    def last(self) -> Account | None:
        """The account that was used last, if it is remembered."""
        return self.connections.last()

    @property
    def secrets(self) -> Secrets:
        """Where they are kept."""
        return self._secrets

    @property
    def box(self) -> Strongbox | None:
        """The place for secrets, where the person may choose another; None in a demo."""
        return self._secrets if isinstance(self._secrets, Strongbox) else None

    async def remembers(self) -> bool:
        """Whether tokens outlive this run: whether there is a keyring that answers."""
        if not self._lasting:
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
        account, token = await recognise(self.ways, self.ways.site(site_url), email, token)
        return await self.open(account, token)

    async def try_out(self, site_url: str, email: str, token: str) -> Session:
        """As ``sign_in``, for this run only: nothing of it is remembered anywhere."""
        account, token = await recognise(self.ways, self.ways.site(site_url), email, token)
        return await self._open_for_this_run(account, token)

    def signing_in(self, registration: "Registration", **asked: "Unpack[Asked]") -> "SigningIn":
        """A sign-in by OAuth; what is ``asked`` for is told by ``SigningIn``."""
        from confluence_desk.services.signing import arrival, flow  # noqa: PLC0415 - as above

        authority = arrival.authority_of(self.ways)
        return flow.SigningIn(registration, authority, speech=self.speech, **asked)

    async def enter(self, granted: "Granted") -> Session:
        """Open the library of whoever gave a consent, and remember it."""
        from confluence_desk.services.signing.arrival import recognised  # noqa: PLC0415 - as above

        return await self.open(*await recognised(self.ways, granted))

    async def registration_of(self, account: Account) -> "Registration | None":
        """The app by which an account came, to sign in again by it; None for tokens."""
        from confluence_desk.services.signing.grant import read  # noqa: PLC0415 - as above

        try:
            secret = await self._secrets.get(_token_name(account)) if account.oauth else None
        except NoKeyring:
            return None
        grant = read(secret) if secret is not None else None
        return grant.registration if grant is not None else None

    def nobody(self) -> Session:
        """The session of the first start: an empty library and no network at all."""
        return nobody(self.speech)

    async def recognised(self, site_url: str, email: str, token: str) -> tuple[Account, str]:
        """Whose credential this is, and the token as it is sent; nothing is kept."""
        return await recognise(self.ways, self.ways.site(site_url), email, token)

    async def resume(
        self,
        account: Account,
        *,
        anew: bool = True,
        token: str | None = None,
        bare: bool = False,
    ) -> Session:
        """Open the library of a remembered account, online or not.

        One that does not open is put aside and begun ``anew``, or raises ``StoreTrouble``. A
        ``token`` is used instead of the one that is kept, which stays. A ``bare`` one opens
        without any: then whatever asks the site raises ``NoToken``.
        Raises ``NoToken`` when the secrets are gone, ``NoKeyring`` when they cannot be reached.
        """
        token = token or await self._secrets.get(_token_name(account))
        key = await self._secrets.get(_key_name(account))
        if key is None or not (token or bare):
            raise NoToken(account.site.url)
        try:
            return self._session(account, token or "", key, self._path(account), anew=anew)
        except SignInEnded:  # a grant that makes no sense is as good as none
            if not bare:
                raise
            return self._session(account, "", key, self._path(account), anew=anew)

    async def sign_out(self, account: Account, *, delete: bool = False) -> None:
        """Forget the token, the library's key and the account.

        The library stays, unreadable without its key, unless ``delete``. Its session is closed.
        Raises ``NoKeyring`` while the secrets cannot be removed: then it is still remembered;
        ``StoreTrouble`` where what is kept offline cannot be deleted.
        """
        from confluence_desk.services.signing.rotation import lock_path  # noqa: PLC0415 - as above

        lock = FileLock(lock_path(self._path(account)))
        if account.oauth:  # another process that fetches tokens now would keep them afterwards
            await taken(lock, _PATIENCE)
        try:
            for name in (_token_name(account), _key_name(account)):
                await self._secrets.delete(name)
        finally:
            lock.end()
        self.connections.forget(account)
        if delete:
            try:
                await asyncio.to_thread(_delete, self._path(account))
            except OSError as error:
                raise StoreTrouble("io", error.strerror or "") from None

    async def open(self, account: Account, token: str, *, keep_token: bool = True) -> Session:
        """Open the library of an account that ``recognise`` found, and remember it.

        Raises ``NoKeyring`` where secrets have no place: nothing is kept elsewhere unless the
        person chose that (trap 12).
        """
        account = self.connections.recalled(account)
        if self.box is not None and not self.box.lasting:
            await self._secrets.set(_token_name(account), token)
            return await self._open_for_this_run(account, token)
        names = (_key_name(account), _token_name(account))
        known = self.connections.of(account.key)
        before: list[str | None] = []
        try:
            async with self._alone(account):
                before += [await self._secrets.get(name) for name in names]
                key = before[0] or _new_key()
                await self._secrets.set(names[0], key)
                if keep_token:
                    await self._secrets.set(names[1], token)
            if self._lasting:
                same = not keep_token or before[1] == token
                account = self._remembered(account, same_token=same)
            return self._session(account, token, key, self._path(account))
        except BaseException:
            if known is None:
                await self._take_back(account, dict(zip(names, before, strict=False)))
            raise

    @asynccontextmanager
    async def _alone(self, account: Account) -> AsyncIterator[None]:
        """While no other program makes or removes the account's secrets: a library has one key."""
        from confluence_desk.services.signing.rotation import lock_path  # noqa: PLC0415 - as above

        path = lock_path(self._path(account))
        lock = FileLock(path)
        with suppress(OSError):  # said when the library is opened
            await asyncio.to_thread(self.data.mkdir, 0o700, parents=True, exist_ok=True)
        if not lock.take() and path.is_file():
            await taken(lock, _PATIENCE)
        try:
            yield
        finally:
            lock.end()

    async def _take_back(self, account: Account, before: dict[str, str | None]) -> None:
        """Leave nothing of somebody new who did not come in after all."""
        with suppress(NoKeyring, StoreTrouble):
            if self.connections.of(account.key) is not None:
                self.connections.forget(account)
            for name, value in before.items():
                if value is None:
                    await self._secrets.delete(name)

    @property
    def _lasting(self) -> bool:
        if self.box is not None:
            return self.box.lasting
        return not isinstance(self._secrets, SessionSecrets)

    def _remembered(self, account: Account, *, same_token: bool) -> Account:
        try:
            return self.connections.use(replace(account, remembered=True), same_token=same_token)
        except StoreTrouble:
            _LOG.warning("the settings cannot be written: the account is not remembered")
            return account

    async def _open_for_this_run(self, account: Account, token: str) -> Session:
        """In memory the key dies with the run, so the library is a throwaway file."""
        return self._session(account, token, _new_key(), None)

    def _session(
        self, account: Account, token: str, key: str, path: Path | None, *, anew: bool = True
    ) -> Session:
        tokens = self._tokens(account, token) if account.oauth and token else None
        store, aside = _opened(path, key) if anew else (Store.open(path, key), None)
        session: Session
        endpoint = Endpoint(
            account.base,
            account.site,
            account.email,
            "" if tokens else token,
            bearer=account.bearer,
            road=self.road(),
            may_write=lambda: session.account.writing,
            tokens=tokens or (None if token else Absent(account.site.url)),
        )
        connection: Connection
        client = late(
            lambda: self._open_client(
                replace(endpoint, road=self.road()),
                on_outcome=lambda outcome: _note(connection, outcome),
            )
        )
        # Not the bound method: to name it would make the client.
        connection = Connection(account.site.url, lambda: client.current_user())  # noqa: PLW0108
        who = account.account_id
        library = Library(account.site, store, client, connection, self.speech, account_id=who)
        way_in = WayIn(account, store.location, endpoint.token, key, endpoint.road)
        session = Session(
            *(account, library, connection, client, store),
            way_in=way_in,
            aside=aside,
            tokens=tokens,
        )
        return session

    def _tokens(self, account: Account, secret: str) -> "Rotation | None":
        """What keeps a consent alive, in the keyring and for every process (api-notes 2.3)."""
        from confluence_desk.services.signing import arrival  # noqa: PLC0415 - few accounts need it

        place = arrival.shelf(self._secrets, _token_name(account), self._path(account))
        return arrival.rotation(account, secret, place, self.ways)

    def _path(self, account: Account) -> Path:
        return self.data / file_name(account.site.url, account.place)


def _new_key() -> str:
    from secrets import token_hex  # noqa: PLC0415 - a start has one already

    return token_hex(32)


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
    return f"token {account.key}"


def _key_name(account: Account) -> str:
    return f"library {account.key}"


__all__ = ["Account", "Accounts", "Session", "site_of"]
