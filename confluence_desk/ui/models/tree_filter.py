"""Narrows the navigator to rows that hold the typed words, with the way to them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)

from confluence_desk.ui.models.page_tree import PageTreeModel

Index = QModelIndex | QPersistentModelIndex
_SWARM_MS = 100
_CLOSED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class TreeFilter(QSortFilterProxyModel):
    """Rows already loaded whose title or key holds every word; all rows while there is none.

    What matches is worked out once for all rows: asking Qt to look for matching descendants of
    every row again takes seconds where there are 20 000. ``grown`` carries the rows that came to
    stand above a match because something was loaded.
    """

    grown = Signal(object)

    def __init__(self, model: PageTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self._model = model
        self.above: set[int] = set()
        """Rows above those that match."""
        self.opened: set[int] = set()
        """Every row that was above a match since there are words."""
        self._found: set[int] = set()
        self._opened: dict[int, set[int]] | None = None
        # News come in swarms; one look does for all of them.
        self._again = QTimer(self, singleShot=True, interval=_SWARM_MS)
        self._again.timeout.connect(self._look_again)
        self.setSourceModel(model)
        model.rowsInserted.connect(self._grown)
        model.dataChanged.connect(self._grown)

    def narrow(self, text: str) -> bool:
        """Keep the rows that hold every word of ``text``, in any case; whether that differs."""
        words = tuple(text.casefold().split())
        if words == self.words:
            return False
        self.words = words
        self._look()
        self._model.tell_all(bool(words))
        return True

    @contextmanager
    def laying_out(self, opened: Iterable[Index]) -> Iterator[None]:
        """While a tree lays out its rows: spare it five questions about every closed one.

        It asks each of them whether it has children, only to know what to draw beside it; our
        tree asks again when it draws.
        """
        self._opened = {}
        for index in opened:  # siblings share their number
            self._opened.setdefault(index.internalId(), set()).add(index.row())
        try:
            yield
        finally:
            self._opened = None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a row."""
        opened = self._opened
        if opened is None:
            return super().flags(index)
        rows = opened.get(index.internalId())
        return _CLOSED if rows is None or index.row() not in rows else super().flags(index)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the row, or one below it, matches."""
        return not self.words or self._model.number(row, parent) in self._found

    def _grown(self) -> None:
        if self.words and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        before = self.above
        self._look()
        if self.words:
            self.grown.emit(self.above - before)

    def _look(self) -> None:
        if self.words:
            found, self.above = self._model.matching(self.words)
            self._found = found | self.above
            self.opened |= self.above
        self.invalidate()
