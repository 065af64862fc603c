"""Draws macros that are text: code, preformatted text, status lozenges, anchors, formulas."""

from confluence_desk.render.addresses import within
from confluence_desk.render.blocks import page_anchor
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.pen import Pen, flat
from confluence_desk.render.phrases import Phrase

_STATUS = {"grey": "gray", "gray": "gray", "red": "red", "yellow": "yellow", "green": "green",
           "blue": "blue", "purple": "purple"}  # fmt: skip


def source(macro: Macro) -> str:
    """The text of a macro's body, whichever kind it has, or of its ``body`` parameter."""
    macro.told.append(True)
    if macro.plain is not None:
        return macro.plain
    return flat(macro.rich) if macro.rich is not None else macro.parameter("body", "")


def _code(pen: Pen, macro: Macro) -> None:
    draw_code(pen, source(macro), macro.parameter("language", "lang", ""), macro)


def _noformat(pen: Pen, macro: Macro) -> None:
    draw_code(pen, source(macro), "", macro)


def draw_code(pen: Pen, text: str, name: str, macro: Macro) -> None:
    """A code block: a bar with language, title and the copy link, then the code."""
    from confluence_desk.render.code import highlighted, language  # noqa: PLC0415 - most pages have none

    text = text.replace("\r\n", "\n").strip("\n")
    number = pen.note_code(text)
    folded = macro.on("collapse")
    outer, bar = pen.folding if folded else ("div", "div")
    pen.block(outer, {"class": "code"})
    pen.start(bar, {"class": "bar"})
    name_code(pen, language(name), macro.parameter("title"))
    if not pen.in_link:
        pen.leaf("a", pen.say(Phrase.COPY), {"class": "copy", "href": f"desk://site/copy/{number}"})
    pen.end(bar)
    pen.start("div", {"class": "scroll", "dir": "ltr"})
    if macro.on("linenumbers"):
        _gutter(pen, text, macro.parameter("firstline"))
    pen.start("pre")
    pen.start("code")
    pen.made(highlighted(text, name))
    pen.end("code")
    pen.end("pre")
    pen.end("div")
    pen.end(outer)


def name_code(pen: Pen, kind: str, title: str) -> None:
    """What the bar of a code block says: the language, the title."""
    if kind or not title:
        pen.leaf("span", kind or "text", {"class": "lang"})
    if title:
        pen.leaf("span", title, {"class": "title", "dir": "auto"})


def _gutter(pen: Pen, text: str, first: str) -> None:
    """Line numbers beside the code, so that selecting code does not select them."""
    start = first_number(first)
    numbers = "\n".join(str(start + n) for n in range(text.count("\n") + 1))
    pen.leaf("pre", numbers, {"class": "gutter", "aria-hidden": "true"})


def first_number(written: str) -> int:
    """The number of the first line."""
    sound = written.isdecimal() and written.isascii() and len(written) < 7  # noqa: PLR2004 - no code has a million lines
    return int(written) if sound else 1


def _status(pen: Pen, macro: Macro) -> None:
    """A lozenge; without a title it shows its colour, as Confluence does; empty shows nothing."""
    colour = macro.parameter("colour", "color")
    title = macro.parameter("title") or colour
    if not title:
        return
    kind = _STATUS.get(colour.lower(), "gray")
    subtle = " subtle" if macro.on("subtle") else ""
    pen.leaf("span", title, {"class": f"status {kind}{subtle}"})


def _anchor(pen: Pen, macro: Macro) -> None:
    """A place to link to; half-written ones print nothing (trap 63)."""
    name = macro.parameter("", "name", "anchor")
    title = "".join(pen.context.title.split())
    pen.anchor(page_anchor(name))
    pen.anchor(page_anchor(f"{title}-{name}") if name else "")


def _formula(pen: Pen, macro: Macro) -> None:
    """Mathematics as its source: readable, and true."""
    text = source(macro).strip()
    pen.anchor(page_anchor(macro.parameter("anchor")))
    if text:
        pen.leaf("code", text, {"class": "math"})


def _formula_link(pen: Pen, macro: Macro) -> None:
    """A reference to a formula of this page, by the name of its anchor."""
    name = macro.parameter("anchor", "")
    if name and not pen.in_link:
        pen.leaf("a", f"({name})", {"href": within(page_anchor(name))})
    elif name:
        pen.text(f"({name})")


MACROS: dict[str, Drawer] = {
    "mathblock-ref": _formula_link,
    "code": _code,
    "code-block": _code,
    "paste-code-macro": _code,
    "noformat": _noformat,
    "html": _noformat,
    "status": _status,
    "anchor": _anchor,
    **dict.fromkeys(
        ("mathinline", "mathblock", "eazy-math-inline", "easy-math-block", "latex", "unit"),
        _formula,
    ),
}
