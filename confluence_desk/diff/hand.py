"""The pen of a comparison: it knows on which side it writes, and what is known of that side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.boxes import ALONE, Place, look_of_macro
from confluence_desk.diff.report import Row
from confluence_desk.render.context import Context, Outline
from confluence_desk.render.pen import Handler, Pen

if TYPE_CHECKING:
    from confluence_desk.diff.writers import Writers
    from confluence_desk.render.names import Element

_CONTENTS = frozenset({"toc", "toc-zone"})


@dataclass(slots=True)
class Half:
    """A side: where its blocks stand, its headings, and what may be asked about it."""

    context: Context
    places: dict[int, Place] = field(default_factory=dict)
    anchors: dict[int, str] = field(default_factory=dict)
    """Ids of headings that a table of contents leads to."""
    outline: tuple[Outline, ...] = ()

    def place(self, block: Block) -> Place:
        """What stands around a block."""
        return self.places.get(id(block), ALONE)

    def learn(self, blocks: list[Block], side: str) -> None:
        """Take note of the blocks of this side, in order."""
        around = zip(blocks, (None, *blocks), (*blocks[1:], None), strict=False)
        self.places = {id(block): Place(before, after) for block, before, after in around}
        if any(shows_contents(block) for block in blocks):
            heads = [one for one in blocks if one.kind == "heading" and one.level and one.text]
            self.anchors = {id(one): f"{side}-heading-{n}" for n, one in enumerate(heads)}
            self.outline = tuple(
                Outline(one.level, " ".join(one.text.split()), self.anchors[id(one)])
                for one in heads
            )


def shows_contents(block: Block) -> bool:
    """Whether it lists the headings of its side."""
    if block.kind == "macro":
        return dict(block.facts).get("macro", "").lower() in _CONTENTS
    return bool(block.cells) and any(piece.thing.startswith("macro toc") for piece in block.pieces)


@dataclass(frozen=True, slots=True)
class Coded:
    """A code block as the page shows it: its coloured lines, and how they are numbered."""

    lines: tuple[tuple[tuple[str, str], ...], ...] = ()
    leading: int = 0
    """Empty lines before the first that is shown."""
    first: int | None = None
    """The number of the first line, where they are shown."""


class Hand(Pen):
    """Writes one side, then the other."""

    def __init__(
        self,
        context: Context,
        elements: Mapping[str, Handler],
        before: Context | None = None,
    ) -> None:
        super().__init__(context, elements)
        self._table = elements
        self.halves = {"-": Half(before or context), "+": Half(context)}
        self.half = self.halves["+"]
        self.coded: dict[Element, Coded] = {}
        self.looks: dict[Element, str] = {}
        self.writers: Writers | None = None
        self.boxes: dict[int, list[str]] = {}
        """The boxes around blocks, by the identity of these."""

    @property
    def outline(self) -> tuple[Outline, ...]:
        """The headings of the side."""
        return self.half.outline

    def later(self, draw: Callable[[], None]) -> None:
        """As ever, but on the side that this is asked on."""
        half = self.half

        def drawn() -> None:
            with self._on(half):
                draw()

        super().later(drawn)

    def learn(self, rows: Sequence[Row]) -> None:
        """Take note of all that will be written, in order."""
        self.halves["-"].learn([row.left for row in rows if row.left], "old")
        self.halves["+"].learn([row.right for row in rows if row.right], "new")

    def another(self) -> "Hand":
        """A hand that knows as much, for a drawing of its own."""
        other = Hand(self.context, self._table)
        other.halves, other.coded, other.writers = self.halves, self.coded, self.writers
        return other

    def look(self, node: "Element") -> str:
        """The classes of the box that a macro draws around what it holds; "" for none."""
        known = self.looks.get(node)
        if known is None:
            known = self.looks[node] = look_of_macro(node)
        return known

    def turn(self, deed: str) -> None:
        """From here on write the old side (``-``) or the new one (``+``)."""
        self.half = self.halves[deed]
        self.context = self.half.context

    @contextmanager
    def _on(self, half: Half) -> Iterator[None]:
        before, self.half, self.context = self.half, half, half.context
        yield
        self.half, self.context = before, before.context

    def copied(self, draw: Callable[[], None]) -> str:
        """Draw, and hand over what was written, to be written once more.

        Empty where that may not be: what has an id, or is not written to its end yet.
        """
        mark, later = len(self._out), len(self._later)
        draw()
        html = "".join(self._out[mark:])
        return "" if ' id="' in html or later != len(self._later) else html
