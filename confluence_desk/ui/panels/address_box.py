"""The box on top; the keys held with Enter say in which tab to open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

_ELSEWHERE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_GAP = 6
_LEAST_LETTERS = 22
"""What is left for the text where the box also says what it took it for."""


class AddressBox(QLineEdit):
    """``entered`` tells ``here``, or ``front`` for a tab of its own: Alt+Enter, Ctrl+Enter.

    ``looked_at`` tells that somebody is about to type. Colours and a word about the text are
    given to it from outside, for it knows nothing of queries.
    """

    entered = Signal(str)
    looked_at = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.verdict = QLabel(self)
        self.verdict.setObjectName("verdict")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.verdict.hide()
        self._composing = False

    def run_from_left(self, *, always: bool) -> None:
        """A query runs from left to right, whichever way the window runs."""
        around = self.parentWidget()
        way = Qt.LayoutDirection.LeftToRight
        if not always and around is not None:
            way = around.layoutDirection()
        if self.layoutDirection() is not way:
            self.setLayoutDirection(way)

    def say(self, words: str, tone: str = "", more: str = "") -> None:
        """Say in a word or two what the text was taken for, and ``more`` to who points at it."""
        self.verdict.setText(words)
        self.verdict.setProperty("tone", tone)
        self.verdict.style().polish(self.verdict)
        self.setAccessibleDescription(more or words)
        self._place()

    def colour(self, formats: Sequence[QTextLayout.FormatRange]) -> None:
        """Colour pieces of the text; a text that is being composed by an input method is left."""
        if self._composing:
            return
        before = self.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        some = [
            QInputMethodEvent.Attribute(kind, each.start - before, each.length, each.format)
            for each in formats
        ]
        blocked = self.blockSignals(True)
        super().inputMethodEvent(QInputMethodEvent("", some))
        self.blockSignals(blocked)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether an input method is at work."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends what was typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit("front" if event.modifiers() & _ELSEWHERE else "here")
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to type."""
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody types any more."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the word at its edge."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size want another place."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._place()

    def _place(self) -> None:
        """Beside the cross, as long as there is room for the text."""
        size = self.verdict.sizeHint()
        wanted = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        shown = bool(self.verdict.text()) and self.width() - size.width() > wanted
        self.verdict.setVisible(shown)
        room = size.width() + _GAP if shown else 0
        mirrored = self.isRightToLeft()
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)
        beside = self._cross() + _GAP
        left = beside if mirrored else self.width() - beside - size.width()
        self.verdict.setGeometry(
            left, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _cross(self) -> int:
        """How much room the cross takes at the trailing edge."""
        middle = self.width() // 2
        rooms = [
            each.geometry().right() if self.isRightToLeft() else self.width() - each.x()
            for each in self.findChildren(QToolButton)
            if (each.x() < middle) is self.isRightToLeft()
        ]
        return max(rooms, default=0)
