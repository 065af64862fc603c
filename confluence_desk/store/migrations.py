"""Brings a library file to the newest schema, step by step and forwards only, or refuses it."""

from pathlib import Path

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import former

_SCHEMA = Path(__file__).with_name("schema")


def steps() -> list[str]:
    """The SQL of every step, oldest first; step n leads to schema n."""
    return [file.read_text(encoding="utf-8") for file in _files()]


def schema_of(connection: apsw.Connection) -> int:
    """The number of the schema a file has; 0 for an empty one."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection, scripts: list[str] | None = None) -> None:
    """Apply what is missing, each step whole or not at all."""
    newest = len(_files() if scripts is None else scripts)
    have = schema_of(connection)
    if have > newest:
        raise StoreTrouble("newer", f"schema {have}, this program knows {newest}")
    if have < newest:
        todo = steps() if scripts is None else scripts
        for number in range(have + 1, newest + 1):
            _apply(connection, number, todo[number - 1])
        _tidy(connection)


def _files() -> list[Path]:
    return sorted(_SCHEMA.glob("*.sql"), key=lambda file: file.name)


def _tidy(connection: apsw.Connection) -> None:
    """A small library is rid of what it had before at once; of a large one that goes behind."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for _ in former.NAMES:
            former.drop_some(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _apply(connection: apsw.Connection, number: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done the step while we waited for the lock.
        if schema_of(connection) < number:
            connection.execute(script)
            connection.pragma("user_version", number)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
