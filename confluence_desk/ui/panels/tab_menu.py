"""The menus of tabs: what can be done with one of them, and the list of all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from confluence_desk.ui.actions import said
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.ui.panels.tab_holder import TabHolder

_LONGEST = 320
_TABLE = {each.id: each for each in COMMANDS}
"""The same deeds, done there to the tab in front."""


class TabMenu(QMenu):
    """What can be done with a tab; only the strip's own part where ``index`` is none."""

    def __init__(self, area: "TabHolder", index: int, theme: Theme) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Tab"))
        self._area = area
        self._index = index
        self._theme = theme
        area.rearranging.connect(self.close)  # what it says is old then
        on_a_tab = 0 <= index < area.count
        self._add("new_tab", area.new_requested.emit)
        if on_a_tab:
            self._add_deeds()
        self.addSeparator()
        self._add("reopen_tab", area.reopen, can=area.can_reopen)
        if on_a_tab:
            self._add_endings()

    def _add_deeds(self) -> None:
        area, index = self._area, self._index
        self.addSeparator()
        if area.is_pinned(index):
            unpin = self._made(self.tr("Unpin tab"), "push-pin-slash")
            unpin.triggered.connect(lambda _=False: area.pin(index, pinned=False))
        else:
            self._add("pin_tab", lambda: area.pin(index, pinned=True))
        self._add("duplicate_tab", lambda: area.duplicate(index))
        can_leave = area.can_move_to_window(index)
        self._add("tab_to_window", lambda: area.move_to_window(index), can=can_leave)
        extra = area.extra_actions(index)
        if extra:
            self.addSeparator()
            for action in extra:
                action.setParent(self)
                self.addAction(action)

    def _add_endings(self) -> None:
        area, index = self._area, self._index
        self.addSeparator()
        self._add("close_tab", lambda: area.close_tab(index), can=area.can_close(index))
        others = area.can_close_others(index)
        self._add("close_other_tabs", lambda: area.close_others(index), can=others)
        after = self._made(self.tr("Close following tabs"))
        after.setEnabled(area.can_close_after(index))
        after.triggered.connect(lambda _=False: area.close_after(index))

    def _add(self, command: str, does: Callable[[], object], *, can: bool = True) -> None:
        """What the table calls it and draws for it; what can do nothing is grey (trap 97)."""
        told = _TABLE[command]
        action = self._made(said(told), told.icon)
        action.setEnabled(can)
        action.triggered.connect(lambda _=False: does())

    def _made(self, words: str, icon: str = "") -> QAction:
        action = QAction(words, self)
        if icon:
            action.setIcon(self._theme.icon(icon))
        self.addAction(action)
        return action


class TabListMenu(QMenu):
    """Every tab by its title, the current one marked."""

    def __init__(self, area: "TabHolder", theme: Theme) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("All tabs"))
        area.rearranging.connect(self.close)
        group = QActionGroup(self)
        cut = Qt.TextElideMode.ElideRight
        for index, face in enumerate(area.faces()):
            title = self.fontMetrics().elidedText(face.title, cut, _LONGEST)
            action = QAction(title.replace("&", "&&"), self, checkable=True)
            action.setIcon(theme.icon("push-pin" if face.pinned else face.icon))
            action.setChecked(index == area.at)
            action.triggered.connect(lambda _=False, to=index: area.go(to))
            group.addAction(action)
            self.addAction(action)
