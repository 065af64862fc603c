"""The vault: one file under a passphrase, which tells nothing and takes no wrong word."""

import asyncio
import base64
import json
import stat
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system.credentials import Keyring
from confluence_desk.system.locks import FileLock
from confluence_desk.system.strongbox import Place, Strongbox
from confluence_desk.system.vault import Vault

PASSPHRASE = "correct horse battery"
QUICK = 64  # KiB: the tests are about the file, not about how long guessing takes


def vault(folder: Path) -> Vault:
    return Vault(folder / "secrets.vault", memory=QUICK)


def run(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


async def refused(asked: Coroutine[Any, Any, object]) -> str:
    with pytest.raises(NoKeyring) as caught:
        await asked
    assert "horse" not in repr(caught.value)
    return caught.value.kind


async def filled(folder: Path) -> Vault:
    made = vault(folder)
    await made.make(PASSPHRASE)
    await made.set("token", "s3cret-é☃")
    return made


def test_a_vault_keeps_replaces_and_forgets(tmp_path: Path) -> None:
    async def story() -> None:
        made = await filled(tmp_path)
        await made.set("token", "newer")
        assert await made.get("token") == "newer"
        assert await made.get("other") is None
        await made.delete("token")
        await made.delete("token")
        assert await made.get("token") is None

    run(story())


def test_another_run_opens_it_with_the_passphrase_alone(tmp_path: Path) -> None:
    async def story() -> None:
        await filled(tmp_path)
        later = vault(tmp_path)
        assert later.exists
        assert later.locked
        assert await refused(later.get("token")) == "vault"
        assert await refused(later.set("token", "x")) == "vault"
        assert await refused(later.unlock("another horse")) == "passphrase"
        assert later.locked
        await later.unlock(PASSPHRASE)
        assert await later.get("token") == "s3cret-é☃"
        later.lock()
        assert await refused(later.get("token")) == "vault"

    run(story())


def test_nothing_of_it_is_readable_and_only_the_owner_reads_it(tmp_path: Path) -> None:  # trap 17
    async def story() -> None:
        await filled(tmp_path)

    run(story())
    for file in tmp_path.iterdir():
        text = file.read_bytes()
        assert b"s3cret" not in text
        assert b"horse" not in text
        assert b"token" not in text
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_key_is_made_slowly_and_differently_for_everybody(tmp_path: Path) -> None:
    async def story() -> None:
        heads = []
        for name in ("a", "b"):
            (tmp_path / name).mkdir()
            await Vault(tmp_path / name / "secrets.vault").make(PASSPHRASE)
            heads.append(json.loads((tmp_path / name / "secrets.vault").read_text())["head"])
        assert heads[0]["salt"] != heads[1]["salt"]
        assert len(base64.b64decode(heads[0]["salt"])) == 16
        assert (heads[0]["kdf"], heads[0]["memory"], heads[0]["passes"]) == ("argon2id", 65536, 3)

    run(story())


def test_the_same_secrets_never_look_the_same(tmp_path: Path) -> None:
    async def story() -> None:
        made = await filled(tmp_path)
        seen = set()
        for _ in range(5):
            await made.set("token", "same")
            seen.add(json.loads((tmp_path / "secrets.vault").read_text())["nonce"])
        assert len(seen) == 5

    run(story())


@pytest.mark.parametrize("part", ["sealed", "nonce"])
def test_a_changed_file_opens_for_nobody(tmp_path: Path, part: str) -> None:
    async def story() -> None:
        await filled(tmp_path)
        path = tmp_path / "secrets.vault"
        whole = json.loads(path.read_text())
        text = bytearray(base64.b64decode(whole[part]))
        text[0] ^= 1
        path.write_text(json.dumps(whole | {part: base64.b64encode(text).decode()}))
        assert await refused(vault(tmp_path).unlock(PASSPHRASE)) == "passphrase"

    run(story())


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"kdf": "md5"},
        {"memory": 1 << 40},
        {"memory": 1},
        {"memory": "much"},
        {"passes": 10**9},
        {"passes": 0},
        {"lanes": 10**6},
        {"salt": ""},
        {"salt": 7},
    ],
)
def test_a_head_that_nobody_of_us_wrote_is_put_aside(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    async def story() -> None:
        await filled(tmp_path)
        path = tmp_path / "secrets.vault"
        whole = json.loads(path.read_text())
        path.write_text(json.dumps(whole | {"head": whole["head"] | change}))
        assert await refused(vault(tmp_path).unlock(PASSPHRASE)) == "broken"

    run(story())
    assert (tmp_path / "secrets.vault.damaged").exists()
    assert not (tmp_path / "secrets.vault").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"head": {}}', '{"head": 1}', "\0\0"])
def test_a_damaged_file_says_so_and_is_put_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / "secrets.vault").write_text(text)

    async def story() -> None:
        assert await refused(vault(tmp_path).unlock(PASSPHRASE)) == "broken"

    run(story())
    assert (tmp_path / "secrets.vault.damaged").read_text() == text


def test_two_windows_do_not_lose_each_others_secrets(tmp_path: Path) -> None:
    async def story() -> None:
        one, two = await filled(tmp_path), vault(tmp_path)
        await two.unlock(PASSPHRASE)
        changes = [each.set(f"{n}", "x") for n, each in enumerate([one, two] * 10)]
        await asyncio.gather(*changes)
        for n in range(20):
            assert await one.get(f"{n}") == await two.get(f"{n}") == "x"

    run(story())


def test_a_vault_that_somebody_holds_is_waited_for_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("confluence_desk.system.vault._PATIENCE", 0.0)

    async def story() -> None:
        made = await filled(tmp_path)
        other = FileLock(tmp_path / "secrets.vault.lock")
        assert other.take()
        assert await refused(made.set("token", "x")) == "held"
        other.end()
        assert await made.get("token") == "s3cret-é☃"

    run(story())


def nothing_in(folder: Path) -> bool:
    return not list(folder.iterdir())


def absent() -> Any:
    raise NoKeyring("this machine offers no keyring", "absent")


def box(folder: Path) -> Strongbox:
    return Strongbox(Keyring(backend=absent), vault(folder))


def test_nothing_goes_to_another_place_by_itself(tmp_path: Path) -> None:  # trap 12
    async def story() -> None:
        strong = box(tmp_path)
        assert await refused(strong.set("token", "s3cret")) == "absent"
        trouble = await strong.trouble()
        assert trouble is not None
        assert trouble.kind == "absent"
        assert nothing_in(tmp_path)
        strong.choose_memory()
        assert await strong.trouble() is None
        assert not strong.lasting
        await strong.set("token", "s3cret")
        assert await strong.get("token") == "s3cret"
        assert nothing_in(tmp_path)
        assert box(tmp_path).place is Place.KEYRING

    run(story())


def test_a_vault_that_was_chosen_is_the_place_from_then_on(tmp_path: Path) -> None:
    async def story() -> None:
        strong = box(tmp_path)
        await strong.choose_vault(PASSPHRASE)
        await strong.set("token", "s3cret")
        later = box(tmp_path)
        assert later.place is Place.VAULT
        assert later.lasting
        assert later.locked
        trouble = await later.trouble()
        assert trouble is not None
        assert trouble.kind == "vault"
        await later.unlock(PASSPHRASE)
        assert not later.locked
        assert await later.get("token") == "s3cret"
        other = box(tmp_path)
        assert await refused(other.choose_vault("another passphrase")) == "passphrase"
        await other.choose_vault(PASSPHRASE)
        assert await other.get("token") == "s3cret"

    run(story())


def test_what_was_kept_in_memory_moves_into_a_vault(tmp_path: Path) -> None:
    async def story() -> None:
        strong = box(tmp_path)
        strong.choose_memory()
        await strong.set("token", "s3cret")
        await strong.choose_vault(PASSPHRASE)
        assert await strong.get("token") == "s3cret"
        await strong.delete("token")
        assert await strong.get("token") is None

    run(story())


def test_a_broken_vault_leaves_the_choice_open_again(tmp_path: Path) -> None:
    (tmp_path / "secrets.vault").write_text("{")

    async def story() -> None:
        strong = box(tmp_path)
        assert await refused(strong.unlock(PASSPHRASE)) == "broken"
        assert not strong.locked
        assert await refused(strong.get("token")) == "absent"
        await strong.choose_vault(PASSPHRASE)
        await strong.set("token", "s3cret")

    run(story())


def test_two_that_begin_a_vault_at_once_end_with_one_and_lose_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        first, second = vault(tmp_path), vault(tmp_path)
        await first.make(PASSPHRASE)
        await first.set("library", "its key")
        await second.make(PASSPHRASE)  # it saw none when it began
        await second.set("token", "t")
        assert await first.get("token") == "t"
        assert await second.get("library") == "its key"
        assert await refused(vault(tmp_path).make("another horse")) == "passphrase"

    run(story())


def test_a_short_passphrase_begins_none(tmp_path: Path) -> None:
    async def story() -> None:
        assert await refused(vault(tmp_path).make("seven77")) == "short"

    run(story())
    assert not list(tmp_path.iterdir())
