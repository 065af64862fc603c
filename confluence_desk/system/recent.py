"""Remembers which few things were used last, the newest first."""

import contextlib

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.settings import Settings

_MOST = 12


class Recent:
    """Names under ``name`` in ``file``; without a file (``--safe-mode``) only until the end."""

    def __init__(self, file: Settings | None, name: str) -> None:
        self._file = file
        self._name = name
        self._names = tuple(file.texts(name)[:_MOST]) if file is not None else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The newest first."""
        return self._names

    def use(self, name: str) -> None:
        """It was used now. A disk that refuses is no reason to say so."""
        self._names = (name, *(each for each in self._names if each != name))[:_MOST]
        if self._file is not None:
            with contextlib.suppress(StoreTrouble):
                self._file.set(self._name, list(self._names))
