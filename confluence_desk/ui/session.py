"""Reads and writes what is remembered of the windows, so that no crash loses more than moments."""

import json
import threading
from itertools import count
from pathlib import Path

import msgspec

from confluence_desk.system.files import put_aside, write_whole
from confluence_desk.ui.remembered import FORMAT, Remembered


class SessionFile:
    """One JSON file, written whole; without a path (``--safe-mode``) nothing is kept.

    A file that makes no sense, or that a newer program wrote, is kept aside and counts as empty.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._numbers = count(1)
        self._written = 0
        self.aside: Path | None = None

    def load(self) -> Remembered:
        """What was kept."""
        path = self._path
        if path is None:
            return Remembered()
        try:
            found = msgspec.json.decode(path.read_bytes(), type=Remembered)
        except FileNotFoundError:
            return Remembered()
        except (OSError, msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            return self._start_clean(path, "damaged")
        return found if found.format == FORMAT else self._start_clean(path, "other-version")

    @property
    def is_whole(self) -> bool:
        """Whether what was saved here is all that can come back: no other file lies beside it."""
        return self._path is not None and self.aside is None

    def next_number(self) -> int:
        """The place of a writing in the order of all of them."""
        return next(self._numbers)

    def save(self, remembered: Remembered, number: int) -> None:
        """Keep ``remembered`` unless something newer was kept already; safe from any thread.

        Raises ``StoreTrouble`` when the disk refuses.
        """
        if self._path is None:
            return
        text = _told(remembered)
        with self._turn:
            if number > self._written:
                write_whole(self._path, text)
                self._written = number

    def _start_clean(self, path: Path, why: str) -> Remembered:
        self.aside = put_aside(path, why)
        return Remembered()


def _told(remembered: Remembered) -> str:
    """As JSON; half a letter, which no file can hold, becomes a question mark."""
    try:
        return msgspec.json.encode(remembered).decode()
    except UnicodeEncodeError:
        rows = msgspec.to_builtins(remembered)
        return json.dumps(rows, ensure_ascii=False).encode(errors="replace").decode()
