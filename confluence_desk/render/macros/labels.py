"""Draws labels: those of a space, the popular ones, and those that go with a page's own."""

from collections.abc import Sequence
from itertools import groupby

from confluence_desk.render.macros.asking import remark
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.rows import chip, chips
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import LabelCounts, RelatedLabels

_MOST = 500
_POPULAR = 20
_STEPS = 4
_HERE = frozenset({"", "@self", "currentspace()"})
_OTHERS = "#"


def _counts(pen: Pen, macro: Macro) -> tuple[tuple[str, int], ...] | None:
    """The labels of the space that is meant; None where a line has said that there are none."""
    key = (macro.several("spaceKey", "space", "spaces") or ("",))[0]
    key = pen.context.space_key if key.lower() in _HERE else key
    found = pen.context.ask(LabelCounts("" if key == "@all" else key))
    if not found:
        remark(pen, pen.say(Phrase.NOT_FETCHED if found is None else Phrase.NO_LABELS))
        return None
    return found


def _all(pen: Pen, macro: Macro) -> None:
    """Every label, letter by letter."""
    found = _counts(pen, macro)
    if found is None:
        return
    without = {name.casefold() for name in macro.several("excludedLabels")}
    names = [name for name, _ in found[:_MOST] if name.casefold() not in without]
    names.sort(key=lambda name: (_letter(name), name.casefold()))
    pen.block("div", {"class": "letters"})
    for letter, some in groupby(names, _letter):
        pen.leaf("p", letter, {"class": "letter"})
        pen.start("p", {"class": "of-letter"})
        chips(pen, list(some))
        pen.end("p")
    pen.end("div")


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isalpha() else _OTHERS


def _popular(pen: Pen, macro: Macro) -> None:
    """The labels that most pages carry: as a list with counts, or the larger the more."""
    found = _counts(pen, macro)
    if found is None:
        return
    most = macro.number("count", _POPULAR) or _POPULAR
    some = sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]
    _cloud(pen, some, sized=macro.parameter("style").lower() == "heatmap")


def _cloud(pen: Pen, some: Sequence[tuple[str, int]], *, sized: bool) -> None:
    top = max((count for _, count in some), default=1)
    pen.block("p", {"class": "cloud"})
    for name, count in sorted(some) if sized else some:
        step = 1 + (_STEPS - 1) * count // top if sized else 1
        pen.start("span", {"class": f"of-size-{step}"})
        chip(pen, name)
        if not sized:
            pen.leaf("span", str(count), {"class": "about"})
        pen.end("span")
    pen.end("p")


def _related(pen: Pen, macro: Macro) -> None:
    """Labels that stand beside this page's own on other pages."""
    page_id = pen.context.page_id
    found = pen.context.ask(RelatedLabels(page_id)) if page_id else None
    if not found:
        remark(pen, pen.say(Phrase.NOT_FETCHED if found is None else Phrase.NO_LABELS))
        return
    pen.block("p", {"class": "cloud"})
    chips(pen, [name for name, _ in found[: macro.number("count", _POPULAR)]])
    pen.end("p")


MACROS: dict[str, Drawer] = {
    "listlabels": _all,
    "popular-labels": _popular,
    "related-labels": _related,
}
