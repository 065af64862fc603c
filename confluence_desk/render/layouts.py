"""Draws page layouts, the new editor's and the old one's, as grids that stack when narrow."""

from lxml import etree

from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import Handler, Pen

_SHAPES = frozenset({
    "single", "fixed-width", "two-equal", "two-left-sidebar", "two-right-sidebar",
    "three-equal", "three-with-sidebars", "three-left-sidebars", "three-right-sidebars",
    "four-equal", "five-equal",
})  # fmt: skip
_BY_COUNT = {2: "two-equal", 3: "three-equal", 4: "four-equal", 5: "five-equal"}


def shape_of(element: etree._Element) -> str:
    """How a section is divided: as it says, else by the number of its cells."""
    cells = sum(name_of(node) == "ac:layout-cell" for node in element)
    written = attribute(element, "ac:type").lower().replace("_", "-")
    return written if written in _SHAPES else _BY_COUNT.get(cells, "single")


def _section(pen: Pen, element: etree._Element) -> None:
    shape = shape_of(element)
    broad = attribute(element, "ac:breakout-mode") in {"wide", "full-width"}
    pen.block("div", {"class": f"layout {shape}{' broad' if broad else ''}"})
    pen.children(element)
    pen.end("div")


def _cell(pen: Pen, element: etree._Element) -> None:
    pen.block("div", {"class": "cell"})
    pen.children(element)
    pen.end("div")


ELEMENTS: dict[str, Handler] = {"ac:layout-section": _section, "ac:layout-cell": _cell}
