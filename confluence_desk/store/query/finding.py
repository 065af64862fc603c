"""Finds in a text what a query asks for, so that a reader sees why it was found."""

import re
from collections.abc import Callable, Iterable, Sequence

from confluence_desk.cql.analysis import Word, stem, words
from confluence_desk.cql.text import Fuzzy, Pattern, Phrase, Wanted, Words
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.near import near
from confluence_desk.store.query.words import leaves

_FARTHEST = 300_000
"""Characters of a text that are looked at."""
_MOST = 300
_SHORT = 20_000
"""As many where each word is compared by its letters."""
_POSSESSIVE = ("'s", "\u2019s")


@frozen
class Place:
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
        matches = pattern.finditer(part)
        return _some(Place(*match.span(), (match.lastindex or 1) - 1) for match in matches)

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
    for place in sorted(places, key=lambda place: place.start):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept[:_MOST]


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
    pattern = _pattern(sorted(starts - {""}, key=len, reverse=True))
    if pattern is None and not close:
        return nothing

    def found(text: str) -> list[Place]:
        places = [] if pattern is None else _matched(pattern, text, stems, holes)
        return _some(places) if not close else _some([*places, *_near(text, close)])

    return found


def _beginning(leaf: Wanted) -> str:
    return leaf.prefix.lower() if isinstance(leaf, Pattern) else ""


def _start(base: str) -> str:
    """What each word of a stem begins with: only a last ``i`` may have been another letter."""
    return base[:-1] if len(base) > 1 and base.endswith("i") and base.isascii() else base


def _pattern(starts: Sequence[str]) -> re.Pattern[str] | None:
    if not starts:
        return None
    each = "|".join(_one(start) for start in starts)
    return re.compile(each, re.IGNORECASE)


def _one(start: str) -> str:
    last = next(words(start), None)
    free = last is not None and not start.isascii()
    return re.escape(start) + r"\w*" if free else rf"(?<!\w){re.escape(start)}\w*"


def _matched(
    pattern: re.Pattern[str],
    text: str,
    stems: dict[str, int],
    holes: Sequence[tuple[re.Pattern[str], int]],
) -> Iterable[Place]:
    for match in pattern.finditer(text, 0, _FARTHEST):
        surface = match.group().lower()
        which = stems.get(surface, stems.get(stem(surface.removesuffix("'s")), -1))
        if which < 0:
            which = next((at for hole, at in holes if hole.fullmatch(surface)), -1)
        if which >= 0:
            yield Place(*match.span(), which)
        elif not surface.isascii():
            yield from _inside(match, stems)


def _inside(match: re.Match[str], stems: dict[str, int]) -> Iterable[Place]:
    """Scripts without blanks: each sign is a word."""
    for word in words(match.group()):
        if word.stem in stems:
            yield Place(match.start() + word.start, match.start() + word.end, stems[word.stem])


def _near(text: str, close: Sequence[tuple[Fuzzy, int]]) -> Iterable[Place]:
    for word in words(text[:_SHORT]):
        for leaf, which in close:
            if _is_near(word, leaf):
                yield Place(word.start, word.end, which)


def _is_near(word: Word, leaf: Fuzzy) -> bool:
    return near(leaf.text.lower(), word.surface, leaf.distance)


def _some(places: Iterable[Place]) -> list[Place]:
    found = []
    for place in places:
        found.append(place)
        if len(found) >= _MOST:
            break
    return found
