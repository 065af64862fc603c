"""A picture to look at closely: fitted, in its own size, or as large as one likes."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.preview.viewer import Viewer
from confluence_desk.ui.theme import Theme

STEP = 1.25
_LEAST, _MOST = 0.02, 16.0
_PAPER = QColor("white")
_FIT_KEYS, _ACTUAL_KEYS = {Qt.Key.Key_0, Qt.Key.Key_F}, {Qt.Key.Key_1}


class PictureView(Viewer):
    """Pans with the mouse and the arrows, zooms with Ctrl and the wheel.

    ``zoom`` counts from the fitted size, so that a restored tab looks as it was left in a
    window of any size.
    """

    zooms: ClassVar[bool] = True

    def __init__(self, image: QImage, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._item = QGraphicsPixmapItem(QPixmap.fromImage(image))
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene = QGraphicsScene(self)
        self._scene.addItem(self._item)
        if image.hasAlphaChannel():  # drawn for paper, whatever the window looks like
            paper = self._scene.addRect(self._item.boundingRect(), Qt.PenStyle.NoPen, _PAPER)
            paper.setZValue(-1)
        self._view = _Canvas(self._scene)
        self._view.setAccessibleName(name)
        self._view.wheeled.connect(self._wheeled)
        self._view.resized.connect(self._apply)
        self._view.pressed.connect(self._pressed)
        self.setFocusProxy(self._view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._view)
        self._fit, self._actual = self._made_tools()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def zoom(self) -> float:
        """How much larger than fitted."""
        return self._factor

    @property
    def scale_now(self) -> float:
        """How many points of the screen one of the picture takes."""
        return self._view.transform().m11()

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return _LEAST / self._fitted(), _MOST / self._fitted()

    def set_zoom(self, factor: float) -> None:
        """Show it this much larger than fitted."""
        fitted = self._fitted()
        self._factor = min(max(factor * fitted, _LEAST), _MOST) / fitted
        self._apply()
        self.moved.emit()

    def show_actual(self) -> None:
        """Show it in its own size."""
        self.set_zoom(1 / self._fitted())

    def tools(self) -> tuple[QWidget, ...]:
        """Fit and actual size."""
        return (self._fit, self._actual)

    def _fitted(self) -> float:
        """The scale at which all of it is seen; small pictures are never enlarged for that."""
        room = self._view.viewport().size()
        size = self._item.pixmap().size()
        if size.isEmpty() or room.isEmpty():
            return 1.0
        return min(1.0, room.width() / size.width(), room.height() / size.height())

    def _apply(self) -> None:
        scale = self._fitted() * self._factor
        self._view.resetTransform()
        self._view.scale(scale, scale)
        self._view.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)

    def _wheeled(self, steps: float) -> None:
        self.set_zoom(self._factor * STEP**steps)

    def _pressed(self, key: int) -> None:
        if key in _FIT_KEYS:
            self.set_zoom(1.0)
        elif key in _ACTUAL_KEYS:
            self.show_actual()

    def _made_tools(self) -> tuple[QToolButton, QToolButton]:
        fit = _button(self._theme, "frame-corners", self.tr("Fit to the tab (0)"))
        fit.clicked.connect(lambda: self.set_zoom(1.0))
        actual = _button(self._theme, "magnifying-glass", self.tr("Actual size (1)"))
        actual.clicked.connect(self.show_actual)
        return fit, actual

    def _dress(self) -> None:
        self._view.setBackgroundBrush(self._theme.color("code"))


def _button(theme: Theme, icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    Growing(button, theme, PICTURE)
    button.setToolTip(words)
    button.setAccessibleName(words.partition(" (")[0])
    return button


class _Canvas(QGraphicsView):
    """Tells its wheel, keys and size."""

    wheeled = Signal(float)
    resized = Signal()
    pressed = Signal(int)

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wheeled.emit(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in _FIT_KEYS | _ACTUAL_KEYS:
            self.pressed.emit(event.key())
        else:
            super().keyPressEvent(event)
