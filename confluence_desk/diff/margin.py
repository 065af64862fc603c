"""Draws a page with who wrote it: words by the age of their version, and a margin that names it.

The page's own tree is drawn, so that it looks as it does otherwise.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from confluence_desk.diff.annotate import Annotation, Written
from confluence_desk.diff.marking import CODE, LABEL, RUN, mark
from confluence_desk.diff.reading import blocks_in
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.addresses import ours
from confluence_desk.render.body import ELEMENTS
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.registry import draw_macro
from confluence_desk.render.names import Element, attribute, child
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.storage import parse

AGES = 4
"""The newest words have this age, the oldest 0."""


@frozen
class Note:
    """What is said of a version: ``v12``, by whom, when; ``words`` add its message."""

    version: str
    name: str
    day: str
    words: str


def draw_written(
    body: str, known: Annotation, note: Callable[[int], Note], context: Context
) -> Drawn:
    """The body of the version that is known, with who wrote it."""
    root = parse(body)
    written = [
        replace(one, block=block) for one, block in zip(known.blocks, blocks_in(root), strict=True)
    ]
    mark(root, written)
    pen = Pen(context, {**ELEMENTS, **_Notes(written, note).elements()})
    pen.children(root)
    return pen.finish()


class _Notes:
    """How our elements are drawn."""

    def __init__(self, written: Sequence[Written], note: Callable[[int], Note]) -> None:
        used = {one.changed for one in written} | {n for one in written for n in one.origins}
        self._notes = {number: note(number) for number in used}
        newest = max(1, len(used) - 1)
        self._ages = {n: -(-rank * AGES // newest) for rank, n in enumerate(sorted(used))}

    def elements(self) -> Mapping[str, Handler]:
        """Ours, and code, whose words have versions here in the place of colours."""
        macros = dict.fromkeys(("ac:structured-macro", "ac:macro"), _macro)
        return {RUN: self._run, LABEL: self._label, **macros}

    def _run(self, pen: Pen, element: Element) -> None:
        number = int(attribute(element, "v"))
        if number not in self._notes:
            pen.children(element)
            return
        look = f"wrote age-{self._ages[number]}"
        if pen.in_link:
            tag = "span"
            pen.start(tag, {"class": look, "title": self._notes[number].words})
        else:  # a card tells of it where the pointer or the keyboard is
            tag = "a"
            target = ours("wrote", pen.context.page_id, number)
            said = self._notes[number].words
            pen.start(tag, {"class": look, "href": target, "aria-description": said})
        pen.children(element)
        pen.end(tag)

    def _label(self, pen: Pen, element: Element) -> None:
        number = int(attribute(element, "v"))
        note = self._notes[number]
        look = f"by age-{self._ages[number]}"
        tag = "span" if pen.in_link else "a"
        if pen.in_link:
            pen.start(tag, {"class": look, "title": note.words})
        else:
            pen.start(tag, {"class": look, "href": ours("wrote", pen.context.page_id, number)})
        pen.leaf("span", f"{note.version} ", {"class": "number"})
        pen.leaf("span", note.name, {"class": "name", "dir": "auto"})
        pen.leaf("span", f" {note.day} ", {"class": "day", "dir": "auto"})
        pen.end(tag)


def _macro(pen: Pen, element: Element) -> None:
    body = child(element, "ac:plain-text-body")
    if body is None or attribute(element, "ac:name") not in CODE:
        draw_macro(pen, element)
        return
    pen.block("div", {"class": "code"})
    if title := read_macro(element).parameter("title"):
        pen.start("div", {"class": "bar"})
        pen.leaf("span", title, {"class": "title", "dir": "auto"})
        pen.end("div")
    pen.start("div", {"class": "scroll", "dir": "ltr"})
    pen.start("pre")
    pen.start("code")
    pen.children(body)
    pen.end("code")
    pen.end("pre")
    pen.end("div")
    pen.end("div")
