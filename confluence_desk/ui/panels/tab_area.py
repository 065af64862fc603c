"""The middle of the window: tabs, with all that key and mouse can do to them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from confluence_desk.ui.panels.tab_holder import TabHolder
from confluence_desk.ui.panels.tab_hooks import TabHooks
from confluence_desk.ui.panels.tab_walk import TabWalk
from confluence_desk.ui.panels.tab_wishes import TabWishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.system.preferences import Preferences
    from confluence_desk.ui.panels.tab_content import TabContent
    from confluence_desk.ui.panels.tab_switcher import TabSwitcher
    from confluence_desk.ui.remembered import TabState
    from confluence_desk.ui.tasks import TaskScope
    from confluence_desk.ui.theme import Theme


class TabArea(TabHolder):
    """Tabs that are walked by one key, carried about and have menus."""

    def __init__(
        self,
        make: "Callable[[TabState], TabContent]",
        name: "Callable[[TabState], tuple[str, str]]",
        scope: "TaskScope",
        theme: "Theme",
        preferences: "Preferences",
        parent: QWidget | None = None,
        *,
        hooks: TabHooks | None = None,
    ) -> None:
        super().__init__(make, name, scope, theme, preferences, parent, hooks=hooks)
        self._walk = TabWalk(self, theme, preferences)
        self._wishes = TabWishes(self, theme)

    @property
    def switcher(self) -> "TabSwitcher":
        """The list that stands while a key is held."""
        return self._walk.switcher

    def next(self) -> None:
        """The next tab in the order chosen; with a key held a list shows the way."""
        self._walk.step(1)

    def previous(self) -> None:
        """As ``next``, the other way."""
        self._walk.step(-1)
