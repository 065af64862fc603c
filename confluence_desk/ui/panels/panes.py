"""The three panes side by side: which are shown, how wide they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from confluence_desk.ui.theme import Theme

_LEAST = (180, 320, 200)
_MOST = 1.4
"""How much wider large text makes the sides at first; the rest is for the middle."""
_SHARE = 0.55
"""So much of a window both sides take at most because of large text."""


class Panes(QSplitter):
    """Navigator, middle and details; a hidden pane keeps its width.

    The right one is an empty ground until it is filled.
    """

    def __init__(self, left: QWidget, middle: QWidget, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        right = _ground()
        self._left, self._right = left, right
        for pane, width in zip((left, middle, right), _LEAST, strict=True):
            pane.setMinimumWidth(width)
            self.addWidget(pane)
        for pane in (left, middle, right):
            pane.raise_()  # screen readers go by this order, and a splitter turns it round
        for handle in (1, 2):
            self.handle(handle).raise_()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self._theme = theme
        self._wider = min(theme.look.scale, _MOST)
        sides = [theme.size(side) for side in ("left_pane", "right_pane")]
        left_width, right_width = (round(side * self._wider) for side in sides)
        self._widths = [left_width, _LEAST[1], right_width]
        self._before: dict[float | str, tuple[int, int]] = {}
        self._gave_way: tuple[int, int] | None = None
        """How wide both sides were before they gave way to the middle."""
        theme.changed.connect(self._grow)
        self.splitterMoved.connect(self._stay)

    def fill_right(self, pane: QWidget) -> None:
        """Put a pane in the place of the empty ground, as wide and as shown as that is."""
        shown, ground = self.right_shown, self._right
        self._right = pane
        pane.setMinimumWidth(_LEAST[2])
        self.replaceWidget(self.indexOf(ground), pane)
        pane.setVisible(shown)
        pane.raise_()
        ground.deleteLater()

    @property
    def left_shown(self) -> bool:
        """Whether the navigator is there."""
        return not self._left.isHidden()

    @property
    def right_shown(self) -> bool:
        """Whether the details are there."""
        return not self._right.isHidden()

    def show_left(self, *, shown: bool) -> None:
        """Show or hide the navigator."""
        self._show(self._left, shown=shown)

    def show_right(self, *, shown: bool) -> None:
        """Show or hide the details."""
        self._show(self._right, shown=shown)

    def widths(self) -> tuple[int, ...]:
        """The widths with every pane shown, the sides as wide as somebody wants them."""
        if self.left_shown and self.right_shown:
            left, middle, right = self.sizes()
            left, right = self._gave_way or (left, right)
            self._widths = [left, middle, right]
        return tuple(self._widths)

    def restore(self, widths: Sequence[int], *, total: int, left: bool, right: bool) -> None:
        """Come back as it was; senseless widths count as none."""
        sane = len(widths) == len(_LEAST) and all(w >= 0 for w in widths) and sum(widths) > 0
        if sane:
            self._widths = list(widths)
        else:
            sides = self._widths[0] + self._widths[2]
            self._widths[1] = max(total - sides, _LEAST[1])
        self.setSizes(self._widths)
        self._left.setVisible(left)
        self._right.setVisible(right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sides give way before the middle has too little."""
        known = self.isVisible()  # before, the sizes are not yet those that were chosen
        before, _, behind = self.sizes() if known else self._widths
        super().resizeEvent(event)
        self._leave_room((before, behind))

    def _leave_room(self, before: tuple[int, int]) -> None:
        """Large letters need more room to be read in, as far as the window has it."""
        left, middle, right = self.sizes()
        wanted = self._gave_way or before
        least = min(self._theme.scaled(_LEAST[1]), round(self.width() * (1 - _SHARE)))
        room, sides = left + middle + right - least, sum(wanted)
        if (self._gave_way is None and middle >= least) or not (left and right):
            return
        part = min(max(room, 0) / sides, 1)
        self._gave_way = wanted if part < 1 else None
        left, right = (round(side * part) for side in wanted)
        self.setSizes([left, least + room - left - right, right])

    def _stay(self) -> None:
        """Somebody has put the sides where they are."""
        self._gave_way = None

    def _grow(self) -> None:
        """Let the sides be as much wider as the text has become larger; back is back."""
        wider = min(self._theme.look.scale, _MOST)
        if wider == self._wider:
            return
        self._stay()
        left, middle, right = self.widths()
        whole = left + middle + right
        before = self._before if self._before.get("now") == (left, right) else {}
        sides = before.get(wider) or self._scaled(left, right, wider / self._wider, whole)
        self._before = {**before, self._wider: (left, right), "now": sides}
        self._wider = wider
        self._widths = [sides[0], max(whole - sum(sides), _LEAST[1]), sides[1]]
        self.setSizes(self._widths)

    def _scaled(self, left: int, right: int, factor: float, whole: int) -> tuple[int, int]:
        most = max(
            whole * _SHARE / max(left + right, 1), 1
        )  # the page keeps the room that there is
        factor = min(factor, most) if factor > 1 else factor
        return round(left * factor), round(right * factor)

    def _show(self, pane: QWidget, *, shown: bool) -> None:
        self.widths()
        pane.setVisible(shown)
        self.splitterMoved.emit(0, 0)


def _ground() -> QWidget:
    """What the details look like while nothing is in them."""
    ground = QWidget()
    ground.setObjectName("details")
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return ground
