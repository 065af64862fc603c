"""Folders and files that only their owner can read, written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from confluence_desk.domain.errors import StoreTrouble

_FULL = {errno.ENOSPC, errno.EDQUOT}


def make_folder(folder: Path) -> None:
    """Make a folder nobody else can enter; one that exists is left as its owner set it."""
    with _told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in place of the file: after a crash either the old or the new is there."""
    make_folder(path.parent)
    with _told():
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # 0600
        draft = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = "full" if error.errno in _FULL else "io"
        raise StoreTrouble(kind, error.strerror or type(error).__name__) from error
