"""Shows what the person collected, spaces and their hierarchies to views: local rows at once."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QIcon

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import DeskError, Stopped, Unreachable
from confluence_desk.ui.models.portions import Portions
from confluence_desk.ui.models.told_rows import NOWHERE, Index
from confluence_desk.ui.models.tree_drops import CarriedRows, Drops
from confluence_desk.ui.models.tree_kept import Kept
from confluence_desk.ui.models.tree_nodes import Face, Node, Role, Stage, answer
from confluence_desk.ui.models.tree_notes import (
    OF_FACE,
    failed_again,
    loading,
    loading_words,
    no_pages,
    no_spaces,
    why_not,
)
from confluence_desk.ui.models.tree_row import (
    BLOG,
    ROOTS,
    Part,
    Row,
    RowKind,
    flags_of,
)
from confluence_desk.ui.models.tree_rows import TreeRows
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches

Request = Callable[[], Coroutine[Any, Any, Any]]
_QUIET = (Unreachable, Stopped)


class PageTreeModel(CarriedRows):
    """Favourites, recent pages, saved searches and spaces with all below them, as one lazy tree.

    ``fetchMore`` shows the stored children, then starts a refresh in ``scope``; a failure
    becomes a row that can be activated to try again. Of long lists views are told a portion
    at a time.
    """

    def __init__(
        self,
        library: "Library",
        scope: TaskScope,
        icon: Callable[[str], QIcon],
        parent: QObject | None = None,
        *,
        favourites: "Favourites | None" = None,
        searches: "SavedSearches | None" = None,
    ) -> None:
        super().__init__(scope, Drops(library, favourites, searches), parent)
        self._library = library
        self._icon = icon
        self._favourites = favourites
        self._searches = searches
        self._rows = TreeRows(library, favourites, searches)
        self._kept = Kept(library)
        self._portions = Portions(self._reread, self)
        self._redraws = Portions(self._redraw_all, self)
        self._sync(self._root)
        self._leaving = [
            library.changed.connect(self._changed),
            library.visited.connect(lambda _id: self._sync_part(Part.RECENT)),
        ]
        if favourites is not None:
            self._leaving.append(favourites.changed.connect(self._stars_changed))
        if searches is not None:
            self._leaving.append(searches.changed.connect(self._searches_changed))

    def close(self) -> None:
        """Stop listening."""
        for leave in (*self._leaving, self._portions.drop, self._redraws.drop):
            leave()

    # Qt's questions

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        """Whether to show an expander; a node never asked for is given the benefit of the doubt."""
        node = self._node(parent)
        if node.stage is not Stage.NEW or self._is_local(node):
            return bool(node.children)
        return not self._known_leaf(node)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the children were not looked at yet."""
        node = self._node(parent)
        if self._is_local(node):
            return self._is_short(node) and node.more
        return node.stage is Stage.NEW and not self._known_leaf(node)

    def fetchMore(self, parent: Index) -> None:
        """Show what is stored, then ask Confluence."""
        if self.canFetchMore(parent):
            self._begin(self._node(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and notes cannot be selected; a note that retries can."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return flags_of(self._node(index).row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows and is."""
        if not index.isValid():
            return None
        row = (node := self._node(index)).row
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row.icon) if row.icon else None
        if role == Role.FACE:
            self._seen(node)
        if role in OF_FACE:
            here, held = row.content_id in self._kept.here, row.content_id in self._kept.held
            place = (len([*node.ancestors()]) - 1, self.hasChildren(index))
            return OF_FACE[role](Face(row, here, self._rows.stars.holds(row), held, *place))
        return answer(row, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Give a folder of stars or a saved search another name."""
        row = self._node(index).row
        name = str(value).strip()
        named: Favourites | SavedSearches | None = (
            self._favourites if row.kind is RowKind.FOLDER else self._searches
        )
        editable = row.kind in {RowKind.FOLDER, RowKind.SEARCH}
        if role != Qt.ItemDataRole.EditRole or not editable or named is None or not name:
            return False
        self._scope.start(named.rename(row.own, name), key=f"rename:{row.ident}")
        return True

    # what the navigator asks

    def load(self) -> None:
        """Ask Confluence for the spaces; those stored are shown already."""
        self._start(self._spaces(), self._library.refresh_spaces)

    def refresh(self, index: Index) -> None:
        """Ask again for what hangs under a row; on a note, under the row it belongs to."""
        node = self._node(index)
        if node.row.kind is RowKind.NOTE and node.parent is not None:
            node = node.parent
        if node is self._root or node.row.kind is RowKind.SECTION:
            self.load()
        elif not self._is_local(node):
            self._begin(node)

    def loads(self, index: Index) -> bool:
        """Whether Confluence can be asked for what hangs under a row; under none are the spaces."""
        return self._library.may_ask() and (not index.isValid() or bool(self._node(index).row.key))

    def matching(self, words: tuple[str, ...]) -> tuple[set[int], set[int]]:
        """The numbers of the rows whose title or key holds every word; of the rows above those."""
        return self._nodes.matching(words)

    def place_of_space(self, space_id: str) -> QModelIndex:
        """Where a space stands; invalid while it is not shown."""
        node = self._nodes.by_key.get(f"{ROOTS}{space_id}")
        return self.place(node) if node is not None else QModelIndex()

    def place_of_own(self, key: int) -> QModelIndex:
        """Where a folder of stars stands; the one it lies in may be closed."""
        found = super().place_of_own(key)
        star = self._favourites.find(key) if self._favourites is not None else None
        if star is not None and star.parent and not found.isValid():
            self.fetchMore(self.place_of_own(star.parent))
            found = super().place_of_own(key)
        return found

    def retry_failed(self) -> None:
        """Ask again for everything that failed, as when the network is back."""
        for node in list(self._nodes.by_id.values()):
            if node.stage is Stage.FAILED:
                self.refresh(self.place(node))

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""
        self._rows.show_archived = show
        self._sync(self._root)

    def show_more(self) -> None:
        """Show everything that was read lately."""
        self._rows.show_more = True
        self._sync_part(Part.RECENT)

    @property
    def show_archived(self) -> bool:
        """Whether archived spaces are shown."""
        return self._rows.show_archived

    async def find(self, content_id: str) -> QModelIndex:
        """The row of a page in its space, with the way to it loaded; invalid when none."""
        at = self._nodes.by_content.get(content_id)
        if at is not None:
            return self.place(at)
        top = at = self._root.child(self._rows.part_of(content_id)) or self._root
        for step in self._way_to(content_id):
            found = await self._step(at, step)
            if found is None and step != content_id:
                continue
            if found is None:
                return QModelIndex()
            at = found
        return QModelIndex() if at is top else self.place(at)

    # inside

    def _way_to(self, content_id: str) -> Iterator[str]:
        node = self._library.node(content_id)
        if node is None:
            return
        space = self._library.space(node.space_id)
        home = space.homepage_id if space is not None else None
        if space is not None and space.personal:
            yield "personal"
        yield f"{ROOTS}{node.space_id}"
        if node.kind is Kind.BLOGPOST:
            yield from (f"{BLOG}{node.space_id}", self._rows.year_of(node))
        else:
            yield from (above.id for above in self._library.path(content_id) if above.id != home)
        if content_id != home:  # the space's own row stands for its homepage
            yield content_id

    async def _step(self, at: Node, ident: str) -> Node | None:
        if at.stage is Stage.NEW and not self._is_local(at):
            self._begin(at)
        found = await self._child(at, ident)
        while found is None and at.task is not None and not at.task.done():
            await asyncio.wait({at.task})
            found = await self._child(at, ident)
        return found

    async def _child(self, at: Node, ident: str) -> Node | None:
        while (found := at.child(ident)) is None and at.more:
            await self._pull(at)
        return found

    def _spaces(self) -> Node:
        found = self._root.child(Part.SPACES)
        return found if found is not None else self._root

    def _known_leaf(self, node: Node) -> bool:
        if node.leaf is None and node.parent:
            self._learn_leaves(node.parent.children)
        return bool(node.leaf)

    def _learn_leaves(self, siblings: Iterable[Node]) -> None:
        """One look at the library for all of them: a tree asks about each as it opens."""
        nodes = [node for node in siblings if node.leaf is None]
        keys = {key for node in nodes for key in (node.row.key, node.row.content_id) if key}
        held = self._library.has_children(keys)
        for node in nodes:
            row = node.row
            if row.kind is RowKind.NODE:
                node.leaf = held.get(row.key) is False
            elif row.kind is RowKind.SPACE and row.key in held and held.get(row.content_id):
                node.leaf = False
            else:
                node.leaf = self._rows.under(row, count=1) == []

    def _begin(self, node: Node) -> None:
        if node.row.key:
            self._start(node, partial(self._library.refresh_children, node.row.key))
        else:
            node.stage = Stage.READY
            self._sync(node)

    def _start(self, node: Node, ask: Request) -> None:
        node.stage = Stage.LOADING
        node.trouble = None
        self._sync(node)
        key = f"children:{node.row.key}" if node.row.key else "spaces"
        words, had = loading_words(node.row), partial(self._had, node)
        node.task = self._scope.start(self._finish(node, ask), key=key, words=words, stopped=had)

    async def _finish(self, node: Node, ask: Request) -> None:
        try:
            await ask()
        except DeskError as trouble:
            self._had(node, trouble)
        else:
            self._had(node, None)

    def _had(self, node: Node, trouble: DeskError | None) -> None:
        node.stage, node.trouble = Stage.FAILED if trouble else Stage.READY, trouble
        if self._nodes.by_id.get(node.id) is node:
            self._settle(node)

    def _settle(self, node: Node) -> None:
        had = bool(node.children)
        stands = had and node.children[-1].row.kind is not RowKind.NOTE
        if stands and (node.stage is Stage.READY or isinstance(node.trouble, _QUIET)):
            return  # what the answer changed was told by the library already
        self._sync(node)
        if not had and not node.children:
            # No row came or went, yet the expander must go: only a new layout tells views.
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()

    def _wanted(self, node: Node, first: int, count: int) -> list[Row]:
        if node is self._root:
            return self._rows.sections()[first : first + count]
        rows = self._rows.under(node.row, first, count)
        spaces = node.row.ident == Part.SPACES
        if rows or first:
            broken = node.stage is Stage.FAILED and not isinstance(node.trouble, _QUIET)
            told = rows or []
            return [*told, failed_again()] if broken and len(told) < count else told
        unknown = rows is None or (spaces and node.stage is not Stage.READY)
        if unknown and node.stage is Stage.FAILED:
            return [why_not(node.trouble)]
        if unknown:
            return [loading()] if node.stage is not Stage.NEW else []
        if spaces or node.row.kind is RowKind.SPACE:
            return [no_spaces() if spaces else no_pages()]
        return []

    def _sync_part(self, part: Part) -> None:
        before = self._root.child(part)
        if before is None or not self._rows.under(before.row, count=1):
            self._sync(self._root)
        else:
            self._sync(before)

    def _told(self, rows: Sequence[Row]) -> None:
        self._kept.read(row.content_id for row in rows if row.opens)

    def _stars_changed(self, _: None) -> None:
        moved = self._rows.stars.moved()
        self._sync(self._root)
        for space_id in [target for is_space, target in moved if is_space]:
            node = self._nodes.by_key.get(f"{ROOTS}{space_id}")
            if node is not None:
                self._redraw(node)
        self._redraws.take(self._nodes.shown({target for _, target in moved}))

    def _searches_changed(self, _: None) -> None:
        self._sync_part(Part.SEARCHES)

    def _changed(self, changes: Changes) -> None:
        self._rows.stars.forget(changes.pages)
        if changes.spaces:
            self._rows.stars.forget_spaces()
            self._sync(self._root)
            self._resync(self._spaces().child("personal"))
        for key in changes.children_of:
            self._resync(self._nodes.by_key.get(key))
            if key.startswith(BLOG):
                self._resync(self._nodes.by_key.get(f"{ROOTS}{key.removeprefix(BLOG)}"))
                blog = self._nodes.by_key.get(key)
                for year in blog.children if blog is not None else ():
                    self._resync(year)
        if changes.pages:
            self._pages_changed(changes.pages)

    def _pages_changed(self, pages: Iterable[str]) -> None:
        shown = [content_id for content_id in pages if self._nodes.of(content_id)]
        self._portions.take(shown)
        if shown and self._root.child(Part.RECENT) is not None:
            self._sync_part(Part.RECENT)

    def _reread(self, shown: Sequence[str]) -> None:
        moved = self._kept.reread(shown)
        for content_id in shown:
            node, row = self._nodes.by_content.get(content_id), self._rows.node(content_id)
            if node is not None and row is not None:
                self._update(node, row)
            star = self._rows.stars.of(content_id)
            for standing in self._nodes.of(content_id):
                if star is not None and standing.row.own:
                    self._update(standing, star)
        self._redraw_all(moved)

    def look_after_rules(self) -> None:
        """What is kept offline is another set now."""
        self._redraws.take(self._kept.reread_all())

    def _resync(self, node: Node | None) -> None:
        if node is None:
            return
        if node.stage is not Stage.NEW:
            self._sync(node)
        elif node.leaf and not node.row.leaf and self._rows.under(node.row, count=1):
            # Thought to be a leaf; its first children make the view draw an expander.
            node.leaf, node.stage = None, Stage.READY
            self._sync(node)
