"""A small pane over the window that one opens, reads and leaves: never a modal wait."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.panels.overlay import Overlay

_GAP = 6
_REASONS = {True: Qt.FocusReason.TabFocusReason, False: Qt.FocusReason.BacktabFocusReason}
_ACROSS, _DOWN, _LEAST = 30, 25, 11
"""Its size in lines of text, so that it grows with them."""


class Popover(Overlay):
    """Shows ``inside`` under a title, next to what opened it; goes with Esc or a click elsewhere.

    The keyboard comes in with it, stays inside while it is open and goes back to where it was.
    A window shows one at a time.
    """

    closed = Signal()

    def __init__(self, title: str, inside: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popover")
        self.setAccessibleName(title)
        self._inside = inside
        self._anchor: QWidget | None = None
        heading = ElidedLabel(title, parent=self)
        heading.setObjectName("popoverTitle")
        heading.setContentsMargins(14, 0, 14, 0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(1, 12, 1, 1)
        lay.setSpacing(8)
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
        for other in self.window().findChildren(Popover):
            other.close_popover()
        self._anchor = anchor
        self.remember_holder()
        self._place()
        self.show()
        self._place()  # what is inside was read when it was shown
        self.raise_()
        self._inside.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._watch(on=True)
            app.focusChanged.connect(self._focus_moved)

    def close_popover(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._watch(on=False)
            app.focusChanged.disconnect(self._focus_moved)
        self.hide_and_give_back()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Be as high as what is inside wants to be."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return done

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch nothing any more where the window itself goes."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.isHidden():
            self.close_popover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the pane itself is not passed to the window behind it."""
        event.accept()

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes round inside."""
        start = QApplication.focusWidget()
        here = start if start is not None and self.isAncestorOf(start) else self
        step: QWidget | None = here
        while step is not None:
            step = step.nextInFocusChain() if onwards else step.previousInFocusChain()
            if step is here:
                break
            if step is not None and self._takes_tab(step):
                step.setFocus(_REASONS[onwards])
                break
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click outside closes; a window that changes its size keeps it in place."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            hit = self.window().childAt(event.position().toPoint())
            if watched is not self.window() and not self._holds(hit):
                self.close_popover()
        elif event.type() is QEvent.Type.Resize and watched is self.window():
            self._place()
        return super().eventFilter(watched, event)

    def _watch(self, *, on: bool) -> None:
        """Hear of every click into the window, and of its size.

        Never by a filter of the whole application: what Chromium is made of would come by, too,
        and ends the process as soon as Python is shown it.
        """
        for each in filter(None, (self.window(), self.window().windowHandle())):
            (each.installEventFilter if on else each.removeEventFilter)(self)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went elsewhere in the window, by a command: that is where it belongs."""
        if now is not None and now.window() is self.window() and not self._holds(now):
            self.close_popover()

    def _holds(self, widget: QWidget | None) -> bool:
        if widget is None:
            return False
        return widget in {self, self._anchor} or self.isAncestorOf(widget)

    def _takes_tab(self, widget: QWidget) -> bool:
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        usable = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
        return by_tab and usable and self.isAncestorOf(widget)

    def _place(self) -> None:
        """Above or below the anchor, inside the window."""
        window, anchor = self.window(), self._anchor
        if anchor is None:
            return
        line = self.fontMetrics().height()
        height = min(max(self.sizeHint().height() + line, _LEAST * line), _DOWN * line)
        size = QSize(_ACROSS * line, height)
        size = size.boundedTo(window.size() - QSize(2 * _GAP, 2 * _GAP))
        top = anchor.mapTo(window, QPoint(0, 0))
        left = top.x() + anchor.width() - size.width() if self.isRightToLeft() else top.x()
        left = min(max(left, _GAP), window.width() - size.width() - _GAP)
        above = top.y() > window.height() // 2
        y = top.y() - size.height() - _GAP if above else top.y() + anchor.height() + _GAP
        lowest = window.height() - size.height() - _GAP
        self.setGeometry(left, max(min(y, lowest), _GAP), size.width(), size.height())
