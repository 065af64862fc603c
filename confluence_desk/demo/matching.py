"""Decides by plain reading whether a text holds what a text query wants, and marks it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from confluence_desk.cql.analysis import Word, words
from confluence_desk.cql.text import Either, Every, Fuzzy, Pattern, Phrase, Wanted, Without, Words

_GAP = 100
"""Places between two texts of one document, so that no phrase reaches across."""

_OPEN, _CLOSE = "@@@hl@@@", "@@@endhl@@@"
_TITLE_WEIGHT = 10


@dataclass(slots=True)
class Terms:
    """The words of one document and the places they stand at."""

    stems: dict[str, list[int]] = field(default_factory=dict)
    surfaces: set[str] = field(default_factory=set)
    length: int = 0

    def add(self, text: str) -> None:
        """Take in one more text, away from the ones before."""
        place = self.length
        for word in words(text):
            self.stems.setdefault(word.stem, []).append(place)
            self.surfaces.add(word.surface)
            place += 1
        self.length = place + _GAP

    def holds(self, wanted: Wanted) -> bool:
        """Whether all that is ``wanted`` is here."""
        match wanted:
            case Without(part):
                return not self.holds(part)
            case Every(parts):
                return all(self.holds(part) for part in parts)
            case Either(parts):
                return any(self.holds(part) for part in parts)
            case _:
                return self._has(wanted)

    def count(self, wanted: Wanted) -> int:
        """How often the words that are ``wanted`` stand here: what relevance is made of."""
        return sum(len(self.stems.get(one, ())) for one in stems_of(wanted))

    def _has(self, wanted: Words | Phrase | Pattern | Fuzzy) -> bool:
        match wanted:
            case Words(text):
                return self._near(wanted_stems(text), 0)
            case Phrase(text, slop):
                return self._near(wanted_stems(text), slop)
            case Pattern():
                return any(map(wanted.expression().fullmatch, self.surfaces))
            case Fuzzy(text, distance):
                return any(near(text.lower(), one, distance) for one in self.surfaces)

    def _near(self, stems: Sequence[str], slop: int) -> bool:
        places = [self.stems.get(one) for one in stems]
        if not places or not all(places):
            return False
        found = [set(one or ()) for one in places]
        if slop:
            return _close(found, slop + len(found) - 1)
        return any(_follows(start, found[1:]) for start in found[0])


def _follows(place: int, rest: Iterable[set[int]]) -> bool:
    """Whether the other words come after ``place``, one by one."""
    return all(place + step in places for step, places in enumerate(rest, 1))


def _close(found: Sequence[set[int]], most: int) -> bool:
    """Whether the words stand in any order with no more than ``most`` places from end to end."""
    for first in set[int]().union(*found):
        after = [[one for one in places if first <= one <= first + most] for places in found]
        if all(after):
            return True
    return False


def wanted_stems(text: str) -> list[str]:
    """The stems of a text in order."""
    return [word.stem for word in words(text)]


def stems_of(wanted: Wanted) -> set[str]:
    """The stems that count as a hit."""
    match wanted:
        case Words(text) | Phrase(text):
            return set(wanted_stems(text))
        case Every(parts) | Either(parts):
            return {one for part in parts for one in stems_of(part)}
        case _:
            return set()


Count = Callable[[Wanted], int]
"""How often something that is wanted stands in a text."""


def relevance(wanted: Iterable[Wanted], title: Count, whole: Count) -> int:
    """How well a document fits: words of the title count for more."""
    return sum(_TITLE_WEIGHT * title(one) + whole(one) for one in wanted)


class Marker:
    """Finds what is wanted in a text, and wraps it as the service does in titles and excerpts."""

    def __init__(self, wanted: Iterable[Wanted] = ()) -> None:
        asked = tuple(wanted)
        self._stems = {one for part in asked for one in stems_of(part)}
        self._patterns = [one for part in asked for one in _expressions(part)]

    def first(self, text: str) -> int:
        """Where the first hit begins; 0 when there is none."""
        return next((word.start for word in self._hits(text)), 0)

    def mark(self, text: str) -> str:
        """The text with its hits wrapped."""
        made, last = [], 0
        for word in self._hits(text):
            made += [text[last : word.start], _OPEN, text[word.start : word.end], _CLOSE]
            last = word.end
        return "".join([*made, text[last:]])

    def _hits(self, text: str) -> Iterator[Word]:
        if self._stems or self._patterns:
            yield from filter(self._hit, words(text))

    def _hit(self, word: Word) -> bool:
        found = (one.fullmatch(word.surface) for one in self._patterns)
        return word.stem in self._stems or any(found)


def _expressions(wanted: Wanted) -> list[re.Pattern[str]]:
    match wanted:
        case Pattern():
            return [wanted.expression()]
        case Every(parts) | Either(parts):
            return [one for part in parts for one in _expressions(part)]
        case _:
            return []


def near(one: str, other: str, distance: int) -> bool:
    """Whether two words are at most ``distance`` edits apart."""
    if abs(len(one) - len(other)) > distance:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1] <= distance
