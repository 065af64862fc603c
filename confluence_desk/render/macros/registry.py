"""Every macro we draw, by name, and how an element finds its drawer."""

from collections.abc import Mapping

from lxml import etree

from confluence_desk.render.macros import boxes, elsewhere, media, outline, texts
from confluence_desk.render.macros.macro import Drawer, read_macro
from confluence_desk.render.macros.unknown import draw_unknown
from confluence_desk.render.pen import Pen

MACROS: Mapping[str, Drawer] = {
    **texts.MACROS,
    **boxes.MACROS,
    **outline.MACROS,
    **media.MACROS,
    **elsewhere.MACROS,
}


def draw_macro(pen: Pen, element: etree._Element) -> None:
    """Draw a macro by its name, or the box for those without a drawer."""
    macro = read_macro(element)
    MACROS.get(macro.name, draw_unknown)(pen, macro)
