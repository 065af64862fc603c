"""Draws the rows of a palette: icon, title with the letters meant, hint, keys."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from confluence_desk.domain.matching import runs
from confluence_desk.ui.keycaps import cap_font, caps_size, draw_caps
from confluence_desk.ui.models.found_items import FoundItems, Item
from confluence_desk.ui.theme import Theme

_SIDE = 10
_GAP = 10
_TIGHT = 7
_RADIUS = 6
_LEAST_HINT = 40

Index = QModelIndex | QPersistentModelIndex


class PaletteRows(QStyledItemDelegate):
    """One line per item; what cannot be chosen is faint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as the letters and some air."""
        return QSize(100, option.fontMetrics.height() + 2 * _TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        item: Item = index.data(FoundItems.ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("sel"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        _Row(self._theme, painter, option, item).draw()
        painter.restore()


class _Row:
    """The parts of one row, laid out from the leading edge."""

    def __init__(
        self, theme: Theme, painter: QPainter, option: QStyleOptionViewItem, item: Item
    ) -> None:
        self._theme = theme
        self._painter = painter
        self._item = item
        self._font: QFont = option.font
        self._side = QFontMetrics(option.font).height()
        self._whole = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        self._direction = option.direction
        self._selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._start, self._end = self._whole.left(), self._whole.right()

    def draw(self) -> None:
        """All of it."""
        self._icon()
        self._keys()
        self._title()
        self._hint()

    def _placed(self, start: int, width: int) -> QRect:
        """A stretch of the row, mirrored where everything runs right to left."""
        rect = QRect(start, self._whole.top(), max(width, 0), self._whole.height())
        return QStyle.visualRect(self._direction, self._whole, rect)

    def _color(self, role: str) -> QColor:
        """What cannot be chosen is faint; on the chosen row everything is dark enough."""
        if not self._item.enabled:
            return self._theme.color("faint")
        return self._theme.color("text" if self._selected and role == "muted" else role)

    def _icon(self) -> None:
        name = "check" if self._item.ticked else self._item.icon
        if name:
            place = QRect(0, 0, self._side, self._side)
            place.moveCenter(self._placed(self._start, self._side).center())
            role = "muted" if self._item.enabled else "faint"
            self._theme.draw_icon(self._painter, place, name, role)
        self._start += self._side + _GAP

    def _keys(self) -> None:
        if not self._item.keys:
            return
        font = cap_font(self._theme, self._font)
        width = caps_size(self._item.keys, font).width()
        self._painter.setFont(font)
        place = self._placed(self._end - width + 1, width)
        draw_caps(self._painter, place, self._item.keys, self._theme, self._color("text"))
        self._end -= width + _GAP

    def _title(self) -> None:
        room = self._end - self._start
        metrics = QFontMetrics(self._font)
        text = metrics.elidedText(self._item.title, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, self._font)
        layout.setFormats(self._lit(len(text)))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room + self._start)
        layout.endLayout()
        place = self._placed(self._start, round(line.naturalTextWidth()) + 1)
        top = place.top() + (place.height() - line.height()) / 2
        self._painter.setPen(self._color("text"))
        layout.draw(self._painter, QPointF(place.left(), top))
        self._start += place.width() + _GAP

    def _lit(self, length: int) -> list[QTextLayout.FormatRange]:
        """The letters that were sought, in the accent colour; none behind a cut."""
        formats = []
        for start, count in runs([at for at in self._item.lit if at < length]):
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = start, count
            stretch.format = self._lit_format()
            formats.append(stretch)
        return formats

    def _lit_format(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._color("accent"))
        look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def _hint(self) -> None:
        room = self._end - self._start
        if room < _LEAST_HINT or not self._item.hint:
            return
        self._painter.setFont(self._font)
        self._painter.setPen(self._color("muted"))
        hint = QFontMetrics(self._font).elidedText(
            self._item.hint, Qt.TextElideMode.ElideRight, room
        )
        # The place is mirrored already; the words start at its leading edge in either direction.
        edge = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft)
        self._painter.drawText(
            self._placed(self._start, room), edge | Qt.AlignmentFlag.AlignVCenter, hint
        )
