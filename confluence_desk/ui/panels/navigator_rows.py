"""Keeps which rows of the navigator are open: by hand, by the filter, and between two runs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer

from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.models.tree_row import RowKind
from confluence_desk.ui.panels.tree_view import TreeView

_JOINT = "\t"


class OpenRows(QObject):
    """Follows what the person opens and folds; sections are open unless folded.

    A filter shows its matches and puts everything back when it ends. Rows that were open in an
    earlier run open as soon as they are known.
    """

    def __init__(
        self, tree: TreeView, shown: TreeFilter, model: PageTreeModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tree = tree
        self._shown = shown
        self._model = model
        self._open: dict[int, QPersistentModelIndex] = {}
        self._pending: set[tuple[str, ...]] = set()
        self._closed: list[QPersistentModelIndex] = []
        self._shrinking = QTimer(self, singleShot=True, interval=0)
        self._shrinking.timeout.connect(self._shrink)
        self._following = True
        self.folded: set[str] = set()
        tree.expanded.connect(self._expanded)
        tree.collapsed.connect(self._collapsed)
        shown.rowsInserted.connect(self._arrived)
        shown.grown.connect(self._open_ways)
        self.open_sections()

    def ways(self) -> tuple[str, ...]:
        """The ways to the rows that are open, as ``restore`` wants them."""
        rows = (index for index in self._open.values() if index.isValid())
        found = {self._model.way(index) for index in rows} | self._pending
        return tuple(sorted(_JOINT.join(way) for way in found if len(way) > 1))

    def restore(self, ways: Iterable[str], folded: Iterable[str]) -> None:
        """Open what was open, now or when it is known."""
        self.folded = set(folded)
        self._pending = {tuple(way.split(_JOINT)) for way in ways}
        self.open_sections()
        self._open_pending()

    def open_sections(self) -> None:
        """Open every section that was not folded."""
        for row in range(self._shown.rowCount()):
            index = self._shown.index(row, 0)
            if index.data(Role.KIND) == RowKind.SECTION:
                is_folded = index.data(Role.IDENT) in self.folded and not self._shown.words
                with self._unfollowed():
                    self._tree.setExpanded(index, not is_folded)

    def show_matches(self) -> None:
        """Open the way to every match, or, where the filter ended, what was open before."""
        if self._shown.words:
            self._open_ways(self._shown.above)
        else:
            with self._unfollowed():
                self._put_back()
        self.open_sections()

    def open_below(self, index: QModelIndex, most: int) -> None:
        """Open what is loaded below a row, up to ``most`` rows."""
        waiting = [index]
        while waiting and most > 0:
            at = waiting.pop(0)
            if self._shown.hasChildren(at):
                self._tree.expand(at)
                most -= 1
                rows = range(min(self._shown.rowCount(at), most))
                waiting += [self._shown.index(row, 0, at) for row in rows]

    def close_all(self) -> None:
        """Fold everything but the sections."""
        for index in list(self._open.values()):
            shown = self._shown.mapFromSource(_plain(index))
            if shown.isValid() and shown.data(Role.KIND) != RowKind.SECTION:
                self._tree.collapse(shown)

    def _open_ways(self, above: Iterable[int]) -> None:
        with self._unfollowed():
            for source in self._model.places(above):
                self._tree.expand(self._shown.mapFromSource(source))

    def _put_back(self) -> None:
        kept = self._way_to_current()
        for source in self._model.places(self._shown.opened):
            if source.internalId() not in self._open and source.internalId() not in kept:
                self._tree.collapse(self._shown.mapFromSource(source))
        for index in list(self._open.values()):
            if index.isValid():
                self._tree.expand(self._shown.mapFromSource(_plain(index)))
        self._shown.opened.clear()
        for source in self._model.long_lists():  # each row was told for the filter's sake
            self._shrink_later(source)

    def _way_to_current(self) -> set[int]:
        way, above = set(), self._tree.currentIndex().parent()
        while above.isValid():
            way.add(self._shown.mapToSource(above).internalId())
            above = above.parent()
        return way

    def _expanded(self, index: QModelIndex) -> None:
        source = self._shown.mapToSource(index)
        if self._following and not self._shown.words:
            self._open[source.internalId()] = QPersistentModelIndex(source)
            self.folded.discard(str(index.data(Role.IDENT)))
        if self._pending:
            self._open_pending()

    def _collapsed(self, index: QModelIndex) -> None:
        if not self._following or self._shown.words:
            return
        source = self._shown.mapToSource(index)
        self._open.pop(source.internalId(), None)
        self._shrink_later(source)
        if index.data(Role.KIND) == RowKind.SECTION:
            self.folded.add(str(index.data(Role.IDENT)))

    def _shrink_later(self, source: QModelIndex) -> None:
        if source.internalId() not in self._way_to_current():
            self._closed.append(QPersistentModelIndex(source))
            self._shrinking.start()  # not while the tree is still closing it

    def _shrink(self) -> None:
        closed, self._closed = self._closed, []
        for source in closed:
            index = self._shown.mapFromSource(_plain(source))
            if index.isValid() and not self._tree.isExpanded(index):
                self._model.shrink(_plain(source))

    def _arrived(self, parent: QModelIndex) -> None:
        if not parent.isValid():
            self.open_sections()
        if self._pending:
            self._open_pending()

    def _open_pending(self) -> None:
        self._tree.scheduleDelayedItemsLayout()  # once for all that open, not for each
        for way in sorted(self._pending, key=len):
            source = self._model.at(way)
            if source.isValid() and way in self._pending:
                self._pending.discard(way)
                self._model.fetchMore(source)  # a tree does so only when it lays out its rows
                self._tree.expand(self._shown.mapFromSource(source))

    @contextmanager
    def _unfollowed(self) -> Iterator[None]:
        before, self._following = self._following, False
        try:
            yield
        finally:
            self._following = before


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()
