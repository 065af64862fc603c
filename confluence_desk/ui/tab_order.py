"""The order of the Tab key: as things are seen, however late they were made.

Qt goes by the order of making, so rows and tabs that come later would all stand at the end.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

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
    layout = widget.layout()
    laid = list(_laid_out(layout)) if layout is not None else []
    loose = [
        part
        for part in widget.children()
        if isinstance(part, QWidget) and not part.isWindow() and part not in laid
    ]
    mirrored = widget.isRightToLeft()
    return [*laid, *sorted(loose, key=lambda part: _place(part, mirrored=mirrored))]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _place(part: QWidget, *, mirrored: bool) -> tuple[int, int]:
    return part.y(), -part.geometry().right() if mirrored else part.x()


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
