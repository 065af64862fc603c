"""Finds what somebody means by a few typed letters: starts, initials, parts, small slips."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from confluence_desk.domain.frozen import frozen

_START, _WORD, _STARTS, _PART, _HINT, _SLIP = 0, 1, 2, 4, 6, 8
_LETTERS_PER_SLIP = 4
_LONGEST = 200
"""Letters that are looked for: slips in a pasted file would take minutes."""
_WORDS = re.compile(r"[^\W_]+")


@frozen
class Match:
    """How well it fits (0 is best) and which letters of the title are meant."""

    cost: int
    lit: tuple[int, ...] = ()


class Word(NamedTuple):
    """A word in its text."""

    start: int
    text: str


def match(sought: str, title: str, hint: str = "", *, slips: bool = True) -> Match | None:
    """How ``title`` fits what is ``sought``, ``hint`` counting less; None where it does not.

    Every word of ``sought`` must fit somewhere, in any order, ``slips`` or none in it.
    """
    plain, aside = folded(title), folded(hint)
    words = words_of(plain)
    cost, lit = 0, set[int]()
    for token in folded(sought[:_LONGEST]).split():
        found = _token(token, plain, words, slips=slips)
        if found is None and token in aside:
            found = Match(_HINT)
        if found is None:
            return None
        cost += found.cost
        lit.update(found.lit)
    return Match(cost, tuple(sorted(lit)))


def folded(text: str) -> str:
    """``text`` without case and accents, letter by letter as long as before."""
    if text.isascii():
        return text.lower()
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)[:1].casefold()
    return bare if len(bare) == 1 else letter


def words_of(text: str) -> tuple[Word, ...]:
    """Where words start in ``text``, and which."""
    return tuple(Word(found.start(), found[0]) for found in _WORDS.finditer(text))


def _token(token: str, text: str, words: Sequence[Word], *, slips: bool) -> Match | None:
    for word in words:
        if text.startswith(token, word.start):
            return _at(_START if word is words[0] else _WORD, word.start, len(token))
    if (lit := _by_starts(token, words)) is not None:
        return Match(_STARTS, lit)
    if (place := text.find(token)) >= 0:
        return _at(_PART, place, len(token))
    return _by_slip(token, words) if slips else None


def _at(cost: int, start: int, length: int) -> Match:
    return Match(cost, tuple(range(start, start + length)))


def _by_starts(token: str, words: Sequence[Word]) -> tuple[int, ...] | None:
    """The letters, when ``token`` is made of the starts of some words in their order."""
    if not token:
        return ()
    for index, word in enumerate(words):
        for length in range(_shared(token, word.text), 0, -1):
            rest = _by_starts(token[length:], words[index + 1 :])
            if rest is not None:
                return (*range(word.start, word.start + length), *rest)
    return None


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def _by_slip(token: str, words: Sequence[Word]) -> Match | None:
    """A word whose start is ``token`` but for a slip: a letter wrong, lost, added or swapped."""
    allowed = len(token) // _LETTERS_PER_SLIP
    for word in words if allowed else ():
        if sum(letter not in word.text for letter in token) > allowed:
            continue  # each of these is a slip
        for length in range(len(token) - allowed, len(token) + allowed + 1):
            if _slips(token, word.text[:length]) <= allowed:
                return _at(_SLIP, word.start, min(length, len(word.text)))
    return None


def _slips(one: str, other: str) -> int:
    """How many slips lie between two short words."""
    before, row = list[int](), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for place, wanted in enumerate(other, 1):
            least = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted))
            if place > 1 and at > 1 and one[at - 2 : at] == wanted + other[place - 2]:
                least = min(least, before[place - 2] + 1)
            row.append(least)
        before = above
    return row[-1]


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """``places``, which ascend, as stretches of (start, length)."""
    if not places:
        return []
    breaks = [at for at, (a, b) in enumerate(pairwise(places), 1) if b != a + 1]
    edges = pairwise((0, *breaks, len(places)))
    return [(places[start], end - start) for start, end in edges]
