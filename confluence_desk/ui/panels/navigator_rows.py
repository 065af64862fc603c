"""Keeps which rows of the navigator are open: by hand, by the filter, and between two runs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QTimer

from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.models.tree_row import RowKind
from confluence_desk.ui.panels.tree_view import TreeView
from confluence_desk.ui.remembered import WindowState

_JOINT = "\t"
_SPARE = 30
"""So many rows below those that are seen first are there at once, too."""
_REST_MS, _NEXT_MS = 250, 20
_A_TURN = 2
Way = tuple[str, ...]


class OpenRows(QObject):
    """Follows what the person opens and folds; sections are open unless folded.

    A filter shows its matches and puts everything back when it ends. Rows that were open in an
    earlier run open as soon as they are known; those far below, a few a turn a moment later.
    """

    def __init__(
        self, tree: TreeView, shown: TreeFilter, model: PageTreeModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tree = tree
        self._shown = shown
        self._model = model
        self._open: dict[int, QPersistentModelIndex] = {}
        self._pending: set[Way] = set()
        self._rest: set[Way] = set()
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self._open_rest)
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
        found = {self._model.way(index) for index in rows} | self._pending | self._rest
        return tuple(sorted(_JOINT.join(way) for way in found if len(way) > 1))

    def top(self) -> str:
        """The way to the row that is seen first."""
        index = self._tree.indexAt(QPoint(0, 0))
        return _JOINT.join(self._model.way(self._shown.mapToSource(index)))

    def restore(self, kept: WindowState, seen: int | None) -> None:
        """Open what was open, now or when it is known.

        If it is told how many rows are ``seen``, at once only what these hold and the ways to
        them and to the marked one.
        """
        self.folded = set(kept.folded)
        self._pending, self._rest = set(), {_way(way) for way in kept.expanded}
        self.open_sections()
        if seen is None:
            self._pending, self._rest = self._rest, set()
            self._open_pending()
        else:
            self._open_first(kept, seen + _SPARE)
            self._resting.start(_REST_MS)

    def scroll(self, kept: WindowState) -> None:
        """Have seen first what was seen first."""
        self._tree.executeDelayedItemsLayout()
        height = max(self._tree.sizeHintForRow(0), 1)
        bar, top = self._tree.verticalScrollBar(), self._model.at(_way(kept.top))
        shown = self._shown.mapFromSource(top)
        if shown.isValid():
            above = bar.value() + self._tree.visualRect(shown).top()
            bar.setValue(above + round(kept.scrolled % 1 * height))
        else:
            bar.setValue(round(kept.scrolled * height))

    def end(self) -> None:
        """Open nothing more by itself."""
        self._resting.stop()

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
        for at in self._openable(index, most):
            self._tree.expand(at)

    def can_open_below(self, index: QModelIndex, most: int) -> bool:
        """Whether that would open anything."""
        return not all(map(self._tree.isExpanded, self._openable(index, most)))

    def _openable(self, index: QModelIndex, most: int) -> Iterator[QModelIndex]:
        waiting = [index]
        while waiting and most > 0:
            at = waiting.pop(0)
            if self._shown.hasChildren(at):
                yield at
                most -= 1
                rows = range(min(self._shown.rowCount(at), most))
                waiting += [self._shown.index(row, 0, at) for row in rows]

    @property
    def can_close(self) -> bool:
        """Whether anything is open but the sections."""
        return any(self._closable())

    def close_all(self) -> None:
        """Fold everything but the sections."""
        self._rest.clear()
        for shown in list(self._closable()):
            self._tree.collapse(shown)

    def _closable(self) -> Iterator[QModelIndex]:
        places = [_plain(index) for index in self._open.values()]
        if self._shown.words:
            places += self._model.places(self._shown.above)
        for shown in map(self._shown.mapFromSource, places):
            is_open = shown.isValid() and self._tree.isExpanded(shown)
            if is_open and shown.data(Role.KIND) != RowKind.SECTION:
                yield shown

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

    def _open_first(self, kept: WindowState, most: int) -> None:
        self._tree.scheduleDelayedItemsLayout()  # once for all that open, not for each
        top = _way(kept.top)
        for way in (top, _way(kept.marked)):
            for end in range(2, len(way)):
                self._open_way(way[:end], self._model.at(way[:end]))
        first = self._model.at(top)
        most += 0 if first.isValid() else round(kept.scrolled)
        waiting = self._onwards(first, most)
        while waiting and most > 0:
            at, most = waiting.pop(), most - 1
            self._open_way(self._model.way(at), at)
            below = self._model.rowCount(at)  # most rows have none: asking the tree takes longer
            if below and self._tree.isExpanded(self._shown.mapFromSource(at)):
                waiting += self._below(at, most)

    def _onwards(self, at: QModelIndex, most: int) -> list[QModelIndex]:
        """A row and what follows it and those above it, the last first; nowhere: from the top."""
        waiting = [at] if at.isValid() else self._below(at, most)
        while at.isValid():
            waiting = self._below(at.parent(), most, at.row() + 1) + waiting
            at = at.parent()
        return waiting

    def _below(self, at: QModelIndex, most: int, first: int = 0) -> list[QModelIndex]:
        rows = range(first, min(self._model.rowCount(at), first + most))
        return [self._model.index(row, 0, at) for row in reversed(rows)]

    def _open_way(self, way: Way, source: QModelIndex) -> None:
        if way in self._rest and source.isValid():
            self._rest.discard(way)
            self._open_row(source)

    def _open_rest(self) -> None:
        """Open a few more, under what one sees or above it: that stays where it is."""
        if self._rest and self._shown.words:
            self._resting.start(_REST_MS)
        elif self._rest:
            top = QPersistentModelIndex(self._tree.indexAt(QPoint(0, 0)))
            before = self._tree.visualRect(_plain(top)).top()
            few = set(sorted(self._rest, key=len)[:_A_TURN])
            self._rest -= few
            self._pending |= few
            self._open_pending()
            self._tree.executeDelayedItemsLayout()
            bar = self._tree.verticalScrollBar()
            bar.setValue(bar.value() + self._tree.visualRect(_plain(top)).top() - before)
            self._resting.start(_NEXT_MS)

    def _open_row(self, source: QModelIndex) -> None:
        self._model.fetchMore(source)  # a tree does so only when it lays out its rows
        self._tree.expand(self._shown.mapFromSource(source))

    def _open_pending(self) -> None:
        self._tree.scheduleDelayedItemsLayout()  # once for all that open, not for each
        for way in sorted(self._pending, key=len):
            source = self._model.at(way)
            if source.isValid() and way in self._pending:
                self._pending.discard(way)
                self._open_row(source)

    @contextmanager
    def _unfollowed(self) -> Iterator[None]:
        before, self._following = self._following, False
        try:
            yield
        finally:
            self._following = before


def _way(text: str) -> Way:
    return tuple(text.split(_JOINT))


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()
