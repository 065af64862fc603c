"""Keeps a row of the navigator in its place, and answers what views ask of it."""

from collections.abc import Callable
from enum import IntEnum, StrEnum
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from confluence_desk.ui.models.tree_rows import Row

if TYPE_CHECKING:
    import asyncio

    from confluence_desk.domain.errors import DeskError


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


class Stage(StrEnum):
    """How far a node's children are."""

    NEW = "new"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class Node:
    """A row in its place; ``children`` are only those that views were told of."""

    __slots__ = ("children", "id", "leaf", "number", "parent", "row", "stage", "task", "trouble")

    def __init__(self, ident: int, row: Row, parent: "Node | None") -> None:
        self.id = ident
        self.row = row
        self.parent = parent
        self.number = 0
        self.stage = Stage.NEW
        self.children: list[Node] = []
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


def answer(row: Row, role: int) -> Any:  # noqa: ANN401 - whatever the role holds
    """What a row shows and is, without its icon."""
    return _ANSWERS[role](row) if role in _ANSWERS else None


_ANSWERS: dict[int, Callable[[Row], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    # Titles are other people's text: Qt would take one that looks like HTML for HTML.
    Qt.ItemDataRole.ToolTipRole: lambda row: (
        f"<qt>{escape(row.tip).replace(chr(10), '<br>')}</qt>" if row.tip else None
    ),
    Qt.ItemDataRole.AccessibleTextRole: lambda row: (
        f"{row.title}, {row.role}" if row.role else row.title
    ),
    Role.KIND: lambda row: row.kind,
    Role.CONTENT_ID: lambda row: row.content_id,
    Role.HINT: lambda row: row.hint,
    Role.GREY: lambda row: row.grey,
    Role.SPACE_ID: lambda row: row.space_id,
    Role.ICON_NAME: lambda row: row.icon,
    Role.RETRIES: lambda row: row.retries,
    Role.OPENS: lambda row: row.opens,
}
