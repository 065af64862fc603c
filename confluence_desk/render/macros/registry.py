"""Every macro we draw, by name, and how an element finds its drawer."""

from collections.abc import Mapping
from functools import cache

from lxml import etree

from confluence_desk.render.macros import boxes, media, outline, texts
from confluence_desk.render.macros.macro import Drawer, draw_body, read_macro
from confluence_desk.render.macros.unknown import draw_unknown
from confluence_desk.render.names import child, name_of
from confluence_desk.render.pen import HIDDEN, Pen

_FREQUENT: Mapping[str, Drawer] = {
    **texts.MACROS,
    **boxes.MACROS,
    **outline.MACROS,
    **media.MACROS,
}


def drawer_of(name: str) -> Drawer:
    """Who draws the macros of this name; the box for those that nobody draws."""
    found = _FREQUENT.get(name)
    return found if found is not None else all_drawers().get(name, draw_unknown)


@cache
def all_drawers() -> Mapping[str, Drawer]:
    """Every drawer by name; most pages need the frequent ones only, and load no others."""
    from confluence_desk.render.macros.gathered import MACROS  # noqa: PLC0415 - see above

    return {**_FREQUENT, **MACROS}


_BODIES = frozenset({"ac:rich-text-body", "ac:plain-text-body"})
_PARTS = HIDDEN | _BODIES


def draw_macro(pen: Pen, element: etree._Element) -> None:
    """Draw a macro by its name, else the box; what strayed into it comes after it."""
    macro = read_macro(element)
    drawer_of(macro.name)(pen, macro)
    if not macro.told and not macro.on("hidden"):
        draw_body(pen, macro)
    pen.text(_said(element.text))
    for node in element:
        if name_of(node) not in _PARTS:
            pen.element(node)
        elif name_of(node) in _BODIES and node is not child(element, name_of(node)):
            pen.children(node)
        pen.text(_said(node.tail))


def _said(text: str | None) -> str:
    """Text that is more than the line breaks between a macro's parts."""
    return text if text and text.strip() else ""
