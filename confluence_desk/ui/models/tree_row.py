"""Makes the rows of the navigator out of spaces, pages, stars and searches."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from confluence_desk.domain.collected import SPACE, Favourite, SavedSearch
from confluence_desk.domain.entities import Kind, PageNode, Space
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.legible import legible
from confluence_desk.services.search import MOST
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

ROOTS = "space:"
BLOG = "blog:"


class RowKind(StrEnum):
    """What a row of the navigator is."""

    SECTION = "section"
    SPACE = "space"
    GROUP = "group"
    NODE = "page"
    BLOG = "blog"
    YEAR = "year"
    NOTE = "note"
    FOLDER = "folder"
    """A folder of the person's own, among the favourites."""
    SHORTCUT = "shortcut"
    """A page or space that stands elsewhere too: starred, or read lately."""
    SEARCH = "search"
    MORE = "more"


class Part(StrEnum):
    """The sections, by the idents of their rows."""

    FAVOURITES = "section:favourites"
    RECENT = "section:recent"
    SEARCHES = "section:searches"
    SPACES = "section:spaces"
    ARCHIVED = "section:archived"


@frozen
class Row:
    """What one row shows.

    ``ident`` is unique among siblings; ``key`` is what the library calls the row's children
    (empty when they need no asking); ``content_id`` is the page, folder or stub it stands for,
    and ``opens`` says whether there is something to read. ``own`` is the key of what the person
    collected: a star, a folder of stars or a saved search.
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
    own: int = 0
    count: str = ""


_STACK = "stack"
_TAKES = {Part.FAVOURITES, Part.SEARCHES}
_FOLDER = QT_TRANSLATE_NOOP("TreeRows", "folder of favourites")
_SEARCH = QT_TRANSLATE_NOOP("TreeRows", "saved search")
_SECTION = QT_TRANSLATE_NOOP("TreeRows", "section")
_SECTIONS = {
    Part.FAVOURITES: QT_TRANSLATE_NOOP("TreeRows", "Favourites"),
    Part.RECENT: QT_TRANSLATE_NOOP("TreeRows", "Recent"),
    Part.SEARCHES: QT_TRANSLATE_NOOP("TreeRows", "Saved searches"),
    Part.SPACES: QT_TRANSLATE_NOOP("TreeRows", "Spaces"),
    Part.ARCHIVED: QT_TRANSLATE_NOOP("TreeRows", "Archived"),
}
_KINDS = {
    Kind.PAGE.value: QT_TRANSLATE_NOOP("TreeRows", "page"),
    Kind.BLOGPOST.value: QT_TRANSLATE_NOOP("TreeRows", "blog post"),
    Kind.FOLDER.value: QT_TRANSLATE_NOOP("TreeRows", "folder"),
    Kind.WHITEBOARD.value: QT_TRANSLATE_NOOP("TreeRows", "whiteboard"),
    Kind.DATABASE.value: QT_TRANSLATE_NOOP("TreeRows", "database"),
    Kind.EMBED.value: QT_TRANSLATE_NOOP("TreeRows", "smart link"),
    SPACE: QT_TRANSLATE_NOOP("TreeRows", "space"),
}
_ARCHIVED_SPACE = QT_TRANSLATE_NOOP("TreeRows", "archived space")
_STUBS = {
    Kind.WHITEBOARD: QT_TRANSLATE_NOOP("TreeRows", "Whiteboard, opens in the browser"),
    Kind.DATABASE: QT_TRANSLATE_NOOP("TreeRows", "Database, opens in the browser"),
    Kind.EMBED: QT_TRANSLATE_NOOP("TreeRows", "Smart link, opens in the browser"),
}
_AWAY = {
    "archived": QT_TRANSLATE_NOOP("TreeRows", "Archived"),
    "trashed": QT_TRANSLATE_NOOP("TreeRows", "In the trash"),
}
_ICONS = {
    Kind.PAGE: "file-text",
    Kind.BLOGPOST: "newspaper",
    Kind.FOLDER: "folder",
    Kind.WHITEBOARD: "chalkboard",
    Kind.DATABASE: "database",
    Kind.EMBED: "link-simple",
}


def note(text: str, icon: str = "", *, retries: bool = False, tip: str = "") -> Row:
    """A row that says how loading goes."""
    return Row("note", RowKind.NOTE, text, icon, tip=tip, grey=True, retries=retries, leaf=True)


def section(part: Part) -> Row:
    """The heading of a section."""
    return Row(part, RowKind.SECTION, _said(_SECTIONS[part]), role=_said(_SECTION))


def more(count: int) -> Row:
    """The row behind which further ones wait."""
    words = QCoreApplication.translate("TreeRows", "Show %Ln more", "", count)
    return Row("more", RowKind.MORE, words, "dots-three", grey=True, leaf=True)


def folder(star: Favourite) -> Row:
    """A folder of stars."""
    role = _said(_FOLDER)
    title = one_line(star.title)
    return Row(f"own:{star.key}", RowKind.FOLDER, title, "folder-simple", role=role, own=star.key)


def search(found: SavedSearch) -> Row:
    """A saved search, with how much it found last."""
    return Row(
        ident=f"own:{found.key}",
        kind=RowKind.SEARCH,
        title=one_line(found.name),
        icon="magnifying-glass",
        tip=found.cql,
        role=_said(_SEARCH),
        leaf=True,
        opens=True,
        own=found.key,
        count="" if found.count is None else _counted(found.count),
    )


def _counted(count: int) -> str:
    """No more are ever asked for than that many; whether there are, nobody knows."""
    if count < MOST:
        return QLocale().toString(count)
    return QCoreApplication.translate("TreeRows", "{count}+").format(count=QLocale().toString(MOST))


def starred(star: Favourite, title: str, target: Row | None) -> Row:
    """A star; ``target`` is the row it stands for, None where that is not known here."""
    is_space = star.kind == SPACE
    unnamed = QCoreApplication.translate("PagePanel", "Page {id}").format(id=star.target)
    name = one_line(title or ("" if is_space else unnamed))
    return Row(
        ident=f"own:{star.key}",
        kind=RowKind.SHORTCUT,
        title=name,
        icon=_STACK if is_space else "star-fill",
        content_id=target.content_id if target else "" if is_space else star.target,
        space_id=star.target if is_space else target.space_id if target else "",
        tip=target.tip if target else name,
        role=target.role if target else kind_words(star.kind),
        grey=target.grey if target else False,
        leaf=True,
        opens=target.opens if target else not is_space,
        own=star.key,
    )


def recent(target: Row) -> Row:
    """A page that was read lately."""
    return Row(
        ident=f"read:{target.content_id}",
        kind=RowKind.SHORTCUT,
        title=target.title,
        icon=target.icon,
        content_id=target.content_id,
        space_id=target.space_id,
        tip=target.tip,
        role=target.role,
        grey=target.grey,
        leaf=True,
        opens=target.opens,
    )


def space_row(space: Space) -> Row:
    """A space; the row stands for its homepage too."""
    icon = "user-circle" if space.personal else "archive-box" if space.archived else "stack"
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
        role=_said(_ARCHIVED_SPACE) if space.archived else kind_words(SPACE),
        grey=space.archived,
        opens=bool(space.homepage_id),
    )


def node_row(node: PageNode) -> Row:
    """A page, post, folder or stub in its hierarchy."""
    title = one_line(node.title)
    post = node.kind is Kind.BLOGPOST
    about = _STUBS.get(node.kind) or _AWAY.get(node.status)
    away = _said(_AWAY[node.status]) if node.status in _AWAY else ""
    return Row(
        ident=node.id,
        kind=RowKind.NODE,
        title=title,
        icon=_ICONS[node.kind],
        key="" if post else node.id,
        content_id=node.id,
        space_id=node.space_id,
        tip=f"{title}\n{_said(about)}" if about else title,
        role=", ".join(part for part in (kind_words(node.kind.value), away) if part),
        grey=about is not None,
        leaf=post,
        opens=node.kind is not Kind.FOLDER,
    )


def one_line(text: str) -> str:
    """``text`` without line breaks and control marks, never empty."""
    if text and text.isprintable() and "  " not in text and not text.startswith(" "):
        return text.rstrip()
    return " ".join(legible(text).split()) or QCoreApplication.translate("TreeRows", "Untitled")


def kind_words(kind: str) -> str:
    """What a screen reader calls a kind of content."""
    return _said(_KINDS[kind]) if kind in _KINDS else ""


def _said(words: str) -> str:
    return QCoreApplication.translate("TreeRows", words)


def flags_of(row: Row) -> Qt.ItemFlag:
    """What can be done with a row by hand; trees ask this all the time."""
    stands_for = bool(row.content_id or row.own)
    return _flags(row.kind, row.retries, row.leaf, row.ident in _TAKES, stands_for)


@cache
def _flags(kind: RowKind, *how: bool) -> Qt.ItemFlag:
    retries, leaf, takes, stands_for = how
    flags = Qt.ItemFlag.ItemIsEnabled
    if kind is RowKind.SECTION:
        return flags | (Qt.ItemFlag.ItemIsDropEnabled if takes else flags)
    if kind is RowKind.NOTE and not retries:
        return flags | Qt.ItemFlag.ItemNeverHasChildren
    flags |= Qt.ItemFlag.ItemIsSelectable
    if leaf:
        flags |= Qt.ItemFlag.ItemNeverHasChildren
    if stands_for or kind is RowKind.SPACE:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if kind is RowKind.FOLDER:
        flags |= Qt.ItemFlag.ItemIsDropEnabled
    if kind in {RowKind.FOLDER, RowKind.SEARCH}:
        flags |= Qt.ItemFlag.ItemIsEditable
    return flags


def row_star(row: Row) -> tuple[bool, str]:
    """What a star of a row's would be: whether of a space, and its id; no space is its homepage."""
    is_space = row.kind is RowKind.SPACE or (row.kind is RowKind.SHORTCUT and row.icon == _STACK)
    return is_space, row.space_id if is_space else row.content_id
