"""Schemas go forwards, whole or not at all, and newer files are left alone."""

from pathlib import Path

import apsw
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import Store
from confluence_desk.store.migrations import migrate, schema_of, steps
from confluence_desk.store.opening import connect

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
