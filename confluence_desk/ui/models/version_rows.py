"""The versions of a page as rows: newest first, with the numbers that none has between them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.moments import ago

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@frozen
class VersionRow:
    """A version, or from ``number`` to ``last`` numbers that no version has.

    ``here``: its text is on this machine. ``read_at``: when it was read last. ``size``: how many
    words went and came with it, None while that is not known; ``measurable``: whether it can be,
    since the text before is here as well.
    """

    number: int
    who: str = ""
    saved_at: datetime | None = None
    message: str = ""
    minor: bool = False
    here: bool = False
    read_at: datetime | None = None
    size: tuple[int, int] | None = None
    last: int = 0
    before: int = 0
    measurable: bool = False

    @property
    def gap(self) -> bool:
        """Whether these are numbers without a version."""
        return self.last > 0


class VersionRows(QAbstractListModel):
    """One row a version as ``ROW``; all of it in words for who cannot see."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[VersionRow] = []
        self._sizes: dict[tuple[int, int], tuple[int, int]] = {}
        self.now: datetime | None = None
        self.pair = (0, 0)

    @property
    def rows(self) -> Sequence[VersionRow]:
        """The rows as they stand."""
        return self._rows

    def show_rows(self, rows: Sequence[VersionRow], now: datetime) -> None:
        """Show these in place of those before; nothing moves where they are the same."""
        self.now = now
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def choose(self, old: int, new: int) -> None:
        """Say which two are compared."""
        self.pair = (old, new)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_size(self, number: int, before: int, size: tuple[int, int]) -> None:
        """Say how much a version changed."""
        self._sizes[number, before] = size
        at = self.row_of(number)
        if at >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))

    def size_of(self, row: VersionRow) -> tuple[int, int] | None:
        """How many words went and came with a version, where that is known."""
        return self._sizes.get((row.number, row.before), row.size)

    def row_of(self, number: int) -> int:
        """Where a version stands; -1 for none."""
        found = (n for n, row in enumerate(self._rows) if row.number == number and not row.gap)
        return next(found, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What has no version cannot be chosen."""
        if index.isValid() and self._rows[index.row()].gap:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A version's number and author, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return gap_words(row) if row.gap else f"{row.number} {row.who}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in self._told(row) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._unknown(row) or None
        return row if role == ROW else None

    def _unknown(self, row: VersionRow) -> str:
        """Why it is not said how much a version changed."""
        if row.gap or self.size_of(row) is not None:
            return ""
        if not row.here:
            return translate("Versions", "Its text is not on this machine.")
        if row.measurable:
            return ""
        return translate(
            "Versions", "How much changed is not known: the text before it is not on this machine."
        )

    def _told(self, row: VersionRow) -> Sequence[str]:
        if row.gap:
            return (gap_words(row),)
        number = translate("Versions", "Version {number}").format(number=row.number)
        old, new = self.pair
        side = {
            old: translate("Versions", "older side"),
            new: translate("Versions", "newer side"),
        }.get(row.number, "")
        when = ago(row.saved_at, self.now) if self.now else ""
        minor = translate("Versions", "minor edit") if row.minor else ""
        size = size_words(self.size_of(row)) or self._unknown(row)
        return (number, side, row.who, when, row.message, minor, size)


def gap_words(row: VersionRow) -> str:
    """What is said of numbers that no version has."""
    if row.number == row.last:
        return translate("Versions", "{number} is not there any more").format(number=row.number)
    words = translate("Versions", "{first} to {last} are not there any more")
    return words.format(first=row.number, last=row.last)


def size_words(size: tuple[int, int] | None) -> str:
    """How many words came and went, with their signs; nothing where that is not known."""
    if size is None:
        return ""
    went, came = size
    parts = (f"+{came}" if came else "", f"\u2212{went}" if went else "")
    return " ".join(part for part in parts if part) or "±0"
