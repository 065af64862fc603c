"""Draws blocks of text: paragraphs, headings, quotations, rules, HTML's own odds and ends."""

import re
from collections.abc import Callable
from functools import partial

from lxml import etree

from confluence_desk.render.attributes import holder_direction, of_block
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import Handler, Pen, flat
from confluence_desk.render.phrases import Phrase

_BLANKS = re.compile(r"\s+")
_LONGEST_ID = 200
_PLAIN = {"dir": "auto"}
_NO_INK = "\xa0 \t\r\n\u200b"


def paragraph(pen: Pen, element: etree._Element) -> None:
    """A paragraph; the empty ones that the old editor used as spacing are left out."""
    if _blank(element):
        return
    attributes = of_block(element) if element.attrib else _PLAIN
    pen.flow("p", attributes, partial(pen.children, element))


def _blank(element: etree._Element) -> bool:
    if element.text and element.text.strip(_NO_INK):
        return False
    if not len(element):
        return True
    if element[0].tag != "br":
        return False
    return all(node.tag == "br" for node in element) and not flat(element).strip(_NO_INK)


def heading(pen: Pen, element: etree._Element) -> None:
    """A heading that both forms of Confluence's anchors reach.

    ``Heading-text`` is the id; ``PageTitle-HeadingText`` and ``HeadingText`` are empty anchors.
    """
    words = " ".join(flat(element).split())
    if pen.in_heading or not words:
        pen.flow("p", of_block(element), lambda: pen.children(element))
        return
    level = int(name_of(element)[1])
    anchor = pen.free_id(_BLANKS.sub("-", words)[:_LONGEST_ID])
    pen.note_heading(level, words, anchor)

    def inside() -> None:
        for alias in heading_aliases(pen.context.title, words):
            pen.anchor(alias)
        pen.children(element)

    pen.heading(level, {"id": anchor, **of_block(element)}, inside)


def heading_aliases(title: str, words: str) -> tuple[str, str]:
    """The older forms of a heading's anchor."""
    short = _BLANKS.sub("", words)[:_LONGEST_ID]
    return f"{_BLANKS.sub('', title)}-{short}", short


def page_anchor(name: str) -> str:
    """The id that an anchor of that name has in our documents."""
    return _BLANKS.sub("-", name.strip())[:_LONGEST_ID]


def container(tag: str, *classes: str) -> Handler:
    """A handler that keeps the element as a block."""

    def draw(pen: Pen, element: etree._Element) -> None:
        pen.block(tag, of_block(element, *classes))
        pen.children(element)
        pen.end(tag)

    return draw


def _division(pen: Pen, element: etree._Element) -> None:
    """A ``div``; of the old editor's classes only those for columns mean something."""
    classes = attribute(element, "class").split()
    known = next((_OLD_LAYOUT[name] for name in classes if name in _OLD_LAYOUT), "")
    style = of_block(element, known)
    centred = "ta-center" if attribute(element, "align") == "center" else ""
    style["class"] = " ".join(filter(None, (str(style["class"] or ""), centred))) or None
    if style["dir"] == "auto":
        del style["dir"]
    pen.block("div", style)
    pen.children(element)
    pen.end("div")


_OLD_LAYOUT = {
    "columnLayout": "layout",
    "sectionColumnWrapper": "layout",
    "cell": "cell",
    "columnMacro": "cell",
}


def _rule(pen: Pen, element: etree._Element) -> None:
    pen.blocks += 1
    pen.void("hr")
    pen.stray(element)


def _preformatted(pen: Pen, element: etree._Element) -> None:
    pen.flow("pre", {"class": "plain", "dir": "ltr"}, lambda: pen.children(element))


def _details(pen: Pen, element: etree._Element) -> None:
    fold, head = pen.folding
    pen.block(fold, {"class": "expand", "dir": holder_direction(element)})
    first = next((node for node in element if name_of(node) == "summary"), None)
    pen.start(head, {"class": "head", "dir": "auto"})
    pen.text(" ".join(flat(first).split()) if first is not None else pen.say(Phrase.DETAILS))
    pen.end(head)
    pen.block("div", {"class": "inside"})
    pen.text(element.text)
    for node in element:
        if node is not first:
            pen.element(node)
        pen.text(node.tail)
    pen.end("div")
    pen.end(fold)


def _quotation(pen: Pen, element: etree._Element) -> None:
    pen.block("blockquote", {"dir": holder_direction(element)})
    pen.children(element)
    pen.end("blockquote")


def _figure_words(pen: Pen, element: etree._Element) -> None:
    """The words below a figure; anywhere else, and a second time, they are a block of text."""
    figure = element.getparent()
    last = next(element.itersiblings(), None) is None and not (element.tail or "").strip()
    own = figure is not None and name_of(figure) == "figure" and last
    tag = "figcaption" if own else "div"
    pen.block(tag, of_block(element, "" if own else "figcaption"))
    pen.children(element)
    pen.end(tag)


def _nothing(_pen: Pen, _element: etree._Element) -> None:
    """Drawn as nothing."""


_LEVELS: dict[str, Callable[[Pen, etree._Element], None]] = {f"h{n}": heading for n in range(1, 7)}

ELEMENTS: dict[str, Handler] = {
    **_LEVELS,
    "p": paragraph,
    "div": _division,
    "blockquote": _quotation,
    "hr": _rule,
    "pre": _preformatted,
    "details": _details,
    "center": container("div", "ta-center"),
    "section": container("div"),
    "article": container("div"),
    "address": container("div"),
    "figure": container("figure"),
    "figcaption": _figure_words,
    "title": _nothing,
}
