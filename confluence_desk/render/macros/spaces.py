"""Draws spaces: a list of them, and what one is about."""

from collections.abc import Callable
from functools import partial

from confluence_desk.domain.entities import Space
from confluence_desk.render.addresses import ours
from confluence_desk.render.macros.asking import Target, other, remark
from confluence_desk.render.macros.grid import Cell, grid
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Spaces, Take

_MOST = 200
_KEPT: dict[str, Callable[[Space], bool]] = {
    "personal": lambda space: space.personal,
    "global": lambda space: not space.personal,
}


def _current(space: Space) -> bool:
    return space.status == "current"


def _spaces(pen: Pen, macro: Macro) -> None:
    """The spaces of the site by name."""
    found = pen.context.ask(Spaces())
    wish = macro.parameter("", "scope", "type").lower()
    kept = _KEPT.get(wish, _current)
    some = [space for space in found or () if kept(space)][:_MOST]
    if not some:
        remark(pen, pen.say(Phrase.NOT_FETCHED if found is None else Phrase.NOTHING_FOUND))
        return
    grid(
        pen,
        [pen.say(phrase) for phrase in (Phrase.SPACE, Phrase.KEY, Phrase.ABOUT)],
        [(partial(_name, pen, space), space.key, space.description) for space in some],
    )


def _name(pen: Pen, space: Space) -> None:
    if pen.in_link:
        pen.text(space.name)
    else:
        pen.leaf("a", space.name, {"href": ours("space", space.key), "dir": "auto"})


def _about(pen: Pen, _macro: Macro) -> None:
    """What the space of this page is: its name, key, home page and description."""
    found = pen.context.ask(Spaces((pen.context.space_key,)))
    space = next(iter(found or ()), None)
    if space is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED))
        return
    rows: list[tuple[Phrase, Cell]] = [
        (Phrase.SPACE, partial(_name, pen, space)),
        (Phrase.KEY, space.key),
    ]
    if space.homepage_id:
        rows.append((Phrase.HOME, partial(_home, pen, space.homepage_id)))
    if space.description:
        rows.append((Phrase.ABOUT, space.description))
    pen.block("div", {"class": "properties"})
    grid(pen, (), [(pen.say(phrase), cell) for phrase, cell in rows])
    pen.end("div")


def _home(pen: Pen, page_id: str) -> None:
    name = other(pen, Target(page_id=page_id), Take.NOTHING).title or pen.say(Phrase.HOME)
    if pen.in_link:
        pen.text(name)
    else:
        pen.leaf("a", name, {"href": ours("page", page_id), "dir": "auto"})


MACROS: dict[str, Drawer] = {"spaces": _spaces, "spaces-list": _spaces, "space-details": _about}
