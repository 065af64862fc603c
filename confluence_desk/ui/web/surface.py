"""WebEngine's widget with our menu in place of a browser's, and the wheel that zooms."""

from typing import cast

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

_NOTCH = 120
"""What a wheel turns in one click, as Qt counts; touchpads send less at a time."""
_FIRST_FRAME_MS = 40


class Surface(QWebEngineView):
    """``menu_wanted`` carries the place on the screen, ``zoom_wanted`` steps up or down.

    ``clicked`` carries the place of a click that dragged nothing; ``copy_pressed`` tells of the
    keys that copy everywhere. ``painted`` comes when the picture that was awaited is seen.
    """

    clicked = Signal(object)
    copy_pressed = Signal()
    menu_wanted = Signal(object)
    painted = Signal()
    zoom_wanted = Signal(int)

    def __init__(self) -> None:
        self._cover = QWidget()  # before there is a child to be told of
        super().__init__()
        self._turned = 0
        self._pressed = QPointF()
        self._arrived = False
        self._awaited = self._coming = False
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self.painted)
        self._cover.setParent(self)
        self._cover.setAutoFillBackground(True)
        self._cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._uncovering = QTimer(self, singleShot=True, interval=_FIRST_FRAME_MS)
        self._uncovering.timeout.connect(self._cover.hide)

    def tint(self, colour: QColor) -> None:
        """What is seen before there is a picture; WebEngine itself would show anything at all."""
        self.page().setBackgroundColor(colour)
        palette = QPalette(colour)
        palette.setColor(QPalette.ColorRole.Window, colour)
        self._cover.setPalette(palette)

    def uncover(self) -> None:
        """The first document is there, to be seen now or whenever somebody looks."""
        self._arrived = True
        if self.isVisible():
            self._cover.hide()

    def await_picture(self) -> None:
        """Tell when the next picture that WebEngine makes is on the screen."""
        self._awaited, self._coming = True, False
        self._painted.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """A document that came while nobody looked is painted from now on."""
        super().showEvent(event)
        if self._arrived and self._cover.isVisible():
            self._uncovering.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cover as large as the page."""
        super().resizeEvent(event)
        self._cover.resize(self.size())
        self._cover.raise_()

    def childEvent(self, event: QChildEvent) -> None:
        """Watch the widget that WebEngine draws on; a new one comes after every crash."""
        super().childEvent(event)
        # To ask for a child that is only added, and half made, loads every class of Qt: 70 ms.
        if event.polished() and isinstance(event.child(), QWidget):
            event.child().installEventFilter(self)
            self._cover.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel while Control is held; notice clicks, copying and new pictures."""
        if self._awaited:
            self._look_out(event.type())
        if isinstance(event, QMouseEvent):
            self._notice(event)
        elif isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            return self._copy(event)
        elif event.type() == QEvent.Type.Wheel:
            wheel = cast("QWheelEvent", event)
            if wheel.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._turn(wheel.angleDelta().y())
                return True
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell where a menu is wanted; Qt's own never opens."""
        self.menu_wanted.emit(event.globalPos())

    def _look_out(self, kind: QEvent.Type) -> None:
        """WebEngine's widget takes a new picture by a timer of its own, then it is painted."""
        covered = self._cover.isVisible()  # what lies under the cover is not painted
        self._coming = self._coming or kind == QEvent.Type.Timer
        if self._coming and (covered or kind == QEvent.Type.Paint):
            self._awaited = False
            self._painted.start()

    def _copy(self, event: QKeyEvent) -> bool:
        """What a browser would copy leads into itself, and has the colours of its night."""
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.copy_pressed.emit()
        return True

    def _notice(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.position()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            moved = (event.position() - self._pressed).manhattanLength()
            if moved < QApplication.startDragDistance():
                self.clicked.emit(event.position())

    def _turn(self, angle: int) -> None:
        self._turned += angle
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_wanted.emit(steps)
