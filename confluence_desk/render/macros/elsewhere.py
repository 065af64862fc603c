"""Draws macros that show other pages' content: a box saying what stands here in Confluence."""

from functools import partial

from confluence_desk.render.icons import icon
from confluence_desk.render.links import resource_destination
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.names import name_of
from confluence_desk.render.pen import Pen

_SHOWS = {
    "children": "Child pages",
    "pagetree": "Page tree",
    "include": "Content of another page",
    "excerpt-include": "Excerpt of another page",
    "detailssummary": "Page properties report",
    "contentbylabel": "Pages by label",
    "recently-updated": "Recently updated",
    "blog-posts": "Blog posts",
    "attachments": "Attachments of this page",
    "space-attachments": "Attachments of the space",
    "gallery": "Picture gallery",
    "contributors": "Contributors",
    "contributors-summary": "Contributors",
    "change-history": "Change history",
    "content-by-user": "Pages by a person",
    "content-report-table": "Content report",
    "tasks-report-macro": "Task report",
    "listlabels": "Labels",
    "popular-labels": "Popular labels",
    "related-labels": "Related labels",
    "recently-used-labels": "Recent labels",
    "userlister": "People",
    "spaces": "Spaces",
    "space-details": "About this space",
    "livesearch": "Search box",
    "pagetreesearch": "Search box",
    "chart": "Chart",
    "roadmap": "Roadmap",
    "index": "Page index",
}
"""What each macro shows, in a reader's words."""
_HIDDEN = ("create-from-template", "create-space-button", "auto-cursor-target")


def _box(what: str, pen: Pen, macro: Macro) -> None:
    """The box: what it is, of which page, and where it can be seen."""
    pen.note_unknown(macro.name)
    pen.block("div", {"class": "elsewhere", "dir": "auto"})
    pen.made(icon("list"))
    pen.leaf("span", what, {"class": "name"})
    _target(pen, macro)
    pen.leaf("span", "Shown in Confluence", {"class": "why"})
    pen.end("div")


def _target(pen: Pen, macro: Macro) -> None:
    resource = next((r for r in macro.resources.values() if name_of(r) in _PAGES), None)
    if resource is None:
        words = macro.parameter("labels", "label", "cql", "")
        pen.leaf("span", words, {"class": "what"}) if words else None
        return
    found = resource_destination(pen, resource)
    if found.href and not pen.in_link:
        pen.leaf("a", found.words, {"href": found.href, "class": found.classes or None})
    else:
        pen.leaf("span", found.words, {"class": "what"})


_PAGES = frozenset({"ri:page", "ri:blog-post", "ri:space"})


def _hidden(_pen: Pen, _macro: Macro) -> None:
    """A button for writers: readers have no use for it."""


MACROS: dict[str, Drawer] = {
    **{name: partial(_box, what) for name, what in _SHOWS.items()},
    **dict.fromkeys(_HIDDEN, _hidden),
}
