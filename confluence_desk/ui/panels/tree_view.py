"""Draws the navigator's tree: a calm list with one rounded mark for where one is."""

from typing import cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Face, Role
from confluence_desk.ui.models.tree_row import RowKind
from confluence_desk.ui.panels.menu_tree import MenuTree
from confluence_desk.ui.panels.row_painter import INSET, SHIFT, RowPainter
from confluence_desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class TreeView(MenuTree):
    """The navigator's tree; the row decides its look, the style only scrolls.

    ``wanted`` tells a row and where it is to open: ``here``, ``behind`` in a new tab, or in a
    ``window`` of its own; ``key_pressed`` a row and the offer whose key it was.
    """

    wanted = Signal(QModelIndex, str)
    key_pressed = Signal(QModelIndex, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = RowPainter(theme, self)
        self.setItemDelegate(self.rows)
        self._font, self._mirrored = self.font(), False
        self._lay_ground()
        self.setObjectName("pageTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(700)
        self._held = "here"
        self._hovered = QModelIndex()
        self._focused = QModelIndex()
        self._marked: list[QModelIndex] = []
        self._opened: list[QPersistentModelIndex] = []
        self._unplaced = False
        self.waits = False
        """Whether rows are still to come back: half of them are not painted."""
        theme.changed.connect(self._fit)
        self._fit()
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self.expanded.connect(self._note_opened)
        self.collapsed.connect(self._note_closed)
        self.clicked.connect(lambda index: self.wanted.emit(index, self._held))

    def _lay_ground(self) -> None:
        """A viewport of our own: PySide loads every kind of widget to name one that Qt made."""
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

    def _fit(self) -> None:
        """Indent and carets grow with the text, as what stands behind them does."""
        self._caret = self._theme.scaled(12)
        self._indent = self._theme.scaled(16)
        if self._indent != self.indentation():
            self.setIndentation(self._indent)

    @property
    def mark(self) -> QModelIndex:
        """The row that is marked; the keyboard may be on one that is not."""
        return next(iter(self.selectedIndexes()), QModelIndex())

    def doItemsLayout(self) -> None:
        """Lay out the rows without asking the model about each."""
        model = self.model()
        if isinstance(model, TreeFilter):
            self._opened = [index for index in self._opened if index.isValid()]
            with model.laying_out(_plain(index) for index in self._opened):
                super().doItemsLayout()
        else:
            super().doItemsLayout()

    def _note_opened(self, index: QModelIndex) -> None:
        self._opened.append(QPersistentModelIndex(index))

    def _note_closed(self, index: QModelIndex) -> None:
        self._opened = [one for one in self._opened if one != index]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins on a row; Qt would begin on the heading above it."""
        self._unplaced = self._unplaced or not self.currentIndex().isValid()
        super().focusInEvent(event)
        self._place()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """At a first start the keyboard is here before the rows are."""
        super().rowsInserted(parent, start, end)
        if self._unplaced:
            self._placing.start()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """The keyboard goes on to a neighbour of the row it was on, which Qt would mark, too."""
        at = self.currentIndex()
        goes = at.isValid() and at.parent() == parent and start <= at.row() <= end
        super().rowsAboutToBeRemoved(parent, start, end)
        if goes:
            self.clearSelection()

    def _place(self) -> None:
        """Take the keyboard to the first row that is no heading, once there is one."""
        if not self._unplaced:
            return
        at = self.currentIndex()
        if not (at.isValid() and at.flags() & Qt.ItemFlag.ItemIsSelectable):
            at = self.model().index(0, 0)
        while at.isValid() and not at.flags() & Qt.ItemFlag.ItemIsSelectable:
            at = self.indexBelow(at)
        if at.isValid():
            self._unplaced = False
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the table do something to the marked row; letters and arrows find another."""
        self._unplaced = False
        index = self.currentIndex()
        if index.isValid() and (deed := _deed_of(event)):
            self.key_pressed.emit(index, deed)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button and held keys open elsewhere."""
        self._unplaced = False
        self._held = _how(event.modifiers())
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index.isValid():
            self.wanted.emit(index, "behind")
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask once what is the same for every row."""
        if self.waits:
            return
        place = self.viewport().mapFromGlobal(QCursor.pos())
        inside = self.viewport().rect().contains(place)
        self._hovered = self.indexAt(place) if inside else QModelIndex()
        self._marked = self.selectedIndexes()
        self._focused = self.currentIndex() if self.hasFocus() else QModelIndex()
        self._font, self._mirrored = self.font(), self.isRightToLeft()
        super().paintEvent(event)
        self._marked, self._hovered, self._focused = [], QModelIndex(), QModelIndex()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the mark behind the whole row, then the expander and what the row shows on it.

        Qt would first ask the style and the model for ten things that are seen nowhere.
        """
        row, at = option.rect, cast("QModelIndex", index)  # its stubs say otherwise
        face: Face = index.data(Role.FACE)
        heading = face.row.kind is RowKind.SECTION
        selected = at in self._marked
        self._draw_mark(painter, row, at, selected=selected, heading=heading)
        if heading:
            self._draw_heading(painter, row, at)
            return
        before = face.level * self._indent
        painter.setLayoutDirection(option.direction)
        if face.parent and (not self.rows.words or self.model().hasChildren(at)):
            self._draw_expander(painter, row, before, at)
        inner = row.adjusted(0, 0, -before, 0) if self._mirrored else row.adjusted(before, 0, 0, 0)
        self.rows.draw(painter, inner, face, self._font, selected, self._mirrored)

    def _draw_expander(
        self, painter: QPainter, row: QRect, before: int, index: QModelIndex
    ) -> None:
        if self._mirrored:
            left = row.right() + 1 - before + 2 - SHIFT
        else:
            left = row.left() + before - self._indent + 2 + SHIFT
        self._draw_caret(painter, left, row, index)

    def _draw_caret(self, painter: QPainter, left: int, rect: QRect, index: QModelIndex) -> None:
        edge = self._caret
        place = QRect(left, rect.center().y() - edge // 2 + 1, edge, edge)
        name = "caret-down" if self.isExpanded(index) else "caret-right"
        self._theme.draw_icon(painter, place, name, "muted")

    def _draw_heading(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        if not self.model().hasChildren(index):
            return
        font = self._theme.font(self.font(), role="small")
        font.setBold(True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        painter.save()
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
        inner = rect.adjusted(2 * INSET, 0, -2 * INSET, -5)
        painter.drawText(inner, start, str(index.data()))
        painter.restore()
        if self._is_hovered(index) or not self.isExpanded(index):
            room = 2 * INSET + self._caret - 2
            left = rect.left() + room - self._caret if self.isRightToLeft() else rect.right() - room
            self._draw_caret(painter, left, rect.adjusted(0, 3, 0, 0), index)

    def _draw_mark(
        self, painter: QPainter, rect: QRect, index: QModelIndex, *, selected: bool, heading: bool
    ) -> None:
        hovered = self._is_hovered(index) and not heading
        focused = index == self._focused
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

    def _is_hovered(self, index: QModelIndex) -> bool:
        return self._hovered.isValid() and self._hovered == index


def _deed_of(event: QKeyEvent) -> str:
    """What the table calls what a key does to a row, or ""."""
    from confluence_desk.ui.commands.row_context import KEYS  # noqa: PLC0415 - a start needs no key

    key = QKeySequence(event.keyCombination()).toString()
    return KEYS.get(key.replace("Num+", "").replace("Enter", "Return"), "")


def _how(keys: Qt.KeyboardModifier) -> str:
    if keys & Qt.KeyboardModifier.ControlModifier:
        return "behind"
    return "window" if keys & Qt.KeyboardModifier.ShiftModifier else "here"


def _plain(index: Index) -> QModelIndex:
    """Qt hands over plain ones; its stubs say otherwise."""
    return index.model().index(index.row(), index.column(), index.parent())
