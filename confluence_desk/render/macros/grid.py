"""Draws the tables that macros make: a header row, and cells of words or of whatever is drawn."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from confluence_desk.render.pen import Pen

Cell = str | Callable[[], None]
"""Words, or what draws them."""


def grid(
    pen: Pen, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, wide: bool = False
) -> None:
    """A table in its frame; a ``wide`` one scrolls inside it."""
    pen.block("div", {"class": "table wide" if wide else "table"})
    pen.start("table")
    if any(heads):
        _heads(pen, heads)
    pen.start("tbody")
    for row in rows:
        pen.start("tr")
        for cell in row:
            _cell(pen, cell)
        pen.end("tr")
    pen.end("tbody")
    pen.end("table")
    pen.end("div")


def _heads(pen: Pen, heads: Sequence[str]) -> None:
    pen.start("thead", {"class": "one"})
    pen.start("tr")
    for words in heads:
        pen.leaf("th", words, {"scope": "col", "dir": "auto"})
    pen.end("tr")
    pen.end("thead")


def _cell(pen: Pen, cell: Cell) -> None:
    pen.start("td", {"dir": "auto"})
    if isinstance(cell, str):
        pen.text(cell)
    else:
        cell()
    pen.end("td")


def when(pen: Pen, words: str) -> Cell:
    """A day, which does not break."""
    return partial(pen.leaf, "span", words, {"class": "when"}) if words else ""
