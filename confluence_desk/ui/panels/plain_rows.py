"""Rows of ready-made words for the tables of a tab, sorted by what the words stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from confluence_desk.ui.panels.labels import tip
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, what it is sorted by (the words where None), tone, icon and tip."""

    words: str
    sort: int | float | str | None = None
    tone: str = ""
    icon: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row; ``key`` tells it from every other."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name; numbers stand at its end. ``wide`` ones share what room is left."""

    words: str
    number: bool = False
    wide: bool = False


class PlainRows(QAbstractTableModel):
    """A table that is told whole; rows that stay keep their place in views."""

    def __init__(self, theme: Theme, columns: Sequence[Column]) -> None:
        super().__init__()
        self._theme = theme
        self._columns = tuple(columns)
        self._rows: list[PlainRow] = []

    @property
    def columns(self) -> tuple[Column, ...]:
        """What was given."""
        return self._columns

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        """Show these."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                last = self.index(len(rows) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where a row stands; -1 where it does not."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == KEY:
            return row.key
        return self._told(row.cells[index.column()], index.column(), role)

    def _told(self, cell: Cell, column: int, role: int) -> Any:  # noqa: ANN401 - as above
        match role:
            case Qt.ItemDataRole.DisplayRole:
                told: object = cell.words
            case Qt.ItemDataRole.AccessibleTextRole:
                told = cell.words or QCoreApplication.translate("PlainRows", "nothing")
            case Qt.ItemDataRole.ToolTipRole:
                told = tip(cell.tip or cell.words)
            case Qt.ItemDataRole.ForegroundRole:
                told = self._theme.color(cell.tone) if cell.tone else None
            case Qt.ItemDataRole.DecorationRole:
                told = self._theme.icon(cell.icon) if cell.icon else None
            case Qt.ItemDataRole.TextAlignmentRole:
                told = self._side(column)
            case role if role == SORT:
                told = cell.words.casefold() if cell.sort is None else cell.sort
            case _:
                told = None
        return told

    def _side(self, column: int) -> Qt.AlignmentFlag:
        sides = Qt.AlignmentFlag
        side = sides.AlignTrailing if self._columns[column].number else sides.AlignLeading
        return side | sides.AlignVCenter


class Narrowing(QSortFilterProxyModel):
    """The rows that hold every word in any cell, in the order of a column."""

    def __init__(self, rows: PlainRows) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSortRole(SORT)
        self.setSourceModel(rows)

    def narrow(self, words: str) -> None:
        """Show only what holds these."""
        self._words = words.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]
        """Whether a row holds them."""
        if not self._words:
            return True
        model = self.sourceModel()
        cells = (model.index(row, n, parent).data() for n in range(model.columnCount()))
        text = "\n".join(str(cell) for cell in cells).casefold()
        return all(word in text for word in self._words)
