"""Cuts text into words, and says which words of two texts are the same.

Blanks are no words: a text that is merely wrapped anew has not changed. Where a script puts no
blanks between words, every letter as people see it (a grapheme) counts as one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

import regex

from confluence_desk.diff.sequences import Run, common

_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"(?=[{_SCRIPTS}])\X"
    rf"|(?:[\w--[{_SCRIPTS}]]|\p{{M}}|(?<=\w)['\u2019\u200c](?=\w))+"
    r"|(?!\s)\X",
    regex.VERSION1,
)
_PLAIN = regex.compile(r"\w+(?:'\w+)*|\S", regex.ASCII)
_CODE = regex.compile(r"\s+|\w+|\X", regex.VERSION1)
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_BARE = regex.compile(rf"[{_SCRIPTS}]")
_SHARE = 0.1
"""So much of the changed words may be words that did not change, for the sake of reading."""
_SHORT = 3


class Token(NamedTuple):
    """A word or a sign with its place in the block's text; or a thing, which may have no text."""

    text: str
    marks: tuple[str, ...]
    thing: str
    start: int
    end: int


class _Piece(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def marks(self) -> tuple[str, ...]: ...
    @property
    def thing(self) -> str: ...


def tokens_of(pieces: Iterable[_Piece], *, code: bool = False) -> tuple[Token, ...]:
    """The words of a text made of pieces, each with its looks."""
    found: list[Token] = []
    at = 0
    for piece in pieces:
        text = piece.text
        if piece.thing:
            found.append(
                Token(" ".join(text.split()), piece.marks, piece.thing, at, at + len(text))
            )
        else:
            shape = _CODE if code else _PLAIN if text.isascii() else _WORD
            found += [
                Token(match[0], piece.marks, "", at + match.start(), at + match.end())
                for match in shape.finditer(text.rstrip() if code else text)
            ]
        at += len(text)
    return tuple(found)


def is_word(text: str) -> bool:
    """Whether it is more than a sign."""
    return _LETTER.search(text) is not None


def bag_of(tokens: Sequence[Token]) -> dict[str, int]:
    """How often each word occurs; of letters that make no words by themselves, each pair."""
    bag: Counter[str] = Counter()
    before = ""
    for text, _marks, thing, _start, _end in tokens:
        if thing:
            bag[f"{thing} {text}"] += 1
        elif text.isascii():
            if text[0].isalnum() or text[0] == "_":
                bag[text.lower()] += 1
        elif _BARE.match(text):
            bag[before + text] += 1
            before = text
            continue
        elif is_word(text):
            bag[text.lower()] += 1
        before = ""
    return bag


def same_words(old: Sequence[Token], new: Sequence[Token]) -> list[Run]:
    """The runs of words that both have, in order, the words between them having changed."""
    before = [(token.text, token.thing) for token in old]
    after = [(token.text, token.thing) for token in new]
    runs = common(before, after)
    return _tidied(runs, before, after) if len(runs) > 1 else runs


Words = Sequence[tuple[str, str]]


def _tidied(runs: list[Run], old: Words, new: Words) -> list[Run]:
    """Without the islands: a comma or a “the” that two rewritten passages happen to share.

    Signs may go freely; short words only as long as hardly more is marked than has changed.
    """
    spare = int(_SHARE * (_words_outside(runs, old, new)))
    kept: list[Run] = []
    for at, run in enumerate(runs):
        cost = _cost(old, run)
        wide = cost is not None and 0 < at < len(runs) - 1 and _between(runs, at, old, new)
        if wide and cost is not None and cost <= spare:
            spare -= cost
        else:
            kept.append(run)
    return kept


def _cost(old: Words, run: Run) -> int | None:
    """How many words would be marked in vain; None for a run that says something by itself."""
    inside = [old[at] for at in range(run.old, run.old + run.size)]
    if len(inside) > _SHORT or any(thing for _, thing in inside):
        return None
    words = [text for text, _ in inside if is_word(text)]
    if len(words) > 1 or any(len(text) > _SHORT for text in words):
        return None
    return 2 * len(words)


def _between(runs: list[Run], at: int, old: Words, new: Words) -> bool:
    """Whether words have changed on both sides of a run, and on both pages."""
    before, run, after = runs[at - 1], runs[at], runs[at + 1]
    gaps = (
        (old, before.old + before.size, run.old),
        (new, before.new + before.size, run.new),
        (old, run.old + run.size, after.old),
        (new, run.new + run.size, after.new),
    )
    return all(any(is_word(text) for text, _ in words[i:j]) for words, i, j in gaps)


def _words_outside(runs: list[Run], old: Words, new: Words) -> int:
    kept = sum(run.size for run in runs)
    return len(old) + len(new) - 2 * kept
