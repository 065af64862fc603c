"""Remembers of the navigator's rows which texts are on this machine, and which rules hold them."""

from collections.abc import Iterable
from typing import Protocol


class Asked(Protocol):
    """What knows: the library."""

    def kept(self, ids: Iterable[str]) -> set[str]:
        """Those whose text is on this machine."""

    def held(self, ids: Iterable[str]) -> set[str]:
        """Those that a rule keeps offline."""


class Kept:
    """``here`` are the texts that can be read now; ``held`` what is to be here at any time."""

    def __init__(self, library: Asked) -> None:
        self._library = library
        self._known: set[str] = set()
        self.here: set[str] = set()
        self.held: set[str] = set()

    def read(self, ids: Iterable[str]) -> None:
        """Take in what is so of more rows."""
        asked = list(ids)
        self._known.update(asked)
        self.here |= self._library.kept(asked)
        self.held |= self._library.held(asked)

    def reread(self, ids: Iterable[str]) -> set[str]:
        """Ask again; gives those of which something is otherwise now."""
        asked = set(ids)
        self._known |= asked
        here, held = self._library.kept(asked), self._library.held(asked)
        moved = (here ^ self.here) & asked | (held ^ self.held) & asked
        self.here = (self.here - asked) | here
        self.held = (self.held - asked) | held
        return moved

    def reread_all(self) -> set[str]:
        """The same of every row."""
        return self.reread(self._known)
