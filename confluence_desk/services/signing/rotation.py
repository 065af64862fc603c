"""Keeps one account's OAuth tokens alive: each refresh token is used once, by one process."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desk.domain.errors import NoKeyring, SignInEnded, TimedOut
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.signing.grant import Grant, read, written
from confluence_desk.system.locks import FileLock, taken

if TYPE_CHECKING:
    from confluence_desk.system.credentials import Secrets

log = logging.getLogger(__name__)

EARLY = timedelta(minutes=1)
"""So long before its end a token is taken for ended: a request may be on its way that long."""
LOCK_PATIENCE = 90.0
"""Seconds: longer than another process may wait for the authority's answer."""


def lock_path(library: Path) -> Path:
    """The file that whoever refreshes holds, beside the account's library."""
    return library.with_name(f"{library.name}.tokens.lock")


@frozen
class Shelf:
    """Where an account's grant lies: a secret's name, and the lock of whoever changes it."""

    secrets: "Secrets"
    name: str
    lock: Path


class Rotation:
    """Gives tokens that are good now; ``renew`` asks the authority for the next ones.

    The newest grant is kept before anybody is given its token (api-notes 2.3): a refresh token
    that was used and lost would lock the person out. What another window or process fetched
    meanwhile is read and taken instead of fetching again.
    """

    def __init__(
        self,
        site_url: str,
        grant: Grant,
        shelf: Shelf,
        renew: Callable[[Grant], Awaitable[Grant]],
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._site_url = site_url
        self._grant = grant
        self._shelf = shelf
        self._renew = renew
        self._clock = clock
        self._unkept = False
        self._under_way: asyncio.Task[None] | None = None

    @property
    def expires(self) -> datetime:
        """When the token that was given last ends."""
        return self._grant.expires

    async def token(self) -> str:
        """An access token, a new one where the last has ended."""
        if not self._good(self._grant) or self._unkept:
            await self._renewed()
        return self._grant.access

    async def renewed(self, refused: str) -> str:
        """Another token than the one that the service refused."""
        if self._grant.access == refused:
            await self._renewed(refused)
        return self._grant.access

    async def aclose(self) -> None:
        """Let a refresh that is under way end: its answer must not be lost."""
        if self._under_way is not None:
            await asyncio.wait([self._under_way])

    async def _renewed(self, refused: str = "") -> None:
        """Renew once for all who ask meanwhile; one who stops waiting does not stop it."""
        if self._under_way is None:
            running = asyncio.get_running_loop().create_task(self._renewal(refused))
            running.add_done_callback(self._over)
            self._under_way = running
        await asyncio.shield(self._under_way)

    def _over(self, ended: asyncio.Task[None]) -> None:
        self._under_way = None
        if not ended.cancelled():
            ended.exception()  # whoever waits raises it; nobody may be left who does

    async def _renewal(self, refused: str) -> None:
        lock = FileLock(self._shelf.lock)
        if not await taken(lock, LOCK_PATIENCE):
            raise TimedOut("auth.atlassian.com", "another process holds the tokens")
        try:
            if self._unkept:
                await self._keep()
            else:
                self._grant = await self._kept()
            if not self._good(self._grant) or self._grant.access == refused:
                self._grant = await self._fetched(self._grant)
                self._unkept = True
                await self._keep()
        finally:
            lock.end()

    async def _kept(self) -> Grant:
        """What lies in the keyring, which another process may have put there just now."""
        secret = await self._shelf.secrets.get(self._shelf.name)
        grant = read(secret) if secret is not None else None
        if grant is None:
            raise SignInEnded(self._site_url, "signed out")
        return grant

    async def _fetched(self, grant: Grant) -> Grant:
        if not grant.refresh:
            raise SignInEnded(self._site_url, "no refresh token")
        log.info("fetching new tokens")
        return await self._renew(grant)

    async def _keep(self) -> None:
        """Keep the newest; where the keyring fails now it is tried again before the next use."""
        try:
            await self._shelf.secrets.set(self._shelf.name, written(self._grant))
        except NoKeyring as trouble:
            log.warning("the new tokens are not kept yet", extra={"kind": trouble.kind})
            raise
        self._unkept = False

    def _good(self, grant: Grant) -> bool:
        return grant.expires - EARLY > self._clock()


__all__ = ["Rotation", "Shelf", "lock_path"]
