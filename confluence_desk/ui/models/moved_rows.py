"""Pages that were saved again, as rows."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from confluence_desk.domain.readings import Moved

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
MOVED = Qt.ItemDataRole.UserRole


class MovedRows(QAbstractListModel):
    """One row a page as ``MOVED``; ``about`` says in words who saved it, when and where."""

    def __init__(self, about: Callable[[Moved], str]) -> None:
        super().__init__()
        self._about = about
        self._rows: list[Moved] = []

    def show_rows(self, rows: Sequence[Moved]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A page's title, all about it in words, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, self._about(row), row.message) if part)
        return row if role == MOVED else None


def step_words(row: Moved) -> str:
    """``v11 → v14``; what stood before may not be known, nor the number of what is not here."""
    if not row.number:
        return translate("Changed", "on Confluence")
    new = translate("Changed", "v{number}").format(number=row.number)
    if not row.before:
        return new
    return f"{translate('Changed', 'v{number}').format(number=row.before)} → {new}"
