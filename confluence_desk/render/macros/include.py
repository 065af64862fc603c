"""Draws other pages inside a page: the whole of one, its excerpt, or a block it shares."""

from confluence_desk.render.addresses import ours
from confluence_desk.render.macros.asking import absent, as_page, other, remark, target
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.names import Element, name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Neighbour, Piece, State, Take
from confluence_desk.render.storage import parse

DEEPEST = 5
"""Pages inside pages inside pages: so deep, and no deeper."""
_MOST = 60
"""So many pages are shown inside one at most: a page of includes of includes grows fast."""
TITLES = ("", "page", "pageTitle", "PageWithExcerpt")


def _include(pen: Pen, macro: Macro) -> None:
    """Another page as if it stood here."""
    page = _page(pen, macro, Take.BODY)
    if page is not None and may_show(pen, page):
        pen.block("div", {"class": "included"})
        with as_page(pen, page):
            pen.children(parse(page.body))
        pen.end("div")


def _excerpt(take: Take, pen: Pen, macro: Macro) -> None:
    """The excerpt of a page, in a box under its title or without one."""
    page = _page(pen, macro, take)
    if page is None or not may_show(pen, page):
        return
    name = macro.parameter("name", "MultiExcerptName", "shared-block-key")
    piece = _named(page, name)
    if piece is None:
        phrase = Phrase.NO_EXCERPT_NAMED if name else Phrase.NO_EXCERPT
        words = pen.say(phrase).format(title=page.title, name=name)
        remark(pen, words, href=ours("page", page.id), kind="missing")
    elif macro.on("nopanel", default=take is not Take.EXCERPTS) and not macro.on("addpanel"):
        _bare(pen, page, piece, macro)
    else:
        _boxed(pen, page, piece)


def _page(pen: Pen, macro: Macro, take: Take) -> Neighbour | None:
    """The page that is meant, if it can be shown; else that is said."""
    wanted = target(macro, *TITLES)
    if wanted is None or not (wanted.title or wanted.page_id):
        remark(pen, pen.say(Phrase.NO_PAGE_NAMED), kind="missing")
        return None
    page = other(pen, wanted, take)
    if page.state is not State.HERE:
        absent(pen, page, wanted.title)
        return None
    return page


def may_show(pen: Pen, page: Neighbour) -> bool:
    """Neither inside itself nor inside too many others."""
    outer = pen.context
    phrase = None
    if page.id in {outer.page_id, *outer.within}:
        phrase = Phrase.SHOWS_ITSELF
    elif len(outer.within) >= DEEPEST or pen.inside >= _MOST:
        phrase = Phrase.TOO_DEEP
    if phrase is not None:
        href = ours("page", page.id)
        remark(pen, pen.say(phrase).format(title=page.title), href=href, kind="missing")
        return False
    pen.inside += 1
    return True


def _named(page: Neighbour, name: str) -> Piece | None:
    """The excerpt of that name; without a name the first that has none, else the first."""
    if name:
        return next((one for one in page.pieces if one.name.casefold() == name.casefold()), None)
    unnamed = (one for one in page.pieces if not one.name)
    return next(unnamed, next(iter(page.pieces), None))


def _bare(pen: Pen, page: Neighbour, piece: Piece, macro: Macro) -> None:
    root = parse(piece.storage)
    inline = macro.parameter("atlassian-macro-output-type").upper() == "INLINE"
    with as_page(pen, page):
        if inline and (line := _only_line(root)) is not None:
            pen.children(line)
        else:
            pen.block("div", {"class": "included"})
            pen.children(root)
            pen.end("div")


def _only_line(root: Element) -> Element | None:
    """The one paragraph that an excerpt consists of; it stands in the line then."""
    if len(root) == 1 and name_of(root[0]) == "p" and not (root.text or "").strip():
        return None if (root[0].tail or "").strip() else root[0]
    return None


def _boxed(pen: Pen, page: Neighbour, piece: Piece) -> None:
    pen.block("div", {"class": "excerpted"})
    pen.start("p", {"class": "from", "dir": "auto"})
    if pen.in_link:
        pen.text(page.title)
    else:
        pen.leaf("a", page.title, {"href": ours("page", page.id)})
    pen.end("p")
    with as_page(pen, page):
        pen.children(parse(piece.storage))
    pen.end("div")


def _excerpt_include(pen: Pen, macro: Macro) -> None:
    _excerpt(Take.EXCERPTS, pen, macro)


def _multiexcerpt_include(pen: Pen, macro: Macro) -> None:
    _excerpt(Take.MULTIEXCERPTS, pen, macro)


def _shared_block(pen: Pen, macro: Macro) -> None:
    _excerpt(Take.SHARED, pen, macro)


MACROS: dict[str, Drawer] = {
    "include-shared-block": _shared_block,
    "include": _include,
    "excerpt-include": _excerpt_include,
    **dict.fromkeys(
        (
            "multiexcerpt-include",
            "multiexcerpt-include-macro",
            "multiexcerpt-fast-include-block-macro",
            "multiexcerpt-fast-include-inline-macro",
        ),
        _multiexcerpt_include,
    ),
}
