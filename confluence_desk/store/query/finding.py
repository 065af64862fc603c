"""Finds in a text what a query asks for, so that a reader sees why it was found."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from confluence_desk.cql.analysis import Word, stem, words
from confluence_desk.cql.text import Fuzzy, Pattern, Phrase, Wanted, Words
from confluence_desk.store.query.near import near
from confluence_desk.store.query.words import leaves

_FARTHEST = 300_000
"""Characters of a text that are looked at."""
_MOST = 150
"""Matches of a text of each thing that is looked for."""
_SHORT = 20_000
"""As many where each word is compared by its letters."""
_SEEN = 3
"""Letters at the least of what is looked for as it stands: shorter ones begin too much."""
_POSSESSIVE = ("'s", "\u2019s")
_REST = re.compile(r"\w*")


class Place(NamedTuple):
    """A match; ``which`` numbers what was looked for, in its order in the query."""

    start: int
    end: int
    which: int


Finder = Callable[[str], list[Place]]
"""Gives the matches in a text in order."""


def nothing(_: str) -> list[Place]:
    """The finder of a query that asks for no text."""
    return []


def exactly(texts: Iterable[str]) -> Finder:
    """Finds texts as they are written, save for capitals."""
    every = [text.lower() for text in texts]
    if not every:
        return nothing
    pattern = re.compile("|".join(f"({re.escape(one)})" for one in every), re.IGNORECASE)

    def found(text: str) -> list[Place]:
        part = text[:_FARTHEST]
        lower = part.lower()
        if len(lower) == len(part):
            return _merged([place for at, one in enumerate(every) for place in _at(one, lower, at)])
        matches = islice(pattern.finditer(part), _MOST)
        return [Place(*match.span(), (match.lastindex or 1) - 1) for match in matches]

    return found


def _at(wanted: str, lower: str, which: int) -> Iterable[Place]:
    """Much faster than a pattern that does not mind capitals."""
    start, count = lower.find(wanted), 0
    while start >= 0 and count < _MOST:
        yield Place(start, start + len(wanted), which)
        start, count = lower.find(wanted, start + len(wanted)), count + 1


def both(one: Finder, other: Finder) -> Finder:
    """Finds what either finds; matches that overlap are one."""
    return lambda text: _merged([*one(text), *other(text)])


def _merged(places: Iterable[Place]) -> list[Place]:
    """In order; of those that overlap the first."""
    kept: list[Place] = []
    for place in sorted(places, key=_start_of):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


_start_of = itemgetter(0)


def wanted(asked: Iterable[Wanted]) -> Finder:
    """Finds the words that these ask for, in whatever form they stand there."""
    all_leaves = [leaf for one in asked for leaf in leaves(one)]
    stems: dict[str, int] = {}
    holes: list[tuple[re.Pattern[str], int]] = []
    close: list[tuple[Fuzzy, int]] = []
    for leaf in all_leaves:
        which = len(stems) + len(holes) + len(close)
        match leaf:
            case Words(text) | Phrase(text):
                for word in words(text):
                    stems.setdefault(word.stem, len(stems) + len(holes) + len(close))
            case Pattern():
                holes.append((leaf.expression(), which))
            case Fuzzy():
                close.append((leaf, which))
    starts = {_start(one) for one in stems} | {_beginning(one) for one in all_leaves}
    find = _surfaces(sorted(starts - {""}, key=len, reverse=True))
    if find is None and not close:
        return nothing

    def found(text: str) -> list[Place]:
        places = [] if find is None else _matched(find(text), stems, holes)
        return _merged([*places, *_near(text, close)])

    return found


def _beginning(leaf: Wanted) -> str:
    return leaf.prefix.lower() if isinstance(leaf, Pattern) else ""


def _start(base: str) -> str:
    """What each word of a stem begins with: only a last ``i`` may have been another letter."""
    return base[:-1] if len(base) > 1 and base.endswith("i") and base.isascii() else base


Surface = tuple[int, str]
"""Where a word stands, and as it is written."""


def _surfaces(starts: Sequence[str]) -> Callable[[str], Iterator[Surface]] | None:
    """Finds the words that begin so."""
    if not starts:
        return None
    pattern = re.compile("|".join(map(_one, starts)), re.IGNORECASE)
    plain = all(start.isascii() and start.isalnum() and len(start) >= _SEEN for start in starts)

    def found(text: str) -> Iterator[Surface]:
        part = text[:_FARTHEST]
        lower = part.lower() if plain else ""
        if len(lower) == len(part):
            for start in starts:
                yield from _beginning_so(start, lower)
        else:
            for match in islice(pattern.finditer(part), _MOST * len(starts)):
                yield match.start(), match.group()

    return found


def _beginning_so(start: str, lower: str) -> Iterator[Surface]:
    """Much faster than a pattern that does not mind capitals."""
    at, count = lower.find(start), 0
    while at >= 0 and count < _MOST:
        after = at + len(start)
        if not at or not (lower[at - 1].isalnum() or lower[at - 1] == "_"):
            match = _REST.match(lower, after)
            after = match.end() if match else after
            yield at, lower[at:after]
            count += 1
        at = lower.find(start, after)


def _one(start: str) -> str:
    last = next(words(start), None)
    free = last is not None and not start.isascii()
    return re.escape(start) + r"\w*" if free else rf"(?<!\w){re.escape(start)}\w*"


def _matched(
    surfaces: Iterable[Surface],
    stems: dict[str, int],
    holes: Sequence[tuple[re.Pattern[str], int]],
) -> Iterator[Place]:
    for start, word in surfaces:
        surface = word.lower()
        which = stems.get(surface, stems.get(stem(surface.removesuffix("'s")), -1))
        if which < 0:
            which = next((at for hole, at in holes if hole.fullmatch(surface)), -1)
        if which >= 0:
            yield Place(start, start + len(word), which)
        elif not surface.isascii():
            yield from _inside(start, word, stems)


def _inside(start: int, surface: str, stems: dict[str, int]) -> Iterator[Place]:
    """Scripts without blanks: each sign is a word."""
    for word in words(surface):
        if word.stem in stems:
            yield Place(start + word.start, start + word.end, stems[word.stem])


def _near(text: str, close: Sequence[tuple[Fuzzy, int]]) -> Iterable[Place]:
    for word in words(text[:_SHORT]) if close else ():
        for leaf, which in close:
            if _is_near(word, leaf):
                yield Place(word.start, word.end, which)


def _is_near(word: Word, leaf: Fuzzy) -> bool:
    return near(leaf.text.lower(), word.surface, leaf.distance)
