"""Says what can be done with a row of the navigator: only what has an effect (trap 97)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_row import Part, Row, RowKind
from confluence_desk.ui.panels.navigator_rows import OpenRows
from confluence_desk.ui.panels.tree_view import TreeView

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.searches import SavedSearches

_MOST = 200
"""So many rows open at once, and no more."""


class Deeds(Protocol):
    """What a navigator can do with its rows."""

    model: PageTreeModel
    tree: TreeView
    rows: OpenRows

    def row(self, index: QModelIndex) -> Row:
        """Everything about a row of the tree."""

    def source(self, index: QModelIndex) -> QModelIndex:
        """Where the model has a row of the tree."""

    def open(self, index: QModelIndex, how: str = "here") -> None:
        """Open what a row stands for."""

    def star(self, target: str, *, space: bool, group: int) -> None:
        """Star something in a folder of stars."""

    def remove_star(self, key: int) -> None:
        """Take a star away."""

    def remove(self, index: QModelIndex) -> None:
        """Take away what is the person's own."""

    def make_folder(self, parent: int) -> None:
        """A new folder of stars."""

    def keep_offline(self, where: str) -> None:
        """Ask how it is to be kept."""

    def examine(self, where: str) -> None:
        """Ask whether it can be relied on offline."""

    def inside(self, row: Row) -> str:
        """The query for everything in it."""

    def keepable(self, row: Row) -> str:
        """What ``keep_offline`` wants for a row; empty where nothing can be kept."""

    def search(self, cql: str) -> None:
        """Ask a query."""

    def hand_out(self, what: str, content_id: str) -> None:
        """Copy or show a page elsewhere."""

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""


class RowMenu(QObject):
    """Fills the menu of one row of a navigator.

    ``search_wanted`` carries what is to be done with a saved search, and its key: ``tell``,
    ``link``, ``app``, ``file``; ``import`` and ``export`` concern all of them.
    """

    search_wanted = Signal(str, int)

    def __init__(
        self,
        parent: QWidget,
        deeds: Deeds,
        favourites: "Favourites | None",
        searches: "SavedSearches | None" = None,
    ) -> None:
        super().__init__(parent)
        self._searches = searches
        self._widget = parent
        self._nav = deeds
        self._favourites = favourites

    def made(self, index: QModelIndex) -> QMenu:
        """The menu of the row at a place of the tree; an invalid place has one too."""
        menu = QMenu(self._widget)
        if index.isValid():
            row = self._nav.row(index)
            self._add_opening(menu, index, row)
            self._add_starring(menu, row)
            self._add_copying(menu, row)
            self._add_own(menu, index, row)
        self._add_tree(menu, index)
        return menu

    def _add_opening(self, menu: QMenu, index: QModelIndex, row: Row) -> None:
        nav = self._nav
        if row.retries or row.kind is RowKind.MORE or not row.opens:
            return
        _add(menu, self.tr("Open"), _at(index, lambda at: nav.open(at, "here")))
        if row.kind is not RowKind.SEARCH:
            _add(menu, self.tr("Open in new tab"), _at(index, lambda at: nav.open(at, "behind")))
            words = self.tr("Open in new window")
            _add(menu, words, _at(index, lambda at: nav.open(at, "window")))
        menu.addSeparator()

    def _add_starring(self, menu: QMenu, row: Row) -> None:
        stars = self._favourites
        space = bool(row.space_id) and not (row.content_id and row.kind is not RowKind.SPACE)
        target = row.space_id if space else row.content_id
        if stars is None or not target or row.kind in _UNSTARRED:
            return
        star = stars.star_of(target, space=space)
        if star is not None:
            key = star.key
            _add(menu, self.tr("Remove from favourites"), lambda: self._nav.remove_star(key))
        elif stars.groups():
            self._add_folders(menu, self.tr("Add to favourites"), target, space=space)
        else:
            _add(
                menu,
                self.tr("Add to favourites"),
                lambda: self._nav.star(target, space=space, group=0),
            )
        if star is not None and row.kind is RowKind.SHORTCUT and stars.groups():
            self._add_folders(menu, self.tr("Move to"), target, space=space)

    def _add_folders(self, menu: QMenu, words: str, target: str, *, space: bool) -> None:
        below = menu.addMenu(words)
        groups = self._favourites.groups() if self._favourites is not None else []
        names = [(0, self.tr("Favourites")), *((group.key, group.title) for group in groups)]
        for key, name in names:
            _add(
                below,
                name.replace("&", "&&"),
                lambda key=key: self._nav.star(target, space=space, group=key),  # type: ignore[misc]
            )

    def _add_copying(self, menu: QMenu, row: Row) -> None:
        nav, content_id = self._nav, row.content_id
        if row.kind in {RowKind.SPACE, RowKind.NODE, RowKind.SHORTCUT}:
            if where := nav.keepable(row):
                _add(menu, self.tr("Keep offline…"), lambda: nav.keep_offline(where))
                _add(menu, self.tr("Readiness"), lambda: nav.examine(where))
            if cql := nav.inside(row):
                _add(menu, self.tr("Search inside"), lambda: nav.search(cql))
            menu.addSeparator()
        if content_id:
            ways = (
                (self.tr("Copy link"), "link"),
                (self.tr("Copy as Markdown link"), "markdown"),
                (self.tr("Copy title"), "title"),
                (self.tr("Open in browser"), "browser"),
            )
            for words, what in ways:
                _add(menu, words, lambda what=what: nav.hand_out(what, content_id))  # type: ignore[misc]
            menu.addSeparator()

    def _add_own(self, menu: QMenu, index: QModelIndex, row: Row) -> None:
        nav = self._nav
        self._add_searches(menu, row)
        if row.kind in {RowKind.FOLDER, RowKind.SEARCH}:
            _add(menu, self.tr("Rename"), _at(index, nav.tree.edit))
            _add(menu, self.tr("Remove"), _at(index, nav.remove))
        if self._favourites is not None and (
            row.ident == Part.FAVOURITES or row.kind is RowKind.FOLDER
        ):
            _add(menu, self.tr("New folder"), lambda: nav.make_folder(row.own))
        menu.addSeparator()

    def _add_searches(self, menu: QMenu, row: Row) -> None:
        found = self._searches.find(row.own) if self._searches is not None else None
        if row.kind is RowKind.SEARCH and found is not None:
            tells = self._ask(menu, self.tr("Tell me of new hits"), "tell", row)
            tells.setCheckable(True)
            tells.setChecked(found.tells)
            self._ask(menu, self.tr("Copy link"), "link", row)
            self._ask(menu, self.tr("Copy link for Confluence Desk"), "app", row)
            self._ask(menu, self.tr("Export…"), "file", row)
            menu.addSeparator()
        elif row.ident == Part.SEARCHES:
            self._ask(menu, self.tr("Import…"), "import", row)
            self._ask(menu, self.tr("Export…"), "export", row)

    def _ask(self, menu: QMenu, words: str, what: str, row: Row) -> QAction:
        return _add(menu, words, lambda: self.search_wanted.emit(what, row.own))

    def _add_tree(self, menu: QMenu, index: QModelIndex) -> None:
        nav = self._nav
        if not index.isValid() or nav.model.loads(nav.source(index)):
            again = _at(index, lambda at: nav.model.refresh(nav.source(at)))
            _add(menu, self.tr("Refresh"), again)
        if index.isValid() and nav.tree.model().hasChildren(index):
            below = _at(index, lambda at: nav.rows.open_below(at, _MOST))
            _add(menu, self.tr("Expand all below"), below)
        _add(menu, self.tr("Collapse all"), nav.rows.close_all)
        menu.addSeparator()
        archived = _add(menu, self.tr("Show archived spaces"), lambda: None)
        archived.setCheckable(True)
        archived.setChecked(nav.model.show_archived)
        archived.toggled.connect(nav.set_show_archived)


_UNSTARRED = {RowKind.GROUP, RowKind.BLOG, RowKind.YEAR, RowKind.NOTE, RowKind.SECTION}


def folder_name() -> str:
    """What a new folder is called until the person names it."""
    return QCoreApplication.translate("RowMenu", "New folder")


def _at(index: QModelIndex, do: Callable[[QModelIndex], object]) -> Callable[[], object]:
    """Do it to the row wherever it stands by then; one that went while the menu was open is gone.

    Outside of all rows it is done to the whole.
    """
    kept = QPersistentModelIndex(index)

    def done() -> None:
        if kept.isValid() or not index.isValid():
            do(_plain(kept))

    return done


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()


def _add(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
    return action
