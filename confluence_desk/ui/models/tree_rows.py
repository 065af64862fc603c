"""Says which rows the navigator shows where, reading nothing but the library on this machine."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import PageNode, Space
from confluence_desk.domain.patterns import pattern
from confluence_desk.services.needs import FOLDERS
from confluence_desk.ui.models.tree_row import (
    BLOG,
    Part,
    Row,
    RowKind,
    more,
    node_row,
    note,
    recent,
    search,
    section,
    space_row,
)
from confluence_desk.ui.models.tree_stars import ALL, StarRows

if TYPE_CHECKING:
    from confluence_desk.services.favourites import Favourites
    from confluence_desk.services.library import Library
    from confluence_desk.services.searches import SavedSearches

UNDATED = "undated"
FEW, MANY = 5, 20
"""How much of what was read lately is shown at first, and at most."""
_DAY = pattern(r"/(\d{4})/\d{2}/\d{2}(?:/|$)")


class TreeRows:
    """The rows of every place in the tree, as library and collections know them now."""

    def __init__(
        self,
        library: "Library",
        favourites: "Favourites | None" = None,
        searches: "SavedSearches | None" = None,
    ) -> None:
        self._library = library
        self._favourites = favourites
        self._searches = searches
        self._places: dict[RowKind, Callable[[Row], list[Row] | None]] = {
            RowKind.SECTION: lambda row: self._under_section(row.ident),
            RowKind.GROUP: lambda _: self._spaces(s for s in library.spaces() if s.personal),
            RowKind.BLOG: self._years,
            RowKind.YEAR: self._posts,
        }
        self._made: dict[str, tuple[PageNode, Row]] = {}
        self.stars = StarRows(library, favourites, self.node)
        self.show_archived = False
        self.show_more = False

    def sections(self) -> list[Row]:
        """The headings of what there is; spaces are there always."""
        stars = self._favourites
        parts = []
        if stars is not None and (stars.under() or self._library.spaces()):
            parts.append(Part.FAVOURITES)
        if self._library.recent(1):
            parts.append(Part.RECENT)
        if self._searches is not None and self._searches.all():
            parts.append(Part.SEARCHES)
        parts.append(Part.SPACES)
        if self.show_archived and any(s.archived for s in self._library.spaces()):
            parts.append(Part.ARCHIVED)
        return [section(part) for part in parts]

    def under(self, row: Row, first: int = 0, count: int = ALL) -> list[Row] | None:
        """The rows below ``row``; None when Confluence was never asked for them.

        Pages are read of the library only as far as they are asked for: there are 20 000 at times,
        and as many stars.
        """
        if row.kind is RowKind.SPACE:
            return self._roots(row, first, count)
        if row.kind is RowKind.NODE and row.key:
            return self._unique(self._library.children(row.key, first=first, count=count))
        if row.kind is RowKind.FOLDER or row.ident == Part.FAVOURITES:
            stars = self.stars.under(row.own, first, count)
            return stars or ([] if row.own or first else [note(_no_favourites())])
        place = self._places.get(row.kind)
        rows = place(row) if place is not None else []
        return rows if rows is None or count == ALL else rows[first : first + count]

    def node(self, content_id: str) -> Row | None:
        """The row of one page, folder or stub."""
        node = self._library.node(content_id)
        return None if node is None else self._row(node)

    def part_of(self, content_id: str) -> str:
        """The ident of the section that the space of a page stands in."""
        node = self._library.node(content_id)
        space = self._library.space(node.space_id) if node is not None else None
        return Part.ARCHIVED if space is not None and space.archived else Part.SPACES

    def year_of(self, node: PageNode) -> str:
        """The ident of the year row that a blog post stands under."""
        found = _DAY.search(node.web_path)
        return found[1] if found else UNDATED

    def _under_section(self, ident: str) -> list[Row]:
        match ident:
            case Part.RECENT:
                return self._recent()
            case Part.SEARCHES:
                return [search(found) for found in self._searches.all()] if self._searches else []
            case Part.ARCHIVED:
                found = sorted((s for s in self._library.spaces() if s.archived), key=self._order)
                return [space_row(space) for space in found]
        return self._top()

    def _top(self) -> list[Row]:
        """Shared spaces, the starred ones first; people's own are folded together."""
        spaces = self._library.spaces()
        rows = self._spaces(s for s in spaces if not s.personal)
        if any(s.personal and not s.archived for s in spaces):
            words = QCoreApplication.translate("TreeRows", "Personal spaces")
            role = QCoreApplication.translate("TreeRows", "group")
            rows.append(Row("personal", RowKind.GROUP, words, "users", role=role))
        return rows

    def _recent(self) -> list[Row]:
        nodes = self._library.recent(MANY)
        shown = nodes if self.show_more else nodes[:FEW]
        rows = [recent(self._row(node)) for node in shown]
        return [*rows, more(len(nodes) - FEW)] if len(nodes) > len(shown) else rows

    def _roots(self, row: Row, first: int, count: int) -> list[Row] | None:
        nodes = self._library.children(row.key, first=first, count=count)
        rows, key = self._unique(nodes), f"{BLOG}{row.space_id}"
        if rows is None or nodes is None or len(nodes) == count:
            return rows  # the blog comes after the last of them
        if self._library.children(key, count=1):
            words = QCoreApplication.translate("TreeRows", "Blog")
            rows.append(Row(key, RowKind.BLOG, words, "pencil-line", key, space_id=row.space_id))
        scope = self._library.needs.of(FOLDERS)
        return [*rows, _no_folders(scope)] if rows and scope else rows

    def _years(self, row: Row) -> list[Row] | None:
        posts = self._library.children(row.key)
        if posts is None:
            return None
        years = sorted({self.year_of(post) for post in posts}, reverse=True)
        undated = QCoreApplication.translate("TreeRows", "Undated")
        return [
            Row(
                year,
                RowKind.YEAR,
                undated if year == UNDATED else year,
                "calendar-blank",
                space_id=row.space_id,
            )
            for year in years
        ]

    def _posts(self, row: Row) -> list[Row]:
        posts = self._library.children(f"{BLOG}{row.space_id}") or []
        return self._unique([post for post in posts if self.year_of(post) == row.ident]) or []

    def _spaces(self, spaces: Iterable[Space]) -> list[Row]:
        return [space_row(s) for s in sorted(spaces, key=self._order) if not s.archived]

    def _order(self, space: Space) -> tuple[bool, str, str, str]:
        stars = self._favourites
        starred_one = stars is not None and stars.is_starred_space(space.id)
        return not starred_one, space.name.casefold(), space.key, space.id

    def _unique(self, nodes: list[PageNode] | None) -> list[Row] | None:
        if nodes is None:
            return None
        return list({node.id: self._row(node) for node in nodes}.values())

    def _row(self, node: PageNode) -> Row:
        known = self._made.get(node.id)
        if known is not None and known[0] == node:
            return known[1]
        row = node_row(node)
        self._made[node.id] = (node, row)
        return row


def _no_folders(scope: str) -> Row:
    words = QCoreApplication.translate("TreeRows", "Folders are not listed. Missing scope: {scope}")
    said = words.format(scope=scope)
    return note(said, "warning-circle", tip=said)


def _no_favourites() -> str:
    return QCoreApplication.translate("TreeRows", "Pages you star appear here")
