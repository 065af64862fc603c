"""Draws what only the new editor has (``ac:adf-extension``): panels, decisions, app blocks."""

from lxml import etree

from confluence_desk.render.attributes import holder_direction
from confluence_desk.render.colour import fill_class
from confluence_desk.render.icons import icon
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.panels import panel
from confluence_desk.render.pen import HIDDEN, Handler, Pen
from confluence_desk.render.phrases import Phrase

_PANELS = {
    "info": "info", "note": "purple", "tip": "tip", "success": "tip", "warning": "note",
    "error": "warning", "custom": "custom",
}  # fmt: skip
"""The new editor's panel types as the macros whose looks they share."""


def _extension(pen: Pen, element: etree._Element) -> None:
    """The node where we know its kind, else what Confluence wrote for those who do not."""
    node = child(element, "ac:adf-node")
    kind = attribute(node, "type") if node is not None else ""
    fallback = child(element, "ac:adf-fallback")
    if node is not None and kind in _NODES:
        _known(pen, element, node, fallback)
    else:
        pen.children(fallback if fallback is not None else element)


def _known(
    pen: Pen, element: etree._Element, node: etree._Element, fallback: etree._Element | None
) -> None:
    """The node, and whatever else is there but what was written for those who do not know it."""
    if element.text and element.text.strip():
        pen.text(element.text)
    for part in element:
        if part is node:
            _NODES[attribute(node, "type")](pen, node)
        elif part is not fallback:
            pen.element(part)
        if part.tail and part.tail.strip():
            pen.text(part.tail)


def _content(node: etree._Element) -> list[etree._Element]:
    return [part for part in node if name_of(part) == "ac:adf-content"]


def _value(node: etree._Element, key: str) -> str:
    """An ``ac:adf-attribute`` of the node."""
    for part in node:
        if name_of(part) == "ac:adf-attribute" and attribute(part, "key") == key:
            return (part.text or "").strip()
    return ""


def _panel(pen: Pen, node: etree._Element) -> None:
    kind = _PANELS.get(_value(node, "panel-type"), "custom")
    emoji = _value(node, "panel-icon-text") if kind == "custom" else ""
    fill = fill_class(_value(node, "panel-color")) if kind == "custom" else ""
    with panel(pen, kind, next(iter(_content(node)), None), emoji=emoji, fill=fill):
        pen.stray(node)


def _decisions(pen: Pen, node: etree._Element) -> None:
    pen.block("ul", {"class": "decisions", "dir": "auto"})
    _decision_items(pen, node)
    pen.end("ul")


def _decision_items(pen: Pen, node: etree._Element) -> None:
    """The decisions, straight in their list or in its content; all else becomes an item too."""
    _stray_item(pen, node.text)
    for part in node:
        if name_of(part) == "ac:adf-content":
            _decision_items(pen, part)
        elif name_of(part) == "ac:adf-node" and attribute(part, "type") == "decision-item":
            _decision(pen, part, "li")
        elif name_of(part) and name_of(part) not in HIDDEN:
            pen.block("li", {"class": "stray"})
            pen.element(part)
            pen.end("li")
        _stray_item(pen, part.tail)


def _stray_item(pen: Pen, text: str | None) -> None:
    if text and text.strip():
        pen.leaf("li", text, {"class": "stray"})


def _decision(pen: Pen, node: etree._Element, tag: str = "div") -> None:
    decided = _value(node, "state").upper() == "DECIDED"
    runs = holder_direction(next(iter(_content(node)), None))
    pen.block(tag, {"class": "decision decided" if decided else "decision", "dir": runs})
    pen.made(icon("decision", pen.say(Phrase.DECIDED if decided else Phrase.UNDECIDED)))
    pen.block("div", {"class": "what"})
    pen.stray(node)
    pen.end("div")
    pen.end(tag)


def _bodied(pen: Pen, node: etree._Element) -> None:
    """An app's block with a body: its name, then the body, which is ours to draw."""
    name = _value(node, "text") or _value(node, "extension-key").rpartition("/")[2]
    pen.note_unknown(name or "extension")
    pen.block("div", {"class": "unknown bodied"})
    pen.start("div", {"class": "label"})
    pen.made(icon("box"))
    pen.leaf("span", name or pen.say(Phrase.APP), {"class": "name"})
    pen.end("div")
    pen.stray(node)
    pen.end("div")


_NODES: dict[str, Handler] = {
    "panel": _panel,
    "decision-list": _decisions,
    "decision-item": _decision,
    "bodied-extension": _bodied,
}

ELEMENTS: dict[str, Handler] = {"ac:adf-extension": _extension}
