"""Lays out rows that come a few at a time: those that are there are not measured anew."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

_SPACING = 1
_WIDTHS = 4
"""Heights are remembered for so many widths: an area that scrolls asks with its bar and without."""


class Rows(QVBoxLayout):
    """Rows that keep their height when others come.

    Qt lays out what is in a widget before that widget is given room for what is new: without
    this all rows would shrink and grow again, with everything in them, whenever some come.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSpacing(_SPACING)

    def setGeometry(self, rect: QRect) -> None:
        """Lay out in the room that will be there."""
        needed = self.heightForWidth(rect.width())
        super().setGeometry(rect.adjusted(0, 0, 0, max(needed - rect.height(), 0)))


class _Measured(Rows):
    """Rows that know how high they are: Qt would ask each of them whenever others come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        """As high as when it was asked last, until one of the rows becomes another."""
        height = self._heights.get(width)
        if height is None:
            if len(self._heights) >= _WIDTHS:
                self._heights.clear()
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def invalidate(self) -> None:
        """Measure anew."""
        super().invalidate()
        self._heights = {}


def together(rows: Sequence[QWidget]) -> QWidget:
    """One widget around rows, hidden yet: each that is shown by itself lays out all around it."""
    holder = QWidget()
    column = _Measured(holder)
    for row in rows:
        column.addWidget(row)
        row.show()
    return holder
