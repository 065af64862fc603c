"""Schemas go forwards, whole or not at all, and newer files are left alone."""

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.syncing import Gone
from confluence_desk.services.indexing import Indexing
from confluence_desk.store import Store, former
from confluence_desk.store.migrations import migrate, schema_of, steps
from confluence_desk.store.opening import connect, prepare

GOLDEN = Path(__file__).with_name("golden")
ONE, TWO = "CREATE TABLE one (x);", "ALTER TABLE one ADD y; CREATE TABLE two (z);"


def test_every_missing_step_is_applied_once() -> None:
    connection = apsw.Connection(":memory:")
    migrate(connection, [ONE])
    migrate(connection, [ONE, TWO])
    migrate(connection, [ONE, TWO])
    assert schema_of(connection) == 2
    connection.execute("INSERT INTO one (x, y) VALUES (1, 2)")


def test_a_step_that_fails_leaves_nothing_behind() -> None:
    connection = apsw.Connection(":memory:")
    with pytest.raises(apsw.SQLError):
        migrate(connection, [ONE, TWO + "CREATE TABLE two (again);"])
    assert schema_of(connection) == 1
    assert not connection.execute("SELECT * FROM sqlite_schema WHERE name = 'two'").fetchall()


def test_a_library_of_a_newer_program_is_refused_untouched(library: Path, key: bytes) -> None:
    Store.open(library, key).close()
    connection = connect(library, key, read_only=False)
    connection.pragma("user_version", 99)
    connection.close()
    before = library.read_bytes()
    with pytest.raises(StoreTrouble) as caught:
        Store.open(library, key)
    assert caught.value.kind == "newer"
    assert library.read_bytes() == before


def test_the_schema_of_this_program_is_its_last_step(library: Path, key: bytes) -> None:
    Store.open(library, key).close()
    connection = connect(library, key, read_only=True)
    assert schema_of(connection) == len(steps()) >= 1
    connection.close()


def test_a_library_of_the_program_before_the_sync_opens_with_all_that_was_in_it(
    library: Path, key: bytes
) -> None:
    """The file was written by the program at schema 4, before anything was kept offline."""
    library.parent.mkdir()
    shutil.copy(GOLDEN / "library-4.desk", library)
    connection = connect(library, key, read_only=True)
    assert schema_of(connection) == 4
    connection.close()
    store = Store.open(library, key)
    try:
        _is_what_it_was(store)
        assert store.unseen("1", 1)  # no run saw anything of it yet
        assert asyncio.run(store.sound())
    finally:
        store.close()


def _is_what_it_was(store: Store) -> None:
    at = datetime(2026, 3, 9, 14, 2, tzinfo=UTC)
    page, old, gone = store.page("11"), store.page_version("11", 1), store.page("13")
    assert page is not None
    assert old is not None
    assert gone is not None
    assert (page.title, page.body) == ("Runbook", "<p>Restart it.</p>" * 30)
    assert (old.title, old.body, gone.body) == (
        "Runbook (old)",
        "<p>Kick it.</p>",
        "<p>Last copy</p>",
    )
    assert store.page_fetched_at("11") == at
    assert [(n.id, why, when) for n, why, when in store.tombstones()] == [("13", Gone.HIDDEN, at)]
    assert [node.id for node in store.children("10") or []] == ["11", "14"]
    assert [comment.id for comment in store.comments("11") or []] == ["501", "502", "503"]
    assert [label.name for label in store.labels("11") or []] == ["runbook"]
    assert [file.title for file in store.attachments("11") or []] == ["plan.png"]
    assert (store.blob("att1", 2), store.blob("att1", 1)) == (b"bytes", b"old")
    assert store.blob_type("att1", 2) == "image/png"
    assert [node.id for node in store.recent(9)] == ["11"]
    assert store.statistics()[0] == 4


def _tables(connection: apsw.Connection) -> set[str]:
    return {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema")}


def _at_12(library: Path, key: bytes, texts: int) -> apsw.Connection:
    """A library of the program before texts were kept, with so many texts in its index."""
    prepare(library)
    connection = connect(library, key, read_only=False)
    migrate(connection, steps()[:12])
    words = [(one * 4, f"oak{one}", "elm birch " * 400) for one in range(1, texts + 1)]
    with connection:
        connection.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", words)
        connection.executemany(
            "INSERT INTO pieces (rowid, text) VALUES (?, ?)", [w[::2] for w in words]
        )
    return connection


def test_an_old_index_is_put_aside_and_goes_in_parts_whenever_it_is_killed(
    library: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start of a large library does not wait for it."""
    _at_12(library, key, 40).close()
    monkeypatch.setattr(former, "AT_ONCE", 2)
    opened = 0
    while True:
        store = Store.open(library, key)
        opened += 1
        more = asyncio.run(store.drop_former())
        assert asyncio.run(store.sound())
        store.close()
        if not more:
            break
    assert opened > 3
    connection = connect(library, key, read_only=True)
    assert not [name for name in _tables(connection) if name.startswith("former")]
    assert connection.execute("SELECT count(*) FROM words WHERE words MATCH 'oak1'").get == 0
    connection.close()


def test_indexing_takes_the_old_index_away_first(
    library: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at_12(library, key, 40).close()
    monkeypatch.setattr(former, "AT_ONCE", 2)
    store = Store.open(library, key)
    asyncio.run(Indexing(store, breath=0).catch_up(iter([False, True, True]).__next__))
    connection = connect(library, key, read_only=True)
    assert "former_words" in _tables(connection)
    asyncio.run(Indexing(store, breath=0).catch_up())
    assert not [name for name in _tables(connection) if name.startswith("former")]
    connection.close()
    store.close()


def test_a_new_library_has_nothing_of_it(library: Path, key: bytes) -> None:
    Store.open(library, key).close()
    connection = connect(library, key, read_only=True)
    assert not [name for name in _tables(connection) if name.startswith("former")]
    connection.close()


def test_texts_looked_through_before_lists_mattered_are_looked_through_again(
    library: Path, key: bytes
) -> None:
    Store.open(library, key).close()
    connection = connect(library, key, read_only=False)
    connection.execute("INSERT INTO completed VALUES ('11', 3, 0)")
    connection.execute("INSERT INTO needs VALUES ('11', 'page', '12')")
    migrate(connection, steps())
    assert connection.execute("SELECT * FROM completed").fetchall()
    connection.pragma("user_version", 14)
    migrate(connection, steps()[:15])
    assert not connection.execute("SELECT * FROM completed").fetchall()
    assert connection.execute("SELECT * FROM needs").fetchall()
    connection.close()


def test_texts_that_name_somebody_are_taken_in_again(library: Path, key: bytes) -> None:
    Store.open(library, key).close()
    connection = connect(library, key, read_only=False)
    connection.execute("INSERT INTO indexed VALUES (4, '1:1'), (9, '1:1')")
    connection.execute("INSERT INTO uses VALUES (4, 'macro', 'toc'), (9, 'mention', 'u9')")
    connection.pragma("user_version", 17)
    migrate(connection, steps()[:18])
    assert connection.execute("SELECT number FROM indexed").fetchall() == [(4,)]
    connection.close()
