"""Draws macros that hold content: panels, expands, excerpts, page properties, columns."""

from functools import partial

from confluence_desk.render.attributes import holder_direction
from confluence_desk.render.colour import fill_class
from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.panels import panel
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.styling import pixels

_WHOLE = 100


def _message(kind: str, pen: Pen, macro: Macro) -> None:
    """One of the four panels everybody knows."""
    plain = macro.parameter("icon").lower() == "false"
    with panel(pen, kind, macro.rich, title=macro.parameter("title"), plain=plain):
        draw_body(pen, macro)


def _panel(pen: Pen, macro: Macro) -> None:
    """The panel with colours of its own, brought to our palette; with a title, a frame."""
    fill = fill_class(macro.parameter("bgColor"))
    emoji = macro.parameter("panelIconText")
    with panel(pen, "custom", macro.rich, title=macro.parameter("title"), emoji=emoji, fill=fill):
        draw_body(pen, macro)


def _expand(pen: Pen, macro: Macro) -> None:
    fold, head = pen.folding
    pen.block(fold, {"class": "expand", "dir": holder_direction(macro.rich)})
    words = macro.parameter("title", "") or pen.say(Phrase.EXPAND)
    pen.leaf(head, words, {"class": "head", "dir": "auto"})
    pen.start("div", {"class": "inside"})
    draw_body(pen, macro)
    pen.end("div")
    pen.end(fold)


def _shown(pen: Pen, macro: Macro) -> None:
    """Content that another page may take; here it is simply content, unless it is hidden."""
    if not macro.on("hidden"):
        draw_body(pen, macro)


def _named(kind: str, pen: Pen, macro: Macro) -> None:
    """A box that groups content and means something to other pages."""
    if macro.on("hidden"):
        return
    pen.block("div", {"class": kind})
    draw_body(pen, macro)
    pen.end("div")


def _section(pen: Pen, macro: Macro) -> None:
    pen.block(
        "div", {"class": "layout columns bordered" if macro.on("border") else "layout columns"}
    )
    draw_body(pen, macro)
    pen.end("div")


def _column(pen: Pen, macro: Macro) -> None:
    """A column; its width becomes a share of twelve, which the style sheet knows."""
    pen.block("div", {"class": f"cell {_share(macro.parameter('width'))}".strip()})
    draw_body(pen, macro)
    pen.end("div")


def _share(width: str) -> str:
    percent = pixels(width.removesuffix("%")) if width.endswith("%") else None
    if not percent:
        return ""
    return f"w-{max(1, min(12, round(percent * 12 / _WHOLE)))}"


MACROS: dict[str, Drawer] = {
    **{kind: partial(_message, kind) for kind in ("info", "note", "tip", "warning")},
    "panel": _panel,
    "expand": _expand,
    "ui-expand": _expand,
    "excerpt": _shown,
    "details": partial(_named, "properties"),
    "section": _section,
    "column": _column,
}
