"""What a row is when it is dragged away, and what becomes of what is dropped on the favourites."""

import html
import json
import os
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, QUrl

from confluence_desk.domain.app_links import LONGEST
from confluence_desk.domain.collected import SPACE
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.models.told_rows import Index, ToldRows
from confluence_desk.ui.models.tree_nodes import Node
from confluence_desk.ui.models.tree_row import Part, Row, RowKind
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches

ROW = "application/x-confluence-desk-row"
_MOST = 20
"""So many addresses are taken from one drop."""
_WEB = ("http://", "https://")
TYPES = [ROW, "text/uri-list", "text/plain"]
Deed = Coroutine[Any, Any, object]


@frozen
class _Place:
    """Where something is dropped: a folder of stars (0: their top) or among the searches."""

    group: int
    at: int | None
    searches: bool = False


class Drops:
    """Carries rows as addresses, and stars or sorts what is dropped."""

    def __init__(
        self,
        library: "Library",
        favourites: "Favourites | None",
        searches: "SavedSearches | None",
    ) -> None:
        self._library = library
        self._favourites = favourites
        self._searches = searches
        # Keys mean nothing to the stars of another account, whose windows may stand beside.
        self._of = f"{os.getpid()} {id(library)}"
        self.numbers = count()

    def address(self, row: Row) -> str:
        """Where the browser finds what a row stands for; empty where there is nothing."""
        return self._library.web_url(row.content_id) if row.content_id else ""

    def carried(self, rows: Sequence[Row]) -> QMimeData:
        """Rows for another place in here and for any other program."""
        data = QMimeData()
        linked = [(self.address(row), row.title) for row in rows if row.content_id]
        if linked:
            data.setUrls([QUrl(url) for url, _ in linked])
            data.setText("\n".join(url for url, _ in linked))
            data.setHtml(
                "<br>".join(f'<a href="{html.escape(u)}">{html.escape(t)}</a>' for u, t in linked)
            )
        own = [[row.kind, row.own, row.content_id, row.space_id] for row in rows]
        data.setData(ROW, json.dumps({"of": self._of, "rows": own}).encode())
        return data

    def deed(self, data: QMimeData, row: int, onto: Node) -> Deed | None:
        """What dropping ``data`` there does; None where it does nothing."""
        place = self._place(row, onto)
        if place is None:
            return None
        carried = _read(data, self._of)
        if place.searches:
            found = [own for kind, own, *_ in carried if kind == RowKind.SEARCH]
            return self._sort_searches(found, place) if found else None
        carried = [one for one in carried if one[0] != RowKind.SEARCH]
        if carried:
            return self._star(carried, place)
        linked = self._linked(data)
        return self._star(linked, place) if linked else None

    def takes(self, data: QMimeData, row: int, onto: Node) -> bool:
        """Whether dropping ``data`` there does anything."""
        deed = self.deed(data, row, onto)
        if deed is not None:
            deed.close()
        return deed is not None

    def _linked(self, data: QMimeData) -> list[list[Any]]:
        """What addresses of this site are about, as rows that were carried."""
        texts = [url.toString() for url in data.urls()[:_MOST]]
        words = texts or data.text()[: _MOST * LONGEST].split()[:_MOST]
        stars = self._favourites
        told = [stars.starrable(w) for w in words if w.startswith(_WEB)] if stars else []
        return [
            [RowKind.SPACE, 0, "", ident] if kind == SPACE else [RowKind.NODE, 0, ident, ""]
            for kind, ident in filter(None, told)
        ]

    def _place(self, row: int, onto: Node) -> _Place | None:
        at = row if row >= 0 else None
        if onto.row.ident == Part.SEARCHES and self._searches is not None:
            return _Place(0, at, searches=True)
        if self._favourites is None:
            return None
        if onto.row.ident == Part.FAVOURITES or onto.row.kind is RowKind.FOLDER:
            return _Place(onto.row.own, at)
        return None

    async def _sort_searches(self, keys: Sequence[int], place: _Place) -> None:
        if self._searches is not None:
            for key in keys:
                await self._searches.move(key, place.at)

    async def _star(self, carried: Sequence[Sequence[Any]], place: _Place) -> None:
        if self._favourites is None:
            return
        at = place.at
        for kind, own, content_id, space_id in carried:
            is_space = kind == RowKind.SPACE
            if own:
                await self._favourites.move(own, place.group, at)
            elif is_space or content_id:
                target = space_id if is_space else content_id
                await self._favourites.star(target, space=is_space, group=place.group, at=at)
            at = None if at is None else at + 1
        for *_, content_id, _ in carried:
            await self._learn(content_id)

    async def _learn(self, content_id: str) -> None:
        """Find out what a page is called that came as an address only."""
        if content_id and self._library.node(content_id) is None:
            with suppress(DeskError):  # it has its number for a name until it is read
                await self._library.refresh_page(content_id)


class CarriedRows(ToldRows):
    """Rows that can be dragged to anywhere, and that take what may be starred."""

    def __init__(self, scope: TaskScope, drops: Drops, parent: QObject | None = None) -> None:
        super().__init__(scope, parent)
        self._drops = drops

    def address(self, index: Index) -> str:
        """Where the browser finds what a row stands for."""
        return self._drops.address(self._node(index).row)

    def mimeTypes(self) -> list[str]:
        """Rows of ours, addresses, text."""
        return list(TYPES)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The rows as links for any program."""
        return self._drops.carried([self._node(index).row for index in indexes])

    def supportedDropActions(self) -> Qt.DropAction:
        """Other programs copy or link; what moves in here stays the same star."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Nothing ever leaves the tree."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Whether it can be starred or sorted there."""
        return self._drops.takes(data, row, self._node(parent))

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Star or sort what is dropped."""
        deed = self._drops.deed(data, row, self._node(parent))
        if deed is not None:
            self._scope.start(deed, key=f"drop:{next(self._drops.numbers)}")
        return deed is not None


def _read(data: QMimeData, of: str) -> list[list[Any]]:
    """The rows of the same library."""
    try:
        found = json.loads(bytes(data.data(ROW).data()))
    except ValueError:
        return []
    ours = isinstance(found, dict) and found.get("of") == of
    return list(found["rows"]) if ours else []
