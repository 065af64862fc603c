"""Signing in: whatever was pasted, whichever kind of token, with or without a keyring."""

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.endpoint import Endpoint
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import NoKeyring, SignInNeeded, StoreTrouble, Unreachable
from confluence_desk.domain.road import Road
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.late import real_client
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import Vault as SafeFile
from tests.unit.services.conftest import Worlds


class Vault:
    """A keyring that works, or fails as told."""

    def __init__(self, trouble: NoKeyring | None = None) -> None:
        self.trouble = trouble
        self.kept: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        self._check()
        return self.kept.get(name)

    async def set(self, name: str, value: str) -> None:
        self._check()
        self.kept[name] = value

    async def delete(self, name: str) -> None:
        self._check()
        self.kept.pop(name, None)

    def _check(self) -> None:
        if self.trouble:
            raise self.trouble


def holds(folder: Path, secret: str) -> bool:
    """Whether a secret stands in any file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return any(secret.encode() in path.read_bytes() for path in files)


def test_a_scoped_token_is_found_to_need_the_gateway_trap_2(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            session = await here.accounts.sign_in(demo.url, demo.email, f" {demo.scoped_token}\n")
            try:
                assert session.account.base == demo.gateway_base
                await session.library.refresh_spaces()
                assert session.library.spaces()
            finally:
                await session.aclose()

    asyncio.run(story())


@pytest.mark.parametrize("token", ["wrong", "wröng", ""])
def test_a_wrong_token_is_refused_in_words_we_know(world: Worlds, token: str) -> None:
    async def story() -> None:
        async with world() as here:
            with pytest.raises(SignInNeeded):
                await here.accounts.sign_in(here.demo.url, here.demo.email, token)

    asyncio.run(story())


def test_a_token_of_this_machine_never_leaves_it(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(Vault(), settings, tmp_path)  # the gateway is Atlassian's own
            with pytest.raises(SignInNeeded):
                await accounts.sign_in(demo.url, demo.email, "wrong")

    asyncio.run(story())


def test_a_silent_gateway_does_not_hide_the_refusal(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(Vault(), settings, tmp_path, gateway="http://127.0.0.1:9")
            with pytest.raises(SignInNeeded):
                await accounts.sign_in(demo.url, demo.email, "wrong")

    asyncio.run(story())


def test_a_site_that_is_not_there_is_unreachable(world: Worlds) -> None:
    async def story() -> None:
        async with world() as here:
            with pytest.raises(Unreachable):
                await here.accounts.sign_in("http://127.0.0.1:9", here.demo.email, "x")

    asyncio.run(story())


def test_a_remembered_account_opens_again_without_a_network(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault = here.demo, Vault()
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(vault, settings, tmp_path / "data", gateway=demo.gateway)
            first = await accounts.sign_in(demo.url, demo.email, demo.token)
            await first.library.refresh_spaces()
            names = [space.name for space in first.library.spaces()]
            await first.aclose()
            demo.site.faults.down = True
            again = Accounts(vault, Settings(tmp_path / "kept.json"), tmp_path / "data")
            last = again.last()
            assert last == first.account
            assert last is not None
            assert last.remembered
            second = await again.resume(last)
            assert [space.name for space in second.library.spaces()] == names
            await second.aclose()
            assert demo.token not in (tmp_path / "kept.json").read_text("utf-8")

    asyncio.run(story())


@pytest.mark.parametrize(
    "damage",
    [
        {"base": "https://evil.example"},
        {"base": 5},
        {"base": ""},
        {"email": None},
        {"site": None},
        {"site": {"url": "ftp://acme.example"}},
        {"site": {"url": ["x"]}},
        {"account_id": {}},
    ],
)
def test_an_account_in_damaged_settings_is_not_resumed(
    tmp_path: Path, damage: dict[str, object]
) -> None:  # trap 17; and the token goes nowhere else
    settings = Settings(tmp_path / "settings.json")
    row = {
        "site": {"url": "https://acme.atlassian.net", "cloud_id": "c1", "name": "acme"},
        "email": "ada@acme.example",
        "account_id": "1",
        "display_name": "Ada",
        "base": "https://acme.atlassian.net",
        "time_zone": "UTC",
        "remembered": True,
    }
    accounts = Accounts(Vault(), settings, tmp_path)
    settings.set("account", row)
    assert accounts.last() is not None
    settings.set("account", {**row, "base": "https://api.atlassian.com/ex/confluence/c1"})
    assert accounts.last() is not None
    settings.set("account", {**row, **damage})
    assert accounts.last() is None


@pytest.mark.expect_log("confluence_desk.services.accounts")
def test_settings_that_cannot_be_written_do_not_keep_anybody_out(
    world: Worlds, tmp_path: Path
) -> None:  # trap 48
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            (tmp_path / "file").write_text("in the way")
            settings = Settings(tmp_path / "file" / "settings.json")
            accounts = Accounts(Vault(), settings, tmp_path / "data", gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            assert not session.account.remembered
            await session.aclose()

    asyncio.run(story())


def writers() -> set[threading.Thread]:
    """The threads of libraries that are open."""
    return {each for each in threading.enumerate() if each.name == "store-writer"}


def test_a_library_that_cannot_be_written_is_told_and_nothing_stays_open(
    world: Worlds, tmp_path: Path
) -> None:  # trap 48
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            (tmp_path / "file").write_text("in the way")
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(Vault(), settings, tmp_path / "file", gateway=demo.gateway)
            before = writers()
            with pytest.raises(StoreTrouble) as caught:
                await accounts.sign_in(demo.url, demo.email, demo.token)
            assert caught.value.kind == "io"
            assert writers() == before

    asyncio.run(story())


def test_two_windows_share_one_library(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault = here.demo, Vault()
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(vault, settings, tmp_path / "data", gateway=demo.gateway)
            first = await accounts.sign_in(demo.url, demo.email, demo.token)
            second = await accounts.resume(first.account)
            await asyncio.gather(*(s.library.refresh_spaces() for s in (first, second)))
            assert first.library.spaces() == second.library.spaces() != []
            await first.aclose()
            await second.library.refresh_children(f"space:{second.library.spaces()[0].id}")
            await second.aclose()

    asyncio.run(story())


def test_signing_out_forgets_the_token_and_the_account(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault = here.demo, Vault()
            settings = Settings(tmp_path / "kept.json")
            accounts = Accounts(vault, settings, tmp_path / "data", gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.aclose()
            await accounts.sign_out(session.account)
            assert vault.kept == {}
            assert accounts.last() is None
            with pytest.raises(SignInNeeded):
                await accounts.resume(session.account)

    asyncio.run(story())


@pytest.mark.parametrize("kind", ["absent", "locked", "slow", "failing"])
def test_without_a_keyring_nobody_decides_for_the_person(
    world: Worlds, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:  # traps 12, 13
        async with world() as here:
            demo = here.demo
            vault = Vault(NoKeyring("no", kind))
            settings, data = Settings(tmp_path / "kept.json"), tmp_path / "data"
            accounts = Accounts(vault, settings, data, gateway=demo.gateway)
            assert not await accounts.remembers()
            with pytest.raises(NoKeyring) as caught:
                await accounts.sign_in(demo.url, demo.email, demo.token)
            assert caught.value.kind == kind
            assert accounts.last() is None
            assert not holds(tmp_path, demo.token)

    asyncio.run(story())


def test_signing_out_is_not_over_before_the_secrets_are_gone(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault = here.demo, Vault()
            settings, data = Settings(tmp_path / "kept.json"), tmp_path / "data"
            accounts = Accounts(vault, settings, data, gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.aclose()
            vault.trouble = NoKeyring("locked", "locked")
            with pytest.raises(NoKeyring):
                await accounts.sign_out(session.account, delete=True)
            assert accounts.last() is not None
            assert list(data.rglob("*.desk"))
            vault.trouble = None
            await accounts.sign_out(session.account, delete=True)
            assert vault.kept == {}
            assert accounts.last() is None
            assert not list(data.rglob("*.desk"))

    asyncio.run(story())


def test_in_memory_alone_nothing_secret_reaches_the_disk(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:  # trap 12
        async with world() as here:
            demo = here.demo
            settings, data = Settings(tmp_path / "kept.json"), tmp_path / "data"
            box = Strongbox(Vault(NoKeyring("no", "absent")), SafeFile(data / "secrets.vault"))
            accounts = Accounts(box, settings, data, gateway=demo.gateway)
            box.choose_memory()
            assert not await accounts.remembers()
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            assert not session.account.remembered
            await session.library.refresh_spaces()
            assert session.library.spaces()
            await session.aclose()
            assert accounts.last() is None
            assert not holds(tmp_path, demo.token)
            assert not list(data.rglob("*.desk"))

    asyncio.run(story())


def test_a_vault_brings_the_account_back(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            settings, data = Settings(tmp_path / "kept.json"), tmp_path / "data"

            def started() -> tuple[Accounts, Strongbox]:
                file = SafeFile(data / "secrets.vault", memory=64)
                box = Strongbox(Vault(NoKeyring("no", "absent")), file)
                return Accounts(box, settings, data, gateway=demo.gateway), box

            accounts, box = started()
            await box.choose_vault("correct horse battery")
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.library.refresh_spaces()
            await session.aclose()
            accounts, box = started()
            account = accounts.last()
            assert account is not None
            with pytest.raises(NoKeyring) as caught:
                await accounts.resume(account)
            assert caught.value.kind == "vault"
            await box.unlock("correct horse battery")
            session = await accounts.resume(account)
            assert session.library.spaces()
            await session.aclose()
            assert not holds(tmp_path, demo.token)

    asyncio.run(story())


def test_a_library_that_its_key_does_not_open_is_kept_aside(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault = here.demo, Vault()
            data = tmp_path / "data"
            accounts = Accounts(vault, Settings(tmp_path / "k.json"), data, gateway=demo.gateway)
            await (await accounts.sign_in(demo.url, demo.email, demo.token)).aclose()
            (name,) = [name for name in vault.kept if name.startswith("library")]
            del vault.kept[name]
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.aclose()
            assert len([p for p in data.iterdir() if ".aside-1" in p.name]) == 1

    asyncio.run(story())


def test_a_library_in_which_damage_was_met_is_kept_aside(  # trap 49
    world: Worlds, tmp_path: Path
) -> None:
    async def story() -> None:
        async with world() as here:
            demo, data = here.demo, tmp_path / "data"
            settings = Settings(tmp_path / "k.json")
            accounts = Accounts(Vault(), settings, data, gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            texts = (os.urandom(4000).hex() for _ in range(100))
            pages = [Page(str(n), "", "1", Version(1), body=text) for n, text in enumerate(texts)]
            await session._store.save_pages(pages)  # noqa: SLF001 - they lie at the file's end
            await session.aclose()
            (library,) = data.glob("*.desk")
            whole = library.read_bytes()
            most = len(whole) * 15 // 16
            library.write_bytes(whole[:most] + b"\xff" * (len(whole) - most))
            account = accounts.last()
            assert account is not None
            await (await accounts.resume(account, anew=False)).aclose()  # whatever is in it
            library.with_name(f"{library.name}.damaged").touch()
            with pytest.raises(StoreTrouble):
                await accounts.resume(account, anew=False)
            session = await accounts.resume(account)
            await session.library.refresh_spaces()
            await session.aclose()
            assert session.aside == library.with_name(f"{library.name}.aside-1")
            assert session.aside.exists()
            again = await accounts.resume(account)
            await again.aclose()
            assert again.aside is None

    asyncio.run(story())


def names_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_trap_18_another_site_has_a_library_of_its_own(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as one, world() as other:
            vault, data = Vault(), tmp_path / "data"
            settings = Settings(tmp_path / "kept.json")
            libraries = []
            for demo in (one.demo, other.demo):
                accounts = Accounts(vault, settings, data, gateway=demo.gateway)
                session = await accounts.sign_in(demo.url, demo.email, demo.token)
                await session.library.refresh_spaces()
                assert session.way_in is not None
                libraries.append(session.way_in.library)
                await session.aclose()
            first, second = libraries
            assert first != second
            before = first.read_bytes()
            accounts = Accounts(vault, settings, data, gateway=other.demo.gateway)
            both = accounts.connections.all()
            assert [each.site.url for each in both] == [other.demo.url, one.demo.url]
            await accounts.sign_out(both[0], delete=True)
            assert not any(name.startswith(second.name) for name in names_of(data))
            assert first.read_bytes() == before
            assert {name.split()[1] for name in vault.kept} == {one.demo.url}
            session = await accounts.resume(both[1])
            assert session.library.spaces()
            await session.aclose()

    asyncio.run(story())


def test_signing_out_keeps_the_library_unless_told(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, vault, data = here.demo, Vault(), tmp_path / "data"
            accounts = Accounts(vault, Settings(tmp_path / "k.json"), data, gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.aclose()
            await accounts.sign_out(session.account)
            assert vault.kept == {}
            assert any(name.endswith(".desk") for name in names_of(data))

    asyncio.run(story())


@pytest.mark.parametrize("stops", ["library", "token"])
def test_who_gives_up_while_secrets_are_kept_leaves_none(
    world: Worlds, tmp_path: Path, stops: str
) -> None:
    """Esc leaves nothing half-saved."""

    class Slow(Vault):
        async def set(self, name: str, value: str) -> None:
            await super().set(name, value)
            if name.startswith(stops):
                reached.set()
                await asyncio.Event().wait()

    reached = asyncio.Event()

    async def story() -> None:
        async with world() as here:
            vault, settings = Slow(), Settings(tmp_path / "kept.json")
            accounts = Accounts(vault, settings, tmp_path / "data", gateway=here.demo.gateway)
            demo = here.demo
            task = asyncio.create_task(accounts.sign_in(demo.url, demo.email, demo.token))
            await reached.wait()
            task.cancel()
            await asyncio.wait({task})
            assert vault.kept == {}
            assert accounts.last() is None

    asyncio.run(story())


def test_another_way_to_the_network_is_taken_at_once(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, ways, opened = here.demo, [Road()], list[Road]()

            def open_client(endpoint: Endpoint, **told: Any) -> ConfluenceClient:
                opened.append(endpoint.road)
                return real_client(endpoint, **told)

            accounts = Accounts(
                Vault(),
                Settings(tmp_path / "kept.json"),
                tmp_path,
                gateway=demo.gateway,
                open_client=open_client,
                road=lambda: ways[0],
            )
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            await session.library.refresh_spaces()
            ways[0] = Road("none")
            await session.take_road(ways[0])
            await session.library.refresh_spaces()
            assert opened[-2:] == [Road(), Road("none")]
            assert session.way_in is not None
            assert session.way_in.road == Road("none")
            await session.aclose()

    asyncio.run(story())
