"""What a palette offers now: rows of a title, a hint and keys, each with something to do."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.keymap import shown

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@frozen
class Item:
    """Something to choose; ``lit`` are the letters of ``title`` that were sought.

    One that is not enabled is shown and cannot be chosen. ``do_beside`` does it in a new tab.
    """

    id: str
    title: str
    do: Callable[[], object]
    hint: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    lit: tuple[int, ...] = ()
    enabled: bool = True
    ticked: bool = False
    do_beside: Callable[[], object] | None = None

    @property
    def spoken(self) -> str:
        """All of it as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.hint, *map(shown, self.keys)) if part)


class FoundItems(QAbstractListModel):
    """The items found, best first."""

    ITEM = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Offer these instead."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        """The item of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Title, hint, what is said, or the item itself."""
        item = self.item(index.row())
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        return item if role == self.ITEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can do nothing cannot be chosen (trap 97)."""
        item = self.item(index.row())
        if item is None or not item.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
