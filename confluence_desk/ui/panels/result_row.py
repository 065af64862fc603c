"""Paints one result: its title, where it stands, why it was found."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from confluence_desk.services.search import Found
from confluence_desk.ui.models.found_results import FOUND, kind_words, place_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "page": "file-text",
    "blogpost": "newspaper",
    "folder": "folder",
    "attachment": "paperclip",
    "comment": "chat-circle",
    "user": "user",
}
_EDGE, _ICON, _GAP, _LINE = 16, 18, 10, 3
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class ResultRow(QStyledItemDelegate):
    """Three lines: title and place, space and age, the words around the hit."""

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for as many lines as it has."""
        found: Found = index.data(FOUND)
        line = QFontMetrics(option.font).height() + _LINE
        return QSize(200, line * (3 if found.excerpt else 2) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row; a row that has the focus has a ring."""
        found: Found = index.data(FOUND)
        state, whole, font = option.state, option.rect, option.font
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text its own way
        self._ground(painter, state, whole)
        room = whole.adjusted(_EDGE, _GAP, -_EDGE, -_GAP)
        line = QFontMetrics(font).height() + _LINE
        icon = QRect(room.left(), room.top(), _ICON, line)
        icon = QStyle.visualRect(option.direction, whole, icon)
        self._theme.draw_icon(painter, icon, _ICONS.get(found.kind, "file"), "muted")
        room.setLeft(room.left() + _ICON + _GAP)
        lines = [QRect(room.left(), room.top() + n * line, room.width(), line) for n in range(3)]
        used = self._text(painter, option, lines[0], place_words(found), trailing=True)
        lines[0].setRight(lines[0].right() - used - _GAP)
        self._text(painter, option, lines[0], found.title, role="text", bold=True)
        self._text(painter, option, lines[1], self._about(found))
        self._text(painter, option, lines[2], found.excerpt)
        painter.restore()

    def _ground(self, painter: QPainter, state: QStyle.StateFlag, whole: QRect) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, self._theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    def _about(self, found: Found) -> str:
        parts = (kind_words(found.kind), found.space_name, ago(found.modified_at, self._now()))
        return " · ".join(part for part in parts if part)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        *,
        role: str = "muted",
        bold: bool = False,
        trailing: bool = False,
    ) -> int:
        """Write one line, cut where the room ends; gives how wide it became."""
        font = QFont(option.font)
        font.setBold(bold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        direction = option.direction
        align = QStyle.visualAlignment(direction, _TRAILING if trailing else _LEADING)
        within = QStyle.visualRect(direction, option.rect, room)
        painter.drawText(within, int(align | Qt.TextFlag.TextSingleLine), cut)
        return metrics.horizontalAdvance(cut)
