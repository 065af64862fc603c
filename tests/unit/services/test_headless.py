"""The environment names site, e-mail, token and passphrase, as for cron."""

import asyncio
from pathlib import Path

import pytest

from confluence_desk.domain.errors import NoKeyring, NoToken, SignInNeeded
from confluence_desk.services import headless
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.headless import Given, Unnamed
from confluence_desk.services.phrases import NoSite
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.paths import Paths
from confluence_desk.system.settings import Settings
from confluence_desk.system.strongbox import Place, Strongbox
from confluence_desk.system.vault import Vault
from tests.unit.services.conftest import Worlds

PHRASE = "correct horse battery"


class Absent:
    """No keyring at all."""

    async def get(self, name: str) -> str | None:
        raise NoKeyring(name)

    async def set(self, name: str, value: str) -> None:
        raise NoKeyring(name + value)

    async def delete(self, name: str) -> None:
        raise NoKeyring(name)


class Shut:
    """A keyring that waits for somebody."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def get(self, name: str) -> str | None:
        raise NoKeyring(name, self._kind)


class Bare(SessionSecrets):
    """A keyring that works, as long as this object lives."""


def box(home: Path, keyring: object = None) -> Strongbox:
    secrets: object = keyring or Absent()
    return Strongbox(secrets, Vault(home / "secrets.vault", memory=256))  # type: ignore[arg-type]


def accounts(home: Path, secrets: Strongbox, gateway: str) -> Accounts:
    return Accounts(secrets, Settings(home / "settings.json"), home, gateway=gateway)


def texts_below(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_what_the_environment_says_is_cleaned_as_in_the_wizard() -> None:
    said = headless.given(
        {
            "CONFLUENCE_DESK_SITE": " https://Acme.atlassian.net/wiki/spaces/OPS ",
            "CONFLUENCE_DESK_EMAIL": "Ada <ada@acme.example>",
            "CONFLUENCE_DESK_TOKEN": " ATATT3xFf\n",
            "CONFLUENCE_DESK_PASSPHRASE": " with blanks ",
        }
    )
    assert said.site == "https://acme.atlassian.net"
    assert said.email == "ada@acme.example"
    assert said.token == "ATATT3xFf"
    assert said.passphrase == " with blanks "
    assert "ATATT3xFf" not in repr(said)
    assert "blanks" not in repr(said)
    assert not headless.given({}).says_who
    with pytest.raises(NoSite):
        headless.given({"CONFLUENCE_DESK_SITE": "ftp://x"})


def test_secrets_are_not_handed_down_to_other_processes() -> None:
    environment = {"CONFLUENCE_DESK_TOKEN": "t", "CONFLUENCE_DESK_PASSPHRASE": "p", "PATH": "/"}
    assert headless.taken(environment).token == "t"
    assert environment == {"PATH": "/"}


def test_an_address_that_is_none_hands_no_secret_down_either() -> None:
    environment = {"CONFLUENCE_DESK_SITE": "ftp://x", "CONFLUENCE_DESK_TOKEN": "t"}
    with pytest.raises(NoSite):
        headless.taken(environment)
    assert "CONFLUENCE_DESK_TOKEN" not in environment


@pytest.mark.parametrize("kind", ["locked", "slow"])
def test_no_vault_hides_a_keyring_that_is_only_shut(tmp_path: Path, kind: str) -> None:
    async def story() -> None:
        secrets = box(tmp_path, Shut(kind))
        await headless.unlock(secrets, Given(passphrase=PHRASE))
        assert secrets.place is Place.KEYRING
        assert not texts_below(tmp_path)

    asyncio.run(story())


def test_a_short_passphrase_is_told_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(NoKeyring) as caught:
        asyncio.run(headless.unlock(box(tmp_path), Given(passphrase="abc")))
    assert caught.value.kind == "short"


def test_the_librarys_key_alone_opens_it_and_asks_nothing(world: Worlds, tmp_path: Path) -> None:
    async def story() -> None:
        async with world() as here:
            demo, mine = here.demo, accounts(tmp_path, box(tmp_path, Bare()), here.demo.gateway)
            said = Given(demo.url, demo.email, demo.token)
            session = await headless.session_of(mine, said)
            await session.library.refresh_spaces()
            names = [space.name for space in session.library.spaces()]
            await session.aclose()
            demo.site.journal.clear()
            session = await headless.session_of(mine, Given(), anew=False, bare=True)
            assert [space.name for space in session.library.spaces()] == names
            with pytest.raises(NoToken):
                await session.library.refresh_spaces()
            assert demo.site.journal.received == []
            await session.aclose()

    asyncio.run(story())


def test_the_folder_of_everything_can_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLUENCE_DESK_HOME", str(tmp_path / "desk"))
    assert Paths.of().data == tmp_path / "desk" / "data"
    assert Paths.of(tmp_path / "other").data == tmp_path / "other" / "data"
    monkeypatch.setenv("CONFLUENCE_DESK_HOME", " ")
    assert tmp_path not in Paths.of().data.parents


def test_without_keyring_the_passphrase_makes_a_vault_and_the_library_outlives_the_run(
    world: Worlds, tmp_path: Path
) -> None:  # trap 12: nothing in clear
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            said = Given(demo.url, demo.email, demo.token, PHRASE)
            secrets = box(tmp_path)
            await headless.unlock(secrets, said)
            assert secrets.place is Place.VAULT
            session = await headless.session_of(accounts(tmp_path, secrets, demo.gateway), said)
            await session.library.refresh_spaces()
            names = [space.name for space in session.library.spaces()]
            assert names
            await session.aclose()
            demo.site.faults.down = True
            again = box(tmp_path)
            await headless.unlock(again, said)
            session = await headless.session_of(accounts(tmp_path, again, demo.gateway), said)
            assert [space.name for space in session.library.spaces()] == names
            await session.aclose()
            for text in texts_below(tmp_path):
                assert demo.token.encode() not in text
                assert PHRASE.encode() not in text

    asyncio.run(story())


def test_without_keyring_and_passphrase_it_says_so_instead_of_keeping_nothing(
    world: Worlds, tmp_path: Path
) -> None:
    async def story() -> None:
        async with world() as here:
            demo = here.demo
            said = Given(demo.url, demo.email, demo.token)
            with pytest.raises(NoKeyring):
                await headless.session_of(accounts(tmp_path, box(tmp_path), demo.gateway), said)

    asyncio.run(story())


def test_a_wrong_passphrase_is_refused(tmp_path: Path) -> None:
    async def story() -> None:
        await headless.unlock(box(tmp_path), Given(passphrase=PHRASE))
        with pytest.raises(NoKeyring):
            await headless.unlock(box(tmp_path), Given(passphrase="another phrase"))

    asyncio.run(story())


def test_a_keyring_that_works_is_used_and_no_vault_made(tmp_path: Path) -> None:
    async def story() -> None:
        secrets = box(tmp_path, Bare())
        await headless.unlock(secrets, Given(passphrase=PHRASE))
        assert secrets.place is Place.KEYRING
        assert not texts_below(tmp_path)

    asyncio.run(story())


def test_the_token_of_the_environment_is_used_and_kept_nowhere(
    world: Worlds, tmp_path: Path
) -> None:
    async def story() -> None:
        async with world() as here:
            demo, ring = here.demo, Bare()
            mine = accounts(tmp_path, box(tmp_path, ring), demo.gateway)
            said = Given(demo.url, demo.email, demo.token)
            await (await headless.session_of(mine, said)).aclose()
            assert demo.token not in ring._values.values()  # noqa: SLF001 - that it is not there
            with pytest.raises(SignInNeeded):
                await headless.session_of(mine, Given())
            session = await headless.session_of(mine, said)
            await session.library.refresh_spaces()
            await session.aclose()

    asyncio.run(story())


def test_the_site_of_the_environment_chooses_among_the_remembered(
    world: Worlds, tmp_path: Path
) -> None:  # demand 40
    async def story() -> None:
        async with world() as one, world() as other:
            ring = box(tmp_path, Bare())
            mine = accounts(tmp_path, ring, one.demo.gateway)
            for demo in (one.demo, other.demo):
                await (await mine.sign_in(demo.url, demo.email, demo.token)).aclose()
            for said, expected in [
                (Given(), other.demo.url),
                (Given(one.demo.url), one.demo.url),
                (Given(one.demo.url, one.demo.email.upper()), one.demo.url),
            ]:
                session = await headless.session_of(mine, said)
                assert session.account.site.url == expected
                await session.aclose()
            for said in (Given("https://hooli.atlassian.net"), Given(email="bo@x.example")):
                with pytest.raises(Unnamed):
                    await headless.session_of(mine, said)

    asyncio.run(story())


def test_nobody_is_known(tmp_path: Path) -> None:
    async def story() -> None:
        with pytest.raises(Unnamed):
            await headless.session_of(
                accounts(tmp_path, box(tmp_path), "http://127.0.0.1:9"), Given()
            )

    asyncio.run(story())
