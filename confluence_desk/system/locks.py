"""A file that one process holds until it lets go or dies, however it dies."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """The system keeps it, not the file's presence: nothing of a dead process is in the way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def take(self) -> bool:
        """Hold it from now on; False where somebody else does, or where there is no file to be."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return False
        try:
            _seize(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def end(self) -> None:
        """Let go; the file stays, so that nobody locks one that another has just removed."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = -1


async def taken(lock: FileLock, patience: float, *, between: float = 0.05) -> bool:
    """Hold it as soon as nobody else does, ``patience`` seconds at most; whether it is held."""
    clock = asyncio.get_running_loop().time
    end = clock() + patience
    while not lock.take():
        if clock() >= end:
            return False
        await asyncio.sleep(between)
    return True
