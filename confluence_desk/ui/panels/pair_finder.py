"""Finds words in two texts side by side as if the second followed the first."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from confluence_desk.ui.web.view import PageView


class PairFinder(QObject):
    """Both texts show their hits; ``found`` carries which of how many is the current one."""

    found = Signal(int, int)

    def __init__(self, first: "PageView", second: "PageView", parent: QObject) -> None:
        super().__init__(parent)
        self._views = (first, second)
        self._hits = [(0, 0), (0, 0)]
        self._at = 0
        self._words = ""
        for number, view in enumerate(self._views):
            view.found.connect(partial(self._found, number))
            view.loaded.connect(partial(self._loaded, number))

    def find(self, words: str, backward: bool = False) -> None:  # noqa: FBT001, FBT002 - as a view's
        """Go to the next hit, round both texts; empty words end the search."""
        if words != self._words:
            self._words, self._at, self._hits = words, 0, [(0, 0), (0, 0)]
            for view in self._views:
                view.find(words)
        elif words:
            self._step(backward=backward)

    def _step(self, *, backward: bool) -> None:
        current, total = self._hits[self._at]
        other = 1 - self._at
        if current != (1 if backward else total) or not self._hits[other][1]:
            self._views[self._at].find(self._words, backward)
            return
        self._at = other
        self._enter(backward=backward)

    def _enter(self, *, backward: bool) -> None:
        """Come to a side at its first hit, or its last; it was left at one of the two."""
        current, total = self._hits[self._at]
        if current == (total if backward else 1):
            self._tell()
        else:
            self._views[self._at].find(self._words, backward)

    def _found(self, number: int, current: int, total: int) -> None:
        self._hits[number] = (current, total)
        self._tell()

    def _tell(self) -> None:
        if not self._hits[self._at][1] and self._hits[1 - self._at][1]:
            self._at = 1 - self._at
        before = self._hits[0][1] if self._at else 0
        self.found.emit(before + self._hits[self._at][0], sum(total for _, total in self._hits))

    def _loaded(self, number: int, _node_id: str) -> None:
        """Another version stands in its place."""
        if self._words:
            self._views[number].find(self._words)
