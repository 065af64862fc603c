"""Paints a page that was saved again: its title, who and when, and what was said of it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from confluence_desk.domain.readings import Moved
from confluence_desk.ui.models.moved_rows import MOVED, step_words
from confluence_desk.ui.panels.history.lines import Line
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_EDGE, _GAP, _LINE = 16, 8, 3


class MovedRowPainter(QStyledItemDelegate):
    """Two lines; ``about`` says in words who saved a page, when and where."""

    def __init__(
        self, theme: Theme, about: Callable[[Moved], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._about = about

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's
        """One height for all."""
        return QSize(200, 2 * (QFontMetrics(option.font).height() + _LINE) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row; one that has the focus has a ring."""
        row: Moved = index.data(MOVED)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text its own way
        self._ground(painter, option)
        line = Line(painter, option, self._theme)
        room = option.rect.adjusted(_EDGE, _GAP, -_EDGE, -_GAP)
        half = room.height() // 2
        above = QRect(room.left(), room.top(), room.width(), half)
        below = QRect(room.left(), room.top() + half, room.width(), half)
        used = line.write(above, step_words(row), role="muted", trailing=True)
        above.setRight(above.right() - used - _EDGE)
        line.write(above, row.title, bold=True)
        said = " ".join(row.message.split())
        words = " · ".join(part for part in (self._about(row), said) if part)
        line.write(below, words, role="muted")
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, whole = option.state, option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, self._theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
