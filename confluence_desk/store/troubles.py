"""Turns what SQLite and the file system complain about into troubles a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from confluence_desk.domain.errors import StoreTrouble

_KINDS: dict[type[apsw.Error], str] = {
    apsw.FullError: "full",
    apsw.BusyError: "busy",
    apsw.LockedError: "busy",
    apsw.CorruptError: "damaged",
    apsw.NotADBError: "damaged",
    apsw.CantOpenError: "io",
    apsw.IOError: "io",
    apsw.ReadOnlyError: "io",
    apsw.PermissionsError: "io",
    apsw.NoLFSError: "io",
    apsw.TooBigError: "full",
    apsw.ConnectionClosedError: "closed",
    apsw.CursorClosedError: "closed",
}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def trouble(error: Exception) -> StoreTrouble | None:
    """The trouble behind ``error``, or None when the mistake is our own."""
    if isinstance(error, OSError):
        kind = "full" if error.errno in _FULL else "io"
        return StoreTrouble(kind, error.strerror or type(error).__name__)
    kind = _KINDS.get(type(error), "") if isinstance(error, apsw.Error) else ""
    return StoreTrouble(kind, str(error)) if kind else None


@contextmanager
def translated() -> Iterator[None]:
    """Raise ``StoreTrouble`` for every foreign error inside that is not our own mistake."""
    try:
        yield
    except (apsw.Error, OSError) as error:
        known = trouble(error)
        if known is None:
            raise
        raise known from error
