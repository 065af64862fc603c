"""Folders and files that only their owner can read, written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from confluence_desk.domain.errors import StoreTrouble

_ASIDE = 9
_FULL = {errno.ENOSPC, errno.EDQUOT}


def make_folder(folder: Path) -> None:
    """Make a folder nobody else can enter; one that exists is left as its owner set it."""
    with _told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(path: Path, content: str | bytes) -> None:
    """Put it in place of the file: after a crash either the old or the new is there."""
    make_folder(path.parent)
    with _told():
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # 0600
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def put_aside(path: Path, why: str) -> Path | None:
    """Rename a file that makes no sense, so that it can be looked at; tells its new name.

    Earlier ones stay, up to a number nobody will look through.
    """
    names = [f"{path.name}.{why}", *(f"{path.name}.{why}-{n}" for n in range(2, _ASIDE + 1))]
    free = next((name for name in names if not path.with_name(name).exists()), names[-1])
    try:
        return path.replace(path.with_name(free))
    except OSError:
        return None


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = "full" if error.errno in _FULL else "io"
        raise StoreTrouble(kind, error.strerror or type(error).__name__) from error
