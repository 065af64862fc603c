"""Goes through the tabs by one key: the one used last first, or along the strip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from confluence_desk.system.choices import TAB_ORDER
from confluence_desk.ui.panels.tab_switcher import Choice, TabSwitcher

if TYPE_CHECKING:
    from confluence_desk.system.preferences import Preferences
    from confluence_desk.ui.panels.tab_holder import TabHolder
    from confluence_desk.ui.theme import Theme


class TabWalk(QObject):
    """Steps at once, or, while Ctrl is held, through a list that ends when it is let go."""

    def __init__(self, area: "TabHolder", theme: "Theme", preferences: "Preferences") -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._preferences = preferences
        self._order: list[int] = []
        self.switcher = TabSwitcher(area.hooks.modifiers, area)
        self.switcher.chosen.connect(self._arrived)

    def step(self, by: int) -> None:
        """One tab on, or back."""
        if self._area.count <= 1:
            return
        if self._preferences.value(TAB_ORDER) == "strip":
            self._area.step(by)
        elif self.switcher.walking:
            self.switcher.step(by)
        elif self.switcher.held():
            self._order = self._area.recent()
            self.switcher.begin([self._choice(index) for index in self._order])
            self.switcher.step(by)
        else:
            self._area.go(self._area.recent()[by])

    def _choice(self, index: int) -> Choice:
        face = self._area.faces()[index]
        name = self._area.bar.accessibleTabName(index)
        return Choice(face.title, self._theme.icon("push-pin" if face.pinned else face.icon), name)

    def _arrived(self, row: int) -> None:
        if 0 <= row < len(self._order):
            self._area.go(self._order[row])
