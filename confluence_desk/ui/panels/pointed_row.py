"""A row of the navigator that was pointed at: what its menu and its keys ask, and do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex

from confluence_desk.ui.commands.offer import Choice
from confluence_desk.ui.models.tree_row import Part, Row, RowKind

if TYPE_CHECKING:
    from confluence_desk.domain.collected import Favourite, SavedSearch
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches
    from confluence_desk.ui.models.page_tree import PageTreeModel
    from confluence_desk.ui.panels.navigator_rows import OpenRows

_MOST = 200
"""So many rows open at once, and no more."""
_UNSTARRED = {RowKind.GROUP, RowKind.BLOG, RowKind.YEAR, RowKind.NOTE, RowKind.SECTION}
_STANDING = {RowKind.SPACE, RowKind.NODE, RowKind.SHORTCUT}
_NO_ROW = Row("", RowKind.NOTE, "")


class Deeds(Protocol):
    """What a navigator can do with its rows."""

    model: "PageTreeModel"
    rows: "OpenRows"

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

    def rename(self, index: QModelIndex) -> None:
        """Type another name for what the person named."""

    def remove(self, index: QModelIndex) -> None:
        """Take away what is the person's own."""

    def make_folder(self, parent: int, name: str) -> None:
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

    def share_search(self, what: str, key: int) -> None:
        """Do something with a saved search, or with all."""

    def hand_out(self, what: str, content_id: str) -> None:
        """Copy or show a page elsewhere."""

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""


class RowHere:
    """The row at a place of the tree, wherever it stands by then; a ``PointedRow``.

    An invalid place is below all rows: there what concerns the whole tree can be done. A row that
    went while its menu was open is left alone.
    """

    def __init__(
        self,
        nav: Deeds,
        index: QModelIndex,
        library: "Library",
        favourites: "Favourites | None",
        searches: "SavedSearches | None",
    ) -> None:
        self._nav = nav
        self._at = QPersistentModelIndex(index)
        self._is_whole = not index.isValid()
        self._row = nav.row(index) if index.isValid() else _NO_ROW
        self._library = library
        self._stars = favourites
        self._searches = searches

    # opening

    @property
    def opens(self) -> bool:
        """Whether it fills a tab."""
        row = self._row
        return row.opens and not row.retries and row.kind is not RowKind.MORE

    @property
    def opens_beside(self) -> bool:
        """Whether it may fill another tab than the one in front."""
        return self.opens and not self.is_search

    def open(self, how: str) -> None:
        """Open it, or do what the row is for."""
        self._do(lambda at: self._nav.open(at, how))

    # starring

    @property
    def can_star(self) -> bool:
        """Whether it may be starred, and is not."""
        may = self._row.kind not in _UNSTARRED and bool(self._target)
        return may and self._stars is not None and self._star is None

    @property
    def is_starred(self) -> bool:
        """Whether it is starred."""
        return self._row.kind not in _UNSTARRED and self._star is not None

    @property
    def can_move_star(self) -> bool:
        """Whether it is a star that may lie in another folder."""
        return self.is_starred and self._row.kind is RowKind.SHORTCUT and bool(self.folders)

    @property
    def folders(self) -> Sequence[Choice]:
        """The folders a star may go to, not where it is; none while the person made none."""
        groups, star = self._stars.groups() if self._stars is not None else [], self._star
        top = QCoreApplication.translate("TreeRows", "Favourites")
        names = [(0, top), *((group.key, group.title) for group in groups)] if groups else []
        return [
            Choice(name, partial(self._put_star, key))
            for key, name in names
            if star is None or key != star.parent
        ]

    def star(self) -> None:
        """Star it, in no folder."""
        self._put_star(0)

    def unstar(self) -> None:
        """Take its star away."""
        if self._star is not None:
            self._nav.remove_star(self._star.key)

    # reading

    @property
    def is_page(self) -> bool:
        """Whether it stands for a page, post, folder or stub."""
        return bool(self._row.content_id)

    @property
    def can_keep(self) -> bool:
        """Whether it can be kept offline."""
        return bool(self._kept_as)

    @property
    def is_space(self) -> bool:
        """Whether what would be kept is a whole space."""
        return self._kept_as.startswith("space:")

    @property
    def can_search(self) -> bool:
        """Whether others may hang under it."""
        return bool(self._query)

    def keep(self) -> None:
        """Ask how it is to be kept offline."""
        self._nav.keep_offline(self._kept_as)

    def examine(self) -> None:
        """Show whether it can be relied on offline."""
        self._nav.examine(self._kept_as)

    def search_inside(self) -> None:
        """Search in it and below it."""
        self._nav.search(self._query)

    def hand_out(self, what: str) -> None:
        """Copy its ``link``, ``app`` link, ``markdown`` or ``title``, or open the ``browser``."""
        if self.is_search:
            self._nav.share_search(what, self._row.own)
        else:
            self._nav.hand_out(what, self._row.content_id)

    # what the person collected

    @property
    def is_search(self) -> bool:
        """Whether it is a saved search."""
        return self._row.kind is RowKind.SEARCH

    @property
    def tells(self) -> bool:
        """Whether new hits of that search are told."""
        return self._search is not None and self._search.tells

    @property
    def holds_searches(self) -> bool:
        """Whether it is the heading of the saved searches."""
        return self._row.ident == Part.SEARCHES

    @property
    def is_own(self) -> bool:
        """Whether the person named it: a folder of stars, a saved search."""
        return self._row.kind in {RowKind.FOLDER, RowKind.SEARCH}

    @property
    def takes_folders(self) -> bool:
        """Whether a folder of stars may be made there."""
        is_there = self._row.ident == Part.FAVOURITES or self._row.kind is RowKind.FOLDER
        return is_there and self._stars is not None

    def share(self, what: str) -> None:
        """Of a saved search ``tell`` new hits or write a ``file``; ``import`` or ``export`` all."""
        self._nav.share_search(what, self._row.own)

    def rename(self) -> None:
        """Type another name."""
        self._do(self._nav.rename)

    def remove(self) -> None:
        """Take away what is the person's own."""
        self._do(self._nav.remove)

    def make_folder(self) -> None:
        """Make a folder of stars, its name to be typed."""
        name = QCoreApplication.translate("Command", "New folder")
        self._nav.make_folder(self._row.own, name)

    # the tree

    @property
    def can_refresh(self) -> bool:
        """Whether Confluence can be asked for what hangs under it."""
        return self._nav.model.loads(self._nav.source(_plain(self._at)))

    @property
    def can_expand(self) -> bool:
        """Whether something below it is folded."""
        return not self._is_whole and self._nav.rows.can_open_below(_plain(self._at), _MOST)

    @property
    def can_collapse(self) -> bool:
        """Whether anything at all is unfolded."""
        return self._nav.rows.can_close

    @property
    def has_archived(self) -> bool:
        """Whether there are archived spaces."""
        return self._library.has_archived()

    @property
    def archived_shown(self) -> bool:
        """Whether archived spaces are seen."""
        return self._nav.model.show_archived

    def refresh(self) -> None:
        """Ask for what hangs under it."""
        self._do(lambda at: self._nav.model.refresh(self._nav.source(at)))

    def expand(self) -> None:
        """Unfold what is loaded below it."""
        self._do(lambda at: self._nav.rows.open_below(at, _MOST))

    def collapse(self) -> None:
        """Fold everything."""
        self._nav.rows.close_all()

    def show_archived(self) -> None:
        """Show or hide archived spaces."""
        self._nav.set_show_archived(not self.archived_shown)

    # inside

    @property
    def _is_starred_space(self) -> bool:
        row = self._row
        return bool(row.space_id) and not (row.content_id and row.kind is not RowKind.SPACE)

    @property
    def _target(self) -> str:
        return self._row.space_id if self._is_starred_space else self._row.content_id

    @property
    def _star(self) -> "Favourite | None":
        if self._stars is None or not self._target:
            return None
        return self._stars.star_of(self._target, space=self._is_starred_space)

    @property
    def _search(self) -> "SavedSearch | None":
        return self._searches.find(self._row.own) if self._searches is not None else None

    @property
    def _kept_as(self) -> str:
        return self._nav.keepable(self._row) if self._row.kind in _STANDING else ""

    @property
    def _query(self) -> str:
        return self._nav.inside(self._row) if self._row.kind in _STANDING else ""

    def _put_star(self, group: int) -> None:
        self._nav.star(self._target, space=self._is_starred_space, group=group)

    def _do(self, do: Callable[[QModelIndex], object]) -> None:
        """Outside of all rows it is done to the whole."""
        if self._at.isValid() or self._is_whole:
            do(_plain(self._at))


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()
