"""The box on top; the keys held with Enter say in which tab to open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ELSEWHERE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class AddressBox(QLineEdit):
    """``entered`` tells ``here``, or ``front`` for a tab of its own: Alt+Enter, Ctrl+Enter."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends what was typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit("front" if event.modifiers() & _ELSEWHERE else "here")
            event.accept()
        else:
            super().keyPressEvent(event)
