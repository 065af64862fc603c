"""Draws macros that only mean something in Confluence: search boxes, buttons, own lists."""

from functools import partial

from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

_QUIET = {
    "livesearch": Phrase.SEARCH_BOX,
    "pagetreesearch": Phrase.SEARCH_BOX,
    "search": Phrase.SEARCH_BOX,
    "spacejump": Phrase.SEARCH_BOX,
    "favpages": Phrase.FAVOURITES,
    "recently-used-labels": Phrase.RECENT_LABELS,
    "global-reports": Phrase.SITE_REPORTS,
    "status-list": Phrase.STATUS_LIST,
    "im": Phrase.PEOPLE,
    "gadget": Phrase.GADGET,
    "outgoing-links": Phrase.LINKS,
    "cite-summary": Phrase.CITATIONS,
}
"""What each shows, in a reader's words."""
_HIDDEN = (
    "create-from-template", "create-space-button", "auto-cursor-target", "loremipsum",
    "scroll-exportbutton", "scroll-pagebreak", "scroll-bookmark", "floatmenu", "redirect",
    "viewport-redirect", "viewport-url-redirect", "wordpress-metadata", "wordpress-sync-info",
)  # fmt: skip


def _line(what: Phrase, pen: Pen, macro: Macro) -> None:
    """A quiet line: what stands here in Confluence."""
    pen.block("p", {"class": "remark away", "dir": "auto"})
    pen.icon("box")
    pen.leaf("span", pen.say(what), {"class": "name"})
    pen.leaf("span", pen.say(Phrase.IN_CONFLUENCE), {"class": "why"})
    pen.end("p")
    draw_body(pen, macro)


def _hidden(pen: Pen, macro: Macro) -> None:
    """Something for writers, or for a browser: readers have no use for it."""
    draw_body(pen, macro)


MACROS: dict[str, Drawer] = {
    **{name: partial(_line, what) for name, what in _QUIET.items()},
    **dict.fromkeys(_HIDDEN, _hidden),
}
