"""Draws macros that show other pages' content: a box saying what stands here in Confluence."""

from functools import partial

from confluence_desk.render.icons import icon
from confluence_desk.render.links import resource_destination
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.names import name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

_SHOWS = {
    "children": Phrase.CHILD_PAGES,
    "pagetree": Phrase.PAGE_TREE,
    "include": Phrase.OTHER_PAGE,
    "excerpt-include": Phrase.EXCERPT,
    "detailssummary": Phrase.PROPERTIES,
    "contentbylabel": Phrase.BY_LABEL,
    "recently-updated": Phrase.RECENTLY_UPDATED,
    "blog-posts": Phrase.BLOG_POSTS,
    "attachments": Phrase.ATTACHMENTS,
    "space-attachments": Phrase.SPACE_ATTACHMENTS,
    "gallery": Phrase.GALLERY,
    "contributors": Phrase.CONTRIBUTORS,
    "contributors-summary": Phrase.CONTRIBUTORS,
    "change-history": Phrase.HISTORY,
    "content-by-user": Phrase.BY_PERSON,
    "content-report-table": Phrase.CONTENT_REPORT,
    "tasks-report-macro": Phrase.TASK_REPORT,
    "listlabels": Phrase.LABELS,
    "popular-labels": Phrase.POPULAR_LABELS,
    "related-labels": Phrase.RELATED_LABELS,
    "recently-used-labels": Phrase.RECENT_LABELS,
    "userlister": Phrase.PEOPLE,
    "spaces": Phrase.SPACES,
    "space-details": Phrase.ABOUT_SPACE,
    "livesearch": Phrase.SEARCH_BOX,
    "pagetreesearch": Phrase.SEARCH_BOX,
    "chart": Phrase.CHART,
    "roadmap": Phrase.ROADMAP,
    "index": Phrase.PAGE_INDEX,
}
"""What each macro shows, in a reader's words."""
_HIDDEN = ("create-from-template", "create-space-button", "auto-cursor-target")


def _box(what: Phrase, pen: Pen, macro: Macro) -> None:
    """The box: what it is, of which page, and where it can be seen."""
    pen.note_unknown(macro.name)
    pen.block("div", {"class": "elsewhere", "dir": "auto"})
    pen.made(icon("list"))
    pen.leaf("span", pen.say(what), {"class": "name"})
    _target(pen, macro)
    pen.leaf("span", pen.say(Phrase.IN_CONFLUENCE), {"class": "why"})
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
