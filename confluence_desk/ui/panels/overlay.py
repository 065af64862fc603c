"""What lies over a window for a while takes the keyboard, and must know whom to give it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid


class Overlay(QFrame):
    """Whoever comes in the stead of another one gives back to whom that would have."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._before: QWidget | None = None

    def remember_holder(self) -> None:
        """Note who has the keyboard, before it comes in here."""
        self._before = holder = QApplication.focusWidget()
        while holder is not None and not isinstance(holder, Overlay):
            holder = holder.parentWidget()
        if holder is not None:
            self._before = holder._before  # noqa: SLF001 - one of ours

    def hide_and_give_back(self) -> None:
        """Go; whoever took the keyboard elsewhere meanwhile keeps it."""
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        before, self._before = self._before, None
        self.hide()
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
