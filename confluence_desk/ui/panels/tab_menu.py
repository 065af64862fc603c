"""The menus of tabs: what can be done with one of them, and the list of all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.ui.panels.tab_holder import TabHolder

_LONGEST = 320


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
        self._add("plus", self.tr("New tab"), area.new_requested.emit)
        if on_a_tab:
            self._add_deeds()
        self.addSeparator()
        words = self.tr("Reopen closed tab")
        self._add("clock-counter-clockwise", words, area.reopen, can=area.can_reopen)
        if on_a_tab:
            self._add_endings()

    def _add_deeds(self) -> None:
        area, index = self._area, self._index
        self.addSeparator()
        if area.is_pinned(index):
            words = self.tr("Unpin tab")
            self._add("push-pin-slash", words, lambda: area.pin(index, pinned=False))
        else:
            self._add("push-pin", self.tr("Pin tab"), lambda: area.pin(index, pinned=True))
        self._add("copy", self.tr("Duplicate tab"), lambda: area.duplicate(index))
        words = self.tr("Move to new window")
        can_leave = area.can_move_to_window(index)
        self._add("app-window", words, lambda: area.move_to_window(index), can=can_leave)
        extra = area.extra_actions(index)
        if extra:
            self.addSeparator()
            for action in extra:
                action.setParent(self)
                self.addAction(action)

    def _add_endings(self) -> None:
        area, index = self._area, self._index
        self.addSeparator()
        can = area.can_close(index)
        self._add("x", self.tr("Close tab"), lambda: area.close_tab(index), can=can)
        others = area.can_close_others(index)
        words = self.tr("Close other tabs")
        self._add("", words, lambda: area.close_others(index), can=others)
        after = area.can_close_after(index)
        words = self.tr("Close following tabs")
        self._add("", words, lambda: area.close_after(index), can=after)

    def _add(self, icon: str, words: str, does: Callable[[], object], *, can: bool = True) -> None:
        """What can do nothing is grey (trap 97)."""
        action = QAction(words, self)
        if icon:
            action.setIcon(self._theme.icon(icon))
        action.setEnabled(can)
        action.triggered.connect(lambda _=False: does())
        self.addAction(action)


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
