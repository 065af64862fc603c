"""A small pane over the window that one opens, reads and leaves: never a modal wait."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

_GAP = 6
_SIZE = QSize(440, 380)


class Popover(QFrame):
    """Shows ``inside`` under a title, next to what opened it; goes with Esc or a click elsewhere.

    The keyboard comes in with it and goes back to where it was.
    """

    closed = Signal()

    def __init__(self, title: str, inside: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popover")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = inside
        self._before: QWidget | None = None
        self._anchor: QWidget | None = None
        heading = QLabel(title)
        heading.setObjectName("popoverTitle")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(1, 10, 1, 1)
        lay.setSpacing(6)
        heading.setContentsMargins(14, 0, 14, 0)
        lay.addWidget(heading)
        lay.addWidget(inside, 1)
        self.hide()

    def toggle(self, anchor: QWidget) -> None:
        """Open beside ``anchor``, or close."""
        if self.isHidden():
            self.open(anchor)
        else:
            self.close_popover()

    def open(self, anchor: QWidget) -> None:
        """Open beside ``anchor`` with the keyboard inside."""
        self._anchor = anchor
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._inside.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def close_popover(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if inside and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click outside closes; a window that changes its size keeps it in place."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            ours = watched is self or self.isAncestorOf(watched) or watched is self._anchor
            if not ours and watched.window() is self.window():
                self.close_popover()
        elif event.type() is QEvent.Type.Resize and watched is self.window():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Above or below the anchor, inside the window."""
        window, anchor = self.window(), self._anchor
        if anchor is None:
            return
        size = _SIZE.boundedTo(window.size() - QSize(2 * _GAP, 2 * _GAP))
        top = anchor.mapTo(window, QPoint(0, 0))
        mirrored = self.isRightToLeft()
        left = top.x() + anchor.width() - size.width() if mirrored else top.x()
        left = min(max(left, _GAP), window.width() - size.width() - _GAP)
        above = top.y() > window.height() // 2
        y = top.y() - size.height() - _GAP if above else top.y() + anchor.height() + _GAP
        self.setGeometry(left, max(y, _GAP), size.width(), size.height())
