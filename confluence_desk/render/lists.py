"""Draws lists: bulleted, numbered, of definitions, of tasks."""

from functools import partial

from lxml import etree

from confluence_desk.render.attributes import holder_direction, looks
from confluence_desk.render.icons import icon
from confluence_desk.render.names import Element, attribute, child, name_of
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.phrases import Phrase


def _list(tag: str, pen: Pen, element: etree._Element) -> None:
    """A list; text and blocks that stand between its items become items, so none is lost."""
    start = attribute(element, "start")
    pen.block(
        tag,
        {
            "class": looks(element),
            "dir": holder_direction(element),
            "start": start if tag == "ol" and start.lstrip("-").isdecimal() else None,
        },
    )
    draw_items(pen, element, {"li"}, "li")
    pen.end(tag)


def draw_items(pen: Pen, element: etree._Element, allowed: set[str], stray: str) -> None:
    """The items of a list, and as items of their own what stands between them."""
    _stray_text(pen, element.text, stray)
    for node in element:
        if name_of(node) in allowed:
            pen.element(node)
        elif name_of(node):
            pen.block(stray, {"class": "stray"})
            pen.element(node)
            pen.end(stray)
        _stray_text(pen, node.tail, stray)


def _stray_text(pen: Pen, text: str | None, tag: str) -> None:
    if text and text.strip():
        pen.leaf(tag, text)


def _item(pen: Pen, element: etree._Element) -> None:
    """An item; one outside any list is drawn as a paragraph would be."""
    parent = element.getparent()
    if parent is not None and name_of(parent) in {"ul", "ol"}:
        _listed(pen, element)
        return
    pen.block("div", {"class": looks(element), "dir": _of_item(element)})
    pen.children(element)
    pen.end("div")


def _listed(pen: Pen, element: etree._Element) -> None:
    runs, look = _of_item(element), looks(element)
    pen.block("li", {"class": look, "dir": runs} if runs or look else None)
    pen.children(element)
    pen.end("li")


def _of_item(element: etree._Element) -> str | None:
    """An item goes with its list, so that the bullets stand in line, unless it must not."""
    runs = holder_direction(element)
    return None if runs == "auto" else runs


def _definitions(pen: Pen, element: etree._Element) -> None:
    """Terms and what they mean; what stands between them goes to the next, so none is lost."""
    if not any(name_of(node) in _DEFINING for node in element):
        pen.block("div")
        pen.children(element)
        pen.end("div")
        return
    pen.block("dl", {"dir": holder_direction(element)})
    strays: _Strays = [element.text]
    last = ""
    for node in element:
        name = name_of(node)
        if name in _DEFINING:
            if not last and name == "dd":
                pen.leaf("dt", "")
            _defining(name, pen, node, strays)
            strays, last = [node.tail], name
        else:
            strays += [node, node.tail]
    _last_definition(pen, last, strays)
    pen.end("dl")


_DEFINING = frozenset({"dt", "dd"})
_Strays = list[str | Element | None]


def _last_definition(pen: Pen, last: str, strays: _Strays) -> None:
    said = any(stray.strip() if isinstance(stray, str) else stray is not None for stray in strays)
    if said or last == "dt":
        pen.block("dd")
        _draw_strays(pen, strays)
        pen.end("dd")


def _draw_strays(pen: Pen, strays: _Strays) -> None:
    for stray in strays:
        if isinstance(stray, str):
            pen.text(stray.strip() and stray)
        elif stray is not None:
            pen.element(stray)


def _defining(tag: str, pen: Pen, element: etree._Element, strays: _Strays) -> None:
    pen.block(tag, {"class": looks(element), "dir": _of_item(element)})
    pen.headless += tag == "dt"
    _draw_strays(pen, strays)
    pen.children(element)
    pen.headless -= tag == "dt"
    pen.end(tag)


def _definition(pen: Pen, element: etree._Element) -> None:
    """A term or a meaning outside any list of them."""
    pen.block("div", {"class": looks(element)})
    pen.children(element)
    pen.end("div")


def _tasks(pen: Pen, element: etree._Element) -> None:
    pen.block("ul", {"class": "tasks", "dir": _of_first(element)})
    draw_items(pen, element, {"ac:task"}, "li")
    pen.end("ul")


def _task(pen: Pen, element: etree._Element) -> None:
    status = child(element, "ac:task-status")
    done = status is not None and (status.text or "").strip() == "complete"
    tag = "li" if _in_task_list(element) else "div"
    pen.block(tag, {"class": "task done" if done else "task", "dir": _of_body(element)})
    pen.made(icon("done", pen.say(Phrase.DONE)) if done else icon("todo", pen.say(Phrase.TO_DO)))
    pen.block("div", {"class": "what"})
    pen.children(element)
    pen.end("div")
    pen.end(tag)


def _of_first(element: etree._Element) -> str:
    first = element.find(".//{*}task-body")
    return holder_direction(element if first is None else first)


def _of_body(element: etree._Element) -> str:
    """The direction of a task's words; its number and state have none."""
    return holder_direction(child(element, "ac:task-body"))


def _in_task_list(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and name_of(parent) == "ac:task-list"


ELEMENTS: dict[str, Handler] = {
    "ul": partial(_list, "ul"),
    "ol": partial(_list, "ol"),
    "li": _item,
    "dl": _definitions,
    "dt": _definition,
    "dd": _definition,
    "ac:task-list": _tasks,
    "ac:task": _task,
}
