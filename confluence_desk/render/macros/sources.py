"""Draws what is written in a notation of its own: diagrams, Markdown, the task lists of old."""

from functools import partial

from confluence_desk.render.icons import icon
from confluence_desk.render.macros.grid import grid
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.texts import draw_code, source
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase


def _source(language: str, pen: Pen, macro: Macro) -> None:
    """The notation itself: nothing here turns it into a picture."""
    if text := source(macro) or macro.parameter("data", ""):
        draw_code(pen, text, language, macro)


def _tasks(pen: Pen, macro: Macro) -> None:
    """The task list of old: a table in wiki markup, or a line a task."""
    if title := macro.parameter("title", ""):
        pen.block("p", {"class": "list-title", "dir": "auto"})
        pen.text(title)
        pen.end("p")
    if macro.plain is not None:
        macro.told.append(True)
    lines = [line.strip() for line in (macro.plain or "").splitlines() if line.strip()]
    rows = [_cells(line, "|") for line in lines if line[0] == "|" and line[:2] != "||"]
    heads = next((_cells(line, "||") for line in lines if line[:2] == "||"), [])
    if rows or heads:
        grid(pen, heads, rows)
    if plain := [line for line in lines if line[0] != "|"]:
        pen.block("ul", {"class": "tasks"})
        for line in plain:
            _task(pen, line)
        pen.end("ul")


def _cells(line: str, mark: str) -> list[str]:
    return [cell.strip() for cell in line.removeprefix(mark).removesuffix(mark).split(mark)]


def _task(pen: Pen, line: str) -> None:
    pen.start("li", {"class": "task"})
    pen.made(icon("todo", pen.say(Phrase.TO_DO)))
    pen.leaf("div", line, {"class": "what", "dir": "auto"})
    pen.end("li")


MACROS: dict[str, Drawer] = {
    "plantuml": partial(_source, "text"),
    "plantumlcloud": partial(_source, "text"),
    "plantumlrender": partial(_source, "text"),
    "graphviz": partial(_source, "dot"),
    "mermaid": partial(_source, "text"),
    "markdown": partial(_source, "markdown"),
    "markdown-macro": partial(_source, "markdown"),
    "tasklist": _tasks,
    "dynamictasklist": _tasks,
}
