"""A line of all versions with two handles: drag or press arrows to choose what is compared."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from confluence_desk.ui.theme import Theme

_EDGE, _HANDLE, _TICK = 16, 6.5, 2.0
_MOST_TICKS = 120
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
_MIRRORED = {Qt.Key.Key_Left, Qt.Key.Key_Right}


class VersionSlider(QSlider):
    """The oldest version stands at the leading edge; ``picked`` carries both sides.

    Arrows move the newer handle, with Shift the older one. Screen readers are told of the newer
    one's place as the value.
    """

    picked = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._numbers: list[int] = []
        self._pair = (0, 0)
        self._wanted = (0, 0)
        self._held = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Versions that are compared"))
        self.setToolTip(
            self.tr("Drag the handles. Arrow keys move the newer one, with Shift the older one.")
        )
        theme.changed.connect(self.update)

    @property
    def pair(self) -> tuple[int, int]:
        """The two versions under the handles."""
        return self._wanted

    def show_versions(self, numbers: Sequence[int], old: int, new: int) -> None:
        """Offer these versions, with the handles on two of them."""
        self._numbers = sorted(set(numbers))
        self._pair = self._wanted = (old, new)
        self.setRange(0, max(0, len(self._numbers) - 1))
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its handles."""
        return QSize(160, round(2 * _HANDLE) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, its ticks, and the stretch between the handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QPen(self._theme.color("line"), _TICK))
        painter.drawLine(QPointF(_EDGE, middle), QPointF(max(_EDGE, self.width() - _EDGE), middle))
        self._paint_ticks(painter, middle)
        old, new = (self._x(number) for number in self._wanted)
        painter.setPen(QPen(self._theme.color("accent"), 2 * _TICK))
        painter.drawLine(QPointF(old, middle), QPointF(new, middle))
        self._paint_handle(painter, QPointF(old, middle), filled=False)
        self._paint_handle(painter, QPointF(new, middle), filled=True)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 4, 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Wheels scroll, they choose nothing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a handle by a version, or to an end."""
        side = 0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        key = Qt.Key(event.key())
        if key in _STEPS:
            mirrored = self.isRightToLeft() and key in _MIRRORED
            self._step(side, -_STEPS[key] if mirrored else _STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._numbers:
            self._put(side, self._numbers[0 if key == Qt.Key.Key_Home else -1])
            self._done()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearer handle and bring it here."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._numbers:
            return
        x = event.position().x()
        away = [abs(self._x(number) - x) for number in self._wanted]
        self._held = 0 if away[0] < away[1] else 1
        self._put(self._held, self._at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring the handle that is held here."""
        if self._held >= 0:
            self._put(self._held, self._at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Compare what the handles stand on."""
        if self._held >= 0:
            self._held = -1
            self._done()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _step(self, side: int, by: int) -> None:
        known, number = self._numbers, self._wanted[side]
        beyond = [n for n in known if n > number] if by > 0 else [n for n in known if n < number]
        if beyond:
            self._put(side, beyond[0] if by > 0 else beyond[-1])
            self._done()

    def _put(self, side: int, number: int) -> None:
        """A handle that meets the other one stays beside it."""
        if number == self._wanted[1 - side]:
            return
        self._wanted = (number, self._wanted[1]) if side == 0 else (self._wanted[0], number)
        self._tell()
        self.update()

    def _done(self) -> None:
        if self._wanted != self._pair:
            self._pair = self._wanted
            self.picked.emit(*self._pair)

    def _tell(self) -> None:
        words = self.tr("Version {old} and version {new}")
        self.setValue(sum(number < self._wanted[1] for number in self._numbers))
        self.setAccessibleDescription(words.format(old=self._wanted[0], new=self._wanted[1]))
        if QAccessible.isActive() and self.hasFocus():
            change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(change)

    def _x(self, number: int) -> float:
        """Where a version stands; one that is not listed, beside its neighbours."""
        known = self._numbers
        place = sum(n < number for n in known)
        share = min(place, len(known) - 1) / (len(known) - 1) if len(known) > 1 else 0.5
        if self.isRightToLeft():
            share = 1 - share
        return _EDGE + share * max(0, self.width() - 2 * _EDGE)

    def _at(self, x: float) -> int:
        """The version that stands nearest."""
        room = max(1, self.width() - 2 * _EDGE)
        share = min(1.0, max(0.0, (x - _EDGE) / room))
        if self.isRightToLeft():
            share = 1 - share
        return self._numbers[round(share * (len(self._numbers) - 1))]

    def _paint_ticks(self, painter: QPainter, middle: float) -> None:
        if len(self._numbers) > _MOST_TICKS:
            return  # a line of dots would say nothing
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("edge"))
        for number in self._numbers:
            painter.drawEllipse(QPointF(self._x(number), middle), _TICK, _TICK)

    def _paint_handle(self, painter: QPainter, place: QPointF, *, filled: bool) -> None:
        colour = self._theme.color("accent")
        painter.setPen(QPen(colour, _TICK))
        painter.setBrush(colour if filled else QColor(self._theme.color("win")))
        painter.drawEllipse(place, _HANDLE, _HANDLE)
