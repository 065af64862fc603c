"""Opens an encrypted SQLite file: private on disk, the right key, sane pragmas."""

import os
import re
from contextlib import suppress
from pathlib import Path

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import tokenizer
from confluence_desk.store.troubles import translated

_RAW_KEY_BYTES = 32
_HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")
_SMALLEST = 512
_CACHE_KIB = 16 * 1024
_READING_MS, _WRITING_MS = 5_000, 30_000
"""How long to wait for another process: its batches are short, but there may be many of them."""
_LARGEST_LOG = 16 * 1024 * 1024


def prepare(path: Path) -> None:
    """Make the file and its folder, readable by nobody else (trap 17)."""
    with translated():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            # Never opened besides where it is there: closing it would end the locks that SQLite
            # holds on it in this process for another connection.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        path.chmod(0o600)


def connect(path: Path, key: bytes | str, *, read_only: bool) -> apsw.Connection:
    """A connection that has proved its key."""
    with translated():
        connection = apsw.Connection(str(path))
        try:
            connection.set_busy_timeout(_READING_MS if read_only else _WRITING_MS)
            _unlock(connection, key, path)
            _tune(connection, read_only=read_only, empty=path.stat().st_size == 0)
            tokenizer.register(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _unlock(connection: apsw.Connection, key: bytes | str, path: Path) -> None:
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", _spelt(key))
    try:
        connection.pragma("user_version")
    except apsw.NotADBError as error:
        raise _refusal(path) from error


def _refusal(path: Path) -> StoreTrouble:
    """A damaged first page looks like a wrong key, save where no key could ever have fitted."""
    with path.open("rb") as file:
        start = file.read(_SMALLEST)
    if len(start) < _SMALLEST or start.startswith(b"SQLite format 3"):
        return StoreTrouble("damaged", "this is no encrypted library")
    return StoreTrouble("key", "the file does not open with this key")


def _spelt(key: bytes | str) -> str:
    """32 bytes, or their 64 hex digits, are the cipher's own key; other text is stretched first."""
    if isinstance(key, bytes):
        if len(key) != _RAW_KEY_BYTES:
            raise ValueError(f"a key has {_RAW_KEY_BYTES} bytes")
        return f"raw:{key.hex()}"
    if _HEX_KEY.fullmatch(key):
        return f"raw:{key}"
    if not key:
        raise ValueError("a key is not empty")
    return key


def _tune(connection: apsw.Connection, *, read_only: bool, empty: bool) -> None:
    connection.pragma("temp_store", "memory")  # nothing spills to disk in clear
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.pragma("foreign_keys", "on")
    if read_only:
        connection.pragma("query_only", "on")
        return
    if empty:  # it cannot be chosen later
        connection.pragma("auto_vacuum", "incremental")
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "normal")
    connection.pragma("journal_size_limit", _LARGEST_LOG)  # what a burst leaves of the log
