"""A table of values, each shown as the text it is."""

from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout

from confluence_desk.ui.panels.preview.sorts import Table
from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_WIDEST = 320
_MEASURED = 100
"""Rows that decide how wide a column is."""


class TableView(Viewer):
    """Headings from the first line; cells can be selected and found."""

    finds: ClassVar[bool] = True

    def __init__(self, table: Table, theme: Theme, name: str) -> None:
        super().__init__()
        self._words = ""
        self.model = TableModel(table)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWordWrap(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().setDefaultSectionSize(theme.size("row"))
        self.view.horizontalHeader().setMaximumSectionSize(_WIDEST)
        self.view.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.view.resizeColumnsToContents()
        self.setFocusProxy(self.view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.view)

    @property
    def place(self) -> float:
        """The row on top."""
        return float(max(self.view.rowAt(0), 0))

    def move_to(self, place: float) -> None:
        """Bring a row to the top."""
        at = self.model.index(round(place), 0)
        self.view.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)

    def look_for(self, words: str, *, backward: bool) -> None:
        """Select the next cell that holds the words, from the beginning again after the last."""
        hits = self.model.holding(words)
        if not hits:
            self._words = words
            self.found.emit(0, 0)
            return
        current = self.view.currentIndex()
        here = (current.row(), current.column())
        fresh, self._words = words != self._words, words
        if backward:
            at = next((i for i in reversed(range(len(hits))) if hits[i] < here), len(hits) - 1)
        else:
            at = next((i for i, hit in enumerate(hits) if hit > here or (fresh and hit == here)), 0)
        self.view.setCurrentIndex(self.model.index(*hits[at]))
        self.found.emit(at + 1, len(hits))


class TableModel(QAbstractTableModel):
    """The rows of a table that was read already."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A cell's text."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._table.rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The first line's cells, and the numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return QLocale().toString(section + 1)
        known = section < len(self._table.headings)
        return self._table.headings[section] if known else None

    def holding(self, words: str) -> list[tuple[int, int]]:
        """Where the words stand, row by row."""
        wanted = words.casefold()
        if not wanted:
            return []
        return [
            (row, column)
            for row, cells in enumerate(self._table.rows)
            for column, cell in enumerate(cells)
            if wanted in cell.casefold()
        ]
