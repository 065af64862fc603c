"""What a page consists of for the one who compares: a row of blocks, each with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confluence_desk.diff.kept import kept
from confluence_desk.diff.noise import Facts
from confluence_desk.diff.words import Token, bag_of, tokens_of
from confluence_desk.render.names import Element

TEXTS = frozenset({"paragraph", "heading", "item", "task", "quote", "caption", "term"})
"""Kinds whose words may turn into one another: a paragraph may become a heading."""
HANGING = frozenset({"title", "label", "file"})
"""Kinds that stand for what hangs on a page: its title, a label, an attachment."""
HOLDERS = frozenset({"macro", "table", "layout"})
"""Kinds that stand where something begins, and mostly have no words."""


_MOST_SPAN = 200
_DIGITS = 6


class Piece(NamedTuple):
    """Words of one look; ``thing`` names what stands among them: a picture, a mention, a status.

    ``holders`` are the elements inside the line that the words stand in, for who draws them.
    """

    text: str
    marks: tuple[str, ...] = ()
    thing: str = ""
    holders: tuple[Element, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """What blocks stand in: a list, an item of it, a panel, a layout cell, a table."""

    kind: str
    node: Element
    number: int = 0
    """The place among its like, for cells of a layout."""


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table; ``column`` is its place once merged cells are counted."""

    pieces: tuple[Piece, ...]
    facts: Facts
    column: int
    head: bool
    node: Element
    start: int = 0
    """Where it begins in the text of its row."""

    @kept
    def text(self) -> str:
        """The words, as written."""
        pieces = self.pieces
        return pieces[0].text if len(pieces) == 1 else "".join([one.text for one in pieces])

    @kept
    def tokens(self) -> tuple[Token, ...]:
        """The words one by one."""
        return tokens_of(self.pieces)

    @property
    def reach(self) -> range:
        """The columns it covers."""
        wide = span_of(dict(self.facts).get("colspan", ""))
        return range(self.column, self.column + min(wide, _MOST_SPAN))

    @kept
    def words(self) -> str:
        """The words without their looks and blanks: what makes cells alike."""
        things = [piece.thing for piece in self.pieces if piece.thing and not piece.text]
        return " ".join((*self.text.split(), *things))


@dataclass(frozen=True, eq=False)
class Block:
    """A paragraph, a heading, a list item, a line of code, a row of a table, a macro's beginning.

    ``path`` tells what it stands in, outermost first; ``facts`` what its attributes tell.
    """

    kind: str
    pieces: tuple[Piece, ...]
    facts: Facts
    path: tuple[Frame, ...]
    node: Element
    cells: tuple[Cell, ...] = ()
    level: int = 0
    line: int = 0
    """Which line of its code it is, blank ones counted."""
    whole: bool = False
    """Whether it is all that stands in its element."""

    @kept
    def text(self) -> str:
        """The words, as written."""
        pieces = self.pieces
        return pieces[0].text if len(pieces) == 1 else "".join([one.text for one in pieces])

    @kept
    def key(self) -> tuple[object, ...]:
        """Equal where nothing differs but what it stands in."""
        if self.cells:
            seen = tuple((c.facts, c.column, c.head, spelling(c.pieces)) for c in self.cells)
            return (self.kind, self.facts, seen, " ".join(self.text.split()))
        return (self.kind, self.level, self.facts, spelling(self.pieces, code=self.kind == "code"))

    @kept
    def tokens(self) -> tuple[Token, ...]:
        """The words one by one."""
        return tokens_of(self.pieces, code=self.kind == "code")

    @kept
    def words(self) -> tuple[tuple[str, str], ...]:
        """The words without their looks."""
        return tuple((token.text, token.thing) for token in self.tokens)

    @kept
    def bag(self) -> dict[str, int]:
        """How often each word occurs, for the question what is like what."""
        return bag_of(self.tokens)

    @kept
    def size(self) -> int:
        """How many words the bag holds."""
        return sum(self.bag.values())

    @property
    def shape(self) -> tuple[str, ...]:
        """The kinds of what it stands in."""
        return tuple(frame.kind for frame in self.path)

    def frame(self, kind: str) -> Frame | None:
        """The innermost frame of that kind."""
        return next((frame for frame in reversed(self.path) if frame.kind == kind), None)


def span_of(written: str) -> int:
    """How many columns or rows a cell takes: one at least, whatever is written."""
    return max(1, int(written[:_DIGITS])) if written.isascii() and written.isdecimal() else 1


def spelling(pieces: tuple[Piece, ...], *, code: bool = False) -> tuple[object, ...]:
    """The pieces with every run of blanks as one."""
    if code:
        return tuple((piece.text.rstrip(), piece.marks, piece.thing) for piece in pieces)
    if len(pieces) == 1:
        one = pieces[0]
        return (" ".join(one.text.split()), one.marks, one.thing)
    told = [piece for piece in pieces if piece.thing or not piece.text.isspace()]
    return tuple([(" ".join(piece.text.split()), piece.marks, piece.thing) for piece in told])


def slices(pieces: Sequence[Piece], first: int, last: int, *, ends: bool) -> Iterator[Piece]:
    """The pieces between two places of a text; a thing without words belongs to what follows."""
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.thing:
            if first <= at < last or (ends and at == last):
                yield piece
        elif at < last and first < end:
            yield piece._replace(text=piece.text[max(0, first - at) : last - at])
        at = end
