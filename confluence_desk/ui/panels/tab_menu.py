"""The menus of tabs: what can be done with one of them, and the list of all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from confluence_desk.ui.commands.tab_context import TAB
from confluence_desk.ui.context_menu import fill
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.ui.panels.tab_holder import TabHolder

_LONGEST = 320


class TabHere:
    """The tab at a place of the strip, a ``PointedTab``; -1 is beside them."""

    def __init__(self, area: "TabHolder", index: int) -> None:
        self._area = area
        self._index = index

    @property
    def is_tab(self) -> bool:
        """Whether it is a tab; all of what follows is false beside them."""
        return 0 <= self._index < self._area.count

    @property
    def is_pinned(self) -> bool:
        """Whether it is held at the front."""
        return self.is_tab and self._area.is_pinned(self._index)

    @property
    def has_address(self) -> bool:
        """Whether a browser finds it."""
        return self.is_tab and bool(self._area.hooks.url_of(self._area.states()[self._index]))

    @property
    def can_leave(self) -> bool:
        """Whether another tab would stay."""
        return self._area.can_move_to_window(self._index)

    @property
    def can_close(self) -> bool:
        """Whether something would change."""
        return self._area.can_close(self._index)

    @property
    def can_close_others(self) -> bool:
        """Whether there are others that may go."""
        return self._area.can_close_others(self._index)

    @property
    def can_close_after(self) -> bool:
        """Whether some follow that may go."""
        return self._area.can_close_after(self._index)

    @property
    def can_reopen(self) -> bool:
        """Whether one was closed."""
        return self._area.can_reopen

    def new(self) -> None:
        """Open a tab to start from."""
        self._area.new_requested.emit()

    def pin(self, pinned: bool) -> None:  # noqa: FBT001 - a plain switch
        """Hold it at the front, or no longer."""
        self._area.pin(self._index, pinned)

    def duplicate(self) -> None:
        """Open it once more."""
        self._area.duplicate(self._index)

    def move_to_window(self) -> None:
        """Give it a window of its own."""
        self._area.move_to_window(self._index)

    def copy_link(self) -> None:
        """Copy where the browser finds it."""
        self._area.hooks.copy_link(self._area.states()[self._index])

    def reopen(self) -> None:
        """Bring back the tab closed last."""
        self._area.reopen()

    def close(self) -> None:
        """Close it."""
        self._area.close_tab(self._index)

    def close_others(self) -> None:
        """Close all but it."""
        self._area.close_others(self._index)

    def close_after(self) -> None:
        """Close those that follow."""
        self._area.close_after(self._index)


class TabMenu(QMenu):
    """What can be done with a tab; only the strip's own part where ``index`` is none."""

    def __init__(self, area: "TabHolder", index: int, theme: Theme) -> None:
        super().__init__(area)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Tab"))
        area.rearranging.connect(self.close)  # what it says is old then
        fill(self, TAB, TabHere(area, index), theme)


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
