"""The file: private, encrypted, and honest about why it does not open."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import apsw
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import Store, file_name
from confluence_desk.store.opening import prepare

SECRET = "The failover password is under the doormat. " * 40


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _kind(path: Path, key: bytes | str) -> str:
    with pytest.raises(StoreTrouble) as caught:
        Store.open(path, key)
    return caught.value.kind


def test_nobody_else_can_read_the_file_or_enter_its_folder(  # trap 17
    store: Store, library: Path, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page()))
    assert _mode(library.parent) == 0o700
    assert {_mode(file) for file in library.parent.iterdir()} == {0o600}


def test_a_file_left_open_to_others_is_closed_to_them(library: Path, key: bytes) -> None:  # trap 17
    Store.open(library, key).close()
    library.chmod(0o644)
    Store.open(library, key).close()
    assert _mode(library) == 0o600


def test_no_body_title_or_byte_of_a_file_lies_readable_on_disk(  # trap 12
    store: Store, library: Path, make_page: Any, wait: Any
) -> None:
    wait(store.save_page(make_page(title="Quarterly layoffs", body="short secret")))
    wait(store.save_page(make_page("2", body=SECRET)))
    wait(store.save_blob("att1", 1, SECRET.encode(), "text/plain"))
    on_disk = b"".join(file.read_bytes() for file in library.parent.iterdir())
    store.close()
    on_disk += b"".join(file.read_bytes() for file in library.parent.iterdir())
    assert len(on_disk) > len(SECRET)
    for word in (b"layoffs", b"short secret", b"doormat", b"CREATE TABLE", b"SQLite format"):
        assert word not in on_disk


def test_what_was_saved_is_there_after_opening_again(
    library: Path, key: bytes, make_page: Any, wait: Any
) -> None:
    first = Store.open(library, key)
    wait(first.save_page(make_page(body=SECRET)))
    first.close()
    second = Store.open(library, key.hex())
    assert second.page("100") == make_page(body=SECRET)
    second.close()


def test_a_passphrase_opens_only_what_it_closed(library: Path) -> None:
    Store.open(library, "correct horse").close()
    Store.open(library, "correct horse").close()
    assert _kind(library, "battery staple") == "key"


def test_a_wrong_key_is_told_and_changes_nothing(library: Path, key: bytes) -> None:
    Store.open(library, key).close()
    before = library.read_bytes()
    assert _kind(library, bytes(32)) == "key"
    assert library.read_bytes() == before


@pytest.mark.parametrize("key", [b"short", ""])
def test_an_impossible_key_is_our_own_mistake(library: Path, key: bytes | str) -> None:
    with pytest.raises(ValueError, match="key"):
        Store.open(library, key)


def test_a_file_that_never_was_a_library_counts_as_damaged(library: Path, key: bytes) -> None:
    library.parent.mkdir()
    library.write_bytes(b"hello")
    assert _kind(library, key) == "damaged"  # trap 49
    library.unlink()
    plain = sqlite3.connect(library)
    plain.execute("CREATE TABLE notes (body)")
    plain.close()
    assert _kind(library, key) == "damaged"


def test_a_cut_file_counts_as_damaged(  # trap 49
    library: Path, key: bytes, make_page: Any, wait: Any
) -> None:
    store = Store.open(library, key)
    wait(store.save_page(make_page(body=os.urandom(50_000).hex())))
    store.close()
    os.truncate(library, library.stat().st_size // 2)
    assert _kind(library, key) == "damaged"


def test_damage_in_the_middle_is_told_when_it_is_met(  # trap 49
    library: Path, key: bytes, make_page: Any, wait: Any
) -> None:
    store = Store.open(library, key)
    wait(store.save_page(make_page(body=os.urandom(800_000).hex())))
    store.close()
    size = library.stat().st_size
    with library.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    store = Store.open(library, key)
    with pytest.raises(StoreTrouble) as caught:
        store.page("100")
    assert caught.value.kind == "damaged"
    store.close()


def test_a_library_in_which_damage_was_met_does_not_open_again(  # trap 49
    library: Path, key: bytes, make_page: Any, wait: Any
) -> None:
    store = Store.open(library, key)
    wait(store.save_page(make_page(body=os.urandom(800_000).hex())))
    store.close()
    whole = library.read_bytes()
    with library.open("r+b") as file:
        file.seek(len(whole) // 2)
        file.write(b"\xff" * (len(whole) // 4))
    store = Store.open(library, key)
    with pytest.raises(StoreTrouble):
        store.page("100")
    store.close()
    assert _kind(library, key) == "damaged"  # so that whoever opens it puts it aside
    library.write_bytes(whole)
    store = Store.open(library, key)
    assert store.page("100") is not None
    store.close()
    assert not [each for each in library.parent.iterdir() if each.name.endswith(".damaged")]


def test_damage_that_a_write_meets_is_remembered_as_well(
    library: Path, key: bytes, wait: Any
) -> None:
    store = Store.open(library, key)

    def job(_: Any) -> None:
        raise apsw.CorruptError("database disk image is malformed")

    with pytest.raises(StoreTrouble):
        wait(store._db.run(job))  # noqa: SLF001 - no method of its own meets damage at will
    store.close()
    assert library.with_name(library.name + ".damaged").exists()
    Store.open(library, key).close()  # it was not the file after all
    assert not library.with_name(library.name + ".damaged").exists()


def test_a_place_that_cannot_hold_a_file_is_told(tmp_path: Path, key: bytes) -> None:  # trap 48
    (tmp_path / "occupied").write_text("")
    assert _kind(tmp_path / "occupied" / "library.desk", key) == "io"
    assert _kind(tmp_path / ("long" * 80) / "library.desk", key) == "io"
    assert _kind(tmp_path, key) == "io"


def test_without_a_path_the_library_is_encrypted_and_goes_when_closed(
    key: bytes, make_page: Any, wait: Any
) -> None:
    store = Store.open(None, key)
    wait(store.save_page(make_page(body=SECRET)))
    folder = store.location.parent
    assert _mode(folder) == 0o700
    assert b"doormat" not in b"".join(file.read_bytes() for file in folder.iterdir())
    store.close()
    assert not folder.exists()


def test_no_two_accounts_share_a_file() -> None:  # trap 18
    pairs = [
        ("https://acme.atlassian.net", "5b10a"),
        ("https://acme.atlassian.net", "5b10b"),
        ("https://acme-2.atlassian.net", "5b10a"),
        ("http://127.0.0.1:8090", "5b10a"),
        ("http://127.0.0.1:8091", "5b10a"),
    ]
    names = {file_name(*pair) for pair in pairs}
    assert len(names) == len(pairs)
    assert file_name("HTTPS://Acme.atlassian.net/", "5b10a") == file_name(*pairs[0])


@pytest.mark.parametrize("site", ["https://../../etc", "https://" + "x" * 400, "", "https://é.net"])
def test_a_file_name_is_tame_whatever_the_site_is_called(site: str) -> None:  # trap 53
    name = file_name(site, "../../x")
    assert len(name) < 80
    assert name.replace("-", "").replace(".desk", "").isalnum()
    assert name.isascii()


def test_another_account_leaves_the_first_ones_library_alone(  # trap 18
    tmp_path: Path, key: bytes, make_page: Any
) -> None:
    async def story() -> None:
        paths = [tmp_path / file_name("https://acme.atlassian.net", who) for who in ("ada", "bob")]
        stores = [Store.open(path, key) for path in paths]
        await stores[0].save_page(make_page(title="Ada's"))
        await stores[1].save_page(make_page(title="Bob's"))
        titles = [store.page("100") for store in stores]
        assert [page and page.title for page in titles] == ["Ada's", "Bob's"]
        for store in stores:
            store.close()

    asyncio.run(story())


def test_looking_after_a_file_that_is_there_keeps_the_locks_on_it(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    path = tmp_path / "library.desk"
    prepare(path)
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        prepare(path)
        attempt = (
            "import fcntl, sys; file = open(sys.argv[1], 'r+b');"
            " fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)"
        )
        other = subprocess.run(
            [sys.executable, "-c", attempt, str(path)], capture_output=True, check=False
        )
    assert b"BlockingIOError" in other.stderr
