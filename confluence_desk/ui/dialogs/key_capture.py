"""A field that takes the keys somebody presses instead of what they type."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from confluence_desk.ui.keymap import shown

_HELD = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
}
_LEAVE = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeyCapture(QLineEdit):
    """Tells ``captured`` one key in portable spelling; Tab and Escape leave, as everywhere.

    ``left`` tells that Escape was pressed.
    """

    captured = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(self.tr("Press the keys to add"))
        self.setAccessibleName(self.tr("Press the keys to add"))

    def event(self, event: QEvent) -> bool:
        """While this has the keyboard no shortcut takes a key away."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, or show what is held so far."""
        plain = not event.modifiers() & _MODIFIERS
        if plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() in _LEAVE:
            event.ignore()
        elif event.key() in _HELD:
            self._show_held(event.modifiers())
        elif event.key() not in {0, Qt.Key.Key_unknown}:
            key = _pressed(event)
            self.setText(shown(key))
            self.captured.emit(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What is no longer held is not shown any more."""
        if event.key() in _HELD and self.text().endswith("+"):
            self._show_held(event.modifiers())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Begin anew next time."""
        super().focusOutEvent(event)
        self.clear()

    def _show_held(self, modifiers: Qt.KeyboardModifier) -> None:
        """``Ctrl+Shift+`` and so on, as the key to come will be written."""
        with_a = QKeySequence(QKeyCombination(modifiers, Qt.Key.Key_A))
        self.setText(with_a.toString(QKeySequence.SequenceFormat.NativeText)[:-1])


def _pressed(event: QKeyEvent) -> str:
    """The key as shortcuts name it: a sign is the sign, however the keyboard makes it."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sign = event.text()[:1]
    if sign and sign.isprintable() and not sign.isalnum() and not sign.isspace():
        modifiers &= ~_SHIFT
    combination = QKeyCombination(modifiers, Qt.Key(event.key()))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
