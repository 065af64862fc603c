"""Cuts out of a text the part that says most about why it was found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from confluence_desk.domain.hits import HEADING, Excerpt, Spans
from confluence_desk.store.query.finding import Finder, Place

LENGTH = 220
_BEFORE = 60
_NEXT = 4
"""Characters between two words that stand side by side."""
_CUT = "…"
_LOOKED_AT = 40
"""Matches at the most that an excerpt may begin with."""
_RARE = 3
"""So many matches of a thing at the most make each of them worth more."""
_BLANK = re.compile(r"\s")


def lit(text: str, find: Finder) -> Spans:
    """The matches in a short text such as a title."""
    return _spans(find(text), 0)


def excerpt(marked: str, find: Finder) -> Excerpt:
    """The part with the most matches, else the beginning; ``marked`` has the signs of headings."""
    text = marked.replace(HEADING, "")
    places = find(text)
    if not places:
        return _cut(text, 0, (), "")
    counts = Counter(place.which for place in places)
    best = max(_looked_at(places, counts), key=lambda at: (_worth(places, at, counts), -at))
    first = places[best]
    return _cut(text, first.start, places[best:], _heading(marked, first.start))


def _looked_at(places: Sequence[Place], counts: Counter[int]) -> Iterator[int]:
    """The first matches of each thing, so that a word that stands everywhere hides no other."""
    each, seen = max(1, _LOOKED_AT // len(counts)), Counter[int]()
    for at, place in enumerate(places):
        seen[place.which] += 1
        if seen[place.which] <= each:
            yield at


def _worth(places: Sequence[Place], at: int, counts: Counter[int]) -> int:
    """How much is found from this match on, as far as an excerpt reaches; rare things most."""
    before = places[at]
    end = before.start + LENGTH - _BEFORE
    seen = {before.which}
    worth = 20 if counts[before.which] <= _RARE else 10
    for place in islice(places, at + 1, None):
        if place.end > end:
            break
        if place.which in seen:
            worth += 1
        else:
            worth += 20 if counts[place.which] <= _RARE else 10
        beside = place.which == before.which + 1 and place.start - before.end <= _NEXT
        worth += 5 if beside else 0
        seen.add(place.which)
        before = place
    return worth


def _heading(marked: str, start: int) -> str:
    """What the text at ``start`` stands under; places count without the signs."""
    last, at, signs = -1, marked.find(HEADING), 0
    while at >= 0 and at - signs <= start:
        last, signs = at, signs + 1
        at = marked.find(HEADING, at + 1)
    return marked[last + 1 :].partition("\n")[0].strip() if last >= 0 else ""


def _cut(text: str, first: int, places: Sequence[Place], heading: str) -> Excerpt:
    start = _begin(text, first)
    end = _end(text, start + LENGTH)
    before = f"{_CUT} " if start else ""
    after = f" {_CUT}" if end < len(text) else ""
    shift = len(before) - start
    kept = [place for place in places if place.start >= start and place.end <= end]
    part = text[start:end]
    return Excerpt(before + _BLANK.sub(" ", part) + after, _spans(kept, shift), heading)


def _spans(places: Sequence[Place], shift: int) -> Spans:
    """Where they are after a shift; those that touch are one."""
    found: list[tuple[int, int]] = []
    for place in places:
        start, end = place.start + shift, place.end + shift
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _begin(text: str, first: int) -> int:
    """Where the line begins, or a word not too far before."""
    earliest = max(0, first - _BEFORE)
    line = text.rfind("\n", earliest, first) + 1
    if line or not earliest:
        return line
    blank = text.find(" ", earliest, first)
    return blank + 1 if blank >= 0 else first


def _end(text: str, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    blank = max(
        text.rfind(" ", latest - _BEFORE, latest), text.rfind("\n", latest - _BEFORE, latest)
    )
    return blank if blank > 0 else latest
