"""Paints the rows of the navigator: icon, title, key, and what is known about them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from confluence_desk.ui.models.tree_nodes import Face, Role
from confluence_desk.ui.models.tree_row import Row, RowKind
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

Index = QModelIndex | QPersistentModelIndex

_Laid = tuple[QTextLayout, float, float]
"""A line of text, how wide its words are, and how high it is."""
_MOST_LAID = 400

INSET = 6
GAP = 6
SHIFT = 4


class RowPainter(QStyledItemDelegate):
    """Paints a row's icon, title, muted key, and the letters that the filter found.

    Pictures grow with the text.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: tuple[str, ...] = ()
        self._given: QFont | None = None
        self._light = self._bold = QFont()
        self._laid: dict[tuple[str, int, bool, tuple[str, ...]], _Laid] = {}
        """Titles ready to be drawn by text, room, weight and what is lit in them."""
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        scaled = self._theme.scaled
        self._laid.clear()
        self._icon, self._star, self._dot = scaled(16), scaled(12), scaled(6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """One height for all rows, more when the text is larger."""
        return QSize(80, max(self._theme.size("row"), option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        self.draw(painter, option.rect, index.data(Role.FACE), option.font, selected, mirrored)
        painter.restore()

    def draw(
        self,
        painter: QPainter,
        place: QRect,
        face: Face,
        font: QFont,
        selected: bool,  # noqa: FBT001 - a plain switch
        mirrored: bool,  # noqa: FBT001 - as above
    ) -> None:
        """Paint what is in ``place``, and leave the painter as it was but for pen and font."""
        row = face.row
        muted = row.grey and not selected
        before, after = (2 * INSET, -SHIFT) if mirrored else (SHIFT, -2 * INSET)
        rect = place.adjusted(before, 0, after, 0)
        if row.icon:
            role = "text" if selected else "muted"
            rect = self._paint_icon(painter, rect, row.icon, role, mirrored)
        rect = self._paint_trailing(painter, rect, face, font, mirrored)
        painter.setPen(self._theme.color("muted" if muted else "text"))
        used = self._paint_title(painter, rect, row.title, self._of_title(row, font), mirrored)
        if row.hint:
            rest = rect.adjusted(0, 0, -used, 0) if mirrored else rect.adjusted(used, 0, 0, 0)
            self._paint_hint(painter, rest, row.hint, font, selected)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """The editor leaves the icon uncovered."""
        room = SHIFT + self._icon + GAP
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        editor.setGeometry(
            option.rect.adjusted(INSET, 0, -room, 0)
            if mirrored
            else option.rect.adjusted(room, 0, -INSET, 0)
        )

    def _paint_trailing(
        self,
        painter: QPainter,
        rect: QRect,
        face: Face,
        font: QFont,
        mirrored: bool,  # noqa: FBT001 - a plain switch
    ) -> QRect:
        """Paint how much was found, the star, the dot; gives what is left for the title."""
        if face.kept or face.held:
            rect = self._paint_dot(painter, rect, face, mirrored)
        if face.starred and face.row.kind is not RowKind.SHORTCUT:
            edge = self._star
            left = rect.left() if mirrored else rect.right() - edge + 1
            place = QRect(left, rect.center().y() - edge // 2, edge, edge)
            self._theme.draw_icon(painter, place, "star-fill", "muted")
            rect = _without(rect, edge + GAP // 2, mirrored)
        if count := face.row.count:
            painter.setFont(font)
            painter.setPen(self._theme.color("muted"))
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, end, count)
            rect = _without(rect, painter.fontMetrics().horizontalAdvance(count) + GAP, mirrored)
        return rect

    def _paint_dot(
        self,
        painter: QPainter,
        rect: QRect,
        face: Face,
        mirrored: bool,  # noqa: FBT001 - a plain switch
    ) -> QRect:
        """Full and strong: kept offline; full and pale: a copy by chance; a ring: to come."""
        half = self._dot / 2
        middle = rect.left() + half if mirrored else rect.right() + 1 - half
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.color("accent" if face.held else "edge")
        painter.setPen(Qt.PenStyle.NoPen if face.kept else colour)
        painter.setBrush(colour if face.kept else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(middle, rect.center().y() + 0.5), half, half)
        return _without(rect, self._dot + GAP, mirrored)

    def _paint_icon(
        self,
        painter: QPainter,
        rect: QRect,
        name: str,
        role: str,
        mirrored: bool,  # noqa: FBT001 - a plain switch
    ) -> QRect:
        edge = self._icon
        left = rect.right() - edge - 2 if mirrored else rect.left() + 3
        place = QRect(left, rect.center().y() - edge // 2, edge, edge)
        self._theme.draw_icon(painter, place, name, role)
        room = edge + GAP + 3
        return rect.adjusted(0, 0, -room, 0) if mirrored else rect.adjusted(room, 0, 0, 0)

    def _of_title(self, row: Row, font: QFont) -> QFont:
        if font != self._given:
            self._given, self._light, self._bold = font, QFont(font), QFont(font)
            self._light.setBold(False)
            self._bold.setBold(True)
            self._laid.clear()
        return self._bold if row.kind is RowKind.SPACE else self._light

    def _paint_title(
        self,
        painter: QPainter,
        rect: QRect,
        title: str,
        font: QFont,
        mirrored: bool,  # noqa: FBT001 - a plain switch
    ) -> int:
        named = (title, rect.width(), font is self._bold, self.words)
        laid = self._laid.get(named)
        if laid is None:
            if len(self._laid) > _MOST_LAID:
                self._laid.clear()
            laid = self._laid[named] = self._lay(title, font, rect.width())
        layout, used, height = laid
        # The line is as wide as the row, and its words stand at its left whatever their script.
        left = rect.left() + rect.width() - used if mirrored else rect.left()
        layout.draw(painter, QPointF(left, rect.top() + (rect.height() - height) / 2))
        return round(used) + GAP + 1

    def _lay(self, title: str, font: QFont, width: int) -> _Laid:
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(shown, font)
        layout.setCacheEnabled(True)
        flow = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        # A title runs as its own script does, whichever way the window runs.
        flow.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flow.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(flow)
        layout.setFormats(self._marks(shown))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(width, 1))
        layout.endLayout()
        return layout, line.naturalTextWidth(), line.height()

    def _paint_hint(
        self,
        painter: QPainter,
        rect: QRect,
        hint: str,
        font: QFont,
        selected: bool,  # noqa: FBT001 - a plain switch
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color("text" if selected else "muted"))
        shown = painter.fontMetrics().elidedText(hint, Qt.TextElideMode.ElideRight, rect.width())
        middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, middle, shown)

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        marks = []
        for word in self.words:
            start = text.casefold().find(word)
            if start >= 0:
                mark = QTextLayout.FormatRange()
                mark.start, mark.length, mark.format = start, len(word), self._emphasis()
                marks.append(mark)
        return marks

    def _emphasis(self) -> "QTextCharFormat":
        from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - few starts filter

        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self._theme.color("accent"))
        look.setFontUnderline(True)
        return look


def _without(rect: QRect, room: int, mirrored: bool) -> QRect:  # noqa: FBT001 - a plain switch
    """``rect`` without some room at its trailing edge."""
    return rect.adjusted(room, 0, 0, 0) if mirrored else rect.adjusted(0, 0, -room, 0)
