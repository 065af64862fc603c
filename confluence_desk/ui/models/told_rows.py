"""Tells views of rows that come, go and move, in as few steps as there are."""

import asyncio
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from confluence_desk.ui.models.row_plan import plan
from confluence_desk.ui.models.tree_nodes import Node, Nodes, Stage
from confluence_desk.ui.models.tree_row import Row, RowKind
from confluence_desk.ui.tasks import TaskScope

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PORTION = 200
"""So many rows are told to views at once; what is beyond follows when they come near to it."""
_NEAR = 100
_PAUSE = 0.002
_LOCAL = {RowKind.SECTION, RowKind.FOLDER}
"""Rows whose children are on this machine always."""
_MANY = 300
"""Once so many are told, closed folders tell one row only: that they can be opened."""


class ToldRows(QAbstractItemModel):
    """A tree of nodes that follows what ``_wanted`` says; growing lists need ``scope``.

    A view lays out anew all it knows whenever a row comes, so of a long list it knows little.
    """

    def __init__(self, scope: TaskScope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._nodes = Nodes()
        self._root = Node(0, Row("", RowKind.GROUP, ""), None)
        self._telling_all = False
        self._growing = set[int]()

    @abstractmethod
    def _wanted(self, node: Node, first: int, count: int) -> list[Row]:
        """Those rows that belong below a node now, from the place ``first`` on."""

    @abstractmethod
    def _told(self, rows: Sequence[Row]) -> None:
        """Views are about to learn of these."""

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The place of a row."""
        node = self._node(parent)
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row].id)

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The place a row hangs under."""
        above = self._node(index).parent
        return QModelIndex() if above is None else self.place(above)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many children views were told of."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002 - Qt's signature
        """One."""
        return 1

    def place(self, node: Node) -> QModelIndex:
        """Where a node stands."""
        return QModelIndex() if node is self._root else self.createIndex(node.number, 0, node.id)

    def row(self, index: Index) -> Row:
        """Everything about the row at a place."""
        return self._node(index).row

    def places(self, numbers: Iterable[int]) -> list[QModelIndex]:
        """The places of rows by their numbers, those higher up first; the root has none."""
        nodes = [self._nodes.by_id[number] for number in numbers if number in self._nodes.by_id]
        nodes.sort(key=lambda node: len([*node.ancestors()]))
        return [self.place(node) for node in nodes]

    def number(self, row: int, parent: Index) -> int:
        """The number of a child, as ``matching`` tells it."""
        return self._node(parent).children[row].id

    def way(self, index: Index) -> tuple[str, ...]:
        """The idents of a row and of those above it, from the top."""
        node = self._node(index)
        return (*(above.row.ident for above in reversed([*node.ancestors()][:-1])), node.row.ident)

    def at(self, way: Sequence[str]) -> QModelIndex:
        """The row at the end of a way, if views know it already."""
        node: Node | None = self._root
        for ident in way:
            node = node.child(ident) if node is not None else None
        return self.place(node) if node is not None else QModelIndex()

    def place_of_own(self, key: int) -> QModelIndex:
        """Where a folder of stars stands."""
        nodes = self._nodes.by_id.values()
        found = (n for n in nodes if n.row.kind is RowKind.FOLDER and n.row.own == key)
        node = next(found, None)
        return self.place(node) if node is not None else QModelIndex()

    def shrink(self, index: Index) -> None:
        """A row was closed: keep only the first portion below it told, so that it opens fast."""
        node = self._node(index)
        self._scope.cancel(f"grow:{node.id}")
        self._growing.discard(node.id)
        if len(node.children) > PORTION:
            node.more = True
            self._remove(node, PORTION, len(node.children) - 1)

    def long_lists(self) -> list[QModelIndex]:
        """Rows below which more than the first portion is told."""
        return [self.place(n) for n in self._nodes.by_id.values() if len(n.children) > PORTION]

    def tell_all(self, wanted: bool) -> None:  # noqa: FBT001 - a plain switch
        """Tell views of every row, also of those that nobody came near to; or no longer."""
        self._telling_all = wanted
        for node in list(self._nodes.by_id.values()) if wanted else ():
            self._start_growing(node)

    def _seen(self, node: Node) -> None:
        """A row is painted: those after it may be seen next."""
        above = node.parent
        if above is not None and above.more and len(above.children) - node.number < _NEAR:
            self._start_growing(above)

    def _start_growing(self, node: Node) -> None:
        if node.more and node.id not in self._growing:
            self._growing.add(node.id)
            self._scope.start(self._grow(node), key=f"grow:{node.id}")

    def _is_local(self, node: Node) -> bool:
        return node is self._root or node.row.kind in _LOCAL

    def _is_short(self, node: Node) -> bool:
        """Whether it is a folder that nobody opened yet, among many rows."""
        new = node.row.kind is RowKind.FOLDER and node.stage is Stage.NEW
        return new and len(self._nodes.by_id) > _MANY

    def _sync(self, node: Node) -> None:
        """Make the rows told to views those wanted now, with as few steps as there are."""
        limit = max(1 if self._is_short(node) else PORTION, len(node.children))
        wanted = self._wanted(node, 0, limit)
        node.more = len(wanted) >= limit
        steps = plan([c.row.ident for c in node.children], [row.ident for row in wanted])
        for first, last in steps.removals:
            self._remove(node, first, last)
        if steps.reordered:
            self._reorder(node, [row.ident for row in wanted])
        for first, last in steps.insertions:
            self._insert(node, first, wanted[first : last + 1])
        for child, row in zip(node.children, wanted, strict=True):
            self._update(child, row)
            if row.kind in _LOCAL:
                self._sync(child)
        if self._telling_all:
            self._start_growing(node)

    async def _grow(self, node: Node) -> None:
        await self._pull(node)
        while self._telling_all and node.more:
            await self._pull(node)
        self._growing.discard(node.id)

    async def _pull(self, node: Node) -> None:
        """Tell views of one more portion, not while they paint."""
        await asyncio.sleep(_PAUSE)
        if node is not self._root and self._nodes.by_id.get(node.id) is not node:
            node.more = False
        if not node.more:
            return
        told = {child.row.ident for child in node.children}
        rows = self._wanted(node, len(node.children), PORTION)
        node.more = len(rows) >= PORTION
        if new := [row for row in rows if row.ident not in told]:
            self._insert(node, len(node.children), new)
            for child in node.children[-len(new) :]:
                if child.row.kind in _LOCAL:
                    self._sync(child)

    def _remove(self, node: Node, first: int, last: int) -> None:
        self.beginRemoveRows(self.place(node), first, last)
        for child in node.children[first : last + 1]:
            self._nodes.forget(child)
        del node.children[first : last + 1]
        node.renumber(first)
        self.endRemoveRows()

    def _insert(self, node: Node, first: int, rows: list[Row]) -> None:
        self._told(rows)
        self.beginInsertRows(self.place(node), first, first + len(rows) - 1)
        node.children[first:first] = [self._nodes.made(row, node) for row in rows]
        node.renumber(first)
        self.endInsertRows()

    def _reorder(self, node: Node, idents: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {ident: number for number, ident in enumerate(idents)}
        before = self.persistentIndexList()
        node.children.sort(key=lambda child: places[child.row.ident])
        node.renumber()
        known = self._nodes.by_id
        after = [self.place(n) if (n := known.get(i.internalId())) else i for i in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _update(self, node: Node, row: Row) -> None:
        if node.row is not row and node.row != row:
            self._nodes.change(node, row)
            self._redraw(node)

    def _redraw(self, node: Node) -> None:
        place = self.place(node)
        self.dataChanged.emit(place, place)

    def _redraw_all(self, ids: Iterable[str]) -> None:
        for content_id in ids:
            for standing in self._nodes.of(content_id):
                self._redraw(standing)

    def _node(self, index: Index) -> Node:
        if not index.isValid():
            return self._root
        return self._nodes.by_id.get(index.internalId(), self._root)
