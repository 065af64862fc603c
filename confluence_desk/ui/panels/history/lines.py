"""Writes a line into a row, cut where its room ends, whichever way the window runs."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from confluence_desk.ui.theme import Theme

_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Line:
    """A pen for one row: ``room`` is told as if it ran left to right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self._painter = painter
        self._option = option
        self._theme = theme

    def write(
        self,
        room: QRect,
        text: str,
        *,
        role: str = "text",
        bold: bool = False,
        italic: bool = False,
        trailing: bool = False,
    ) -> int:
        """Write a text; gives how wide it became."""
        painter, option = self._painter, self._option
        font = QFont(option.font)
        font.setBold(bold)
        font.setItalic(italic)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        align = QStyle.visualAlignment(option.direction, _TRAILING if trailing else _LEADING)
        within = QStyle.visualRect(option.direction, option.rect, room)
        painter.drawText(within, int(align | Qt.TextFlag.TextSingleLine), cut)
        return metrics.horizontalAdvance(cut)
