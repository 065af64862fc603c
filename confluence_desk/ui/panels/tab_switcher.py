"""Walks the tabs while a key is held down, and goes to the marked one when it is let go."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from confluence_desk.domain.frozen import frozen

_HELD_KEYS = {Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
_OUR_KEYS = {
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
}
_WIDE = 380
_TALLEST = 420
_MARGIN = 24
_PADDING = 6
_SPARE = 4


@frozen
class Choice:
    """A tab in the list."""

    title: str
    icon: QIcon
    name: str


class TabSwitcher(QFrame):
    """A list over its parent; ``chosen`` tells the place in the list that was marked last."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tabSwitcher")
        self._over = parent
        self._before: QWidget | None = None
        self.list = QListWidget()
        self.list.setObjectName("switcherList")
        self.list.setAccessibleName(self.tr("Tabs, the one used last first"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._clicked)
        self.setAccessibleName(self.list.accessibleName())
        lay = QVBoxLayout(self)
        lay.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        lay.addWidget(self.list)
        self.hide()

    @property
    def walking(self) -> bool:
        """Whether a choice is under way."""
        return not self.isHidden()

    def begin(self, choices: Sequence[Choice]) -> None:
        """Show the tabs; the first one, where one is now, is marked."""
        self.list.clear()
        edge = self.list.fontMetrics().height()
        self.list.setIconSize(QSize(edge, edge))
        for choice in choices:
            item = QListWidgetItem(choice.icon, choice.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self._watch(on=True)

    def step(self, by: int) -> None:
        """Mark the next one, round and round."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def end(self) -> None:
        """Put the list away and choose nothing."""
        if not self.walking:
            return
        self._watch(on=False)
        self.hide()
        before, self._before = self._before, None
        if before is None or not isValid(before):
            before = self._over
        before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the key was let go, wherever in the window it is heard."""
        kind = event.type()
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() in _HELD_KEYS:
                self._choose()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._claim(event)
        elif kind is QEvent.Type.WindowDeactivate and watched is self.window():
            self._choose()
        return False

    def _watch(self, *, on: bool) -> None:
        """Hear the keys; never by a filter of the whole application, see ``Popover``."""
        for each in filter(None, (self.list, self.window(), self.window().windowHandle())):
            (each.installEventFilter if on else each.removeEventFilter)(self)

    def _claim(self, event: QKeyEvent) -> bool:
        """Its keys are no command's while it is open."""
        ours = event.key() in _OUR_KEYS
        if ours:
            event.accept()
        return ours

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key not in _OUR_KEYS:
            return False
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            self._choose()
        return True

    def _clicked(self, _item: QListWidgetItem) -> None:
        self._choose()

    def _choose(self) -> None:
        if self.walking:
            row = self.list.currentRow()
            self.end()
            self.chosen.emit(row)

    def _place(self) -> None:
        row = max(self.list.sizeHintForRow(0), 1)
        around = 2 * _PADDING + _SPARE
        room = min(_TALLEST, self._over.height() - _MARGIN) - around
        tall = around + row * max(min(self.list.count(), room // row), 1)
        wide = min(_WIDE, max(self._over.width() - _MARGIN, 1))
        self.resize(wide, tall)
        self.move((self._over.width() - wide) // 2, (self._over.height() - tall) // 3)
