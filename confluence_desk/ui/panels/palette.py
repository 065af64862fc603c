"""A box over the window that finds by a few letters what to do or where to go, and does it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.models.found_items import FoundItems, Item
from confluence_desk.ui.panels.overlay import Overlay
from confluence_desk.ui.panels.palette_rows import PaletteRows
from confluence_desk.ui.search_field import SearchField
from confluence_desk.ui.theme import Theme

_SHADOW = 12
_SHADE = 5
_LETTERS_WIDE = 78
_SIDES = 24
_TOP = 44
_ROWS = 12

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS,
}


class Finder(Protocol):
    """What a palette asks."""

    def find(self, sought: str) -> Sequence[Item]:
        """What fits, best first; for "" whatever is worth offering before anything is typed."""

    def chosen(self, item: Item) -> None:
        """It was chosen and is about to be done."""


class Palette(Overlay):
    """Stands over ``over`` while it is open; nothing else waits for it.

    ``name`` says to a screen reader what is found here, ``prompt`` stands in the empty field,
    ``nothing`` is shown where nothing fits.
    """

    def __init__(
        self, finder: Finder, theme: Theme, over: QWidget, *, name: str, prompt: str, nothing: str
    ) -> None:
        super().__init__(over)
        self._finder = finder
        self._over = over
        self.model = FoundItems(self)
        self.field = SearchField(prompt, theme)
        self.list = QListView()
        self.nothing = QLabel(nothing)
        self._box = QFrame()
        self._closing = QTimer(self, singleShot=True, interval=0)
        self._closing.timeout.connect(self._close_if_left)
        self._make(theme, name)
        self.hide()
        over.installEventFilter(self)

    def open_palette(self, text: str = "") -> None:
        """Ask; what had the keyboard before has it again afterwards."""
        if self.isHidden():
            self.remember_holder()
        self.field.setText(text)
        self.field.selectAll()
        self.refresh()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        """Go, without doing anything."""
        if not self.isHidden():
            self.hide_and_give_back()

    def refresh(self) -> None:
        """Ask the finder again."""
        self.show_items(self._finder.find(self.field.text().strip()))

    def show_items(self, items: Sequence[Item]) -> None:
        """Offer these, the first of them marked."""
        self.model.show_items(items)
        self._go(0, 1)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self.list.setVisible(self.model.rowCount() > 0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit a window that changes its size; take the moving keys from the field."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent):
            return self._key(event)
        elif watched is self.field and event.type() is QEvent.Type.FocusOut:
            self._closing.start()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clicks in the shadow go nowhere."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, _SHADE))
        for step in range(_SHADOW):
            painter.drawRoundedRect(self.rect().adjusted(step, step, -step, -step), 16, 16)
        painter.end()

    def _make(self, theme: Theme, name: str) -> None:
        self._box.setObjectName("palette")
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.setAccessibleName(name)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteRows(theme, self))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setProperty("tone", "muted")
        self.nothing.setContentsMargins(10, 10, 10, 12)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(6)
        for part in (self.field, self.list, self.nothing):
            inner.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        outer.addWidget(self._box)

    def _place(self) -> None:
        """In the middle near the top, as wide and high as is of use."""
        around = self._over.rect()
        wanted = self.fontMetrics().averageCharWidth() * _LETTERS_WIDE
        width = min(wanted, around.width() - 2 * _SIDES) + 2 * _SHADOW
        self.list.setFixedHeight(min(self.model.rowCount(), _ROWS) * self._row_height() + 2)
        self._box.updateGeometry()  # else its layout answers for the rows it had before
        height = min(self.sizeHint().height(), around.height() - _TOP)
        left = (around.width() - width) // 2
        self.setGeometry(QRect(left, min(_TOP, around.height() // 10), width, height))

    def _row_height(self) -> int:
        return max(self.list.sizeHintForRow(0), 1)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for us: also before a shortcut of the window may have it."""
        if event.type() is QEvent.Type.ShortcutOverride:
            ours = event.key() in _MOVES or event.key() == Qt.Key.Key_Escape
            event.setAccepted(ours or event.isAccepted())
            return ours
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._choose(self.list.currentIndex().row(), beside=beside)
        else:
            # There is nowhere else to go in here.
            return event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _move(self, by: int) -> None:
        """Along the rows; a single step goes round at the ends."""
        last, now = self.model.rowCount() - 1, self.list.currentIndex().row()
        row = now + by
        if abs(by) == 1 and not 0 <= row <= last:
            row = 0 if row > last else last
        self._go(min(max(row, 0), last), 1 if by > 0 else -1)

    def _go(self, row: int, way: int) -> None:
        """To this row or, where it can do nothing, on to the next that can."""
        for step in range(self.model.rowCount()):
            at = (row + way * step) % self.model.rowCount()
            item = self.model.item(at)
            if item is not None and item.enabled:
                index = self.model.index(at)
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
                self._say(item.spoken)
                return

    def _say(self, text: str) -> None:
        """The keyboard stays in the field, so what is marked must be told."""
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _choose(self, row: int, *, beside: bool = False) -> None:
        item = self.model.item(row)
        if item is None or not item.enabled:
            return
        self.close_palette()
        self._finder.chosen(item)
        if beside and item.do_beside is not None:
            item.do_beside()
        else:
            item.do()

    def _close_if_left(self) -> None:
        """The keyboard went elsewhere in this window: nobody looks here any more."""
        to = QApplication.focusWidget()
        if to is not None and not self.isAncestorOf(to):
            self.close_palette()
