"""Decides by plain reading whether a text holds what a text query wants, and marks it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from confluence_desk.cql.text import Either, Every, Fuzzy, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.demo.analysis import Word, words

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
                return self._near(_stems(text), 0)
            case Phrase(text, slop):
                return self._near(_stems(text), slop)
            case Pattern():
                return any(map(wanted.expression().fullmatch, self.surfaces))
            case Fuzzy(text, distance):
                return any(near(text.lower(), one, distance) for one in self.surfaces)

    def _near(self, stems: Sequence[str], slop: int) -> bool:
        places = [self.stems.get(one) for one in stems]
        if not places or not all(places):
            return False
        found = [set(one or ()) for one in places]
        return any(_follows(start, found[1:], slop) for start in found[0])


def _follows(place: int, rest: Iterable[set[int]], slop: int) -> bool:
    """Whether the other words come after ``place``, at most ``slop`` places too late."""
    for step, places in enumerate(rest, 1):
        if not any(place + step + late in places for late in range(slop + 1)):
            return False
    return True


def _stems(text: str) -> list[str]:
    return [word.stem for word in words(text)]


def prune(wanted: Wanted) -> Wanted | None:
    """``wanted`` without what an index drops (stop words, punctuation); None when all is."""
    match wanted:
        case Words(text) | Phrase(text):
            return wanted if _stems(text) else None
        case Every(parts):
            kept = tuple(one for part in parts if (one := prune(part)))
            return Every(kept) if any(not isinstance(one, Without) for one in kept) else None
        case Either(parts):
            kept = tuple(one for part in parts if (one := prune(part)))
            return Either(kept) if kept else None
        case Without(part):
            inner = prune(part)
            return Without(inner) if inner else None
        case _:
            return wanted


def stems_of(wanted: Wanted) -> set[str]:
    """The stems that count as a hit."""
    match wanted:
        case Words(text) | Phrase(text):
            return set(_stems(text))
        case Every(parts) | Either(parts):
            return {one for part in parts for one in stems_of(part)}
        case _:
            return set()


def needles(wanted: Wanted) -> set[str]:
    """Letters that every text which holds ``wanted`` has somewhere; perhaps none are known."""
    match wanted:
        case Words(text) | Phrase(text):
            found = {stem.rstrip("i") for stem in _stems(text)}
        case Pattern():
            found = {wanted.prefix.lower()}
        case Every(parts):
            return {one for part in parts for one in needles(part)}
        case _:
            return set()
    return {one for one in found if one.isascii() and one.isalnum()}


def relevance(wanted: Iterable[Wanted], title: Terms, whole: Terms) -> int:
    """How well a document fits: words of the title count for more."""
    return sum(_TITLE_WEIGHT * title.count(one) + whole.count(one) for one in wanted)


def marker(wanted: Iterable[Wanted]) -> Callable[[str], str]:
    """What wraps each hit in a text as the service does in titles and excerpts."""
    asked = tuple(wanted)
    stems = {one for part in asked for one in stems_of(part)}
    patterns = [one for part in asked for one in _expressions(part)]

    def hit(word: Word) -> bool:
        return word.stem in stems or any(one.fullmatch(word.surface) for one in patterns)

    return lambda text: _marked(text, hit)


def _marked(text: str, hit: Callable[[Word], bool]) -> str:
    made, last = [], 0
    for word in words(text):
        if hit(word):
            made += [text[last : word.start], _OPEN, text[word.start : word.end], _CLOSE]
            last = word.end
    return "".join([*made, text[last:]])


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
