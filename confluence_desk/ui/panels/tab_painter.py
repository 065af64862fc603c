"""Draws one tab of the strip in the theme's colours, mirrored where everything is."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QTextOption
from PySide6.QtWidgets import QStyle

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.panels.tab_entry import TabFace
from confluence_desk.ui.theme import Theme

WIDEST = 230
NARROWEST = 128
WIDEST_PINNED = 112
_EDGE = 11
_GAP = 6
_CLOSE_EDGE = 7
_AIR = 12


@frozen
class TabLook:
    """How a tab stands at this moment."""

    current: bool = False
    hovered: bool = False
    focused: bool = False
    close_hovered: bool = False
    carried: bool = False

    @property
    def closable(self) -> bool:
        """Whether its cross is to be seen."""
        return self.current or self.hovered


class TabPainter:
    """Sizes and paints tabs; a tab is as wide as its title wants, between two bounds.

    Pictures and bounds grow with the text.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @property
    def _icon(self) -> int:
        return self._theme.scaled(16)

    @property
    def _close(self) -> int:
        return self._theme.scaled(18)

    def size(self, face: TabFace, metrics: QFontMetrics) -> QSize:
        """The room a tab would like."""
        tail = _EDGE if face.pinned else _GAP + self._close + _CLOSE_EDGE
        wanted = _EDGE + self._icon + _GAP + metrics.horizontalAdvance(face.title) + 2 + tail
        widest = self._theme.scaled(WIDEST_PINNED if face.pinned else WIDEST)
        return QSize(min(wanted, widest), self.height(metrics))

    def least(self, face: TabFace, size: QSize) -> QSize:
        """The room a tab that would like ``size`` needs where there are many."""
        narrowest = self._theme.scaled(NARROWEST)
        return size if face.pinned else QSize(min(size.width(), narrowest), size.height())

    def height(self, metrics: QFontMetrics) -> int:
        """How tall every tab is."""
        return max(self._theme.size("tab"), metrics.height() + _AIR)

    def close_rect(self, rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the cross stands in a tab."""
        edge = self._close
        at = rect.right() + 1 - _CLOSE_EDGE - edge
        top = rect.top() + (rect.height() - edge) // 2
        return QStyle.visualRect(direction, rect, QRect(at, top, edge, edge))

    def paint(self, painter: QPainter, rect: QRect, face: TabFace, look: TabLook) -> None:
        """Draw the tab into ``rect``."""
        painter.save()
        if look.current:
            self._draw_sheet(painter, rect)
        elif look.hovered or look.carried:
            self._draw_hover(painter, rect)
        self._draw_icon(painter, rect, face, look)
        self._draw_title(painter, rect, face, look)
        if look.closable and not (face.pinned or face.fixed):
            self._draw_close(painter, rect, look)
        if look.focused:
            self._draw_ring(painter, rect)
        painter.restore()

    def _draw_sheet(self, painter: QPainter, rect: QRect) -> None:
        radius = self._theme.size("radius")
        box = QRectF(rect).adjusted(0.5, 0.5, -0.5, 0)
        path = QPainterPath()
        path.moveTo(box.bottomLeft())
        path.lineTo(box.left(), box.top() + radius)
        path.quadTo(box.topLeft(), box.topLeft() + _right(radius))
        path.lineTo(box.topRight() - _right(radius))
        path.quadTo(box.topRight(), box.topRight() + _down(radius))
        path.lineTo(box.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, self._theme.color("panel"))
        painter.strokePath(path, QPen(self._theme.color("line"), 1))

    def _draw_hover(self, painter: QPainter, rect: QRect) -> None:
        radius = self._theme.size("radius_small")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -3), radius, radius)

    def _draw_icon(self, painter: QPainter, rect: QRect, face: TabFace, look: TabLook) -> None:
        edge = self._icon
        top = rect.top() + (rect.height() - edge) // 2
        place = QRect(rect.left() + _EDGE, top, edge, edge)
        place = QStyle.visualRect(painter.layoutDirection(), rect, place)
        name = "push-pin" if face.pinned else face.icon
        self._theme.draw_icon(painter, place, name, "text" if look.current else "muted")

    def _draw_title(self, painter: QPainter, rect: QRect, face: TabFace, look: TabLook) -> None:
        direction = painter.layoutDirection()
        crossed = look.closable and not (face.pinned or face.fixed)
        tail = _CLOSE_EDGE + self._close + _GAP // 2 if crossed else _EDGE
        room = rect.adjusted(_EDGE + self._icon + _GAP, 0, -tail, 0)
        cut = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(face.title, cut, room.width())
        side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the title's, not ours
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.setPen(self._theme.color("text" if look.current or look.hovered else "muted"))
        painter.drawText(QRectF(QStyle.visualRect(direction, rect, room)), words, option)

    def _draw_close(self, painter: QPainter, rect: QRect, look: TabLook) -> None:
        place = self.close_rect(rect, painter.layoutDirection())
        if look.close_hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("line"))
            painter.drawRoundedRect(QRectF(place), 4, 4)
        air = self._theme.scaled(3)
        inner = place.adjusted(air, air, -air, -air)
        self._theme.draw_icon(painter, inner, "x", "text" if look.close_hovered else "muted")

    def _draw_ring(self, painter: QPainter, rect: QRect) -> None:
        radius = self._theme.size("radius_small")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 4, -4, -4), radius, radius)


def _right(length: float) -> QPointF:
    return QPointF(length, 0)


def _down(length: float) -> QPointF:
    return QPointF(0, length)
