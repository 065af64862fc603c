"""Says how the words of two texts differ, and how their looks do."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from confluence_desk.diff.blocks import Piece
from confluence_desk.diff.changes import Change, changes_of_words
from confluence_desk.diff.sequences import Run
from confluence_desk.diff.spans import Span, Text, spans_of
from confluence_desk.diff.words import Token, same_words
from confluence_desk.domain.frozen import frozen


class Worded(Protocol):
    """A block or a cell."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Words of one look each."""

    @property
    def text(self) -> str:
        """The words, as written."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words one by one."""


@frozen
class Wording:
    """``marked`` are the words that only one of the texts has; without any, both say the same."""

    spans: tuple[Span, ...]
    changes: tuple[Change, ...] = ()
    marked: tuple[Token, ...] = ()


def wording(old: Worded, new: Worded) -> Wording:
    """The words of two texts, compared."""
    if _same_pieces(old.pieces, new.pieces):
        whole = [Run(0, 0, len(old.pieces))]
        changes = tuple(changes_of_words(old.pieces, new.pieces, whole))
        return Wording(same(old.text, new.text), changes)
    runs = same_words(old.tokens, new.tokens)
    changes = tuple(changes_of_words(old.tokens, new.tokens, runs))
    marked = (
        *_outside(old.tokens, [(run.old, run.size) for run in runs]),
        *_outside(new.tokens, [(run.new, run.size) for run in runs]),
    )
    if not marked:
        return Wording(same(old.text, new.text), changes)
    spans = spans_of(Text(old.text, old.tokens), Text(new.text, new.tokens), runs)
    return Wording(spans, changes, marked)


def _same_pieces(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Whether the texts are cut alike and say the same, whatever they look like."""
    return len(old) == len(new) and all(
        one.text == other.text and one.thing == other.thing
        for one, other in zip(old, new, strict=True)
    )


def _outside(tokens: Sequence[Token], held: Sequence[tuple[int, int]]) -> Iterator[Token]:
    at = 0
    for first, size in (*held, (len(tokens), 0)):
        yield from tokens[at:first]
        at = first + size


def same(old: str, new: str) -> tuple[Span, ...]:
    """The spans of texts that differ by blanks at most."""
    return (Span("=", old, new),) if old or new else ()
