"""Notices that a row is being dragged out of the window, and lets what it stands for be carried."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

Run = Callable[[QDrag, Qt.DropAction], Qt.DropAction]


class DragOut(QObject):
    """Calls ``carry`` once for each time that ``row`` is pressed and pulled away."""

    def __init__(self, row: QAbstractButton, carry: Callable[[], object]) -> None:
        super().__init__(row)
        self._row = row
        self._carry = carry
        self._pressed: QPointF | None = None
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the mouse; a click stays a click."""
        if isinstance(event, QMouseEvent):
            self._notice(event)
        return super().eventFilter(watched, event)

    def _notice(self, event: QMouseEvent) -> None:
        left = Qt.MouseButton.LeftButton
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = event.position() if event.button() == left else None
        elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength()
            if event.buttons() & left and far >= QApplication.startDragDistance():
                self._pressed = None
                self._row.setDown(False)  # else letting go would be a click
                self._carry()


def carry_file(path: Path, source: QWidget, run: Run = QDrag.exec) -> bool:
    """Let a file be dropped anywhere, as a copy; whether somebody took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(source.grab())
    return run(drag, Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction
