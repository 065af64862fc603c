"""Draws where a macro, a table or a layout begins: what the page shows there."""

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.boxes import Place, beginning, draw_sign, holds
from confluence_desk.diff.hand import Hand
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.naming import opening_name
from confluence_desk.diff.report import Row
from confluence_desk.render.macros.macro import Macro, read_macro
from confluence_desk.render.macros.media import DIAGRAMS, draw_preview
from confluence_desk.render.macros.registry import drawer_of
from confluence_desk.render.macros.texts import name_code
from confluence_desk.render.macros.unknown import name_unknown
from confluence_desk.render.names import name_of
from confluence_desk.render.phrases import Phrase

_CONTENTS = "toc-zone"
_COLOURED = frozenset({"code", "code-block", "paste-code-macro"})


def box_of_opening(pen: Hand, block: Block, place: Place) -> str:
    """The classes of the first part of the box of a macro; "" for one that is drawn whole."""
    if _stands_alone(block, place) or _name(block) == _CONTENTS:
        return ""
    return beginning(block, place, pen.look(block.node))


def draw_opening(pen: Hand, row: Row, block: Block) -> None:
    """A macro without a body as it is; of all else the head, or what tells of a change."""
    place = pen.half.place(block)
    if block.kind == "macro" and _stands_alone(block, place):
        pen.element(block.node)
    elif block.kind == "macro" and _name(block) == _CONTENTS:
        drawer_of("toc")(pen, read_macro(block.node))
    elif block.kind == "macro" and (look := pen.look(block.node)):
        _head(pen, block, look)
    elif row.kind is not Kind.SAME:
        _named(pen, block)


def is_silent(pen: Hand, block: Block) -> bool:
    """Whether nothing is seen of a beginning that did not change."""
    if block.kind != "macro":
        return True
    place = pen.half.place(block)
    shown = _stands_alone(block, place) or pen.look(block.node) or _name(block) == _CONTENTS
    return not shown


def _stands_alone(block: Block, place: Place) -> bool:
    """Whether all of a macro is in this one block; those of the new editor have no such drawing."""
    return name_of(block.node) != "ac:adf-node" and not holds(block, place)


def _name(block: Block) -> str:
    return dict(block.facts).get("macro", "").lower()


def _named(pen: Hand, block: Block) -> None:
    """A line with its name."""
    words = " ".join(block.text.split())
    pen.block("p", {"class": "begins", "dir": "auto"})
    said = opening_name(_name(block) or block.kind, pen.say)
    pen.leaf("span", said, {"class": "kind"})
    pen.text(f" {words}" if words else "")
    pen.end("p")


def _head(pen: Hand, block: Block, look: str) -> None:
    """What stands at the top of a box."""
    macro = read_macro(block.node)
    kind = look.split(" ", 1)[0]
    if kind == "code":
        pen.block("div", {"class": "bar"})
        _name_code(pen, macro)
        pen.end("div")
    elif kind == "panel":
        _panel(pen, macro, look)
    elif kind == "expand":
        words = macro.parameter("title", "") or pen.say(Phrase.EXPAND)
        pen.block("div", {"class": "head", "dir": "auto"})
        pen.text(words)
        pen.end("div")
    elif kind == "unknown":
        pen.block("div", {"class": "label", "dir": "ltr"})
        name_unknown(pen, macro)
        pen.end("div")
        if macro.name in DIAGRAMS:
            draw_preview(pen, macro)


def _name_code(pen: Hand, macro: Macro) -> None:
    from confluence_desk.render.code import language  # noqa: PLC0415 - most pages have none

    written = macro.parameter("language", "lang", "") if macro.name in _COLOURED else ""
    name_code(pen, language(written), macro.parameter("title"))


def _panel(pen: Hand, macro: Macro, look: str) -> None:
    """The sign, and the title beside it."""
    if macro.parameter("icon").lower() != "false":
        draw_sign(pen, look)
    if title := macro.parameter("title"):
        pen.leaf("p", title, {"class": "title", "dir": "auto"})
