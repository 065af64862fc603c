"""Lays small widgets out like words: in lines, as many as fit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QStyle, QWidget

from confluence_desk.ui.panels.widget_items import WidgetItems

_Sized = tuple[QLayoutItem, QSize]


class FlowLayout(WidgetItems):
    """Lines of widgets from the leading edge, broken where the width ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: int) -> None:
        """Leave this much between two of them."""
        if gap != self._gap:
            self._gap = gap
            self.update()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its line."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as possible."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single widget must fit."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        at = rect.top()
        for line in self._lines(rect.width()):
            height = max(size.height() for _item, size in line)
            if move:
                self._put(line, QRect(rect.left(), at, rect.width(), height))
            at += height + self._gap
        return max(at - self._gap - rect.top(), 0)

    def _lines(self, width: int) -> Iterator[list[_Sized]]:
        line: list[_Sized] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():  # hidden: it leaves no gap either
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1000))
            if line and taken + size.width() > width:
                yield line
                line, taken = [], 0
            line.append((item, size))
            taken += size.width() + self._gap
        if line:
            yield line

    def _put(self, line: list[_Sized], room: QRect) -> None:
        """Each in the middle of its line's height."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        left = room.left()
        for item, size in line:
            down = (room.height() - size.height()) // 2
            place = QRect(QPoint(left, room.top() + down), size)
            item.setGeometry(QStyle.visualRect(direction, room, place))
            left += size.width() + self._gap
