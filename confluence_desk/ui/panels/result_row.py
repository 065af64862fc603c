"""Paints one result: its title, where it stands, why it was found."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from confluence_desk.services.search import Found
from confluence_desk.ui.models.found_results import FOUND, about_words, place_words
from confluence_desk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "page": "file-text",
    "blogpost": "newspaper",
    "folder": "folder",
    "attachment": "paperclip",
    "comment": "chat-circle",
    "user": "user",
    "space": "stack",
    "database": "database",
}
_EDGE, _ICON, _GAP, _LINE, _PAD = 16, 18, 10, 3, 5
_LINES = 2
_SURELY = 0.95
"""Letters that are lit are wider."""
_LABELS = 4
_PLACE = 0.4
"""Of the first line, the most for where it is."""
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
Spans = Sequence[tuple[int, int]]


class ResultRow(QStyledItemDelegate):
    """Title and place; type, space, author, age and labels; the words around the match."""

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
        lines = 2 + self._excerpt_lines(option.font, found)
        return QSize(200, line * lines + 2 * _GAP)

    def _excerpt_lines(self, font: QFont, found: Found) -> int:
        """None where there is no excerpt, one where it fits into one."""
        view = self.parent()
        if not found.excerpt or not isinstance(view, QAbstractItemView):
            return _LINES if found.excerpt else 0
        room = view.viewport().width() - 2 * _EDGE - self._theme.scaled(_ICON) - _GAP
        wide = QFontMetrics(font).horizontalAdvance(_excerpt(found)[0])
        return 1 if wide < room * _SURELY else _LINES

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row; a row that has the focus has a ring."""
        found: Found = index.data(FOUND)
        state, whole, font = option.state, option.rect, option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text its own way
        self._ground(painter, state, whole)
        room = whole.adjusted(_EDGE, _GAP, -_EDGE, -_GAP)
        line = QFontMetrics(font).height() + _LINE
        edge = self._theme.scaled(_ICON)
        icon = QRect(room.left(), room.top(), edge, max(edge, line))
        icon = QStyle.visualRect(option.direction, whole, icon)
        self._theme.draw_icon(painter, icon, _ICONS.get(found.kind, "file"), "muted")
        room.setLeft(room.left() + edge + _GAP)
        lines = [QRect(room.left(), room.top() + n * line, room.width(), line) for n in range(3)]
        used = self._text(painter, option, lines[0], _place(found, font, room), trailing=True)
        lines[0].setRight(lines[0].right() - used - _GAP)
        self._lit(painter, option, lines[0], found.title, found.title_lit, title=True)
        used = self._text(painter, option, lines[1], about_words(found, self._now()))
        lines[1].setLeft(lines[1].left() + used + _GAP)
        self._labels(painter, option, lines[1], found.labels)
        if found.excerpt:
            lines[2].setHeight(self._excerpt_lines(font, found) * line)
            text, spans = _excerpt(found)
            self._lit(painter, option, lines[2], text, spans)
        painter.restore()

    def _ground(self, painter: QPainter, state: QStyle.StateFlag, whole: QRect) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, self._theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        *,
        trailing: bool = False,
    ) -> int:
        """Write one line, cut where the room ends; gives how wide it became."""
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(self._theme.color("text" if selected else "muted"))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        direction = option.direction
        align = QStyle.visualAlignment(direction, _TRAILING if trailing else _LEADING)
        within = QStyle.visualRect(direction, option.rect, room)
        painter.drawText(within, int(align | Qt.TextFlag.TextSingleLine), cut)
        return metrics.horizontalAdvance(cut)

    def _labels(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, labels: Sequence[str]
    ) -> None:
        """As many as there is room for, each on its own ground."""
        metrics = QFontMetrics(option.font)
        for label in labels[:_LABELS]:
            wide = metrics.horizontalAdvance(label) + 2 * _PAD
            if wide > room.width():
                return
            place = QRect(room.left(), room.top(), wide, room.height() - 1)
            place = QStyle.visualRect(option.direction, option.rect, place)
            painter.setPen(self._theme.color("line"))
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(self._theme.color("text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)
            room.setLeft(room.left() + wide + _PAD)

    def _lit(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        text: str,
        spans: Spans,
        *,
        title: bool = False,
    ) -> None:
        """Write a text with its matches lit, cut behind the last line there is room for."""
        font = QFont(option.font)
        font.setBold(title)
        most = room.width() * (1 if title else _LINES)
        shown = _cut(text, font, most)
        layout = QTextLayout(shown, font)
        flow = QTextOption(QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading))
        flow.setAlignment(flow.alignment() | Qt.AlignmentFlag.AlignAbsolute)
        flow.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        wrap = QTextOption.WrapMode
        flow.setWrapMode(wrap.NoWrap if title else wrap.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(flow)
        layout.setFormats([self._match(start, end) for start, end in spans if end <= len(shown)])
        height = _laid_out(layout, room)
        place = QStyle.visualRect(option.direction, option.rect, room)
        top = place.top() + ((place.height() - height) / 2 if title else 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(self._theme.color("text" if title or selected else "muted"))
        layout.draw(painter, QPointF(place.left(), top))

    def _match(self, start: int, end: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("warnBg"))
        look.setForeground(self._theme.color("text"))
        look.setFontWeight(QFont.Weight.Bold)
        if self._theme.high:  # its grounds are close to the paper
            look.setFontUnderline(True)
            look.setUnderlineColor(self._theme.color("warnLn"))
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, look
        return made


def _place(found: Found, font: QFont, room: QRect) -> str:
    """Where it is; in few words where the title needs the room."""
    told = place_words(found)
    wide = QFontMetrics(font).horizontalAdvance(told)
    return told if wide <= room.width() * _PLACE else place_words(found, briefly=True)


def _laid_out(layout: QTextLayout, room: QRect) -> float:
    """Break a text into the lines there is room for; gives how high they are."""
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room.width(), 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
        if top + line.height() > room.height() + _LINE:
            break
    layout.endLayout()
    return top


def _cut(text: str, font: QFont, width: int) -> str:
    """What surely fits into lines that are so wide together."""
    metrics = QFontMetrics(font)
    spare = metrics.averageCharWidth() * (0 if font.bold() else 12)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width - spare, 1))


def _excerpt(found: Found) -> tuple[str, Spans]:
    """The words around the match, behind the heading that they stand under."""
    if not found.heading:
        return found.excerpt, found.lit
    before = QCoreApplication.translate("Results", "{heading}:").format(heading=found.heading)
    shift = len(before) + 1
    return f"{before} {found.excerpt}", [(start + shift, end + shift) for start, end in found.lit]
