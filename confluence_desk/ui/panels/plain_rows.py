"""Rows of ready-made words for the tables of a tab, sorted by what the words stand for."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.panels.labels import exactly, tip
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1


@frozen
class Cell:
    """One cell: its words, what it is sorted by (the words where None), tone, icon and tip.

    A moment as the tip is told exactly; that is worked out only where it is looked at.
    """

    words: str
    sort: int | float | str | None = None
    tone: str = ""
    icon: str = ""
    tip: str | datetime | None = ""


@frozen
class PlainRow:
    """A row; ``key`` tells it from every other."""

    key: str
    cells: tuple[Cell, ...]


@frozen
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
        self._keys: list[str] = []
        self._make: Callable[[int], PlainRow] = self._nothing
        self._made: dict[int, PlainRow] = {}
        self._texts: dict[int, str] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """What was given."""
        return self._columns

    def show_rows(self, rows: Sequence[PlainRow]) -> None:
        """Show these."""
        self.show_made([row.key for row in rows], rows.__getitem__)

    def show_made(self, keys: Sequence[str], make: Callable[[int], PlainRow]) -> None:
        """Show rows that are made when somebody looks at them: of many few are seen."""
        self._texts = {}
        if list(keys) == self._keys:
            self._remake(make)
            return
        self.beginResetModel()
        self._keys, self._make, self._made = list(keys), make, {}
        self.endResetModel()

    def _remake(self, make: Callable[[int], PlainRow]) -> None:
        """Tell of those rows that somebody has seen and that say something else now."""
        before, self._make, self._made = self._made, make, {}
        last = len(self._columns) - 1
        for number, row in before.items():
            if self._row(number) != row:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    @property
    def keys(self) -> Sequence[str]:
        """What tells the rows apart, in their order."""
        return self._keys

    def text(self, row: int) -> str:
        """All that a row says, for finding words in it."""
        if row not in self._texts:
            cells = self._row(row).cells
            self._texts[row] = "\n".join(cell.words for cell in cells).casefold()
        return self._texts[row]

    def row_of(self, key: str) -> int:
        """Where a row stands; -1 where it does not."""
        return self._keys.index(key) if key in self._keys else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._keys)

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
        if role == KEY:
            return self._keys[index.row()]
        return self._told(self._row(index.row()).cells[index.column()], index.column(), role)

    def _row(self, number: int) -> PlainRow:
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def _nothing(self, number: int) -> PlainRow:
        raise IndexError(number)

    def _told(self, cell: Cell, column: int, role: int) -> Any:  # noqa: ANN401 - as above
        match role:
            case Qt.ItemDataRole.DisplayRole:
                told: object = cell.words
            case Qt.ItemDataRole.AccessibleTextRole:
                told = cell.words or QCoreApplication.translate("PlainRows", "nothing")
            case Qt.ItemDataRole.ToolTipRole:
                told = tip(_exactly(cell.tip) or cell.words)
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
        self._source = rows
        self.setSortRole(SORT)
        self.setSourceModel(rows)

    def narrow(self, words: str) -> None:
        """Show only what holds these."""
        self._words = words.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: QModelIndex) -> bool:  # type: ignore[override]
        """Whether a row holds them."""
        if not self._words:
            return True
        text = self._source.text(row)
        return all(word in text for word in self._words)


def _exactly(told: str | datetime | None) -> str:
    return exactly(told) if isinstance(told, datetime) else told or ""
