"""Draws HTML that Confluence drew: its panels, code, folds, links and pictures as our own."""

from collections.abc import Callable, Mapping

from lxml import etree

from confluence_desk.render import blocks, inline, lists, served_links, served_pictures, tables
from confluence_desk.render.addresses import host, outside
from confluence_desk.render.attributes import holder_direction, of_block
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.icons import icon
from confluence_desk.render.links import link_card
from confluence_desk.render.macros.macro import Macro
from confluence_desk.render.macros.texts import draw_code
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.panels import panel
from confluence_desk.render.pen import Handler, Pen, flat
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.sanitize import part, tree

_PANEL = "confluence-information-macro-"
_PANELS = {"information": "info", "note": "note", "tip": "tip", "warning": "warning"}
_MESSAGES = {"info": "info", "hint": "info", "warning": "warning", "problem": "warning",
             "error": "warning", "success": "tip"}  # fmt: skip
_STATUS = {
    "success": "green", "error": "red", "current": "yellow", "complete": "blue",
    "inprogress": "blue", "progress": "blue", "moved": "yellow", "removed": "red", "new": "purple",
    "default": "gray", "green": "green", "red": "red", "yellow": "yellow", "blue": "blue",
    "purple": "purple", "gray": "gray", "grey": "gray",
}  # fmt: skip
_SHAPES = frozenset({
    "single", "fixed-width", "two-equal", "two-left-sidebar", "two-right-sidebar", "three-equal",
    "three-with-sidebars", "three-left-sidebars", "three-right-sidebars", "four-equal",
    "five-equal",
})  # fmt: skip


def served(html: str, context: Context) -> Drawn:
    """HTML that Confluence drew, as a drawing by the rules of every other."""
    pen = Pen(context, ELEMENTS)
    pen.children(tree(html))
    return pen.finish()


def read_served(html: str, macro_id: str) -> tuple[etree._Element, bool]:
    """What to draw of it: the macro's part of a whole page, else all; and whether it is a part."""
    root = tree(html)
    found = part(root, macro_id)
    if found is None:
        return root, False
    alone = etree.Element("body")
    alone.append(found)
    found.tail = None
    return alone, True


def draw_served(pen: Pen, root: etree._Element) -> None:
    """Draw it inside a body of ours."""
    with pen.elements(ELEMENTS):
        pen.children(root)


def _classes(element: etree._Element) -> list[str]:
    return attribute(element, "class").split()


def _division(pen: Pen, element: etree._Element) -> None:
    classes = _classes(element)
    draw = next((_BOXES[name] for name in classes if name in _BOXES), None)
    if draw is not None:
        draw(pen, element)
    else:
        blocks.ELEMENTS["div"](pen, element)


def _information(pen: Pen, element: etree._Element) -> None:
    names = _classes(element)
    told = (_PANELS.get(name.removeprefix(_PANEL)) for name in names if name.startswith(_PANEL))
    kind = next(filter(None, told), "")
    kind = kind or next((_MESSAGES[name] for name in names if name in _MESSAGES), "info")
    with panel(pen, kind, element):
        pen.children(element)


def _panel(pen: Pen, element: etree._Element) -> None:
    """A panel; the one around code has no frame of its own here, for code has one."""
    if {"code", "preformatted"} & set(_classes(element)):
        blocks.container("div")(pen, element)
        return
    with panel(pen, "custom", element):
        pen.children(element)


def _title(pen: Pen, element: etree._Element) -> None:
    if flat(element).strip():
        pen.flow("p", {"class": "title", "dir": "auto"}, lambda: pen.children(element))


def _paragraph(pen: Pen, element: etree._Element) -> None:
    """A paragraph; a box has its title in one."""
    draw = _title if "title" in _classes(element) else blocks.paragraph
    draw(pen, element)


def _tasks(pen: Pen, element: etree._Element) -> None:
    """A list; one of tasks has boxes in place of bullets."""
    if "inline-task-list" not in _classes(element):
        lists.ELEMENTS["ul"](pen, element)
        return
    pen.block("ul", {"class": "tasks", "dir": holder_direction(element)})
    if (element.text or "").strip():
        pen.leaf("li", element.text or "")
    for node in element:
        _task(pen, node)
    pen.end("ul")


def _inside(pen: Pen, element: etree._Element) -> None:
    """A box that only holds others."""
    pen.children(element)


def _layout(pen: Pen, element: etree._Element) -> None:
    shape = attribute(element, "data-layout")
    shape = shape if shape in _SHAPES else next((n for n in _classes(element) if n in _SHAPES), "")
    pen.block("div", {"class": f"layout {shape}".strip()})
    pen.children(element)
    pen.end("div")


def _fold(pen: Pen, element: etree._Element) -> None:
    """An expand: script would have opened it, so it folds as our own do."""
    control = _below(element, "expand-control")
    fold, head = pen.folding
    pen.block(fold, {"class": "expand", "dir": holder_direction(element)})
    words = " ".join(flat(control).split()) if control is not None else ""
    pen.leaf(head, words or pen.say(Phrase.EXPAND), {"dir": "auto"})
    pen.start("div", {"class": "inside"})
    pen.text(element.text)
    for node in element:
        if node is not control:
            pen.element(node)
        pen.text(node.tail)
    pen.end("div")
    pen.end(fold)


def _below(element: etree._Element, name: str) -> etree._Element | None:
    return next((node for node in element if name in _classes(node)), None)


_BOXES: Mapping[str, Handler] = {
    "confluence-information-macro": _information,
    "aui-message": _information,
    "panel": _panel,
    "panelHeader": _title,
    "codeHeader": _title,
    "expand-container": _fold,
    "columnLayout": _layout,
    **dict.fromkeys(
        ("table-wrap", "innerCell", "contentLayout2", "content-wrapper", "panelContent",
         "codeContent", "preformattedContent", "confluence-information-macro-body"),
        _inside,
    ),
}  # fmt: skip


def _span(pen: Pen, element: etree._Element) -> None:
    classes = _classes(element)
    words = flat(element).strip()
    if words and ("status-macro" in classes or "aui-lozenge" in classes):
        endings = (name.rpartition("-")[2] for name in classes)
        kind = next((_STATUS[end] for end in endings if end in _STATUS), "gray")
        pen.leaf("span", words, {"class": f"status {kind}"})
    elif "inline-comment-marker" in classes:
        marked = {"class": "marker", "data-ref": attribute(element, "data-ref") or None}
        pen.phrase("span", marked, lambda: pen.children(element))
    else:
        inline.ELEMENTS["span"](pen, element)


def _heading(pen: Pen, element: etree._Element) -> None:
    """A heading that links reach, but that is none of the page's own."""
    words = " ".join(flat(element).split())
    if not words or pen.in_heading:
        pen.flow("p", of_block(element), lambda: pen.children(element))
        return
    anchor = pen.free_id(blocks.page_anchor(attribute(element, "id") or words))
    attributes = {"id": anchor, **of_block(element)}
    pen.heading(int(name_of(element)[1]), attributes, lambda: pen.children(element))


def _preformatted(pen: Pen, element: etree._Element) -> None:
    """Code, coloured anew, for its colours came with a script."""
    told = attribute(element, "data-syntaxhighlighter-params") or attribute(element, "class")
    _, brush, rest = told.partition("brush:")
    if not brush or len(element):
        blocks.ELEMENTS["pre"](pen, element)
        return
    language = rest.partition(";")[0].strip()
    draw_code(pen, element.text or "", language, Macro("code", {}, {}, None, None))


def _task(pen: Pen, element: etree._Element) -> None:
    """A task with its box; whatever else stands among tasks is drawn as one that is open."""
    done = "checked" in _classes(element)
    pen.block("li", {"class": "task done" if done else "task", "dir": holder_direction(element)})
    pen.made(icon("done", pen.say(Phrase.DONE)) if done else icon("todo", pen.say(Phrase.TO_DO)))
    pen.block("div", {"class": "what"})
    if name_of(element) == "li":
        pen.children(element)
    else:
        pen.element(element)
    pen.text(element.tail)
    pen.end("div")
    pen.end("li")


def _frame(pen: Pen, element: etree._Element) -> None:
    """Another document in a frame: a card that leads there."""
    href = outside(attribute(element, "src"), pen.context.site_url)
    if href:
        link_card(pen, pen.say(Phrase.FRAME), host(href) or href, href)


_LEVELS: dict[str, Callable[[Pen, etree._Element], None]] = {f"h{n}": _heading for n in range(1, 7)}

ELEMENTS: Mapping[str, Handler] = {
    **blocks.ELEMENTS,
    **inline.ELEMENTS,
    **lists.ELEMENTS,
    **tables.ELEMENTS,
    **_LEVELS,
    "p": _paragraph,
    "ul": _tasks,
    "div": _division,
    "span": _span,
    "pre": _preformatted,
    "iframe": _frame,
    "a": served_links.draw_link,
    "img": served_pictures.draw_picture,
}
