"""WebEngine's widget with our menu in place of a browser's, and the wheel that zooms."""

from typing import cast

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

_NOTCH = 120
"""What a wheel turns in one click, as Qt counts; touchpads send less at a time."""


class Surface(QWebEngineView):
    """``menu_wanted`` carries the place on the screen, ``zoom_wanted`` steps up or down."""

    menu_wanted = Signal(object)
    zoom_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._turned = 0

    def childEvent(self, event: QChildEvent) -> None:
        """Watch the widget that WebEngine draws on; a new one comes after every crash."""
        super().childEvent(event)
        if event.added() and isinstance(event.child(), QWidget):
            event.child().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel while Control is held."""
        if event.type() == QEvent.Type.Wheel:
            wheel = cast("QWheelEvent", event)
            if wheel.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._turn(wheel.angleDelta().y())
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell where a menu is wanted; Qt's own never opens."""
        self.menu_wanted.emit(event.globalPos())

    def _turn(self, angle: int) -> None:
        self._turned += angle
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_wanted.emit(steps)
