"""Draws the table of contents, as a list of links made from the page's own headings."""

from confluence_desk.render.addresses import within
from confluence_desk.render.context import Outline
from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.pen import Pen

_DEEPEST = 6


def _contents(pen: Pen, macro: Macro) -> None:
    """The list; written when the whole page is drawn, since its headings come after it."""
    pen.blocks += 1
    lowest, highest = _level(macro, "minLevel", 1), _level(macro, "maxLevel", _DEEPEST)
    pen.later(lambda: _write(pen, [e for e in pen.outline if lowest <= e.level <= highest]))


def _level(macro: Macro, name: str, default: int) -> int:
    written = macro.parameter(name)
    return int(written) if written in {"1", "2", "3", "4", "5", "6"} else default


def _write(pen: Pen, entries: list[Outline]) -> None:
    if not entries:
        return
    top = min(entry.level for entry in entries)
    pen.start("nav", {"class": "toc", "aria-label": "Table of contents", "dir": "auto"})
    pen.start("ul")
    for entry in entries:
        pen.start("li", {"class": f"depth-{entry.level - top}"})
        pen.leaf("a", entry.text, {"href": within(entry.anchor)})
        pen.end("li")
    pen.end("ul")
    pen.end("nav")


def _zone(pen: Pen, macro: Macro) -> None:
    _contents(pen, macro)
    draw_body(pen, macro)


MACROS: dict[str, Drawer] = {"toc": _contents, "toc-zone": _zone}
