"""The strip's tabs themselves: what mouse, wheel and keys ask of them, and how they look."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTabBar, QToolTip, QWidget

from confluence_desk.ui.panels.labels import tip
from confluence_desk.ui.panels.tab_entry import TabFace
from confluence_desk.ui.panels.tab_painter import TabLook, TabPainter
from confluence_desk.ui.theme import Theme

OUT = 28
"""So far above or below the strip a tab that is dragged leaves it, in pixels."""
_MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TabBar(QTabBar):
    """Shows faces and tells wishes; the area decides and tells the bar what became of them.

    Only ``chosen`` has happened already when it is told.
    """

    chosen = Signal(int)
    close_requested = Signal(int)
    move_requested = Signal(int, int)
    menu_requested = Signal(int, QPoint)
    carried_out = Signal(int)
    turned = Signal(QPoint, QPoint)
    relaid = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = TabPainter(theme)
        self._faces: list[TabFace] = []
        self._sizes: dict[TabFace, QSize] = {}
        self._pressed = -1
        self._pressed_at = QPoint()
        self._dragging = False
        self._closing = -1
        self._hovered = -1
        self._mouse = QPoint(-1, -1)
        self._told = False
        self.setObjectName("pageTabs")
        self.setAccessibleName(self.tr("Tabs"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._tell)
        theme.changed.connect(self._measure)

    def face(self, index: int) -> TabFace:
        """What is seen of a tab."""
        return self._faces[index]

    def add(self, index: int, face: TabFace) -> None:
        """Show one more."""
        self._faces.insert(index, face)
        with self._quietly():
            self.insertTab(index, _words(face))
        self.setTabToolTip(index, tip(face.title))

    def change(self, index: int, face: TabFace) -> None:
        """Show a tab anew."""
        if self._faces[index] != face:
            self._sizes.pop(self._faces[index], None)
            self._faces[index] = face
            self.setTabText(index, _words(face))
            self.setTabToolTip(index, tip(face.title))
            self._say(index)
            self.update()

    def drop(self, index: int) -> None:
        """Show one less."""
        self._sizes.pop(self._faces.pop(index), None)
        self._pressed = self._closing = self._hovered = -1
        with self._quietly():
            self.removeTab(index)

    def shift(self, index: int, to: int) -> None:
        """Show a tab in another place."""
        self._faces.insert(to, self._faces.pop(index))
        with self._quietly():
            self.moveTab(index, to)
        if self._pressed == index:
            self._pressed = to

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Many changes: Qt measures all tabs after each one that it shows, so it shows none."""
        shown, focused = not self.isHidden(), self.hasFocus()
        self.setVisible(False)
        try:
            yield
        finally:
            self.setVisible(shown)
            if focused:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, index: int) -> None:
        """Show which one is current."""
        with self._quietly():
            self.setCurrentIndex(index)

    def number(self) -> None:
        """Say of every tab what it is, and which of how many."""
        for index in range(len(self._faces)):
            self._say(index)

    def close_rect(self, index: int) -> QRect:
        """Where a tab's cross is; empty where it has none."""
        face = self._faces[index]
        if face.pinned or face.fixed:
            return QRect()
        return self._painter.close_rect(self.tabRect(index), self.layoutDirection())

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the title wants."""
        face = self._faces[index]
        if face not in self._sizes:
            self._sizes[face] = self._painter.size(face, self.fontMetrics())
        return self._sizes[face]

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Narrower where there are many."""
        return self._painter.least(self._faces[index], self.tabSizeHint(index))

    def sizeHint(self) -> QSize:
        """Never flat, not even without tabs."""
        return super().sizeHint().expandedTo(QSize(0, self._painter.height(self.fontMetrics())))

    def tabLayoutChange(self) -> None:
        """Tell the strip, which may have to scroll now."""
        super().tabLayoutChange()
        self.relaid.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font, other sizes."""
        self._sizes.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be seen of the tabs."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        for index, face in enumerate(self._faces):
            rect = self.tabRect(index)
            if rect.intersects(event.rect()):
                self._painter.paint(painter, rect, face, self._look(index))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say what the cross does; the rest is the tabs'."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.tabAt(event.pos())
            if index >= 0 and self.close_rect(index).contains(event.pos()):
                QToolTip.showText(event.globalPos(), self.tr("Close (middle click)"), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tab, or begin to drag, to close."""
        at = event.position().toPoint()
        index = self.tabAt(at)
        self._pressed = self._closing = -1
        self._pressed_at = at
        if event.button() is Qt.MouseButton.MiddleButton:
            self._closing = index
        elif event.button() is Qt.MouseButton.LeftButton and index >= 0:
            if self.close_rect(index).contains(at):
                self._closing = index
            else:
                self._pressed = index
                self.setCurrentIndex(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the pressed tab along, or out of the strip."""
        at = event.position().toPoint()
        self._hover(at)
        if self._pressed < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if not self._dragging:
            return
        if -OUT <= at.y() <= self.height() + OUT:
            self.drag_to(at)
        else:
            carried, self._pressed, self._dragging = self._pressed, -1, False
            self.carried_out.emit(carried)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close what was pressed and let go on the same tab."""
        at = event.position().toPoint()
        index = self.tabAt(at)
        closing, self._closing = self._closing, -1
        self._pressed, self._dragging = -1, False
        self.update()
        if index < 0 or index != closing:
            return
        middle = event.button() is Qt.MouseButton.MiddleButton
        if self.close_rect(index).contains(at) or (middle and not self._faces[index].pinned):
            self.close_requested.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Only a second press."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The strip's to decide: it scrolls, or steps where all tabs fit."""
        event.accept()
        self.turned.emit(event.angleDelta(), event.pixelDelta())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tab under the mouse, or of the current one by key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.tabRect(self.currentIndex())
            self.menu_requested.emit(self.currentIndex(), self.mapToGlobal(rect.center()))
        else:
            self.menu_requested.emit(self.tabAt(event.pos()), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, with Ctrl+Shift they carry the tab; Delete closes."""
        key, here = event.key(), self.currentIndex()
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            to = here + (1 if key == forward else -1)
            if event.modifiers() & _MOVING == _MOVING:
                self.move_requested.emit(here, to)
            elif 0 <= to < self.count():
                self.setCurrentIndex(to)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.count():
            self.setCurrentIndex(0 if key == Qt.Key.Key_Home else self.count() - 1)
        elif key == Qt.Key.Key_Delete and here >= 0:
            self.close_requested.emit(here)
        else:
            event.ignore()

    def drag_to(self, at: QPoint) -> None:
        """Let the pressed tab take the place under the mouse, as far as it may."""
        target = self.tabAt(QPoint(at.x(), self.rect().center().y()))
        while target >= 0 and target != self._pressed:
            before = self._pressed
            step = 1 if target > before else -1
            if target == before + step and not self._would_be_under(at.x(), target):
                return
            self.move_requested.emit(before, before + step)
            if self._pressed == before:  # refused: pins stay among pins
                return

    def _would_be_under(self, x: int, neighbour: int) -> bool:
        """Whether the pressed tab is under the mouse once it has changed places."""
        there, width = self.tabRect(neighbour), self.tabRect(self._pressed).width()
        if (neighbour > self._pressed) is not self.isRightToLeft():
            return x > there.right() - width
        return x < there.left() + width

    def _look(self, index: int) -> TabLook:
        current = index == self.currentIndex()
        hovered = index == self._hovered
        return TabLook(
            current=current,
            hovered=hovered,
            focused=current and self.hasFocus(),
            close_hovered=hovered and self.close_rect(index).contains(self._mouse),
            carried=self._dragging and index == self._pressed,
        )

    def _say(self, index: int) -> None:
        face = self._faces[index]
        words = self.tr("{title}, tab {at} of {count}")
        if face.pinned:
            words = self.tr("{title}, tab {at} of {count}, pinned")
        name = words.format(title=face.title, at=index + 1, count=len(self._faces))
        if name != self.accessibleTabName(index):
            self.setAccessibleTabName(index, name)

    def _hover(self, at: QPoint) -> None:
        self._mouse = at
        self._hovered = self.tabAt(at)
        self.update()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What the area decides is not told back to it."""
        before, self._told = self._told, True
        try:
            yield
        finally:
            self._told = before

    def _tell(self, index: int) -> None:
        if not self._told:
            self.chosen.emit(index)

    def _measure(self) -> None:
        self._sizes.clear()
        self.setIconSize(self.iconSize())  # has Qt measure the tabs again
        self.update()


def _words(face: TabFace) -> str:
    return face.title.replace("&", "&&")
