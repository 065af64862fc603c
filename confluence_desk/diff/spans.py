"""Turns equal words into what is shown: stretches of text that stayed, went or came."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from confluence_desk.diff.sequences import Run
from confluence_desk.diff.words import Token

Deed = Literal["=", "-", "+"]


class Span(NamedTuple):
    """A stretch: ``=`` is in both texts (but for blanks), ``-`` in the old, ``+`` in the new.

    The ``old`` of all spans together is the old text, their ``new`` the new one.
    """

    deed: Deed
    old: str
    new: str


class Text(NamedTuple):
    """A text with its words."""

    text: str
    tokens: Sequence[Token]

    def cut(self, first: int, last: int) -> str:
        """The words from one up to another, with the blanks after them."""
        return self.text[self._at(first) : self._at(last)]

    def _at(self, number: int) -> int:
        if number <= 0:
            return 0
        return self.tokens[number].start if number < len(self.tokens) else len(self.text)


def spans_of(old: Text, new: Text, runs: Sequence[Run]) -> tuple[Span, ...]:
    """The stretches of two texts whose equal words are known."""
    return tuple(_spans(old, new, runs))


def _spans(old: Text, new: Text, runs: Sequence[Run]) -> Iterator[Span]:
    if not runs:
        yield from change(old.text, new.text)
        return
    i = j = 0
    for run in runs:
        if i < run.old or j < run.new:
            yield from change(old.cut(i, run.old), new.cut(j, run.new))
        i, j = run.old + run.size, run.new + run.size
        yield Span("=", old.cut(run.old, i), new.cut(run.new, j))
    if i < len(old.tokens) or j < len(new.tokens):
        yield from change(_rest(old, i), _rest(new, j))


def _rest(text: Text, at: int) -> str:
    return text.cut(at, len(text.tokens)) if at < len(text.tokens) else ""


def change(old: str, new: str) -> Iterator[Span]:
    """What went, then what came."""
    if old:
        yield Span("-", old, "")
    if new:
        yield Span("+", "", new)
