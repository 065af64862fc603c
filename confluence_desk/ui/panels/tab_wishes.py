"""What is asked of the strip by mouse: menus, tabs carried away, tabs brought from elsewhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from confluence_desk.ui.panels.tab_drag import data_of, drag_of
from confluence_desk.ui.panels.tab_holder import TabHolder

if TYPE_CHECKING:
    from confluence_desk.ui.theme import Theme


class TabWishes(QObject):
    """Answers one area's strip."""

    def __init__(self, area: TabHolder, theme: "Theme") -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        area.bar.menu_requested.connect(self._open_menu)
        area.bar.carried_out.connect(self._carry_out)
        area.strip.list_requested.connect(self._open_list)
        area.strip.brought.connect(self._take_over)

    def _open_menu(self, index: int, at: QPoint) -> None:
        from confluence_desk.ui.panels.tab_menu import TabMenu  # noqa: PLC0415 - a start opens no menu

        TabMenu(self._area, index, self._theme).popup(at)

    def _open_list(self, at: QPoint) -> None:
        from confluence_desk.ui.panels.tab_menu import TabListMenu  # noqa: PLC0415 - as above

        TabListMenu(self._area, self._theme).popup(at)

    def _carry_out(self, index: int) -> None:
        """Others get the address; let go over nothing, it becomes a window."""
        area = self._area
        title, url = area.faces()[index].title, area.hooks.url_of(area.states()[index])
        drag = drag_of(data_of(index, title, url), area.bar, index)
        outside = area.hooks.carry(drag)
        if isValid(area) and not area.count:  # the window may only go once Qt carries no more
            area.left.emit()
        elif isValid(area) and outside:
            area.move_to_window(index)

    def _take_over(self, bar: QWidget, index: int, to: int) -> None:
        source = _area_of(bar)
        area = self._area
        if source is area:
            area.move(index, to - 1 if to > index else to)
        elif source is not None and 0 <= index < source.count:
            family = area.hooks.family
            if family is not None and source.hooks.family is family:
                area.insert(source.take(index), to)
            elif url := source.hooks.url_of(source.states()[index]):
                area.dropped.emit(url)


def _area_of(bar: QWidget) -> TabHolder | None:
    above: QWidget | None = bar
    while above is not None and not isinstance(above, TabHolder):
        above = above.parentWidget()
    return above
