"""Draws keys as small caps, in lists and on sheets alike."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from confluence_desk.ui.keymap import shown
from confluence_desk.ui.theme import Theme

_PAD = 6
_GAP = 4
_RADIUS = 4


def cap_font(theme: Theme, base: QFont) -> QFont:
    """The letters on the caps."""
    return theme.font(base, role="small")


def caps_size(keys: Sequence[str], font: QFont) -> QSize:
    """The room that ``keys`` take."""
    metrics = QFontMetrics(font)
    widths = [metrics.horizontalAdvance(shown(key)) + 2 * _PAD for key in keys]
    return QSize(sum(widths) + _GAP * max(len(widths) - 1, 0), metrics.height() + 4)


def draw_caps(
    painter: QPainter, rect: QRect, keys: Sequence[str], theme: Theme, letters: QColor
) -> None:
    """Draw ``keys`` from the left edge of ``rect`` on, in the middle of its height.

    Keys read from left to right in every language.
    """
    metrics = painter.fontMetrics()
    height = metrics.height() + 4
    place = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, 0, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for key in keys:
        place.setWidth(metrics.horizontalAdvance(shown(key)) + 2 * _PAD)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("code"))
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(letters)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown(key))
        place.moveLeft(place.right() + 1 + _GAP)
    painter.restore()


class KeyCaps(QWidget):
    """Some keys, each on its cap."""

    def __init__(self, keys: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self._theme = theme
        self.setAccessibleName(", ".join(map(shown, keys)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return caps_size(self._keys, cap_font(self._theme, self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setFont(cap_font(self._theme, self.font()))
        draw_caps(painter, self.rect(), self._keys, self._theme, self._theme.color("text"))
