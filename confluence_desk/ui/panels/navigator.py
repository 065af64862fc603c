"""The left pane: find one's way through favourites, spaces and pages by sight, key or filter."""

from collections.abc import Awaitable, Coroutine
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Kind
from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.models.tree_filter import TreeFilter
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.models.tree_row import Row, RowKind
from confluence_desk.ui.panels.finder.ways import inside
from confluence_desk.ui.panels.navigator_rows import OpenRows
from confluence_desk.ui.panels.tree_view import TreeView
from confluence_desk.ui.remembered import WindowState
from confluence_desk.ui.search_field import make_clearable, put_in_front
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.collected import Removal
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches
    from confluence_desk.ui.panels.navigator_menu import RowMenu

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_JOINT = "\t"
_WITH_INSIDE = {Kind.PAGE, Kind.FOLDER}


class Navigator(QWidget):
    """A filter box over the tree; most signals carry the id of a page, folder or stub.

    ``go_requested`` adds where it is to open: ``here``, ``behind`` in a new tab, in a
    ``window``; ``keep_requested`` and ``readiness_requested`` know
    ``space:ID`` too; ``search_deed_wanted`` says what is to be done with a saved search, and its
    key: ``tell``, ``link``, ``app``, ``file``; ``import`` and ``export`` concern all of them;
    ``undo_offered`` carries a sentence and a ``Removal``.
    """

    go_requested = Signal(str, str)
    search_requested = Signal(str)
    search_deed_wanted = Signal(str, int)
    browser_requested = Signal(str)
    copy_requested = Signal(str)
    markdown_requested = Signal(str)
    title_requested = Signal(str)
    keep_requested = Signal(str)
    readiness_requested = Signal(str)
    undo_offered = Signal(str, object)
    changed = Signal()

    def __init__(
        self,
        library: "Library",
        scope: TaskScope,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        favourites: "Favourites | None" = None,
        searches: "SavedSearches | None" = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigator")
        self.setAccessibleName(self.tr("Navigator"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._scope = scope
        self._favourites = favourites
        self._searches = searches
        self._theme = theme
        self.model = PageTreeModel(
            library, scope, theme.icon, self, favourites=favourites, searches=searches
        )
        self._filter = TreeFilter(self.model, self)
        self._marked = QPersistentModelIndex()
        self.box = self._made_box(theme)
        self.tree = TreeView(theme)
        self._nothing = QLabel()
        self._fill()
        self.rows = OpenRows(self.tree, self._filter, self.model, self)
        self._lead()
        theme.changed.connect(self.tree.viewport().update)

    def load(self) -> None:
        """Ask Confluence for the spaces."""
        self.model.load()

    def retry(self) -> None:
        """Ask again for what failed."""
        self.model.retry_failed()

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""
        self.model.set_show_archived(show)
        self.changed.emit()

    def focus_filter(self) -> None:
        """Put the cursor in the filter box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def reveal(self, content_id: str, *, anew: bool = False) -> None:
        """Open the way to a page and mark its row; one marked already stays, unless ``anew``."""
        if anew or self.current_id() != content_id:
            self._scope.start(self._reveal(content_id), key="reveal")

    def current_id(self) -> str:
        """What the marked row stands for."""
        return str(self.tree.mark.data(Role.CONTENT_ID) or "")

    def row(self, index: QModelIndex) -> Row:
        """Everything about a row of the tree."""
        return self.model.row(self.source(index))

    def source(self, index: QModelIndex) -> QModelIndex:
        """Where the model has a row of the tree."""
        return self._filter.mapToSource(index)

    def state(self) -> WindowState:
        """What comes back at the next start; the rest of it is the window's."""
        marked = self._filter.mapToSource(self.tree.mark)
        bar = self.tree.verticalScrollBar()
        height = max(self.tree.sizeHintForRow(0), 1)
        return WindowState(
            expanded=self.rows.ways(),
            folded=tuple(sorted(self.rows.folded)),
            marked=_JOINT.join(self.model.way(marked)) if marked.isValid() else "",
            scrolled=bar.value() / height,
            top=self.rows.top(),
            filter=self.box.text(),
            show_archived=self.model.show_archived,
        )

    def restore(self, state: WindowState) -> None:
        """Come back as it was left, as far as the library knows the rows already."""
        self.tree.waits = False
        self.model.set_show_archived(state.show_archived)
        height = max(self.tree.sizeHintForRow(0), 1)
        self.rows.restore(state, None if state.filter else self.tree.height() // height + 1)
        marked = self._filter.mapFromSource(self.model.at(state.marked.split(_JOINT)))
        if state.marked and marked.isValid():
            self._marked = QPersistentModelIndex(self.source(marked))
            self.tree.setCurrentIndex(marked)
        self.box.setText(state.filter)
        self.rows.scroll(state)

    def close_model(self) -> None:
        """Stop listening to the library."""
        self.rows.end()
        self.model.close()

    # what menus and keys do

    def open(self, index: QModelIndex, how: str = "here") -> None:
        """Open what a row stands for, or do what the row is for."""
        row = self.row(index)
        if row.retries:
            self.model.refresh(self.source(index))
        elif row.kind is RowKind.MORE:
            self.model.show_more()
        elif row.kind is RowKind.SEARCH:
            self.search(self._saved_query(row.own))
        elif row.opens and row.content_id:
            self._marked = QPersistentModelIndex(self.source(index))
            self.go_requested.emit(row.content_id, how)
            self._ask_behind(index)
        elif row.kind is RowKind.SHORTCUT:
            self.reveal_target(row)
        elif self._filter.hasChildren(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def reveal_target(self, row: Row) -> None:
        """Show where a starred folder or space without a page of its own stands."""
        if row.content_id:
            self._scope.start(self._reveal(row.content_id), key="reveal")
        else:
            self.show_space(row.space_id)

    def show_space(self, space_id: str) -> None:
        """Mark and open the row of a space."""
        index = self._filter.mapFromSource(self.model.place_of_space(space_id))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.expand(index)

    def keep_offline(self, where: str) -> None:
        """Ask how a page, or ``space:ID``, is to be kept on this machine."""
        self.keep_requested.emit(where)

    def examine(self, where: str) -> None:
        """Ask whether it can be relied on offline."""
        self.readiness_requested.emit(where)

    def inside(self, row: Row) -> str:
        """The query for all in a space, or a page and all below it; empty where there is none."""
        if row.content_id and row.kind is not RowKind.SPACE:
            return inside(row.content_id) if self._kind(row) in _WITH_INSIDE else ""
        space = self._library.space(row.space_id)
        return f'space = "{space.key}"' if space is not None else ""

    def keepable(self, row: Row) -> str:
        """What ``keep_offline`` wants for a row; empty where nothing can be kept."""
        if row.kind is RowKind.SPACE or (row.space_id and not row.content_id):
            return f"space:{row.space_id}"
        return row.content_id if self._kind(row) in {*_WITH_INSIDE, Kind.BLOGPOST} else ""

    def _kind(self, row: Row) -> Kind:
        node = self._library.node(row.content_id)
        return node.kind if node is not None else Kind.PAGE

    def search(self, cql: str) -> None:
        """Ask a query."""
        if cql:
            self.search_requested.emit(cql)

    def share_search(self, what: str, key: int) -> None:
        """Do something with a saved search, or with all."""
        self.search_deed_wanted.emit(what, key)

    def hand_out(self, what: str, content_id: str) -> None:
        """Copy ``link``, ``markdown`` or ``title`` of a page, or show it in the ``browser``."""
        signals = {
            "link": self.copy_requested,
            "markdown": self.markdown_requested,
            "title": self.title_requested,
            "browser": self.browser_requested,
        }
        signals[what].emit(content_id)

    def star(self, target: str, *, space: bool, group: int) -> None:
        """Star something in a folder of stars, or move its star there."""
        if self._favourites is not None:
            self._do(self._favourites.star(target, space=space, group=group), f"star:{target}")

    def remove_star(self, key: int) -> None:
        """Take a star away, or a folder with all its stars; the person can take that back."""
        stars = self._favourites
        found = stars.find(key) if stars is not None else None
        if stars is not None and found is not None:
            title = stars.title(found)
            words = self.tr("Removed “{title}” from the favourites").format(title=title)
            self._do(self._removed(stars.remove(key), words), f"remove:{key}")

    def remove(self, index: QModelIndex) -> None:
        """Take away what is the person's own: a star, a folder of stars, a saved search."""
        row, searches = self.row(index), self._searches
        if row.kind in {RowKind.FOLDER, RowKind.SHORTCUT} and row.own:
            self.remove_star(row.own)
        elif row.kind is RowKind.SEARCH and searches is not None:
            words = self.tr("Removed the search “{title}”").format(title=row.title)
            self._do(self._removed(searches.remove(row.own), words), f"remove:{row.ident}")

    def rename(self, index: QModelIndex) -> None:
        """Type another name for what the person named."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.tree.edit(index)

    def make_folder(self, parent: int, name: str) -> None:
        """A new folder of stars, called so until another name is typed."""
        if self._favourites is not None:
            self._do(self._new_folder(self._favourites, parent, name), "folder")

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a row."""
        return self._menus.made(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the box into the tree, Escape clears it from both."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.box.text():
                self.box.clear()
                return True
            if watched is self.box and (event.key() == Qt.Key.Key_Down or event.key() in _ENTER):
                self.tree.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.tree.currentIndex().isValid():
                    self.tree.setCurrentIndex(self._first_row())
                return True
        return super().eventFilter(watched, event)

    # inside

    @cached_property
    def _menus(self) -> "RowMenu":
        from confluence_desk.ui.panels.navigator_menu import RowMenu  # noqa: PLC0415 - a start needs none

        given = (self._library, self._favourites, self._searches)
        return RowMenu(self, self, self._theme, *given)

    def _made_box(self, theme: Theme) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("Filter"))
        box.setAccessibleName(self.tr("Filter pages"))
        box.setToolTip(self.tr("Show only loaded rows that hold these words (Escape clears)"))
        put_in_front(box, theme.icon("magnifying-glass"))
        make_clearable(box)
        box.installEventFilter(self)
        return box

    def _fill(self) -> None:
        tree = self.tree
        tree.setModel(self._filter)
        tree.setAccessibleName(self.tr("Favourites, spaces and pages"))
        tree.installEventFilter(self)
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("tone", "muted")
        self._nothing.setContentsMargins(14, 8, 14, 8)
        self._nothing.hide()
        self.setFocusProxy(tree)
        above = QVBoxLayout()
        above.setContentsMargins(10, 8, 10, 6)
        above.addWidget(self.box)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(above)
        lay.addWidget(self._nothing)
        lay.addWidget(tree, 1)

    def _lead(self) -> None:
        tree = self.tree
        tree.wanted.connect(self.open)
        tree.key_pressed.connect(lambda index, deed: self._menus.do(deed, index))
        tree.menu_wanted.connect(self._show_menu)
        self.box.textChanged.connect(self._narrow)
        moves = (tree.expanded, tree.collapsed, tree.verticalScrollBar().valueChanged)
        for moved in (*moves, tree.selectionModel().currentChanged):
            moved.connect(lambda *_: self.changed.emit())

    def _first_row(self) -> QModelIndex:
        at = self._filter.index(0, 0)
        while at.isValid() and not at.flags() & Qt.ItemFlag.ItemIsSelectable:
            at = self.tree.indexBelow(at)
        return at

    def _saved_query(self, key: int) -> str:
        found = self._searches.find(key) if self._searches is not None else None
        return found.cql if found is not None else ""

    def _do(self, deed: Coroutine[Any, Any, object], key: str) -> None:
        self._scope.start(deed, key=key)

    async def _removed(self, removing: "Awaitable[Removal]", words: str) -> None:
        self.undo_offered.emit(words, await removing)

    async def _new_folder(self, stars: "Favourites", parent: int, name: str) -> None:
        key = await stars.make_group(name, parent)
        index = self._filter.mapFromSource(self.model.place_of_own(key))
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.tree.edit(index)

    async def _reveal(self, content_id: str) -> None:
        found = await self.model.find(content_id)
        index = self._filter.mapFromSource(found)
        if found.isValid():
            self._marked = QPersistentModelIndex(found)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self._ask_behind(index)

    def _ask_behind(self, index: QModelIndex) -> None:
        """Learn what hangs under a row that is read: leaves lose their expander, or get one."""
        source = self.source(index)
        if self.model.loads(source) and not self.tree.isExpanded(index):
            self.model.refresh(source)

    def _narrow(self, text: str) -> None:
        if not self._filter.narrow(text):
            return
        self.tree.rows.words = self._filter.words
        self.rows.show_matches()
        # Qt marks some other row when the marked one is filtered out.
        self.tree.setCurrentIndex(self._filter.mapFromSource(_plain(self._marked)))
        if not self._filter.words:
            self.tree.scrollTo(self.tree.currentIndex())
        empty = bool(self._filter.words) and self._filter.rowCount() == 0
        self._nothing.setVisible(empty)
        words = self.tr("Nothing loaded here matches “{}”.").format(text.strip())
        self._nothing.setText(words if empty else "")
        self.tree.viewport().update()
        self.changed.emit()

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        self._menus.pop_up(index, place)


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()
