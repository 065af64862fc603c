"""Draws the boxes that blocks stand in, a row's part at a time: rows that follow close the gap."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from confluence_desk.diff.blocks import Block, Frame
from confluence_desk.render.colour import fill_class
from confluence_desk.render.icons import icon
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.names import Element, attribute, name_of
from confluence_desk.render.panels import ICONS, NAMES
from confluence_desk.render.pen import Pen

_PANELS = {name: f"panel {name}" for name in ("info", "note", "tip", "warning")}
_NEW_PANELS = {
    "info": "info", "note": "purple", "tip": "tip", "success": "tip", "warning": "note",
    "error": "warning",
}  # fmt: skip
"""The new editor's panels as the macros whose looks they share."""
_CODE = frozenset({"code", "code-block", "paste-code-macro", "noformat", "html"})
_NAMED = {
    **_PANELS, **dict.fromkeys(_CODE, "code"), "expand": "expand", "ui-expand": "expand",
    "details": "properties",
}  # fmt: skip
_UNBOXED = frozenset({"excerpt", "section", "column"})
"""Macros that the page draws as what they hold."""


class Place(NamedTuple):
    """What stands before a block on its own side, and after it."""

    before: Block | None = None
    after: Block | None = None


ALONE = Place()


def look_of_macro(node: Element) -> str:
    """The classes of the box that a macro draws around what it holds; "" for none."""
    if name_of(node) == "ac:adf-node":
        return _look_of_node(node)
    name = attribute(node, "ac:name").lower()
    if name in _NAMED:
        return _NAMED[name]
    if name == "panel":
        fill = fill_class(read_macro(node).parameter("bgColor"))
        return f"panel custom {fill}".strip()
    return "" if name in _UNBOXED else "unknown bodied"


def _look_of_node(node: Element) -> str:
    if attribute(node, "type") != "panel":
        return ""
    told = {
        attribute(part, "key"): (part.text or "").strip()
        for part in node
        if name_of(part) == "ac:adf-attribute"
    }
    kind = _NEW_PANELS.get(told.get("panel-type", ""))
    return f"panel {kind}" if kind else f"panel custom {fill_class(told.get('panel-color', ''))}"


def look_of(frame: Frame) -> str:
    """The classes of the box around what stands in a frame; "" for none."""
    kind = frame.kind
    if kind == "blockquote":
        return "quote"
    if kind == "pre":
        return "code"
    return look_of_macro(frame.node) if kind.startswith("macro ") else ""


def within(block: Block | None, node: Element, depth: int) -> bool:
    """Whether a block stands in that element, so many frames deep."""
    return block is not None and len(block.path) > depth and block.path[depth].node is node


def segments(block: Block, place: Place, looks: dict[Element, str]) -> list[str]:
    """The classes of the parts of boxes around a block, the outermost first.

    ``looks`` keeps those of the frames that have been met.
    """
    found = []
    for depth, frame in enumerate(block.path):
        look = looks.get(frame.node)
        if look is None:
            look = looks[frame.node] = look_of(frame)
        if look:
            before = place.before
            opened = before is not None and before.node is frame.node and before.kind == "macro"
            first = not (opened or within(before, frame.node, depth))
            found.append(_part(look, first=first, last=not within(place.after, frame.node, depth)))
    return found


def _part(look: str, *, first: bool, last: bool) -> str:
    return f"seg {look}{' first' * first}{' last' * last}"


def beginning(block: Block, place: Place, look: str) -> str:
    """The classes of the part of a box of that look that a macro begins with, if it has any."""
    if not look:
        return ""
    return _part(look, first=True, last=not holds(block, place))


def holds(block: Block, place: Place) -> bool:
    """Whether what comes after a macro's beginning stands in it."""
    return within(place.after, block.node, len(block.path))


@contextmanager
def boxed(pen: Pen, classes: list[str]) -> Iterator[None]:
    """Draw what the ``with`` block draws within these parts of boxes."""
    for number, one in enumerate(classes):
        inner = number + 1 == len(classes)
        pen.block("div", {"class": one if inner else f"{one} holds"})
    yield
    for _ in classes:
        pen.end("div")


def draw_sign(pen: Pen, look: str) -> None:
    """The icon of a panel, as the page has it."""
    kind = look.split(" ")[1] if look.startswith("panel ") else ""
    if kind in ICONS:
        pen.made(icon(ICONS[kind], pen.say(NAMES[kind])))
