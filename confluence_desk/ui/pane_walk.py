"""Takes the keyboard from pane to pane, each time to where it was in that pane."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.ui.tab_order import stops


class PaneWalk:
    """``panes`` are asked for at each step, in their order; those without a way in are skipped."""

    def __init__(self, panes: Callable[[], Iterable[QWidget | None]]) -> None:
        self._panes = panes

    def step(self, by: int) -> None:
        """Go to the next pane (1) or the one before (-1), round and round."""
        ways = [(pane, way) for pane in self._panes() if pane and (way := way_in(pane))]
        if not ways:
            return
        focused = QApplication.focusWidget()
        here = [at for at, (pane, _) in enumerate(ways) if focused and _holds(pane, focused)]
        at = here[0] + by if here else 0 if by > 0 else -1
        _pane, way = ways[at % len(ways)]
        way.setFocus(Qt.FocusReason.ShortcutFocusReason)


def way_in(pane: QWidget) -> QWidget | None:
    """What takes the keyboard in a pane: what had it last, what the pane names, or the first."""
    last, named = pane.focusWidget(), pane.focusProxy()
    return next((each for each in (last, named, *stops(pane)) if each and _takes(each)), None)


def _takes(widget: QWidget) -> bool:
    inner = widget.focusProxy()
    return widget.isVisible() and widget.isEnabled() and (inner is None or _takes(inner))


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
