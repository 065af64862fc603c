"""Where this person's secrets are: the keyring, a vault under a passphrase, or memory alone."""

from enum import StrEnum

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system.backends import SystemBackend
from confluence_desk.system.credentials import Keyring, Secrets, SessionSecrets
from confluence_desk.system.paths import Paths
from confluence_desk.system.vault import Vault


class Place(StrEnum):
    """One of the three; the last ends with the run."""

    KEYRING = "keyring"
    VAULT = "vault"
    MEMORY = "memory"


class Strongbox:
    """Secrets in the place that was chosen; nothing goes to another place by itself (trap 12).

    It is the keyring, unless there is a vault's file. Where the keyring is of no use every
    method raises ``NoKeyring`` until the person has chosen something else.
    """

    def __init__(self, keyring: Secrets, vault: Vault) -> None:
        self._keyring = keyring
        self._vault = vault
        self._memory = SessionSecrets()
        self.place = Place.VAULT if vault.exists else Place.KEYRING

    @property
    def lasting(self) -> bool:
        """Whether what is kept outlives this run."""
        return self.place is not Place.MEMORY

    @property
    def locked(self) -> bool:
        """Whether the vault wants its passphrase."""
        return self.place is Place.VAULT and self._vault.locked

    async def trouble(self) -> NoKeyring | None:
        """Why the place is of no use now, asked of it; None where it works."""
        try:
            await self.get("probe")
        except NoKeyring as trouble:
            return trouble
        return None

    async def freed(self) -> bool:
        """Wait for a keyring that hangs; whether it is one that can be waited for."""
        if self.place is Place.KEYRING and isinstance(self._keyring, Keyring):
            return await self._keyring.freed()
        return False

    def choose_memory(self) -> None:
        """Keep secrets until the end of this run only."""
        self.place = Place.MEMORY

    def choose_keyring(self) -> None:
        """Ask the keyring again, as where it was locked before."""
        self.place = Place.KEYRING

    async def choose_vault(self, passphrase: str) -> None:
        """Keep secrets in a vault from now on; one that is there is unlocked."""
        await (self._vault.unlock if self._vault.exists else self._vault.make)(passphrase)
        if self.place is Place.MEMORY:
            for name, value in self._memory.all().items():
                await self._vault.set(name, value)
        self.place = Place.VAULT

    async def unlock(self, passphrase: str) -> None:
        """Open the vault for this run.

        Raises ``NoKeyring``: ``passphrase`` (not this one), ``broken`` (the person chooses anew).
        """
        try:
            await self._vault.unlock(passphrase)
        except NoKeyring as trouble:
            if trouble.kind == "broken":
                self.place = Place.KEYRING
            raise

    async def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""
        return await self._chosen.get(name)

    async def set(self, name: str, value: str) -> None:
        """Keep a secret in place of the last one."""
        await self._chosen.set(name, value)

    async def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is no error."""
        await self._chosen.delete(name)

    @property
    def _chosen(self) -> Secrets:
        places: dict[Place, Secrets] = {
            Place.KEYRING: self._keyring,
            Place.VAULT: self._vault,
            Place.MEMORY: self._memory,
        }
        return places[self.place]


def strongbox(program: str, paths: Paths) -> Strongbox:
    """The strongbox of this user, with its vault in the program's folder for data."""
    keyring = Keyring(program, backend=SystemBackend(paths.cache / "keyring"))
    return Strongbox(keyring, Vault(paths.data / "secrets.vault"))
