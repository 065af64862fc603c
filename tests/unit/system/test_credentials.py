"""Secrets: kept by a keyring that keeps secrets, or by nobody."""

import asyncio
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

import keyring.errors
import pytest
import secretstorage.exceptions

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system.credentials import Backend, Keyring, Secrets, SessionSecrets
from tests.unit.system.untimed import Untimed


class Vault:
    """A keyring backend that works."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.get_ident())
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.held[service, username]
        except KeyError:
            raise keyring.errors.PasswordDeleteError from None


class Broken(Vault):
    """A keyring that fails in a way of its own."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error from KeyError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error from KeyError(service, username, password)


class Forgetful(Vault):
    """A keyring that takes a secret and drops it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Hanging(Vault):
    """A locked keyring that nobody unlocks."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(60)
        return super().get_password(service, username)


def _useless(module: str) -> Backend:
    backend: Backend = import_module(f"keyring.backends.{module}").Keyring()
    return backend


class PlaintextKeyring(Vault):
    """Named as the backend that writes passwords into a file."""


async def _story(secrets: Secrets) -> None:
    assert await secrets.get("token") is None
    await secrets.set("token", "s3cret")
    await secrets.set("token", "newer")
    assert await secrets.get("token") == "newer"
    assert await secrets.get("other") is None
    await secrets.delete("token")
    await secrets.delete("token")
    assert await secrets.get("token") is None


def _refused(backend: Backend) -> NoKeyring:
    async def attempt() -> None:
        await Keyring(backend=lambda: backend).set("token", "s3cret")

    with pytest.raises(NoKeyring) as caught:
        asyncio.run(attempt())
    return caught.value


def test_a_keyring_keeps_replaces_and_forgets() -> None:
    vault = Vault()
    asyncio.run(_story(Keyring("Desk", backend=lambda: vault)))
    assert vault.held == {}


def test_a_session_keeps_replaces_and_forgets() -> None:
    asyncio.run(_story(SessionSecrets()))


def test_the_keyring_is_never_asked_in_the_windows_thread() -> None:
    vault = Vault()
    asyncio.run(_story(Keyring(backend=lambda: vault)))
    assert threading.get_ident() not in vault.threads


def test_backends_that_keep_nothing_or_in_clear_are_refused() -> None:  # trap 12
    for backend in (
        _useless("fail"),
        _useless("null"),
        PlaintextKeyring(),
    ):
        refused = _refused(backend)
        assert "no keyring" in refused.detail
        assert refused.kind == "absent"


def test_the_first_good_backend_of_a_chain_is_used() -> None:  # trap 12
    vault = Vault()

    class Chain(Vault):
        backends = (_useless("null"), PlaintextKeyring(), vault)

    asyncio.run(Keyring("Desk", backend=Chain).set("token", "s3cret"))
    assert vault.held == {("Desk", "token"): "s3cret"}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (keyring.errors.KeyringLocked("locked"), "locked"),
        (secretstorage.exceptions.LockedException("locked"), "locked"),
        (secretstorage.exceptions.PromptDismissedException("no"), "locked"),
        (keyring.errors.InitError("no bus"), "failing"),
        (RuntimeError("D-Bus said s3cret"), "failing"),
        (OSError("gone"), "failing"),
        (TimeoutError("bus"), "slow"),
    ],
)
def test_every_failure_of_a_backend_is_no_keyring(error: Exception, kind: str) -> None:  # trap 13
    refused = _refused(Broken(error))
    assert refused.kind == kind
    assert "s3cret" not in str(vars(refused))


def _of_macos(status: int) -> Exception:
    """As ``keyring.backends.macOS`` raises it: the number is in the cause."""
    error = keyring.errors.KeyringError(f"Can't get password from keychain: ({status}, 'x')")
    error.__cause__ = type("Error", (Exception,), {})(status, "Unknown Error")
    return error


class Raising(Vault):
    """Raises an error with the cause that it has."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error or KeyError(service, username, password)


class WindowsError_(Exception):  # noqa: N801 - as pywintypes.error
    def __init__(self, number: int) -> None:
        super().__init__(number, "CredRead", "words")
        self.winerror = number


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (_of_macos(-128), "locked"),
        (_of_macos(-25308), "locked"),  # by SSH: nobody can be asked for the password
        (_of_macos(-25293), "locked"),
        (_of_macos(-25307), "absent"),
        (_of_macos(-67030), "failing"),
        (_of_macos(-50), "failing"),
        (WindowsError_(1312), "absent"),
        (WindowsError_(1783), "failing"),
        (WindowsError_(5), "failing"),
        (keyring.errors.PasswordSetError("Cancelled by user"), "locked"),  # KWallet
        (keyring.errors.PasswordSetError("Failed to store password!"), "failing"),  # libsecret
        (keyring.errors.NoKeyringError("none"), "absent"),
        (keyring.errors.InitError("Failed to open keyring: x."), "failing"),
        (type("GError", (RuntimeError,), {})("g-io-error"), "failing"),
        (type("DBusException", (Exception,), {})("NoReply"), "failing"),
    ],
)
def test_what_other_systems_keyrings_raise(error: Exception, kind: str) -> None:  # trap 13
    assert _refused(Raising(error)).kind == kind


class Short(Vault):
    """As that of Windows: more than 2560 bytes in UTF-16 are refused."""

    def __init__(self) -> None:
        super().__init__()
        self.breaks_at = -1

    def set_password(self, service: str, username: str, password: str) -> None:
        self.breaks_at -= 1
        if len(password.encode("utf-16-le")) > 2560 or self.breaks_at == 0:
            raise WindowsError_(1783)
        super().set_password(service, username, password)


Short.__module__ = "keyring.backends.Windows"


def test_a_long_secret_is_kept_where_only_short_ones_are_taken() -> None:
    short = Short()

    async def story() -> None:
        ring = Keyring("Desk", backend=lambda: short)
        grants = ["\U0001f511" * 5000, "b" * 3700, "short", "c" * 601]
        for grant in grants:
            await ring.set("token", grant)
            assert await Keyring("Desk", backend=lambda: short).get("token") == grant
        assert len(short.held) == 3  # a name and two pieces: the older ones are gone
        await ring.set("other", "whole")
        await ring.delete("token")
        assert short.held == {("Desk: other", "other"): "whole"}

    asyncio.run(story())


def test_windows_moves_no_secret_of_ours_when_another_is_written() -> None:
    """Its backend keeps the last of each service apart, and moves that when the next one comes."""
    short = Short()

    async def story() -> None:
        ring = Keyring("Desk", backend=lambda: short)
        for name in ("token a", "library a", "token b"):
            await ring.set(name, "s3cret" * 900)
        services = [service for service, _name in short.held]
        assert len(set(services)) == len(services)

    asyncio.run(story())


def test_a_write_that_breaks_off_leaves_the_older_secret_whole() -> None:
    short = Short()

    async def story() -> None:
        ring = Keyring("Desk", backend=lambda: short)
        await ring.set("token", "old" * 1000)
        short.breaks_at = 3
        with pytest.raises(NoKeyring):
            await ring.set("token", "new" * 1000)
        assert await ring.get("token") == "old" * 1000
        assert len(short.held) == 6  # nothing of the new one
        for name in [each for each in short.held if each[1].startswith("token ")]:
            del short.held[name]
        with pytest.raises(NoKeyring) as caught:
            await ring.get("token")
        assert caught.value.kind == "failing"

    asyncio.run(story())


def test_a_backend_that_cannot_even_start_is_no_keyring() -> None:  # trap 13
    def fails() -> Backend:
        raise ImportError("no backend")

    with pytest.raises(NoKeyring):
        asyncio.run(Keyring(backend=fails).get("token"))


def test_a_secret_that_cannot_be_read_back_was_not_kept() -> None:
    assert "did not keep" in _refused(Forgetful()).detail


@pytest.mark.parametrize("locked", [True, False])
def test_a_keyring_that_hangs_does_not_hang_the_program(locked: bool) -> None:  # trap 13
    hanging = Hanging()
    ring = Untimed(hanging.unlocked, lambda: hanging, locked=lambda: locked)

    async def story() -> None:
        for _ in range(2):
            with pytest.raises(NoKeyring) as caught:
                await ring.get("token")
            assert caught.value.kind == ("locked" if locked else "slow")
        hanging.unlocked.set()
        await ring.freed()
        assert await ring.get("token") is None
        assert not await ring.freed()

    asyncio.run(story())


def test_one_that_came_back_before_anybody_waited_for_it_is_free() -> None:  # trap 13
    hanging = Hanging()
    ring = Untimed(hanging.unlocked, lambda: hanging)

    async def story() -> None:
        with pytest.raises(NoKeyring):
            await ring.get("token")
        asked = ring._stuck  # noqa: SLF001 - nothing tells that it came back
        assert asked is not None
        hanging.unlocked.set()
        asked.result(60)
        assert await ring.freed()
        assert await ring.get("token") is None
        assert not await ring.freed()

    asyncio.run(story())


def test_a_keyring_that_hangs_is_waited_for_only_once_and_may_come_back() -> None:  # trap 13
    hanging = Hanging()
    asked: list[int] = []

    def backend() -> Backend:
        asked.append(1)
        return hanging

    async def story() -> None:
        secrets = Untimed(hanging.unlocked, backend)
        for _ in range(3):
            with pytest.raises(NoKeyring):
                await secrets.get("token")
        assert len(asked) == 1
        hanging.unlocked.set()
        for thread in threading.enumerate():
            if thread.name == "keyring":
                await asyncio.to_thread(thread.join, 10)
        hanging.held["Confluence Desk", "token"] = "s3cret"
        assert await Keyring(backend=lambda: hanging).get("token") == "s3cret"
        assert await secrets.get("token") == "s3cret"

    asyncio.run(story())


def test_giving_up_on_a_question_leaves_no_task() -> None:
    hanging = Hanging()

    async def story() -> None:
        asking = asyncio.ensure_future(Keyring(backend=lambda: hanging).get("token"))
        await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    asyncio.run(story())
    hanging.unlocked.set()


def test_with_the_null_backend_nothing_reaches_the_disk(tmp_path: Path) -> None:  # trap 12
    program = """if True:
        import asyncio
        from confluence_desk.domain.errors import NoKeyring
        from confluence_desk.system.credentials import Keyring
        try:
            asyncio.run(Keyring().set("token", "s3cret-s3cret"))
        except NoKeyring as refused:
            print("refused:", refused.detail)
    """
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    environment = {name: str(tmp_path) for name in places}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("refused:")
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(b"s3cret" in content for content in written)
