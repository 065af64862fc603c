"""Draws what stands below a page: child pages, page trees, and the index of a space."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from confluence_desk.render.macros.asking import absent, other, remark, target
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.rows import caveats, plain_list, tree
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import (
    Below,
    Branch,
    Matching,
    Other,
    Row,
    Spaces,
    State,
    Take,
)

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_STYLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NONE = frozenset({"", "none"})
_MOST_OPEN = 20
_MOST_INDEXED = 1000
_OTHERS = "#"

_SORTS: dict[str, Callable[[Row], object]] = {
    "title": lambda row: row.title.casefold(),
    "creation": lambda row: row.made_at or _LONG_AGO,
    "created": lambda row: row.made_at or _LONG_AGO,
    "modified": lambda row: row.changed_at or _LONG_AGO,
}


def _children(pen: Pen, macro: Macro) -> None:
    """The pages below this page, or below another."""
    parent = pen.context.page_id
    if wanted := target(macro, "page"):
        page = other(pen, wanted, Take.NOTHING)
        if page.state not in {State.HERE, State.NO_COPY}:
            absent(pen, page, wanted.title)
            return
        parent = page.id
    everything = any(macro.on(name) for name in ("all", "allChildren")) and not _depth(macro)
    depth = 0 if everything else _depth(macro) or 1
    found = pen.context.ask(Below(parent, depth=depth)) if parent else None
    if found is None or not found.rows:
        remark(pen, pen.say(Phrase.BELOW_UNKNOWN if found is None else Phrase.NOTHING_BELOW))
        return
    style = macro.parameter("style").lower()
    plain_list(
        pen,
        _sorted(found.rows, macro)[: macro.number("first", 0) or None],
        excerpts=_excerpts(macro),
        style=style if style in _STYLES else "",
    )
    _told_all(pen, found)


def _depth(macro: Macro) -> int:
    return macro.number("depth", 0)


def _excerpts(macro: Macro) -> bool:
    return macro.parameter("excerptType").lower() not in _NONE or macro.on("excerpt")


def _sorted(rows: Sequence[Row], macro: Macro) -> list[Row]:
    """As the macro wants them, all the way down; else as they stand in Confluence."""
    both = macro.parameter("sortAndReverse").partition(".")
    key = _SORTS.get((macro.parameter("sort") or both[0]).lower())
    backward = macro.on("reverse") or both[2].lower() == "true"

    def put(some: Sequence[Row]) -> list[Row]:
        inner = [replace(row, below=tuple(put(row.below))) if row.below else row for row in some]
        placed = sorted(inner, key=key) if key else inner  # type: ignore[arg-type]  # each sort has its own kind of key
        return placed[::-1] if backward else placed

    return put(rows)


def _told_all(pen: Pen, found: Branch) -> None:
    if found.more:
        remark(pen, pen.say(Phrase.BELOW_MANY))
    elif _any_unknown(found.rows):
        remark(pen, pen.say(Phrase.BELOW_PARTLY))


def _any_unknown(rows: Sequence[Row]) -> bool:
    return any(row.hides_some or _any_unknown(row.below or ()) for row in rows)


def _pagetree(pen: Pen, macro: Macro) -> None:
    """A tree that folds, below the page or the space that is its root."""
    question = _root(pen, macro)
    found = pen.context.ask(question) if question is not None else None
    if found is None or not found.rows:
        remark(pen, pen.say(Phrase.BELOW_UNKNOWN if found is None else Phrase.NOTHING_BELOW))
        return
    opened = min(macro.number("startDepth", 1), _MOST_OPEN)
    tree(pen, _sorted(found.rows, macro), opened, excerpts=macro.on("excerpt"))
    _told_all(pen, found)


def _root(pen: Pen, macro: Macro) -> Below | None:
    """What the tree grows from: this page, its parent, the homepage, a page, or the space."""
    spaces = macro.several("spaces", "space", "spaceKey")
    key = spaces[0] if spaces and spaces[0] not in _HERE else pen.context.space_key
    written = macro.parameter("root", "Root").lower()
    own = pen.context.page_id
    if written == "@self" or ("root" in macro.written and not written):
        return Below(own, depth=0) if own else None
    if written == "@parent":
        above = _above(pen, own)
        return Below(above, depth=0) if above else Below("", key, 0)
    if written == "@none":
        return Below("", key, 0)
    wanted = target(macro, "root", "Root") if written not in {"", "@home"} else None
    if wanted is not None:
        page = other(pen, replace(wanted, space_key=wanted.space_key or key), Take.NOTHING)
        return Below(page.id, depth=0) if page.id else None
    spaces_told = pen.context.ask(Spaces((key,))) if key else None
    home = spaces_told[0] if spaces_told else None
    return Below(home.homepage_id, depth=0) if home and home.homepage_id else Below("", key, 0)


_HERE = frozenset({"@self", "currentSpace()"})


def _above(pen: Pen, page_id: str) -> str:
    """The page above another; "" at the top."""
    found = pen.context.ask(Other(Take.NOTHING, page_id=page_id))
    return found.parent_id if found else ""


def _index(pen: Pen, macro: Macro) -> None:
    """Every page of the space by its first letter."""
    cql = "space = currentSpace() and type = page order by title"
    asked = Matching(cql, pen.context.space_key, pen.context.page_id, _MOST_INDEXED)
    found = pen.context.ask(asked)
    if found is None:
        remark(pen, pen.say(Phrase.BELOW_UNKNOWN))
        return
    rows = sorted(found.rows, key=lambda row: (_letter(row), row.title.casefold()))
    if rows:
        pen.block("div", {"class": "letters"})
        for letter, some in groupby(rows, _letter):
            pen.leaf("p", letter, {"class": "letter"})
            plain_list(pen, list(some))
        pen.end("div")
    caveats(pen, macro, found, empty=not rows)


def _letter(row: Row) -> str:
    first = row.title.strip()[:1].upper()
    return first if first.isalpha() else _OTHERS


MACROS: dict[str, Drawer] = {
    "children": _children,
    "pagetree": _pagetree,
    "rw-pagetree": _pagetree,
    "index": _index,
}
