"""Puts what is told beside its name where there is room, else below it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QStyle, QWidget

from confluence_desk.ui.panels.widget_items import WidgetItems

_GAP = 8


class Beside(WidgetItems):
    """``room`` is as wide as the names are that stand below each other.

    It goes by the width alone: a box that turns while it is laid out is measured the other way.
    """

    def __init__(self, parent: QWidget, name: QWidget, told: QWidget, room: int) -> None:
        super().__init__(parent)
        self._name, self._told, self._room = name, told, room
        for widget in (name, told):
            self.addWidget(widget)

    def heightForWidth(self, width: int) -> int:
        """How high both are at a width."""
        places = self._places(QRect(0, 0, width, 0))
        return max(place.bottom() for place in places) + 1 + self.contentsMargins().bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put both in their places."""
        super().setGeometry(rect)
        way = self._name.layoutDirection()
        for item, place in zip(self._items, self._places(rect), strict=False):
            item.setGeometry(QStyle.visualRect(way, rect, place))

    def sizeHint(self) -> QSize:
        """As wide as both beside each other, with one line of what is told."""
        margins = self.contentsMargins()
        width = self._room + _GAP + self._told.sizeHint().width()
        height = max(self._name.sizeHint().height(), self._told.sizeHint().height())
        return QSize(width, height).grownBy(margins)

    def minimumSize(self) -> QSize:
        """Any width will do."""
        return QSize(0, self._name.sizeHint().height()).grownBy(self.contentsMargins())

    def _places(self, rect: QRect) -> tuple[QRect, QRect]:
        """Where the name and what is told stand where words run from left to right."""
        inner = rect.marginsRemoved(self.contentsMargins())
        high = self._name.sizeHint().height()
        left = self._room + _GAP
        if inner.width() < left + self._told.minimumSizeHint().width():
            return (
                QRect(inner.topLeft(), QSize(inner.width(), high)),
                self._told_at(inner.topLeft() + QPoint(0, high), inner.width()),
            )
        return (
            QRect(inner.topLeft(), QSize(self._room, high)),
            self._told_at(inner.topLeft() + QPoint(left, 0), inner.width() - left),
        )

    def _told_at(self, at: QPoint, width: int) -> QRect:
        return QRect(at, QSize(width, self._told.heightForWidth(width)))
