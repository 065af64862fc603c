"""Draws the navigator's tree: a calm list with one rounded mark for where one is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.models.tree_rows import RowKind
from confluence_desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

INDENT = 16
ICON = 16
INSET = 6
GAP = 6
SHIFT = 4


class TreeView(QTreeView):
    """The tree of spaces and pages; the row decides its look, the style only scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pageTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the mark behind the whole row, then branches and text on it."""
        if index.data(Role.KIND) == RowKind.HEADING:
            self._draw_heading(painter, option.rect, index)
            return
        self._draw_mark(painter, option.rect, index)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint only the expander."""
        if not self.model().hasChildren(index):
            return
        mirrored = self.isRightToLeft()
        side = rect.left() if mirrored else rect.right() - INDENT + 1
        shift = 2 - SHIFT if mirrored else 2 + SHIFT
        place = QRect(side + shift, rect.center().y() - 5, 12, 12)
        closed = "caret-left" if mirrored else "caret-right"
        name = "caret-down" if self.isExpanded(_plain(index)) else closed
        self._theme.draw_icon(painter, place, name, "muted")

    def _draw_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        font = self._theme.font(self.font(), role="small")
        font.setBold(True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        painter.save()
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
        inner = rect.adjusted(2 * INSET, 0, -2 * INSET, -4)
        painter.drawText(inner, start, str(index.data()))
        painter.restore()

    def _draw_mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        selected = self.selectionModel().isSelected(_plain(index))
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) == index
        focused = self.hasFocus() and self.currentIndex() == index
        if not (selected or hovered or focused):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1) if focused else Qt.PenStyle.NoPen)
        shade = "sel" if selected else "hover"
        back = (
            self._theme.color(shade) if selected or hovered else QColor(Qt.GlobalColor.transparent)
        )
        painter.setBrush(back)
        radius = self._theme.size("radius_small")
        painter.drawRoundedRect(QRectF(rect).adjusted(INSET, 0.5, -INSET, -0.5), radius, radius)
        painter.restore()


class RowPainter(QStyledItemDelegate):
    """Paints a row's icon, title, muted key, and the letters that the filter found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """One height for all rows, more when the text is larger."""
        return QSize(80, max(self._theme.size("row"), option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        muted = bool(index.data(Role.GREY)) and not selected
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        before, after = (2 * INSET, -SHIFT) if mirrored else (SHIFT, -2 * INSET)
        rect = option.rect.adjusted(before, 0, after, 0)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if name := index.data(Role.ICON_NAME):
            rect = self._paint_icon(painter, rect, name, "text" if selected else "muted", mirrored)
        painter.setPen(self._theme.color("muted" if muted else "text"))
        font = QFont(option.font)
        font.setBold(index.data(Role.KIND) == RowKind.SPACE)
        used = self._paint_title(painter, rect, str(index.data()), font)
        if hint := index.data(Role.HINT):
            rest = rect.adjusted(0, 0, -used, 0) if mirrored else rect.adjusted(used, 0, 0, 0)
            self._paint_hint(painter, rest, hint, option.font, selected)
        painter.restore()

    def _paint_icon(
        self,
        painter: QPainter,
        rect: QRect,
        name: str,
        role: str,
        mirrored: bool,  # noqa: FBT001 - a plain switch
    ) -> QRect:
        left = rect.right() - ICON - 2 if mirrored else rect.left() + 3
        place = QRect(left, rect.center().y() - ICON // 2, ICON, ICON)
        self._theme.draw_icon(painter, place, name, role)
        room = ICON + GAP + 3
        return rect.adjusted(0, 0, -room, 0) if mirrored else rect.adjusted(room, 0, 0, 0)

    def _paint_title(self, painter: QPainter, rect: QRect, title: str, font: QFont) -> int:
        painter.setFont(font)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        flow = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        flow.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(flow)
        layout.setFormats(self._marks(shown))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(rect.width(), 1))
        layout.endLayout()
        used = line.naturalTextWidth()
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # The line is as wide as the row, and its words stand at its left whatever their script.
        left = rect.left() + rect.width() - used if mirrored else rect.left()
        top = rect.top() + (rect.height() - line.height()) / 2
        layout.draw(painter, QPointF(left, top))
        return round(used) + GAP + 1

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

    def _emphasis(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self._theme.color("accent"))
        look.setFontUnderline(True)
        return look


def _plain(index: Index) -> QModelIndex:
    """Qt hands over plain ones; its stubs say otherwise."""
    return index.model().index(index.row(), index.column(), index.parent())
