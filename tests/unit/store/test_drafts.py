"""What was typed is there again when the file is opened anew, and only so much of it is kept."""

from pathlib import Path

from confluence_desk.store import Store
from tests.unit.store.conftest import Clock

LONG = "ERROR cache-0 redis: primary is gone\n" * 400


def test_what_was_typed_outlives_the_program(library: Path, key: bytes) -> None:
    store = Store.open(library, key)
    store.keep_draft("a", LONG, 9)
    store.keep_draft("b", "short \ud83d", 9)
    store.keep_draft("b", "half a letter \ud83d", 9)
    store.close()
    assert b"primary is gone" not in library.read_bytes()
    store = Store.open(library, key)
    assert (store.draft("a"), store.draft("b")) == (LONG, "half a letter \ud83d")
    assert store.draft("c") == ""
    store.close()


def test_an_empty_text_is_forgotten_and_only_the_latest_are_kept(
    library: Path, key: bytes, clock: Clock
) -> None:
    store = Store.open(library, key, clock=clock)
    for name in "abcd":
        store.keep_draft(name, name, 3)
        clock.pass_minutes(1)
    store.keep_draft("b", "again", 3)
    store.keep_draft("d", "", 3)
    store.close()
    store = Store.open(library, key)
    assert [store.draft(name) for name in "abcd"] == ["", "again", "c", ""]
    store.close()


def test_all_but_some_are_forgotten(library: Path, key: bytes) -> None:
    store = Store.open(library, key)
    names = ("a", "b", "field:1", 'odd "name')
    for name in names:
        store.keep_draft(name, LONG, 9)
    store.forget_drafts({"b", 'odd "name', "nobody"}, ":")
    store.close()
    store = Store.open(library, key)
    assert [bool(store.draft(name)) for name in names] == [False, True, True, True]
    store.close()
