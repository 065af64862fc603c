"""Sorted words with the numbers of what holds them: found by start, by part and by slip."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

_LAST = "\U0010ffff"
_RARE = 40
"""Letters of the alphabet that a slip may have lost or put in: the commonest, of any script."""
_MOST_PARTS = 400


class Postings:
    """Made once of words and the ascending numbers of what holds each; never changed."""

    def __init__(self, found: Mapping[str, "array[int]"]) -> None:
        self._words = list(_sorted(found))
        self._starts = array("I", (0, *accumulate(len(found[word]) for word in self._words)))
        self._numbers = array("I")
        for word in self._words:
            self._numbers.extend(found[word])
        self._joined = "\n".join(("", *self._words))
        self._places = array("I", (0, *accumulate(len(word) + 1 for word in self._words)))
        self._letters = _commonest(self._joined)

    def count(self, start: str) -> int:
        """How many times words start so."""
        first, last = self._range(start)
        return self._starts[last] - self._starts[first]

    def starting(self, start: str) -> "array[int]":
        """What holds words that start so; the same more than once where several do."""
        first, last = self._range(start)
        return self._numbers[self._starts[first] : self._starts[last]]

    def both(self, one: str, other: str) -> set[int]:
        """What holds words that start so and words that start so."""
        rare, common = sorted((one, other), key=self.count)
        found = set(self.starting(rare))
        return found.intersection(self.starting(common)) if found else found

    def with_part(self, part: str) -> set[int]:
        """What holds a word with this in it, of very many words only the first few hundred."""
        found: set[int] = set()
        for at in self._with_part(part):
            found.update(self._numbers[self._starts[at] : self._starts[at + 1]])
        return found

    def slipped(self, token: str, slips: int) -> set[int]:
        """What holds a word that starts so but for one slip or two."""
        known = {start for start in _slips(token, self._letters) if self._knows(start)}
        if not known and slips > 1:
            known = self._twice_slipped(token)
        found: set[int] = set()
        for start in known:
            found.update(self.starting(start))
        return found

    def _twice_slipped(self, token: str) -> set[str]:
        """Half of it is right but for one slip: a start that exists is put right at its end."""
        half = len(token) // 2
        heads = {head for head in _slips(token[:half], self._letters) if self._knows(head)}
        heads.add(token[:half])
        found: set[str] = set()
        for head in heads:
            tails = _slips(token[half:], self._letters)
            found.update(whole for tail in tails if self._knows(whole := head + tail))
        return found

    def _with_part(self, part: str) -> Iterator[int]:
        place, count = self._joined.find(part), 0
        while place >= 0 and count < _MOST_PARTS:
            at = bisect_left(self._places, place + 1) - 1
            yield at
            count += 1
            place = self._joined.find(part, self._places[at + 1])

    def _range(self, start: str) -> tuple[int, int]:
        first = bisect_left(self._words, start)
        return first, bisect_left(self._words, start + _LAST, lo=first)

    def _knows(self, start: str) -> bool:
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)


def _sorted(words: Iterable[str]) -> Iterator[str]:
    """In order, but a few at a time: one long sort would stop every other thread."""
    by_head: dict[str, list[str]] = {}
    for word in words:
        by_head.setdefault(word[:2], []).append(word)
    for head in sorted(by_head):
        yield from sorted(by_head[head])


def _commonest(text: str) -> str:
    letters = sorted(set(text) - {"\n"}, key=text.count, reverse=True)
    return "".join(letters[:_RARE])


def _slips(token: str, letters: Iterable[str]) -> Iterator[str]:
    """``token`` with one letter lost, swapped, wrong or added; the last as it may be cut."""
    for at in range(len(token) + 1):
        head, tail = token[:at], token[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
