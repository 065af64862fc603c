"""The order of the Tab key: as things are seen, however late they were made.

Qt goes by the order of making, so rows and tabs that come later would all stand at the end.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_REASONS = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}


def stops(pane: QWidget) -> Iterator[QWidget]:
    """What Tab comes by in a pane, in reading order."""
    if not pane.isVisible() or not pane.isEnabled():
        return
    if pane.focusProxy() is None and pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield pane
    for part in _parts(pane):
        yield from stops(part)


def step(panes: Iterable[QWidget | None], by: int) -> bool:
    """Go on by one stop, round and round; False where the keyboard is in none of the panes."""
    order = [stop for pane in panes if pane is not None for stop in stops(pane)]
    focused = QApplication.focusWidget()
    here = [at for at, stop in enumerate(order) if focused and _holds(stop, focused)]
    if not here:
        return False
    to = order[(here[-1] + by) % len(order)]
    to.setFocus(_REASONS[by])
    _bring_into_sight(to)
    return True


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is inner or outer.isAncestorOf(inner)


def _parts(widget: QWidget) -> list[QWidget]:
    """The parts by their places, line by line; layouts are better not asked.

    PySide ends items of layouts that were asked for them.
    """
    inside = [part for part in widget.children() if isinstance(part, QWidget)]
    shown = [part for part in inside if part.isVisible() and not part.isWindow()]
    lines: list[list[QWidget]] = []
    for part in sorted(shown, key=lambda part: part.geometry().center().y()):
        if lines and _beside(lines[-1][-1], part):
            lines[-1].append(part)
        else:
            lines.append([part])
    mirrored = widget.isRightToLeft()
    return [part for line in lines for part in sorted(line, key=lambda p: _start(p, mirrored))]


def _beside(one: QWidget, other: QWidget) -> bool:
    """Whether both stand in one line: the middle of one is as high as some of the other."""
    first, second = one.geometry(), other.geometry()
    return second.top() <= first.center().y() and second.center().y() <= first.bottom()


def _start(part: QWidget, mirrored: bool) -> int:  # noqa: FBT001 - a plain switch
    return -part.geometry().right() if mirrored else part.x()


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
