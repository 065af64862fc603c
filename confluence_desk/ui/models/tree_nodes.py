"""Keeps a row of the navigator in its place, and answers what views ask of it."""

import html
from collections.abc import Callable, Iterator
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.models.tree_row import Row, RowKind

if TYPE_CHECKING:
    import asyncio

    from confluence_desk.domain.errors import DeskError

_WORDLESS = {RowKind.SECTION, RowKind.NOTE, RowKind.MORE}


class Role(IntEnum):
    """What delegates and panels ask for beside Qt's own roles."""

    KIND = Qt.ItemDataRole.UserRole
    CONTENT_ID = Qt.ItemDataRole.UserRole + 1
    HINT = Qt.ItemDataRole.UserRole + 2
    GREY = Qt.ItemDataRole.UserRole + 3
    SPACE_ID = Qt.ItemDataRole.UserRole + 4
    ICON_NAME = Qt.ItemDataRole.UserRole + 5
    RETRIES = Qt.ItemDataRole.UserRole + 6
    OPENS = Qt.ItemDataRole.UserRole + 7
    KEPT = Qt.ItemDataRole.UserRole + 8
    STARRED = Qt.ItemDataRole.UserRole + 9
    OWN = Qt.ItemDataRole.UserRole + 10
    COUNT = Qt.ItemDataRole.UserRole + 11
    IDENT = Qt.ItemDataRole.UserRole + 12
    FACE = Qt.ItemDataRole.UserRole + 13


@frozen
class Face:
    """All that is painted of a row: to ask for it in parts takes as long as to paint it."""

    row: Row
    kept: bool
    starred: bool
    held: bool = False
    level: int = 0
    """How many rows it hangs under."""
    parent: bool = False
    """Whether others hang under it, or may."""


class Stage(StrEnum):
    """How far a node's children are."""

    NEW = "new"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class Node:
    """A row in its place; ``children`` are only those that views were told of.

    ``more`` says that there may be others after them.
    """

    __slots__ = (
        "children",
        "id",
        "leaf",
        "more",
        "number",
        "parent",
        "row",
        "stage",
        "task",
        "trouble",
    )

    def __init__(self, ident: int, row: Row, parent: "Node | None") -> None:
        self.id = ident
        self.row = row
        self.parent = parent
        self.number = 0
        self.stage = Stage.NEW
        self.children: list[Node] = []
        self.more = False
        self.trouble: DeskError | None = None
        self.task: asyncio.Task[None] | None = None
        self.leaf: bool | None = True if row.leaf else None

    def renumber(self, first: int = 0) -> None:
        """Give every child from ``first`` on its place again."""
        for number in range(first, len(self.children)):
            self.children[number].number = number

    def child(self, ident: str) -> "Node | None":
        """The child with this identity."""
        return next((child for child in self.children if child.row.ident == ident), None)

    def ancestors(self) -> "Iterator[Node]":
        """Those above it, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


class Nodes:
    """Every node that views were told of, by its number, by its key and by what it stands for."""

    def __init__(self) -> None:
        self.by_id: dict[int, Node] = {}
        self.by_key: dict[str, Node] = {}
        self.by_content: dict[str, Node] = {}
        self._standing: dict[str, list[Node]] = {}
        self._last = 0

    def matching(self, words: tuple[str, ...]) -> tuple[set[int], set[int]]:
        """The numbers of those whose title or key holds every word; of those above them."""
        found: set[int] = set()
        above: set[int] = set()
        for node in self.by_id.values():
            row = node.row
            if row.kind in _WORDLESS:
                continue
            text = f"{row.title} {row.hint}".casefold()
            if all(word in text for word in words):
                found.add(node.id)
                if node.parent is not None and node.parent.id not in above:
                    above.update(higher.id for higher in node.ancestors())
        return found, above

    def made(self, row: Row, parent: Node | None) -> Node:
        """A new node."""
        self._last += 1
        node = Node(self._last, row, parent)
        self.by_id[node.id] = node
        if row.key:
            self.by_key[row.key] = node
        if row.kind is RowKind.NODE:
            self.by_content[row.content_id] = node
        elif row.content_id:
            self._standing.setdefault(row.content_id, []).append(node)
        return node

    def forget(self, node: Node) -> None:
        """A node is gone, with all below it."""
        for child in node.children:
            self.forget(child)
        self.by_id.pop(node.id, None)
        for table, key in ((self.by_key, node.row.key), (self.by_content, node.row.content_id)):
            if table.get(key) is node:
                del table[key]
        self._stand_no_more(node, node.row.content_id)

    def change(self, node: Node, row: Row) -> None:
        """A node shows something else from now on."""
        before = node.row.content_id
        node.row = row
        if row.kind is not RowKind.NODE and row.content_id != before:
            self._stand_no_more(node, before)
            if row.content_id:
                self._standing.setdefault(row.content_id, []).append(node)

    def of(self, content_id: str) -> list[Node]:
        """Every node that stands for some content."""
        own = self.by_content.get(content_id)
        return [*self._standing.get(content_id, ()), *([own] if own else ())]

    def shown(self, content_ids: set[str]) -> set[str]:
        """For which of these any node stands."""
        return content_ids & self.by_content.keys() | content_ids & self._standing.keys()

    def _stand_no_more(self, node: Node, content_id: str) -> None:
        standing = self._standing.get(content_id, [])
        if node in standing:
            standing.remove(node)
            if not standing:
                del self._standing[content_id]


def answer(row: Row, role: int) -> Any:  # noqa: ANN401 - whatever the role holds
    """What a row shows and is, without its icon and what changes from outside."""
    found = _ANSWERS.get(role)
    return found(row) if found is not None else None


_ANSWERS: dict[int, Callable[[Row], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.EditRole: lambda row: row.title,
    # Titles are other people's text: Qt would take one that looks like HTML for HTML.
    Qt.ItemDataRole.ToolTipRole: lambda row: (
        f"<qt>{html.escape(row.tip).replace(chr(10), '<br>')}</qt>" if row.tip else None
    ),
    Role.KIND: lambda row: row.kind,
    Role.CONTENT_ID: lambda row: row.content_id,
    Role.HINT: lambda row: row.hint,
    Role.GREY: lambda row: row.grey,
    Role.SPACE_ID: lambda row: row.space_id,
    Role.ICON_NAME: lambda row: row.icon,
    Role.RETRIES: lambda row: row.retries,
    Role.OPENS: lambda row: row.opens,
    Role.OWN: lambda row: row.own,
    Role.COUNT: lambda row: row.count,
    Role.IDENT: lambda row: row.ident,
}
