"""Draws the report on tasks: those on the pages that it names, as far as their texts are here."""

from dataclasses import replace
from functools import partial

from confluence_desk.render.addresses import ours
from confluence_desk.render.dates import day_words
from confluence_desk.render.icons import icon
from confluence_desk.render.macros import wanted
from confluence_desk.render.macros.asking import Target, as_page, other, person_link, remark
from confluence_desk.render.macros.grid import Cell, grid, when
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.names import Element, child, name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Take, Task, Tasks
from confluence_desk.render.storage import parse

_PAGE_SIZE = 20
_MOST_SHOWN = 200
_MOST_PAGES = 300
_COLUMNS = ("description", "duedate", "assignee", "location")
_HEADS = {
    "description": Phrase.TASK,
    "duedate": Phrase.DUE,
    "assignee": Phrase.ASSIGNEE,
    "location": Phrase.WHERE,
}
_LATE = "9999"


def _report(pen: Pen, macro: Macro) -> None:
    asked = Tasks(_query(macro), pen.context.space_key, pen.context.page_id, _MOST_PAGES)
    found = pen.context.ask(asked)
    if found is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED))
        return
    tasks = _sorted([task for task in found.tasks if _fits(task, macro)], macro)
    shown = tasks[: min(macro.number("pageSize", _PAGE_SIZE), _MOST_SHOWN)]
    if shown:
        _table(pen, macro, shown)
    else:
        remark(pen, pen.say(Phrase.NO_TASKS))
    if found.partial:
        remark(pen, pen.say(Phrase.TASKS_PARTLY))


def _query(macro: Macro) -> str:
    """The pages to look at: named, below named ones, in spaces, with labels; else all of them."""
    pages = [one for one in macro.several("pages", "page") if one.isdecimal()]
    spaces = list(macro.several("spaces", "space"))
    for one in macro.several("spaceAndPage"):
        kind, _, value = one.partition(":")
        if kind == "page" and value.isdecimal():
            pages.append(value)
        elif kind == "space" and value:
            spaces.append(value)
    places = [f"id in {wanted.listed(pages)}", f"ancestor in {wanted.listed(pages)}"] * bool(pages)
    if inside := wanted.in_spaces(spaces):
        places.append(inside)
    parts = (
        f"({' or '.join(places)})" if places else "",
        "type in (page, blogpost)",
        wanted.with_labels(macro.several("labels", "label")),
        wanted.by_people("creator", macro.several("creators")),
    )
    return f"{wanted.all_of(parts)} order by lastmodified desc"


def _fits(task: Task, macro: Macro) -> bool:
    status = macro.parameter("status").lower() or "incomplete"
    people = macro.several("assignees", "assignee")
    state = status == "any" or task.done == status.startswith("complete")
    return state and (not people or task.assignee in people)


def _sorted(tasks: list[Task], macro: Macro) -> list[Task]:
    """What is due first; those without a day last."""
    by = macro.parameter("sortBy").lower().replace(" ", "")
    if by in {"", "duedate"}:
        tasks.sort(key=lambda task: task.due or _LATE)
    elif by in {"location", "page", "pagetitle"}:
        tasks.sort(key=lambda task: task.page_title.casefold())
    elif by == "assignee":
        tasks.sort(key=lambda task: task.assignee)
    return tasks[::-1] if macro.on("reverseSort") else tasks


def _table(pen: Pen, macro: Macro, tasks: list[Task]) -> None:
    wish = [one.lower().replace(" ", "") for one in macro.several("columns")]
    columns = [one for one in wish if one in _HEADS] or list(_COLUMNS)
    rows = [[_cell(pen, task, column) for column in columns] for task in tasks]
    grid(pen, [pen.say(_HEADS[column]) for column in columns], rows)


def _cell(pen: Pen, task: Task, column: str) -> Cell:
    if column == "description":
        return partial(_words, pen, task)
    if column == "location":
        return partial(_place, pen, task)
    if column == "duedate":
        return when(pen, day_words(task.due, pen.context.speech) if task.due else "")
    return partial(person_link, pen, task.assignee) if task.assignee else ""


def _place(pen: Pen, task: Task) -> None:
    if pen.in_link:
        pen.text(task.page_title)
    else:
        pen.leaf("a", task.page_title, {"href": ours("page", task.page_id)})


def _words(pen: Pen, task: Task) -> None:
    """The task as it stands on its page, without who and when in front: those have columns."""
    page = other(pen, Target(page_id=task.page_id), Take.NOTHING)
    root = _without_lead(parse(task.storage))
    pen.start("div", {"class": "task done" if task.done else "task"})
    label = pen.say(Phrase.DONE if task.done else Phrase.TO_DO)
    pen.made(icon("done" if task.done else "todo", label))
    pen.start("div", {"class": "what"})
    with as_page(pen, replace(page, id=task.page_id)):
        pen.children(root)
    pen.end("div")
    pen.end("div")


def _without_lead(root: Element) -> Element:
    while len(root) and not (root.text or "").strip():
        first = root[0]
        mention = name_of(first) == "ac:link" and child(first, "ri:user") is not None
        if not mention and name_of(first) != "time":
            break
        root.text = (first.tail or "").lstrip()
        root.remove(first)
    return root


MACROS: dict[str, Drawer] = {"tasks-report-macro": _report, "tasks-report": _report}
