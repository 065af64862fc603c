"""Says inside a comparison who wrote what: above each block, and of every word on either side."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from confluence_desk.diff.annotate import Annotation, Written
from confluence_desk.diff.blocks import HANGING, Block, Cell
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.marking import mark
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.addresses import ours
from confluence_desk.render.names import Element, attribute

if TYPE_CHECKING:
    from confluence_desk.diff.margin import Note
    from confluence_desk.diff.report import Row
    from confluence_desk.render.pen import Pen


@frozen
class Known:
    """Who wrote a version of a page, and what is said of each version."""

    page_id: str
    annotation: Annotation
    notes: "Mapping[int, Note]"


@frozen
class Wrote:
    """What is known of either side; None for nothing."""

    old: Known | None = None
    new: Known | None = None


class Writers:
    """Finds the blocks of a comparison again among those of which it is known who wrote them."""

    def __init__(self, wrote: Wrote, rows: "Sequence[Row]") -> None:
        self._known = {"-": wrote.old, "+": wrote.new}
        self._written = {
            "-": _found(wrote.old, [row.left for row in rows]),
            "+": _found(wrote.new, [row.right for row in rows]),
        }
        self._last = {"-": 0, "+": 0}
        self._begun = {"-": False, "+": False}

    def label(self, pen: "Pen", row: "Row", deed: str) -> None:
        """Name the version that changed a block last, where it is another one than above.

        Where changes begin it is said again: what stands above may be folded.
        """
        block, known = row.left if deed == "-" else row.right, self._known[deed]
        written = self._written[deed].get(id(block))
        if written is None or known is None:
            return
        changed = row.kind is not Kind.SAME
        begun, self._begun[deed] = changed and not self._begun[deed], changed
        if self._last[deed] == written.changed and not begun:
            return
        self._last[deed] = written.changed
        note = known.notes[written.changed]
        target = ours("wrote", known.page_id, written.changed)
        pen.start("a", {"class": "writer", "href": target})
        pen.leaf("span", note.version, {"class": "number"})
        for words in (note.name, note.day):
            if words:
                pen.text(" · ")
                pen.leaf("span", words, {"dir": "auto"})
        pen.end("a")

    def words(self, block: Block, line: Element, deed: str) -> Element:
        """A line whose words say their versions; as it is where they cannot."""
        written = self._written[deed].get(id(block))
        return line if written is None else _marked(line, written)

    def cell(self, block: Block, cell: Cell, inside: Element, deed: str) -> Element:
        """As ``words``, for what is in a cell of a row."""
        written = self._written[deed].get(id(block))
        counts = [len(one.tokens) for one in block.cells]
        if written is None or sum(counts) != len(written.origins):
            return inside
        first = sum(counts[: block.cells.index(cell)])
        own = written.origins[first : first + len(cell.tokens)]
        worded = Written(cast("Block", cell), own, written.changed)
        return _marked(deepcopy(inside), worded)

    def draw(self, pen: "Pen", element: Element, deed: str) -> None:
        """Draw words that came together; a card tells of them where one rests on them."""
        known, number = self._known[deed], int(attribute(element, "v"))
        if known is None or pen.in_link or number not in known.notes:
            pen.children(element)
            return
        target, said = ours("wrote", known.page_id, number), known.notes[number].words
        pen.start("a", {"class": "wrote", "href": target, "aria-description": said})
        pen.children(element)
        pen.end("a")


def _found(known: Known | None, blocks: Sequence[Block | None]) -> dict[int, Written]:
    """The blocks of a side in order, each with what is known of it; what hangs on has no words."""
    own = [one for one in blocks if one is not None and one.kind not in HANGING]
    if known is None or len(own) != len(known.annotation.blocks):
        return {}
    pairs = zip(own, known.annotation.blocks, strict=True)
    if any(one.text != written.block.text for one, written in pairs):
        return {}
    pairs = zip(own, known.annotation.blocks, strict=True)
    return {id(one): replace(written, block=one) for one, written in pairs}


def _marked(line: Element, written: Written) -> Element:
    """The line with its words in runs; whoever has other letters is left alone."""
    letters = "".join("".join(map(str, line.itertext())).split())
    if not letters or letters != "".join(written.block.text.split()):
        return line
    mark(line, [written])
    return line
