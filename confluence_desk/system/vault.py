"""Secrets in one encrypted file under a passphrase, where a machine has no keyring.

Argon2id makes a key of the passphrase, AES-256-GCM hides and seals the secrets; both are those of
``cryptography``. The passphrase is kept nowhere, the key only in memory.
"""

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from confluence_desk.domain.errors import NoKeyring, StoreTrouble
from confluence_desk.system.files import make_folder, put_aside, write_whole
from confluence_desk.system.locks import FileLock, taken

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMAT: Final = 1
_MEMORY: Final = 64 * 1024  # KiB, and three passes over it: what RFC 9106 has for desktops
_PASSES: Final = 3
_LANES: Final = 4
_LARGEST_MEMORY: Final = 1024 * 1024
_SALT, _NONCE = 16, 12
_PATIENCE: Final = 10.0  # seconds: another window or process writes
SHORTEST = 8
"""Signs that a passphrase must have."""


class Vault:
    """``Secrets`` in a file; each method but ``make`` wants ``unlock`` first (``vault``)."""

    def __init__(self, path: Path, *, memory: int = _MEMORY) -> None:
        self._path = path
        self._memory = memory
        self._key: bytes | None = None
        self._head: dict[str, Any] = {}

    @property
    def exists(self) -> bool:
        """Whether there is one on this machine."""
        return self._path.exists()

    @property
    def locked(self) -> bool:
        """Whether it wants its passphrase before anything else."""
        return self._key is None

    async def make(self, passphrase: str) -> None:
        """Begin an empty one, or open what another process began meanwhile.

        Raises ``NoKeyring`` as ``unlock``, or ``short`` for a passphrase that is easily guessed.
        """
        if len(passphrase) < SHORTEST:
            raise NoKeyring("the passphrase is too short", "short")
        head = {
            "format": _FORMAT,
            "kdf": "argon2id",
            "salt": base64.b64encode(os.urandom(_SALT)).decode(),
            "memory": self._memory,
            "passes": _PASSES,
            "lanes": _LANES,
        }
        key = await asyncio.to_thread(_derived, passphrase, head)
        async with self._alone():
            if not self.exists:
                self._head, self._key = head, key
                await asyncio.to_thread(self._write, {})
                return
        await self.unlock(passphrase)

    async def unlock(self, passphrase: str) -> None:
        """Open it for this run.

        Raises ``NoKeyring``: ``passphrase`` (not this one), ``broken`` (the file is put aside).
        """

        def opened() -> None:
            head, _, _ = self._parts()
            key = _derived(passphrase, head)
            self._opened(key)
            self._key, self._head = key, head

        await asyncio.to_thread(opened)

    def lock(self) -> None:
        """Forget the key."""
        self._key = None

    async def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""
        key = self._unlocked()
        return (await asyncio.to_thread(self._opened, key)).get(name)

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in place of the last one."""
        await self._change(lambda values: values.__setitem__(name, value))

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""
        await self._change(lambda values: values.pop(name, None))

    async def _change(self, change: "Callable[[dict[str, str]], object]") -> None:
        key = self._unlocked()

        def write() -> None:
            values = self._opened(key)
            change(values)
            self._write(values)

        async with self._alone():
            await asyncio.to_thread(write)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Let no other process write meanwhile."""
        self._make_folder()
        lock = FileLock(self._path.with_name(f"{self._path.name}.lock"))
        if not await taken(lock, _PATIENCE):
            raise NoKeyring("another process holds the vault", "held")
        try:
            yield
        finally:
            lock.end()

    def _make_folder(self) -> None:
        try:
            make_folder(self._path.parent)
        except StoreTrouble as trouble:
            raise _unwritten(trouble) from None

    def _unlocked(self) -> bytes:
        if self._key is None:
            raise NoKeyring("the vault is locked", "vault")
        return self._key

    def _opened(self, key: bytes) -> dict[str, str]:
        """What is in it; raises ``NoKeyring`` where this key does not fit."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - few starts need it
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

        head, nonce, sealed = self._parts()
        try:
            text = AESGCM(key).decrypt(nonce, sealed, _bound(head))
        except InvalidTag:
            raise NoKeyring("the passphrase does not fit", "passphrase") from None
        values: dict[str, str] = json.loads(text)
        return values

    def _parts(self) -> tuple[dict[str, Any], bytes, bytes]:
        """Head, nonce and sealed text of the file."""
        try:
            whole = json.loads(self._path.read_text(encoding="utf-8"))
            head, nonce, sealed = whole["head"], whole["nonce"], whole["sealed"]
            parts = head, base64.b64decode(nonce), base64.b64decode(sealed)
            _check(head, parts[1])
        except OSError as error:
            raise NoKeyring(error.strerror or type(error).__name__, "broken") from None
        except (ValueError, KeyError, TypeError, RecursionError):
            put_aside(self._path, "damaged")
            raise NoKeyring("the vault makes no sense", "broken") from None
        return parts

    def _write(self, values: dict[str, str]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

        nonce = os.urandom(_NONCE)
        text = json.dumps(values).encode()
        sealed = AESGCM(self._unlocked()).encrypt(nonce, text, _bound(self._head))
        whole = {
            "head": self._head,
            "nonce": base64.b64encode(nonce).decode(),
            "sealed": base64.b64encode(sealed).decode(),
        }
        try:
            write_whole(self._path, json.dumps(whole, indent=2) + "\n")
        except StoreTrouble as trouble:
            raise _unwritten(trouble) from None


def _unwritten(trouble: StoreTrouble) -> NoKeyring:
    return NoKeyring(f"the vault cannot be written: {trouble.kind}", "unwritten")


def _check(head: dict[str, Any], nonce: bytes) -> None:
    """Refuse numbers that would eat the machine: anybody may have edited the file."""
    sound = (
        (head["format"], head["kdf"]) == (_FORMAT, "argon2id")
        and head["passes"] in range(1, 65)
        and head["lanes"] in range(1, 65)
        and head["memory"] in range(8 * head["lanes"], _LARGEST_MEMORY + 1)
        and len(base64.b64decode(head["salt"])) >= _SALT
        and len(nonce) == _NONCE
    )
    if not sound:
        raise ValueError("not a vault of ours")


def _bound(head: dict[str, Any]) -> bytes:
    """The head as it is sealed along: nobody changes it unnoticed."""
    return json.dumps(head, sort_keys=True).encode()


def _derived(passphrase: str, head: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above

    kdf = Argon2id(
        salt=base64.b64decode(head["salt"]),
        length=32,
        iterations=head["passes"],
        lanes=head["lanes"],
        memory_cost=head["memory"],
    )
    return bytes(kdf.derive(passphrase.encode()))
