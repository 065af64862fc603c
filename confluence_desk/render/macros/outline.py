"""Draws the table of contents, as nested lists of links made from the page's own headings."""

from dataclasses import replace

from confluence_desk.render.addresses import within
from confluence_desk.render.context import Outline
from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

_DEEPEST = 6
_MANY = 14
"""From here on the list stands in columns, where there is room."""


def _contents(pen: Pen, macro: Macro) -> None:
    """The list; written when the whole page is drawn, since its headings come after it."""
    pen.blocks += 1
    lowest, highest = _level(macro, "minLevel", 1), _level(macro, "maxLevel", _DEEPEST)
    flat = macro.parameter("type").lower() == "flat"
    numbered = macro.on("outline")
    classes = f"toc{' numbered' if numbered else ''}{' flat' if flat else ''}"

    linked = pen.in_link

    def write() -> None:
        pen.in_link = linked
        entries = [e for e in pen.outline if lowest <= e.level <= highest]
        _write(pen, [replace(e, level=1) for e in entries] if flat else entries, classes)

    pen.later(write)


def _level(macro: Macro, name: str, default: int) -> int:
    written = macro.parameter(name)
    return int(written) if written in {"1", "2", "3", "4", "5", "6"} else default


def _write(pen: Pen, entries: list[Outline], classes: str) -> None:
    if not entries:
        return
    long = " long" if len(entries) >= _MANY and "flat" not in classes else ""
    pen.start(
        "nav", {"class": f"{classes}{long}", "aria-label": pen.say(Phrase.CONTENTS), "dir": "auto"}
    )
    pen.start("ol")
    open_levels = [entries[0].level]
    for place, entry in enumerate(entries):
        _step(pen, open_levels, entry.level, first=not place)
        if pen.in_link:
            pen.leaf("span", entry.text)
        else:
            pen.leaf("a", entry.text, {"href": within(entry.anchor)})
    for _ in open_levels:
        pen.end("li")
        pen.end("ol")
    pen.end("nav")


def _step(pen: Pen, open_levels: list[int], level: int, *, first: bool) -> None:
    """Go a list deeper, or back up to the one this level belongs in; then begin an item."""
    if level > open_levels[-1]:
        pen.start("ol")
        open_levels.append(level)
    elif not first:
        pen.end("li")
        while len(open_levels) > 1 and level <= open_levels[-2]:
            open_levels.pop()
            pen.end("ol")
            pen.end("li")
        open_levels[-1] = level
    pen.start("li")


def _zone(pen: Pen, macro: Macro) -> None:
    _contents(pen, macro)
    draw_body(pen, macro)


MACROS: dict[str, Drawer] = {"toc": _contents, "toc-zone": _zone}
