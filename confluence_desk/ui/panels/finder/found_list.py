"""The list of what was found, and how one opens a row of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView

from confluence_desk.ui.models.found_results import FoundResults
from confluence_desk.ui.panels.result_row import ResultRow
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FoundList(QListView):
    """``opened`` carries a row and how: ``here``, ``behind`` or ``window``.

    ``passed_top`` tells that one went up from the first row, ``chosen`` which row one is at.
    """

    opened = Signal(QModelIndex, str)
    passed_top = Signal()
    chosen = Signal(QModelIndex)

    def __init__(self, model: FoundResults, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAccessibleName(translate("Results", "Results"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        self.setItemDelegate(ResultRow(theme, now, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip(translate("Results", "Enter opens, Ctrl+Enter opens in a tab behind"))
        self.selectionModel().currentChanged.connect(lambda index, _old: self.chosen.emit(index))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up from the first row leads out of the list."""
        if event.key() in _ENTER:
            self.opened.emit(self.currentIndex(), _how(event.modifiers()))
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.passed_top.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens, one with the middle button in a tab behind."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self.opened.emit(index, "behind")
        elif event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index, _how(event.modifiers()))


def _how(modifiers: Qt.KeyboardModifier) -> str:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return "behind"
    return "window" if modifiers & Qt.KeyboardModifier.ShiftModifier else "here"
