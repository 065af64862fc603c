"""Secrets in the desktop's own keyring, or in memory alone."""

import asyncio
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system import pieces
from confluence_desk.system.aside import in_thread
from confluence_desk.system.backends import SystemBackend, accepted
from confluence_desk.system.pieces import Backend

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

SERVICE = "Confluence Desk"
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}
_LOCKED_CODES = {-128, -25293, -25308}
"""Of macOS: the person said no, the password is wrong, and nobody can be asked (as by SSH)."""
_ABSENT_CODES = {-25291, -25307, 1312}
"""Of macOS: no keychain, no default one; of Windows: a sign-in without a place for secrets."""
_DEEPEST = 5
_PATIENCE = 5.0  # seconds: the window waits behind the first answer
_GLANCE = 1.0


class Secrets(Protocol):
    """A place for secrets; every method may raise ``NoKeyring``, whose ``kind`` says why."""

    async def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in place of the last one."""

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""


class SessionSecrets:
    """Secrets that end with the program."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""
        return self._values.get(name)

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in place of the last one."""
        self._values[name] = value

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""
        self._values.pop(name, None)

    def all(self) -> dict[str, str]:
        """Every secret by its name."""
        return dict(self._values)


def system_is_locked() -> bool:
    """Whether this desktop's keyring waits for its password; asked without unlocking it."""
    try:
        import secretstorage  # noqa: PLC0415 - no such thing on other systems

        with closing(secretstorage.dbus_init()) as bus:
            return secretstorage.Collection(bus).is_locked()
    except Exception:  # noqa: BLE001 - another keyring, or none: nobody can tell
        return False


class Keyring:
    """The desktop's keyring under one service name, asked outside the GUI thread.

    Backends that keep nothing or keep it in clear are refused as if there were none (trap 12).
    One that hangs, locked and with nobody to unlock it, is waited for once: until it comes back
    every further question is refused at once (trap 13).
    """

    def __init__(
        self,
        service: str = SERVICE,
        *,
        backend: Callable[[], Backend] | None = None,
        locked: Callable[[], bool] = system_is_locked,
        patience: float = _PATIENCE,
        glance: float = _GLANCE,
    ) -> None:
        self._service = service
        self._backend = backend or SystemBackend()
        self._locked = locked
        self._patience = patience
        self._glance = glance
        self._stuck: Future[Any] | None = None

    async def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""
        return await self._ask(lambda chosen: pieces.get(chosen, self._service, name))

    async def set(self, name: str, value: str) -> None:
        """Keep a secret; one that cannot be read back was not kept."""

        def keep(chosen: Backend) -> bool:
            pieces.put(chosen, self._service, name, value)
            return pieces.get(chosen, self._service, name) == value

        if not await self._ask(keep):
            raise NoKeyring("the keyring did not keep the secret", "failing")

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""
        await self._ask(lambda chosen: pieces.forget(chosen, self._service, name))

    async def freed(self) -> bool:
        """Wait until the question that hung has come back, as when somebody unlocks the keyring.

        True as well where that was meanwhile; False where the last one did not hang.
        """
        if self._stuck is None:
            return False
        with suppress(Exception):  # whoever asks next is told
            await asyncio.wrap_future(self._stuck)
        return True

    async def _ask(self, question: Callable[[Backend], T]) -> T:
        if self._stuck is not None and not self._stuck.done():
            raise await self._silence("the keyring still does not answer")
        self._stuck = None
        asked = in_thread(lambda: question(accepted(self._backend())), "keyring")
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.wrap_future(asked)
        except TimeoutError:
            self._stuck = asked
            raise await self._silence("the keyring does not answer") from None
        except NoKeyring:
            raise
        except Exception as error:  # noqa: BLE001 - a backend may raise anything
            # Only the error's name: its words could quote what the backend was given.
            raise NoKeyring(type(error).__name__, _kind(error)) from None

    async def _silence(self, words: str) -> NoKeyring:
        """Whether it is silent because it is locked, as far as it tells soon."""
        asked = in_thread(self._locked, "keyring")
        locked = False
        with suppress(TimeoutError):
            async with asyncio.timeout(self._glance):
                locked = await asyncio.wrap_future(asked)
        return NoKeyring(words, "locked" if locked else "slow")


def _kind(error: Exception) -> str:
    """What an error of a backend means, by its name: the classes belong to several libraries.

    KWallet says of a password that was refused to it that the writing was cancelled; macOS and
    Windows give numbers, which the errors of ``keyring`` have as their cause.
    """
    if type(error).__name__ == "NoKeyringError":
        return "absent"
    if type(error).__name__ in _LOCKED or str(error) == "Cancelled by user":
        return "locked"
    codes = _codes(error)
    return "locked" if codes & _LOCKED_CODES else "absent" if codes & _ABSENT_CODES else "failing"


def _codes(error: BaseException) -> set[int]:
    codes: set[int] = set()
    at: BaseException | None = error
    for _ in range(_DEEPEST):
        if at is None:
            break
        told = (getattr(at, "winerror", None), *at.args[:1])
        codes |= {each for each in told if isinstance(each, int)}
        at = at.__cause__
    return codes


__all__ = ["Backend", "Keyring", "Secrets", "SessionSecrets", "system_is_locked"]
