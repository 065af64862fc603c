"""The user's choices in one small JSON file that no damage keeps the program from starting."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.files import put_aside, write_whole
from confluence_desk.system.locks import FileLock

_FORMAT = 1
_TRIES, _BETWEEN = 200, 0.005
"""Times and seconds: a write takes a millisecond, and a second is more than any hand notices."""


class Settings:
    """Values by name; each change is on disk when ``set`` returns.

    A file that is missing, empty, cut off or not JSON counts as empty and is kept aside, as is
    a folder in its place; one of a newer program is read as far as it is understood and keeps
    what is not (trap 17).
    """

    def __init__(self, path: Path) -> None:
        self._path: Final = path
        self._values: dict[str, Any] = {}
        self._damaged = False
        self._aside: Path | None = None
        self._unread = ""
        try:
            self._read()
        except StoreTrouble as trouble:  # raised again when something is to be kept
            self._unread = trouble.detail

    @property
    def damaged(self) -> bool:
        """Whether the file made no sense at the start."""
        return self._damaged

    @property
    def unread(self) -> str:
        """Why the file could not be read at the start, "" if it could or there is none."""
        return self._unread

    @property
    def aside(self) -> Path | None:
        """Where a file that made no sense lies now."""
        return self._aside

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The value as it lies in the file."""
        return self._values.get(name, default)

    def text(self, name: str, default: str = "") -> str:
        """The value, where it is a text."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """The value, where it is true or false."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def number(self, name: str, default: int = 0) -> int:
        """The value, where it is a whole number."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def texts(self, name: str) -> list[str]:
        """The texts of a list, where it is one."""
        value = self._values.get(name)
        return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []

    def set(self, name: str, value: object) -> None:
        """Keep a value; None forgets it. Raises ``StoreTrouble`` when the disk refuses."""
        self.change(name, lambda _: value)

    def change(self, name: str, how: Callable[[Any], object]) -> None:
        """Keep what ``how`` makes of the value as it lies in the file now; raises as ``set``.

        Another program of ours may have written meanwhile, or be about to: one does so at a time.
        """
        with self._alone():
            self._read()
            self._write(name, how(self._values.get(name)))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """While nobody else writes; for ever is waited for nobody."""
        path = self._path.with_name(f"{self._path.name}.lock")
        lock = FileLock(path)
        for _ in range(_TRIES):
            if lock.take() or not path.exists():
                break
            time.sleep(_BETWEEN)
        try:
            yield
        finally:
            lock.end()

    def _write(self, name: str, value: object) -> None:
        values = {"format": _FORMAT, **self._values, name: value}
        if value is None:
            del values[name]
        write_whole(self._path, json.dumps(values, indent=2) + "\n")
        self._values = values

    def _read(self) -> None:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except OSError as error:
            if not self._path.is_dir():  # it may be whole: nothing is put in its place
                raise StoreTrouble("io", error.strerror or type(error).__name__) from error
            found = None
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            self._values = found
        else:
            self._put_aside()

    def _put_aside(self) -> None:
        self._damaged = True
        self._aside = put_aside(self._path, "damaged")
