"""Shows spaces and their hierarchies to views: local rows at once, Confluence's behind."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.ui.models.row_plan import plan
from confluence_desk.ui.models.tree_nodes import Node, Stage, answer
from confluence_desk.ui.models.tree_rows import BLOG, ROOTS, Row, RowKind, TreeRows, note
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

Index = QModelIndex | QPersistentModelIndex
Request = Callable[[], Coroutine[Any, Any, Changes]]
NOWHERE = QModelIndex()
_LOADING = note("Loading…", "circle-dashed")
_FAILED = note("Could not load · Retry", "warning-circle", retries=True)
_FAILED_AGAIN = note("Could not refresh · Retry", "warning-circle", retries=True)
_OFFLINE = note("Not available offline · Retry", "cloud-slash", retries=True)
_FIXED = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsEnabled
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
CROWD = 500
"""Rows with more siblings than this show an expander without looking whether they need one."""


class PageTreeModel(QAbstractItemModel):
    """Spaces, pages, folders, stubs and blog posts as one lazy tree.

    ``fetchMore`` shows the stored children, then starts a refresh in ``scope``; a failure
    becomes a row that can be activated to try again.
    """

    def __init__(
        self,
        library: "Library",
        scope: TaskScope,
        icon: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._icon = icon
        self._rows = TreeRows(library)
        self._by_id: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}
        self._by_content: dict[str, Node] = {}
        self._next_id = 1
        self._root = Node(0, Row("", RowKind.GROUP, ""), None)
        self._sync(self._root)
        self._leave = library.changed.connect(self._changed)

    def close(self) -> None:
        """Stop listening to the library."""
        self._leave()

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The place of a row."""
        node = self._node(parent)
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row].id)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The place a row hangs under."""
        above = self._node(index).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many children views were told of."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002 - Qt's signature
        """One."""
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        """Whether to show an expander; a node never asked for is given the benefit of the doubt."""
        node = self._node(parent)
        if node.stage is not Stage.NEW or node is self._root:
            return bool(node.children)
        return not self._known_leaf(node)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the children were not looked at yet."""
        node = self._node(parent)
        return node.stage is Stage.NEW and node is not self._root and not self._known_leaf(node)

    def fetchMore(self, parent: Index) -> None:
        """Show what is stored, then ask Confluence."""
        if self.canFetchMore(parent):
            self._begin(self._node(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and notes cannot be selected; a note that retries can."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._node(index).row
        if row.kind is RowKind.HEADING or (row.kind is RowKind.NOTE and not row.retries):
            return _FIXED
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows and is."""
        if not index.isValid():
            return None
        row = self._node(index).row
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row.icon) if row.icon else None
        return answer(row, role)

    # what the navigator asks

    def load(self) -> None:
        """Ask Confluence for the spaces; those stored are shown already."""
        self._start(self._root, self._library.refresh_spaces)

    def refresh(self, index: Index) -> None:
        """Ask again for what hangs under a row; on a note, under the row it belongs to."""
        node = self._node(index)
        if node.row.kind is RowKind.NOTE and node.parent is not None:
            node = node.parent
        if node is self._root:
            self.load()
        else:
            self._begin(node)

    def loads(self, index: Index) -> bool:
        """Whether Confluence can be asked for what hangs under a row."""
        return bool(index.isValid() and self._node(index).row.key)

    def holds(self, number: int, parent: Index, words: tuple[str, ...]) -> bool:
        """Whether a row's title or key holds every word; straight, as filters ask it of all."""
        row = self._node(parent).children[number].row
        if row.kind is RowKind.HEADING or row.kind is RowKind.NOTE:
            return False
        text = f"{row.title} {row.hint}".casefold()
        return all(word in text for word in words)

    def retry_failed(self) -> None:
        """Ask again for everything that failed, as when the network is back."""
        for node in [self._root, *self._by_id.values()]:
            if node.stage is Stage.FAILED:
                self.refresh(self._index(node))

    def set_show_archived(self, show: bool) -> None:  # noqa: FBT001 - a plain switch
        """Show or hide archived spaces."""
        self._rows.show_archived = show
        self._sync(self._root)

    @property
    def show_archived(self) -> bool:
        """Whether archived spaces are shown."""
        return self._rows.show_archived

    async def find(self, content_id: str) -> QModelIndex:
        """The row of a page, with the way to it loaded; invalid when there is none."""
        at = self._by_content.get(content_id)
        if at is not None:
            return self._index(at)
        at = self._root
        for step in self._way_to(content_id):
            found = await self._step(at, step)
            if found is None and step != content_id:
                continue
            if found is None:
                return QModelIndex()
            at = found
        return self._index(at)

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
        if at.stage is Stage.NEW and at is not self._root:
            self._begin(at)
        found = at.child(ident)
        while found is None and at.task is not None and not at.task.done():
            await asyncio.wait({at.task})
            found = at.child(ident)
        return found

    def _known_leaf(self, node: Node) -> bool:
        if node.leaf is None and node.parent and len(node.parent.children) <= CROWD:
            node.leaf = self._rows.under(node.row) == []
        return bool(node.leaf)

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
        node.task = self._scope.start(self._finish(node, ask), key=key)

    async def _finish(self, node: Node, ask: Request) -> None:
        try:
            await ask()
        except DeskError as trouble:
            node.stage, node.trouble = Stage.FAILED, trouble
        else:
            node.stage = Stage.READY
        if node is self._root or self._by_id.get(node.id) is node:
            self._settle(node)

    def _settle(self, node: Node) -> None:
        had = bool(node.children)
        self._sync(node)
        if not had and not node.children and node.parent is not None:
            # No row came or went, yet the expander must go: only a new layout tells views.
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()

    def _wanted(self, node: Node) -> list[Row]:
        top = node is self._root
        rows = self._rows.top() if top else self._rows.under(node.row)
        if rows:
            failed = node.stage is Stage.FAILED and not isinstance(node.trouble, Unreachable)
            return [*rows, _FAILED_AGAIN] if failed else rows
        unknown = rows is None or (top and node.stage is not Stage.READY)
        if unknown and node.stage is Stage.FAILED:
            return [_OFFLINE if isinstance(node.trouble, Unreachable) else _FAILED]
        if unknown:
            return [_LOADING] if node.stage is not Stage.NEW else []
        if top or node.row.kind is RowKind.SPACE:
            return [note("No spaces to show" if top else "No pages yet")]
        return []

    def _sync(self, node: Node) -> None:
        """Make the rows told to views those wanted now, with as few steps as there are."""
        wanted = self._wanted(node)
        steps = plan([c.row.ident for c in node.children], [row.ident for row in wanted])
        for first, last in steps.removals:
            self._remove(node, first, last)
        if steps.reordered:
            self._reorder(node, [row.ident for row in wanted])
        for first, last in steps.insertions:
            self._insert(node, first, wanted[first : last + 1])
        for child, row in zip(node.children, wanted, strict=True):
            self._update(child, row)

    def _remove(self, node: Node, first: int, last: int) -> None:
        self.beginRemoveRows(self._index(node), first, last)
        for child in node.children[first : last + 1]:
            self._forget(child)
        del node.children[first : last + 1]
        node.renumber(first)
        self.endRemoveRows()

    def _insert(self, node: Node, first: int, rows: list[Row]) -> None:
        self.beginInsertRows(self._index(node), first, first + len(rows) - 1)
        node.children[first:first] = [self._made(row, node) for row in rows]
        node.renumber(first)
        self.endInsertRows()

    def _reorder(self, node: Node, idents: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {ident: number for number, ident in enumerate(idents)}
        before = self.persistentIndexList()
        node.children.sort(key=lambda child: places[child.row.ident])
        node.renumber()
        after = [self._index(n) if (n := self._by_id.get(i.internalId())) else i for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _update(self, node: Node, row: Row) -> None:
        if node.row != row:
            node.row = row
            place = self._index(node)
            self.dataChanged.emit(place, place)

    def _made(self, row: Row, parent: Node) -> Node:
        node = Node(self._next_id, row, parent)
        self._next_id += 1
        self._by_id[node.id] = node
        if row.key:
            self._by_key[row.key] = node
        if row.kind is RowKind.NODE:
            self._by_content[row.content_id] = node
        return node

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        self._by_id.pop(node.id, None)
        for table, key in ((self._by_key, node.row.key), (self._by_content, node.row.content_id)):
            if table.get(key) is node:
                del table[key]

    def _changed(self, changes: Changes) -> None:
        if changes.spaces:
            self._sync(self._root)
            self._resync(self._root.child("personal"))
        for key in changes.children_of:
            self._resync(self._by_key.get(key))
            if key.startswith(BLOG):
                self._resync(self._by_key.get(f"{ROOTS}{key.removeprefix(BLOG)}"))
                for year in self._by_key[key].children if key in self._by_key else ():
                    self._resync(year)
        for content_id in changes.pages:
            node, row = self._by_content.get(content_id), self._rows.node(content_id)
            if node is not None and row is not None:
                self._update(node, row)

    def _resync(self, node: Node | None) -> None:
        if node is None:
            return
        if node.stage is not Stage.NEW:
            self._sync(node)
        elif node.leaf and not node.row.leaf and self._rows.under(node.row):
            # Thought to be a leaf; its first children make the view draw an expander.
            node.leaf, node.stage = None, Stage.READY
            self._sync(node)

    def _node(self, index: Index) -> Node:
        return self._by_id.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.number, 0, node.id)
