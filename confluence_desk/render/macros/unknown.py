"""Draws a macro nobody taught us: a labelled box, which Confluence can be asked to fill."""

from confluence_desk.render.addresses import ours
from confluence_desk.render.attributes import holder_direction
from confluence_desk.render.icons import icon
from confluence_desk.render.macros.macro import Macro, draw_body
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.served import DrawnOf, Told

_LONGEST = 120
_MOST = 12
_EMPTY = frozenset({"", "false"})
_NOISE = frozenset({"atlassian-macro-output-type", "breakoutWidth", "breakoutMode"})


def draw_unknown(pen: Pen, macro: Macro) -> None:
    """The box; what it holds is drawn as ordinary content, or as Confluence drew it."""
    number = pen.note_unknown(macro.name or "macro")
    key = macro.id or f"#{number}"
    told = pen.context.ask(DrawnOf(pen.context.page_id, key))
    bodied = macro.rich is not None or bool((macro.plain or "").strip())
    kind = "drawn" if told is not None else "bodied" if bodied else ""
    pen.block("div", {"class": f"unknown {kind}".strip()})
    pen.start("div", {"class": "label", "dir": "ltr"})
    name_unknown(pen, macro)
    ask_confluence(pen, key, told)
    pen.end("div")
    if told is None:
        draw_body(pen, macro)
    else:
        _drawn(pen, macro, key, told, bodied=bodied)
    pen.end("div")


def name_unknown(pen: Pen, macro: Macro) -> None:
    """What it is called, and how it is set."""
    pen.made(icon("box"))
    pen.leaf("span", macro.name or pen.say(Phrase.MACRO), {"class": "name"})
    _parameters(pen, macro)


def ask_confluence(pen: Pen, key: str, told: Told | None) -> None:
    """The link that asks for a drawing, or for a newer one."""
    page_id = pen.context.page_id
    if not page_id or pen.in_link:
        return
    words = pen.say(Phrase.ASK_CONFLUENCE)
    pen.start("span", {"class": "asking", "dir": "auto"})
    if told is not None:
        pen.text(pen.say(Phrase.DRAWN_AGO).format(ago=told.ago))
        pen.text(" · ")
        words = pen.say(Phrase.AGAIN)
    pen.leaf("a", words, {"href": ours("draw", page_id, key), "class": "ask"})
    pen.end("span")


def _drawn(pen: Pen, macro: Macro, key: str, told: Told, *, bodied: bool) -> None:
    """What Confluence drew, and folded away what the page itself says here."""
    from confluence_desk.render.macros.served import draw_served, read_served  # noqa: PLC0415 - few pages need it

    root, alone = read_served(told.html, key if told.whole else "")
    if told.whole and not alone:
        pen.leaf("p", pen.say(Phrase.WHOLE_PAGE), {"class": "why", "dir": "auto"})
    pen.block("div", {"class": "served"})
    draw_served(pen, root)
    pen.end("div")
    if bodied:
        fold, head = pen.folding
        pen.block(fold, {"class": "expand", "dir": holder_direction(macro.rich)})
        pen.leaf(head, pen.say(Phrase.AS_WRITTEN), {"dir": "auto"})
        pen.block("div", {"class": "inside"})
        draw_body(pen, macro)
        pen.end("div")
        pen.end(fold)


def _parameters(pen: Pen, macro: Macro) -> None:
    """Its settings, as far as they say something."""
    told = [(k, v) for k, v in macro.parameters.items() if v not in _EMPTY and k not in _NOISE][
        :_MOST
    ]
    for name, value in told:
        short = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        pen.leaf("span", f"{name}: {short}" if name else short, {"class": "setting"})
