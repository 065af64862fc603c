"""Draws a macro nobody taught us: a labelled box with its name, parameters and body."""

from confluence_desk.render.icons import icon
from confluence_desk.render.macros.macro import Macro, draw_body
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

_LONGEST = 120
_MOST = 12
_EMPTY = frozenset({"", "false"})
_NOISE = frozenset({"atlassian-macro-output-type", "breakoutWidth", "breakoutMode"})


def draw_unknown(pen: Pen, macro: Macro) -> None:
    """The box; what it holds is drawn as ordinary content."""
    pen.note_unknown(macro.name or "macro")
    bodied = macro.rich is not None or bool((macro.plain or "").strip())
    pen.block("div", {"class": "unknown bodied" if bodied else "unknown"})
    pen.start("div", {"class": "label", "dir": "ltr"})
    pen.made(icon("box"))
    pen.leaf("span", macro.name or pen.say(Phrase.MACRO), {"class": "name"})
    _parameters(pen, macro)
    pen.end("div")
    draw_body(pen, macro)
    pen.end("div")


def _parameters(pen: Pen, macro: Macro) -> None:
    """Its settings, as far as they say something."""
    told = [(k, v) for k, v in macro.parameters.items() if v not in _EMPTY and k not in _NOISE][
        :_MOST
    ]
    for name, value in told:
        short = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        pen.leaf("span", f"{name}: {short}" if name else short, {"class": "setting"})
