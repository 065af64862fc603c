"""Every element of storage format and how it is drawn on a page."""

from collections.abc import Mapping

from confluence_desk.render import adf, blocks, images, inline, layouts, links, lists, tables
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.macros.registry import draw_macro
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.served_pictures import draw_picture
from confluence_desk.render.storage import parse

ELEMENTS: Mapping[str, Handler] = {
    **blocks.ELEMENTS,
    **inline.ELEMENTS,
    **lists.ELEMENTS,
    **tables.ELEMENTS,
    **links.ELEMENTS,
    **images.ELEMENTS,
    **layouts.ELEMENTS,
    **adf.ELEMENTS,
    "ac:structured-macro": draw_macro,
    "ac:macro": draw_macro,
    "img": draw_picture,
}


def draw(storage: str | None, context: Context) -> Drawn:
    """A storage body as safe HTML; whatever the input, something readable and no exception."""
    pen = Pen(context, ELEMENTS)
    pen.children(parse(storage))
    return pen.finish()
