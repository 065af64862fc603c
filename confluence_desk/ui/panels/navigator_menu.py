"""The menu of a row of the navigator, and the keys that do a part of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.commands.row_context import BY_ID, ROW
from confluence_desk.ui.context_menu import fill, pop_up
from confluence_desk.ui.panels.pointed_row import Deeds, RowHere

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches
    from confluence_desk.ui.theme import Theme


class RowMenu:
    """Does to the rows of one navigator what the table offers for them."""

    def __init__(
        self,
        parent: QWidget,
        deeds: Deeds,
        theme: "Theme",
        library: "Library",
        favourites: "Favourites | None",
        searches: "SavedSearches | None",
    ) -> None:
        self._parent = parent
        self._nav = deeds
        self._theme = theme
        self._library = library
        self._favourites = favourites
        self._searches = searches

    def made(self, index: QModelIndex) -> QMenu:
        """The menu of the row at a place of the tree; an invalid place has one too."""
        menu = QMenu(self._parent)
        menu.setAccessibleName(str(index.data() or self._parent.accessibleName()))
        fill(menu, ROW, self._here(index), self._theme)
        return menu

    def pop_up(self, index: QModelIndex, place: QPoint) -> None:
        """Open that menu at a place of the screen."""
        pop_up(self.made(index), place)

    def do(self, offer_id: str, index: QModelIndex) -> None:
        """What a key says of the row that is marked."""
        BY_ID[offer_id].does(self._here(index))

    def _here(self, index: QModelIndex) -> RowHere:
        return RowHere(self._nav, index, self._library, self._favourites, self._searches)
