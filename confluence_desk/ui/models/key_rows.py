"""The table of commands and their keys, and the rows of it that are sought."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont

from confluence_desk.domain.matching import folded
from confluence_desk.ui.command_words import KeyedCommand
from confluence_desk.ui.keymap import Keymap, shown

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex

COMMAND, MENU, KEYS = range(3)


class KeyRows(QAbstractTableModel):
    """Command, menu and keys; what has other keys than delivered is bold."""

    ID = Qt.ItemDataRole.UserRole
    ALL_KEYS = Qt.ItemDataRole.UserRole + 1
    """The keys it has."""

    def __init__(
        self, commands: Sequence[KeyedCommand], keymap: Keymap, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self._keymap = keymap

    def command(self, row: int) -> KeyedCommand:
        """The command of a row."""
        return self._commands[row]

    def words_of(self, command_id: str) -> str:
        """What a command is called."""
        return next((c.words for c in self._commands if c.id == command_id), command_id)

    def refresh(self) -> None:
        """Keys have changed."""
        last = self.index(len(self._commands) - 1, KEYS)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many as there are commands."""
        return 0 if parent.isValid() else len(self._commands)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Command, menu, keys."""
        return 0 if parent.isValid() else KEYS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """What the columns are called."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Command"), self.tr("Menu"), self.tr("Keys"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Words, keys, and bold where the keys are the person's own."""
        if not index.isValid():
            return None
        command = self._commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(command, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._text(command, index.column()) or self.tr("No keys")
        if role == Qt.ItemDataRole.FontRole and not self._keymap.is_delivered(command.id):
            font = QFont()
            font.setBold(True)
            return font
        return self._keys(command, role)

    def _keys(self, command: KeyedCommand, role: int) -> Any:  # noqa: ANN401 - by role
        if role == self.ID:
            return command.id
        return self._keymap.keys_of(command.id) if role == self.ALL_KEYS else None

    def _text(self, command: KeyedCommand, column: int) -> str:
        keys = ", ".join(map(shown, self._keymap.keys_of(command.id)))
        return (command.words, command.menu, keys)[column]


class KeyFilter(QSortFilterProxyModel):
    """The rows in which every word sought stands: in the command, its menu or its keys."""

    def __init__(self, rows: KeyRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._sought: tuple[str, ...] = ()
        self.setSourceModel(rows)

    def seek(self, words: str) -> None:
        """Show what fits ``words``."""
        self.beginFilterChange()
        self._sought = tuple(folded(words).split())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether it fits."""
        text = folded("\n".join(self._rows.index(row, at).data() or "" for at in range(KEYS + 1)))
        return all(word in text for word in self._sought)
