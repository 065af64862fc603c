"""Remembers, beside a library, that damage was met in it: it may open well and yet be of no use."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from confluence_desk.domain.errors import StoreTrouble

_DAMAGED = "damaged"


@contextmanager
def noted(path: Path) -> Iterator[None]:
    """Leave a note for whoever opens the library next, if damage is met inside."""
    try:
        yield
    except StoreTrouble as trouble:
        if trouble.kind == _DAMAGED:
            with suppress(OSError):
                _note(path).touch(mode=0o600)
        raise


def look(path: Path, connection: apsw.Connection) -> None:
    """Where there is such a note, look through the whole file; raises ``StoreTrouble``."""
    note = _note(path)
    if not note.exists():
        return
    if connection.pragma("quick_check", 1) != "ok":
        raise StoreTrouble(_DAMAGED, "damage was met in it before")
    with suppress(OSError):
        note.unlink()


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")
