"""Draws a comment as the small HTML that Qt's labels understand, safe by construction.

Same tree, same pen, another table of elements: what is not in it is drawn as its text.
"""

from collections.abc import Mapping
from functools import partial

from lxml import etree

from confluence_desk.render import links
from confluence_desk.render.context import Context
from confluence_desk.render.dates import day_words
from confluence_desk.render.inline import emoji
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.texts import source
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.storage import parse


def comment_html(storage: str | None, context: Context) -> str:
    """A comment's body: paragraphs, emphasis, lists, links and code, nothing else."""
    pen = Pen(context, ELEMENTS, icons=False)
    pen.children(parse(storage))
    return pen.finish().html


def _kept(tag: str, pen: Pen, element: etree._Element) -> None:
    pen.start(tag)
    pen.children(element)
    pen.end(tag)


def _paragraph(pen: Pen, element: etree._Element) -> None:
    if len(element) or (element.text or "").strip():
        pen.flow("p", {"dir": None}, lambda: pen.children(element))


def _block(tag: str, pen: Pen, element: etree._Element) -> None:
    pen.block(tag)
    pen.children(element)
    pen.end(tag)


def _heading(pen: Pen, element: etree._Element) -> None:
    pen.block("p")
    pen.start("b")
    pen.children(element)
    pen.end("b")
    pen.end("p")


def _break(pen: Pen, _element: etree._Element) -> None:
    pen.void("br")


def _emoticon(pen: Pen, element: etree._Element) -> None:
    pen.text(emoji(element))


def _time(pen: Pen, element: etree._Element) -> None:
    pen.text(element.text or day_words(attribute(element, "datetime"), pen.context.speech))


def _row(pen: Pen, element: etree._Element) -> None:
    pen.block("p")
    for number, cell in enumerate(element):
        pen.text(" | " if number else "")
        pen.element(cell)
    pen.end("p")


def _task(pen: Pen, element: etree._Element) -> None:
    status = child(element, "ac:task-status")
    pen.block("p")
    pen.text("☑ " if status is not None and (status.text or "").strip() == "complete" else "☐ ")
    pen.children(element)
    pen.end("p")


def _image(pen: Pen, element: etree._Element) -> None:
    """A picture's name: comments show no pictures."""
    resource = next((node for node in element if name_of(node).startswith("ri:")), None)
    if resource is not None:
        links.ELEMENTS.get(name_of(resource), _break)(pen, resource)


def _macro(pen: Pen, element: etree._Element) -> None:
    macro = read_macro(element)
    if macro.name in {"code", "noformat"}:
        pen.block("pre")
        pen.text(source(macro).strip("\n"))
        pen.end("pre")
    elif macro.rich is not None:
        pen.children(macro.rich)
    else:
        pen.text(macro.plain or macro.parameter("title", "key"))


_INLINE = {"strong": "b", "b": "b", "em": "i", "i": "i", "u": "u", "s": "s", "del": "s",
           "sub": "sub", "sup": "sup", "code": "code"}  # fmt: skip

ELEMENTS: Mapping[str, Handler] = {
    **links.ELEMENTS,
    **{name: partial(_kept, tag) for name, tag in _INLINE.items()},
    **{tag: partial(_block, tag) for tag in ("ul", "ol", "li", "blockquote", "pre")},
    **{f"h{level}": _heading for level in range(1, 7)},
    "p": _paragraph,
    "div": partial(_block, "div"),
    "br": _break,
    "ac:emoticon": _emoticon,
    "time": _time,
    "tr": _row,
    "ac:task": _task,
    "ac:image": _image,
    "ac:structured-macro": _macro,
    "ac:macro": _macro,
}
