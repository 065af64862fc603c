"""Remembers the tabs closed last, so that each can come back where it stood."""

from collections.abc import Iterable

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.remembered import TabState

MOST = 50


@frozen
class ClosedTab:
    """A closed tab with its history; ``at`` is its old place, None where nobody knows."""

    state: TabState
    at: int | None = None


class ClosedTabs:
    """A bounded stack: the tab closed last comes back first, the oldest is forgotten."""

    def __init__(self) -> None:
        self._tabs: list[ClosedTab] = []

    def __bool__(self) -> bool:
        return bool(self._tabs)

    def push(self, state: TabState, at: int | None = None) -> None:
        """Remember one more."""
        self._tabs.append(ClosedTab(state, at))
        del self._tabs[:-MOST]

    def pop(self) -> ClosedTab | None:
        """Hand out the one closed last; None while there is none."""
        return self._tabs.pop() if self._tabs else None

    def states(self) -> tuple[TabState, ...]:
        """Every one, the last closed last."""
        return tuple(tab.state for tab in self._tabs)

    def refill(self, states: Iterable[TabState]) -> None:
        """Take these, the last closed last, for what was closed before."""
        self._tabs = [ClosedTab(state) for state in states][-MOST:]
