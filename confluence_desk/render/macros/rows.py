"""Draws lists of pages: plain links, links with who and when, trees that fold."""

from collections.abc import Sequence

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.addresses import ours
from confluence_desk.render.macros.asking import day, person, remark
from confluence_desk.render.macros.macro import Macro
from confluence_desk.render.macros.unknown import ask_confluence
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import LabelsOf, Matches, Row, Summary

_ICONS = {
    Kind.PAGE: "file",
    Kind.BLOGPOST: "post",
    Kind.FOLDER: "folder",
    Kind.WHITEBOARD: "whiteboard",
    Kind.DATABASE: "database",
    Kind.EMBED: "link",
}
_SHORTEST = 2


@frozen
class Looks:
    """What rows show beside their titles."""

    space: bool = False
    who: bool = False
    made: bool = False
    """The day it was made, rather than the day of its last change."""
    labels: bool = False
    excerpt: bool = False


def title(pen: Pen, row: Row) -> None:
    """A row's name, leading to its page."""
    name = row.title or pen.say(Phrase.UNTITLED)
    if pen.in_link:
        pen.text(name)
    else:
        pen.leaf("a", name, {"href": ours("page", row.id), "dir": "auto"})


def excerpt(pen: Pen, page_id: str) -> None:
    """A few words of a page, where its text is here."""
    if words := pen.context.ask(Summary(page_id)):
        pen.leaf("p", words, {"class": "excerpt", "dir": "auto"})


def plain_list(pen: Pen, rows: Sequence[Row], *, excerpts: bool = False, style: str = "") -> None:
    """Links below one another, and what stands below each, as Confluence lists child pages."""
    pen.block("ul", {"class": "pages", "dir": "auto"})
    for row in rows:
        pen.start("li")
        if style:
            pen.start("span", {"class": f"like-{style}"})
        title(pen, row)
        if style:
            pen.end("span")
        if excerpts:
            excerpt(pen, row.id)
        if row.below:
            plain_list(pen, row.below, excerpts=excerpts)
        pen.end("li")
    pen.end("ul")


def tree(pen: Pen, rows: Sequence[Row], opened: int, *, excerpts: bool = False) -> None:
    """Nested lists that fold, open so many levels deep."""
    pen.block("ul", {"class": "tree"})
    for row in rows:
        pen.start("li", {"class": None if row.below else "leaf"})
        if row.below:
            pen.start("details", {"open": "" if opened > 1 else None})
            pen.start("summary")
            _leaf(pen, row)
            pen.end("summary")
            _words(pen, row, excerpts=excerpts)
            tree(pen, row.below, opened - 1, excerpts=excerpts)
            pen.end("details")
        else:
            _leaf(pen, row)
            _words(pen, row, excerpts=excerpts)
        pen.end("li")
    pen.end("ul")


def _leaf(pen: Pen, row: Row) -> None:
    pen.icon(_ICONS[row.kind])
    title(pen, row)


def _words(pen: Pen, row: Row, *, excerpts: bool) -> None:
    if excerpts:
        excerpt(pen, row.id)


def rich_list(pen: Pen, rows: Sequence[Row], looks: Looks) -> None:
    """Titles with a line beneath: space, who, when; labels; a few words."""
    pen.block("ul", {"class": "finds"})
    for row in rows:
        pen.start("li")
        pen.icon(_ICONS[row.kind])
        pen.start("div", {"class": "what"})
        title(pen, row)
        _about(pen, row, looks)
        if looks.excerpt:
            excerpt(pen, row.id)
        if looks.labels:
            labels(pen, row.id)
        pen.end("div")
        pen.end("li")
    pen.end("ul")


def _about(pen: Pen, row: Row, looks: Looks) -> None:
    who, at = (row.made_by, row.made_at) if looks.made else (row.changed_by, row.changed_at)
    told = [
        row.space_name or row.space_key if looks.space else "",
        person(pen, who) if looks.who and who else "",
        day(pen, at) if looks.who else "",
    ]
    if any(told):
        pen.start("span", {"class": "about"})
        for words in filter(None, told):
            pen.leaf("span", words, {"dir": "auto"})
        pen.end("span")


def labels(pen: Pen, page_id: str) -> None:
    """A page's labels, where they are known."""
    if names := pen.context.ask(LabelsOf(page_id)):
        chips(pen, names)


def chips(pen: Pen, names: Sequence[str]) -> None:
    """Labels as chips that lead to what carries them."""
    pen.start("span", {"class": "chips"})
    for name in names:
        chip(pen, name)
    pen.end("span")


def chip(pen: Pen, name: str) -> None:
    """One label."""
    if pen.in_link:
        pen.leaf("span", name, {"class": "chip", "dir": "auto"})
    else:
        pen.leaf("a", name, {"class": "chip", "href": ours("label", name), "dir": "auto"})


def caveats(pen: Pen, macro: Macro, found: Matches, *, empty: bool) -> None:
    """What the library cannot tell about a query, each in a line; Confluence may be asked."""
    if empty and not found.unanswered:
        remark(pen, pen.say(Phrase.NOTHING_FOUND))
    doubts = [pen.say(Phrase.UNANSWERED).format(query=clause) for clause in found.unanswered]
    if found.partial:
        space = found.partial[0]
        phrase = Phrase.PARTLY_HERE if space else Phrase.PARTLY_ANYWHERE
        doubts.append(pen.say(phrase).format(space=space))
    for number, words in enumerate(doubts, 1):
        pen.block("p", {"class": "remark", "dir": "auto"})
        pen.text(words)
        if macro.id and number == len(doubts):
            pen.text(" ")
            ask_confluence(pen, macro.id, None)
        pen.end("p")
