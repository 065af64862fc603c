"""Decides in which tab something opens."""

from collections.abc import Callable

from confluence_desk.system.choices import DEFAULT_ZOOM
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import StopState, TabState
from confluence_desk.ui.tab_offers import subject_of


class Opening:
    """Opens pages and tabs ``here``, in ``front``, ``behind`` or in a ``window`` of their own."""

    def __init__(
        self,
        tabs: TabArea,
        preferences: Preferences,
        new_window: Callable[[TabState], None],
    ) -> None:
        self._tabs = tabs
        self._preferences = preferences
        self._new_window = new_window

    def page(
        self,
        node_id: str,
        anchor: str = "",
        how: str = "here",
        tab: TabContent | None = None,
    ) -> None:
        """Show a page, post, folder or stub; a pinned tab keeps its page.

        ``found`` is the tab that shows it already, else a new one in front. ``tab`` is the one
        that ``here`` meant when it was asked for, where that is not now.
        """
        if how == "found" and self.revisit(node_id, anchor):
            return
        here = tab or self._tabs.current
        place = self._tabs.place(here)
        stays = isinstance(here, PageTab) and not self._tabs.is_pinned(place)
        if (
            how == "here"
            and isinstance(here, PageTab)
            and place >= 0
            and (stays or here.node_id == node_id)
        ):
            here.open(node_id, anchor=anchor)
        else:
            stops = (StopState(node_id, anchor),)
            zoom = self._preferences.value(DEFAULT_ZOOM) / 100
            self.tab(TabState("page", node_id, stops=stops, zoom=zoom), how, tab)

    def revisit(self, node_id: str, anchor: str = "") -> bool:
        """Bring the tab that shows this page to the front; tells whether there is one."""
        front = self._tabs.current
        there = [
            at
            for at, state in enumerate(self._tabs.states())
            if state.kind == "page" and subject_of(state) == node_id
        ]
        if not there:
            return False
        if not (isinstance(front, PageTab) and front.node_id == node_id):
            self._tabs.go(there[0])
        front = self._tabs.current
        if anchor and isinstance(front, PageTab):
            front.open(node_id, anchor=anchor)
        return True

    def tab(self, state: TabState, how: str = "here", tab: TabContent | None = None) -> None:
        """Show a tab; one that shows the same already comes to the front. A welcome gives way.

        Asked for in a ``tab`` that is behind by now, it opens behind, beside that one.
        """
        if how == "window":
            self._new_window(state)
            return
        at = self._tabs.find(state.kind, state.target) if state.kind != "page" else -1
        if at >= 0 and how != "behind" and state.kind != "welcome":
            self._tabs.go(at)
        elif how == "here" and tab is not None and tab is not self._tabs.current:
            self._open_late(state, tab)
        else:
            front, place = self._tabs.current, self._tabs.at
            self._tabs.open(state, front=how != "behind")
            if how != "behind" and state.kind != "welcome":
                self._give_way(front, place)

    def _open_late(self, state: TabState, asked_in: TabContent) -> None:
        """Behind what is read now, in the stead of a welcome, or last where the tab is gone."""
        place = self._tabs.place(asked_in)
        alone = self._tabs.current if self._tabs.count == 1 else None
        if place >= 0:
            self._tabs.insert(state, place + 1, front=False)
            self._give_way(asked_in, place)
        else:
            self._tabs.insert(state, None, front=alone is not None and alone.kind == "welcome")
            self._give_way(alone, 0)

    def _give_way(self, before: TabContent | None, place: int) -> None:
        if before is not None and before.kind == "welcome" and not self._tabs.is_pinned(place):
            self._tabs.discard(place)
