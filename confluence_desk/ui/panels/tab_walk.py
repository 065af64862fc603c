"""Goes through the tabs by one key: the one used last first, or along the strip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from confluence_desk.system.choices import TAB_ORDER

if TYPE_CHECKING:
    from confluence_desk.system.preferences import Preferences
    from confluence_desk.ui.panels.tab_holder import TabHolder
    from confluence_desk.ui.panels.tab_switcher import Choice, TabSwitcher
    from confluence_desk.ui.theme import Theme

_HOLDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""The keys that keep the list open while they are held."""


class TabWalk(QObject):
    """Steps at once, or, while Ctrl is held, through a list that ends when it is let go."""

    def __init__(self, area: "TabHolder", theme: "Theme", preferences: "Preferences") -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._preferences = preferences
        self._order: list[int] = []
        self._switcher: TabSwitcher | None = None

    @property
    def switcher(self) -> "TabSwitcher":
        """The list, made when it is first wanted."""
        if self._switcher is None:
            from confluence_desk.ui.panels.tab_switcher import TabSwitcher  # noqa: PLC0415 - few starts need it

            self._switcher = TabSwitcher(self._area)
            self._switcher.chosen.connect(self._arrived)
            self._area.rearranging.connect(self._switcher.end)
        return self._switcher

    def step(self, by: int) -> None:
        """One tab on, or back."""
        if self._area.count <= 1:
            return
        if self._preferences.value(TAB_ORDER) == "strip":
            self._area.step(by)
        elif self._switcher is not None and self._switcher.walking:
            self._switcher.step(by)
        elif self._area.hooks.modifiers() & _HOLDING:
            self._order = self._area.recent()
            self.switcher.begin([self._choice(index) for index in self._order])
            self.switcher.step(by)
        else:
            self._area.go(self._area.recent()[by])

    def _choice(self, index: int) -> "Choice":
        from confluence_desk.ui.panels.tab_switcher import Choice  # noqa: PLC0415 - as above

        face = self._area.faces()[index]
        name = self._area.bar.accessibleTabName(index)
        return Choice(face.title, self._theme.icon("push-pin" if face.pinned else face.icon), name)

    def _arrived(self, row: int) -> None:
        if 0 <= row < len(self._order):
            self._area.go(self._order[row])
