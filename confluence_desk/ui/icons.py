"""Draws the icons of one family in the theme's colours, sharp on every screen."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from confluence_desk.ui.glyphs import Glyphs

_MIRRORED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "caret-left": "caret-right",
    "caret-right": "caret-left",
    "caret-double-left": "caret-double-right",
    "caret-double-right": "caret-double-left",
    "arrow-u-up-left": "arrow-u-up-right",
    "arrow-u-up-right": "arrow-u-up-left",
    "sidebar-left": "sidebar-right",
    "sidebar-right": "sidebar-left",
    "text-align-left": "text-align-right",
    "text-align-right": "text-align-left",
}
"""What points to a side points to the other one where everything runs right to left."""
_TURNED = {"sidebar-left": ("square-half", 180), "sidebar-right": ("square-half", 0)}
"""Names of ours for what the icon family has only the other way round."""


class Icons:
    """Icons by name and role; ``color`` gives a role's colour, also of ``faint``."""

    def __init__(self, color: Callable[[str], QColor]) -> None:
        self._color = color
        self._glyphs = Glyphs()

    def icon(self, name: str, role: str) -> QIcon:
        """An icon that takes its colour at the moment of painting."""
        return QIcon(_ThemedIcon(self, name, role))

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        name: str,
        role: str,
        mode: QIcon.Mode = QIcon.Mode.Normal,
    ) -> None:
        """Paint an icon as it looks now; a disabled one is faint."""
        if QGuiApplication.isRightToLeft():
            name = _MIRRORED.get(name, name)
        glyph, turned = _TURNED.get(name, (name, 0))
        tint = self._color("faint" if mode is QIcon.Mode.Disabled else role)
        self._glyphs.paint(painter, rect, glyph, tint, turned)


class _ThemedIcon(QIconEngine):
    """Draws an icon in the theme's colours of the moment, so that no widget must be told."""

    def __init__(self, icons: Icons, name: str, role: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._icons.paint(painter, rect, self._name, self._role, mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():
            return picture  # a window too low for its rows asks for pictures without a height
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        finally:
            painter.end()  # a picture that goes while it is painted takes the process with it
        return picture

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._icons, self._name, self._role)
