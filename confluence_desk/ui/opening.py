"""Decides in which tab something opens."""

from collections.abc import Callable

from confluence_desk.system.choices import DEFAULT_ZOOM
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.remembered import StopState, TabState


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

    def page(self, node_id: str, anchor: str = "", how: str = "here") -> None:
        """Show a page, post, folder or stub; a pinned tab keeps its page."""
        front = self._tabs.current
        stays = isinstance(front, PageTab) and not self._tabs.is_pinned(self._tabs.at)
        if how == "here" and isinstance(front, PageTab) and (stays or front.node_id == node_id):
            front.open(node_id, anchor=anchor)
        else:
            stops = (StopState(node_id, anchor),)
            zoom = self._preferences.value(DEFAULT_ZOOM) / 100
            self.tab(TabState("page", node_id, stops=stops, zoom=zoom), how)

    def tab(self, state: TabState, how: str = "here") -> None:
        """Show a tab; one that shows the same already comes to the front. A welcome gives way."""
        if how == "window":
            self._new_window(state)
            return
        at = self._tabs.find(state.kind, state.target) if state.kind != "page" else -1
        if at >= 0 and how != "behind" and state.kind != "welcome":
            self._tabs.go(at)
            return
        front, place = self._tabs.current, self._tabs.at
        self._tabs.open(state, front=how != "behind")
        gives_way = front is not None and front.kind == "welcome" and state.kind != "welcome"
        if gives_way and how != "behind":
            self._tabs.discard(place)
