"""Draws signs of the icon family's font; importing its library would load all of Qt first.

The font is read straight from its file. As one of the program's it would be added to those that
fontconfig knows while Chromium's threads may look through them: two starts of 250 were seen to
crash in a thread that is not Python's, right after it was added.
"""

from importlib.util import find_spec
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPixmap, QRawFont

_LIBRARY = "qtawesome"
_FONT, _SIGNS = "phosphor-*.ttf", "phosphor-charmap-*.json"
_MOST = 600
_SHARE = 0.875
"""How much of an icon's height its sign takes: 14 of 16 pixels, where the family is sharpest."""


class Glyphs:
    """The signs of Phosphor by name; the font is read when the first is drawn."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._file = ""
        self._fonts: dict[int, QRawFont] = {}
        """By the height of their signs in pixels."""
        self._drawn: dict[tuple[str, int, int, int, int, float], QPixmap] = {}
        """Pictures of signs; the same few are painted all day."""

    def paint(
        self, painter: QPainter, rect: QRect, name: str, color: QColor, turned: int = 0
    ) -> None:
        """Paint a sign in the middle of ``rect``, turned by so many degrees."""
        if rect.isEmpty() or painter.transform().isScaling():  # or turned
            self._draw(painter, rect, name, color, turned)
            return
        # Who asks a painter for its device makes that the painter's, and both go together.
        ratio = painter.deviceTransform().m11()
        picture = self.picture(rect.size(), name, color, turned, ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def picture(
        self, size: QSize, name: str, color: QColor, turned: int = 0, ratio: float = 1
    ) -> QPixmap:
        """A sign in the middle of nothing, for a screen with that many pixels to one."""
        key = (name, color.rgba(), size.width(), size.height(), turned, ratio)
        picture = self._drawn.get(key)
        if picture is None:
            if len(self._drawn) > _MOST:
                self._drawn.clear()
            picture = self._drawn[key] = self._made(size, name, color, turned, ratio)
        return picture

    def _made(self, size: QSize, name: str, color: QColor, turned: int, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            self._draw(painter, QRect(QPoint(0, 0), size), name, color, turned)
        finally:
            painter.end()  # a picture that goes while it is painted takes the process with it
        return picture

    def _draw(self, painter: QPainter, rect: QRect, name: str, color: QColor, turned: int) -> None:
        font, sign = self._font(max(round(_SHARE * rect.height()), 1)), self._sign(name)
        number = font.glyphIndexesForString(sign)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(number)
        run.setPositions([QPointF()])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(color)
        middle = QRectF(rect).center()
        if turned:
            painter.translate(middle)
            painter.rotate(turned)
            painter.translate(-middle)
        left = middle.x() - font.advancesForGlyphIndexes(number)[0].x() / 2
        painter.drawGlyphRun(QPointF(left, middle.y() + (font.ascent() - font.descent()) / 2), run)
        painter.restore()

    def _font(self, pixels: int) -> QRawFont:
        if not self._file:
            self._read()
        if pixels not in self._fonts:
            self._fonts[pixels] = QRawFont(self._file, pixels)
        return self._fonts[pixels]

    def _sign(self, name: str) -> str:
        if not self._codes:
            self._read()
        return chr(int(self._codes[name], 16))

    def _read(self) -> None:
        found = find_spec(_LIBRARY)
        if found is None or found.origin is None:
            raise ModuleNotFoundError(_LIBRARY)
        folder = Path(found.origin).parent / "fonts"
        self._file = str(next(folder.glob(_FONT)))
        codes = next(folder.glob(_SIGNS)).read_bytes()
        self._codes = msgspec.json.decode(codes, type=dict[str, str])
