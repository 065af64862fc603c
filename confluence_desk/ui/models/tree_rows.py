"""Says which rows the navigator shows where, reading nothing but the library on this machine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Kind, PageNode, Space

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

ROOTS = "space:"
BLOG = "blog:"
UNDATED = "Undated"
_DAY = re.compile(r"/(\d{4})/\d{2}/\d{2}(?:/|$)")
_BLANKS = re.compile(r"\s+")

_ICONS = {
    Kind.PAGE: "file-text",
    Kind.BLOGPOST: "newspaper",
    Kind.FOLDER: "folder",
    Kind.WHITEBOARD: "chalkboard",
    Kind.DATABASE: "database",
    Kind.EMBED: "link-simple",
}
_STUBS = {
    Kind.WHITEBOARD: "whiteboard, opens in the browser",
    Kind.DATABASE: "database, opens in the browser",
    Kind.EMBED: "smart link, opens in the browser",
}


class RowKind(StrEnum):
    """What a row of the navigator is; values are read out by screen readers."""

    HEADING = "heading"
    SPACE = "space"
    GROUP = "group"
    NODE = "page"
    BLOG = "blog"
    YEAR = "year"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows.

    ``ident`` is unique among siblings; ``key`` is what the library calls the row's children
    (empty when they need no asking); ``content_id`` is the page, folder or stub it stands for,
    and ``opens`` says whether there is something to read.
    """

    ident: str
    kind: RowKind
    title: str
    icon: str = ""
    key: str = ""
    content_id: str = ""
    space_id: str = ""
    hint: str = ""
    tip: str = ""
    role: str = ""
    grey: bool = False
    retries: bool = False
    leaf: bool = False
    opens: bool = False


def note(text: str, icon: str = "", *, retries: bool = False, tip: str = "") -> Row:
    """A row that says how loading goes."""
    return Row("note", RowKind.NOTE, text, icon, tip=tip, grey=True, retries=retries, leaf=True)


class TreeRows:
    """The rows of every place in the tree, as the library knows them now."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self.show_archived = False

    def top(self) -> list[Row]:
        """Headings and spaces; people's own are folded together, archived ones hidden."""
        spaces = self._sorted(s for s in self._library.spaces() if s.status != "archived")
        shared = [_space(s) for s in spaces if not s.personal]
        rows = [_heading("Spaces"), *shared] if spaces else []
        if any(s.personal for s in spaces):
            rows.append(Row("personal", RowKind.GROUP, "Personal spaces", "users", role="group"))
        archived = self._archived() if self.show_archived else []
        return [*rows, *([_heading("Archived"), *archived] if archived else [])]

    def under(self, row: Row) -> list[Row] | None:
        """The rows below ``row``; None when Confluence was never asked for them."""
        match row.kind:
            case RowKind.GROUP:
                spaces = self._sorted(s for s in self._library.spaces() if s.personal)
                return [_space(s) for s in spaces if s.status != "archived"]
            case RowKind.SPACE:
                return self._roots(row)
            case RowKind.BLOG:
                return self._years(row)
            case RowKind.YEAR:
                return self._posts(row)
            case RowKind.NODE if row.key:
                return _unique(self._library.children(row.key))
        return []

    def node(self, content_id: str) -> Row | None:
        """The row of one page, folder or stub."""
        node = self._library.node(content_id)
        return None if node is None else _node(node)

    def year_of(self, node: PageNode) -> str:
        """The year row that a blog post stands under."""
        found = _DAY.search(node.web_path)
        return found[1] if found else UNDATED

    def _roots(self, row: Row) -> list[Row] | None:
        rows = _unique(self._library.children(row.key))
        if rows is None or not self._library.children(f"{BLOG}{row.space_id}"):
            return rows
        key = f"{BLOG}{row.space_id}"
        blog = Row(key, RowKind.BLOG, "Blog", "pencil-line", key, space_id=row.space_id)
        return [*rows, blog]

    def _years(self, row: Row) -> list[Row] | None:
        posts = self._library.children(row.key)
        if posts is None:
            return None
        years = sorted({self.year_of(post) for post in posts}, reverse=True)
        return [
            Row(year, RowKind.YEAR, year, "calendar-blank", space_id=row.space_id) for year in years
        ]

    def _posts(self, row: Row) -> list[Row]:
        posts = self._library.children(f"{BLOG}{row.space_id}") or []
        return _unique([post for post in posts if self.year_of(post) == row.ident]) or []

    def _archived(self) -> list[Row]:
        return [_space(s) for s in self._sorted(self._library.spaces()) if s.status == "archived"]

    def _sorted(self, spaces: Iterable[Space]) -> list[Space]:
        return sorted(spaces, key=lambda s: (s.name.casefold(), s.key, s.id))


def one_line(text: str) -> str:
    """``text`` without line breaks and control marks, never empty."""
    if text and text.isprintable() and "  " not in text and not text.startswith(" "):
        return text.rstrip()
    plain = "".join(c if c.isprintable() else " " for c in text)
    return _BLANKS.sub(" ", plain).strip() or "Untitled"


def _heading(title: str) -> Row:
    return Row(f"heading:{title}", RowKind.HEADING, title, role="heading", leaf=True)


def _space(space: Space) -> Row:
    archived = space.status == "archived"
    icon = "user-circle" if space.personal else "archive-box" if archived else "stack"
    name = one_line(space.name or space.key)
    return Row(
        ident=f"{ROOTS}{space.id}",
        kind=RowKind.SPACE,
        title=name,
        icon=icon,
        key=f"{ROOTS}{space.id}",
        content_id=space.homepage_id or "",
        space_id=space.id,
        hint="" if space.personal else space.alias or space.key,
        tip=f"{name}\n{one_line(space.description)}" if space.description else name,
        role="archived space" if archived else "space",
        grey=archived,
        opens=bool(space.homepage_id),
    )


def _unique(nodes: list[PageNode] | None) -> list[Row] | None:
    if nodes is None:
        return None
    return list({node.id: _node(node) for node in nodes}.values())


@lru_cache(maxsize=1 << 16)
def _node(node: PageNode) -> Row:
    stub = _STUBS.get(node.kind, "")
    title = one_line(node.title)
    away = node.status in {"archived", "trashed"}
    post = node.kind is Kind.BLOGPOST
    about = stub or (node.status if away else "")
    return Row(
        ident=node.id,
        kind=RowKind.NODE,
        title=title,
        icon=_ICONS[node.kind],
        key="" if post else node.id,
        content_id=node.id,
        space_id=node.space_id,
        tip=f"{title}\n{about.capitalize()}" if about else title,
        role=stub.partition(",")[0] or ("blog post" if post else node.kind.value),
        grey=bool(stub) or away,
        leaf=post,
        opens=node.kind is not Kind.FOLDER,
    )
