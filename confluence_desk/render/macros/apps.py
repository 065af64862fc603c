"""Draws the macros of well-known apps that lay out content: tabs, boxes, steps, translations."""

from functools import partial

from confluence_desk.render.addresses import outside
from confluence_desk.render.attributes import holder_direction
from confluence_desk.render.images import foreign
from confluence_desk.render.links import resource_destination
from confluence_desk.render.macros.macro import Drawer, Macro, draw_body
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.panels import panel
from confluence_desk.render.pen import Pen

_GROUPS = (
    "tabs-group", "ui-tabs", "localtabgroup", "deck", "deck-container", "horizontal-nav-group",
    "vertical-nav-group", "auihorizontalnav", "auibuttongroup", "navitabs", "tab-group",
)  # fmt: skip
_TABS = (
    "tab-pane", "ui-tab", "localtab", "card", "horizontal-nav-item", "vertical-nav-item",
    "auihorizontalnavpage", "navitab", "tab",
)  # fmt: skip
_THROUGH = (
    "scroll-only", "scroll-only-inline", "scroll-ignore", "scroll-ignore-inline", "scroll-pdf-only",
    "scroll-pdf-ignore", "scroll-pdf-ignore-inline", "scroll-landscape", "scroll-portrait",
    "scroll-content-block", "scroll-title", "scroll-pagetitle", "scroll-tablelayout",
    "scroll-indexterm", "show-if", "hide-if", "show-to", "hide-from", "table-filter",
    "tableenhancer", "table-joiner", "pivot-table", "table-chart", "export-table",
    "table-excerpt", "center", "align", "block", "shared-block", "div", "span", "legend",
    "convertedtoblock", "ul", "bgcolor", "html-wrap", "style",
)  # fmt: skip
"""What these add is for printing, for other readers, or for looks: the content is the point."""
_LANGUAGES = (
    "english", "english-us", "canadian-en", "french", "canadian-fr", "icelandic", "irish",
    "slovak", "spanish", "italian", "catalan", "chinese", "czech", "hindi", "latvian",
    "hungarian", "maltese", "dutch", "german", "polish", "turkish", "norwegian-nb", "norwegian",
    "korean", "japanese", "portuguese", "portuguese-br", "croatian", "welsh", "greek", "russian",
    "ukrainian", "slovenian", "romanian", "belarusian", "estonian", "thai", "lithuanian",
    "bulgarian", "danish", "vietnamese", "swedish", "finnish",
)  # fmt: skip
_SEVERITIES = {
    "success": "tip", "info": "info", "generic": "info", "hint": "info", "warning": "note",
    "error": "warning", "danger": "warning",
}  # fmt: skip


def _through(pen: Pen, macro: Macro) -> None:
    draw_body(pen, macro)


def _group(pen: Pen, macro: Macro) -> None:
    """Tabs, all of them open below one another: nothing needs a click to be read."""
    pen.block("div", {"class": "tabs"})
    draw_body(pen, macro)
    pen.end("div")


def _titled(title: str, pen: Pen, macro: Macro) -> None:
    """Content under a small title of its own."""
    words = macro.parameter("name", "title", "label", "language", "") or title
    pen.block("div", {"class": "tab", "dir": holder_direction(macro.rich)})
    if words:
        pen.leaf("p", words, {"class": "tab-title", "dir": "auto"})
    draw_body(pen, macro)
    pen.end("div")


def _message(pen: Pen, macro: Macro) -> None:
    kind = _SEVERITIES.get(macro.parameter("type").lower(), "info")
    with panel(pen, kind, macro.rich, title=macro.parameter("title")):
        draw_body(pen, macro)


def _box(pen: Pen, macro: Macro) -> None:
    """A box with a title and perhaps a line beneath."""
    with panel(pen, "custom", macro.rich, title=macro.parameter("title")):
        draw_body(pen, macro)
        if footer := macro.parameter("footer"):
            pen.leaf("p", footer, {"class": "about", "dir": "auto"})


def _steps(pen: Pen, macro: Macro) -> None:
    pen.block("div", {"class": "steps"})
    draw_body(pen, macro)
    pen.end("div")


def _step(pen: Pen, macro: Macro) -> None:
    pen.block("div", {"class": "step"})
    draw_body(pen, macro)
    pen.end("div")


def _href(pen: Pen, macro: Macro, *names: str) -> str:
    """Where the first of these parameters leads: a resource, a link inside, or an address."""
    for name in names:
        resource = macro.resources.get(name)
        if resource is not None:
            return resource_destination(pen, resource).href
        node = macro.written.get(name)
        link = None if node is None else next((n for n in node if name_of(n) == "a"), None)
        written = macro.parameter(name) if link is None else attribute(link, "href")
        if written:
            return outside(written, pen.context.site_url)
    return ""


def _button(pen: Pen, macro: Macro) -> None:
    """A button that leads somewhere."""
    href = _href(pen, macro, "url", "link", "href", "page")
    words = macro.parameter("title", "text", "name", "label") or href
    if href and words and not pen.in_link:
        pen.leaf("a", words, {"class": "button", "href": href, "dir": "auto"})
    elif words:
        pen.leaf("span", words, {"dir": "auto"})
    draw_body(pen, macro)


def _clickable(pen: Pen, macro: Macro) -> None:
    """Content that leads somewhere as a whole; where that is stands in front of it."""
    href = _href(pen, macro, "link")
    pen.block("div", {"class": "lead"})
    if href and not pen.in_link:
        words = macro.parameter("link") or href
        pen.leaf("a", words.strip(), {"class": "about", "href": href, "dir": "auto"})
    draw_body(pen, macro)
    pen.end("div")


def _footnote(pen: Pen, macro: Macro) -> None:
    """A footnote where it belongs: in the line, small."""
    words = macro.parameter("text")
    if macro.rich is not None:
        pen.block("div", {"class": "aside"})
        draw_body(pen, macro)
        pen.end("div")
    elif words:
        pen.leaf("small", f"[{words}]", {"class": "about", "dir": "auto"})


def _multiexcerpt(pen: Pen, macro: Macro) -> None:
    if not macro.on("hidden"):
        draw_body(pen, macro)


def _term(pen: Pen, macro: Macro) -> None:
    """A term of a taxonomy, leading to what it means."""
    if macro.plain and macro.plain.strip():
        macro.told.append(True)
    words = (macro.plain or "").strip() or macro.parameter("prefLabel", "notation")
    href = _href(pen, macro, "uri")
    if href and not pen.in_link:
        pen.leaf("a", words, {"href": href, "class": "outside", "dir": "auto"})
    else:
        pen.text(words)


def _author(pen: Pen, macro: Macro) -> None:
    names = filter(None, (macro.parameter("firstName"), macro.parameter("lastName")))
    pen.leaf("span", " ".join(names), {"dir": "auto"})


def _picture(pen: Pen, macro: Macro) -> None:
    """A picture of another host: offered, as any of those."""
    foreign(pen, macro.parameter("src"), macro.parameter("alt"))


def _language(name: str) -> Drawer:
    return partial(_titled, name.replace("-", " ").capitalize())


MACROS: dict[str, Drawer] = {
    **dict.fromkeys(_THROUGH, _through),
    **dict.fromkeys(_GROUPS, _group),
    **dict.fromkeys(_TABS, partial(_titled, "")),
    **{name: _language(name) for name in _LANGUAGES},
    "sv-translation": partial(_titled, ""),
    "alert": _message,
    "auimessage": _message,
    "ui-text-box": _box,
    "roundrect": _box,
    "lozenge": _box,
    "ui-steps": _steps,
    "ui-step": _step,
    "ui-button": _button,
    "auibutton": _button,
    "clickable": _clickable,
    **dict.fromkeys(("footnote", "cfm-footnote", "cfm-tooltip", "tooltip"), _footnote),
    **dict.fromkeys(
        ("multiexcerpt", "multiexcerpt-macro", "multiexcerpt-fast-block-macro",
         "multiexcerpt-fast-inline-macro"), _multiexcerpt
    ),
    "taxonomies-for-confluence-relation": _term,
    "taxonomies-for-confluence-resource": _term,
    "author": _author,
    "img": _picture,
}  # fmt: skip
