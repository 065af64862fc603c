"""Paints a version in the timeline: its dot, who saved it when, how much it changed and why."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from confluence_desk.ui.models.version_rows import (
    ROW,
    VersionRow,
    VersionRows,
    gap_words,
    size_words,
)
from confluence_desk.ui.moments import age
from confluence_desk.ui.panels.history.lines import Line
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_RAIL, _DOT, _EDGE, _GAP = 34, 5.0, 10, 5
_WIDE = 2.0


class VersionRowPainter(QStyledItemDelegate):
    """Two lines beside a rail; what lies between the two that are compared is lit on it."""

    def __init__(
        self,
        model: VersionRows,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's
        """One height for all, so that thousands need no measuring."""
        return QSize(180, 2 * QFontMetrics(option.font).height() + 2 * _GAP + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row; one that has the focus has a ring."""
        row: VersionRow = index.data(ROW)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text its own way
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, row)
        self._rail(painter, option, row, index.row())
        room = option.rect.adjusted(_RAIL, _GAP, -_EDGE, -_GAP)
        half = room.height() // 2
        above = QRect(room.left(), room.top(), room.width(), half)
        below = QRect(room.left(), room.top() + half, room.width(), half)
        if row.gap:
            Line(painter, option, self._theme).write(
                room, gap_words(row), role="muted", italic=True
            )
        else:
            self._version(painter, option, row, (above, below))
        painter.restore()

    def _version(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: VersionRow,
        lines: tuple[QRect, QRect],
    ) -> None:
        above, below = QRect(lines[0]), QRect(lines[1])
        when = age(row.saved_at, self._now())
        used = Line(painter, option, self._theme).write(above, when, role="muted", trailing=True)
        above.setRight(above.right() - used - _GAP)
        number = self.tr("v{number}").format(number=row.number)
        used = Line(painter, option, self._theme).write(above, number, bold=True) + _GAP
        above.setLeft(above.left() + used)
        Line(painter, option, self._theme).write(above, row.who)
        below.setRight(below.right() - self._size(painter, option, below, row))
        Line(painter, option, self._theme).write(below, self._about(row), role="muted")

    def _about(self, row: VersionRow) -> str:
        """Why it was saved; else what else is known of it."""
        parts = (
            self.tr("read by you") if row.read_at is not None else "",
            self.tr("minor edit") if row.minor else "",
            " ".join(row.message.split()),
        )
        return " · ".join(part for part in parts if part)

    def _size(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: VersionRow
    ) -> int:
        """How many words came and went; a cloud where the text is not here, ? where none knows."""
        if not row.here:
            edge = self._theme.scaled(13)
            place = QRect(room.right() - edge, room.center().y() - edge // 2, edge, edge)
            place = QStyle.visualRect(option.direction, option.rect, place)
            self._theme.draw_icon(painter, place, "cloud-arrow-down", "muted")
            return edge + _GAP
        size = self._model.size_of(row)
        line = Line(painter, option, self._theme)
        if size is None:
            sign = "…" if row.measurable else "?"
            return line.write(room, sign, role="muted", trailing=True) + _GAP
        return line.write(room, size_words(size), role=_tone(size), trailing=True) + _GAP

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: VersionRow) -> None:
        state, whole = option.state, option.rect
        if row.number in self._model.pair and not row.gap:
            painter.fillRect(whole, self._theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver and not row.gap:
            painter.fillRect(whole, self._theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    def _rail(
        self, painter: QPainter, option: QStyleOptionViewItem, row: VersionRow, at: int
    ) -> None:
        """The line from version to version, and this one's dot: a ring for the older side."""
        whole = option.rect
        strip = QStyle.visualRect(
            option.direction, whole, QRect(whole.left(), whole.top(), _RAIL, whole.height())
        )
        middle = QPointF(strip.center().x(), strip.center().y() + 0.5)
        low, high = sorted(self._model.pair)
        last = at == len(self._model.rows) - 1
        for up in (True, False):
            if (up and at == 0) or (not up and last):
                continue
            lit = low <= row.number < high if up else low < row.number <= high
            end = QPointF(middle.x(), strip.top() if up else strip.bottom() + 1)
            painter.setPen(self._line(lit=lit and low > 0, dashed=row.gap))
            painter.drawLine(middle, end)
        if not row.gap:
            self._dot(painter, middle, row)

    def _line(self, *, lit: bool, dashed: bool) -> QPen:
        pen = QPen(self._theme.color("accent" if lit else "line"), _WIDE)
        if dashed:
            pen.setStyle(Qt.PenStyle.DotLine)
        return pen

    def _dot(self, painter: QPainter, middle: QPointF, row: VersionRow) -> None:
        old, new = self._model.pair
        colour = self._theme.color("accent" if row.number in {old, new} else "edge")
        ground = self._theme.color("panel")
        painter.setPen(QPen(colour, _WIDE))
        filled = row.number == new or (row.number != old and row.here)
        painter.setBrush(colour if filled else QColor(ground))
        painter.drawEllipse(middle, *(2 * [_DOT if row.number in {old, new} else _DOT - 1]))


def _tone(size: tuple[int, int]) -> str:
    went, came = size
    if went and came:
        return "muted"
    return "ok" if came else "bad" if went else "muted"
