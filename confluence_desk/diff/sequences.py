"""Finds what two sequences have in common, in order: words of a paragraph, blocks of a page.

The answer is the same for both directions, with the sides exchanged.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from diff_match_patch import diff_match_patch

_EXACT = 1_000_000
"""Up to so many pairs the longest common subsequence is found, beyond it nearly so."""


class Run(NamedTuple):
    """Equal parts: where they begin in either sequence, and how long they are."""

    old: int
    new: int
    size: int


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """The equal runs, in order; as much as possible lies in them."""
    ids: dict[Hashable, int] = {}
    before = [ids.setdefault(one, len(ids)) for one in old]
    after = [ids.setdefault(one, len(ids)) for one in new]
    if before == after:
        return [Run(0, 0, len(before))] if before else []
    if in_order(old, new):
        return _joined(_pairs(before, after, 0, 0))
    return _joined((i, j) for j, i in _pairs(after, before, 0, 0))


def in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    """Which of two unequal sequences is to be the old one, whichever comes first."""
    if len(old) != len(new):
        return len(old) < len(new)
    unlike = ((a, b) for a, b in zip(old, new, strict=True) if a != b)
    one, other = next(unlike, ("", ""))
    return repr(one) <= repr(other)


def _joined(pairs: Iterable[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    for i, j in pairs:
        last = runs[-1] if runs else None
        if last and (last.old + last.size, last.new + last.size) == (i, j):
            runs[-1] = Run(last.old, last.new, last.size + 1)
        else:
            runs.append(Run(i, j, 1))
    return runs


def _pairs(a: list[int], b: list[int], at: int, to: int) -> list[tuple[int, int]]:
    """The equal pairs of two stretches that begin at ``at`` and ``to``."""
    head = _alike(a, b)
    tail = _alike(a[head:][::-1], b[head:][::-1])
    pairs = [(at + n, to + n) for n in range(head)]
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if inner_a and inner_b:
        few = len(inner_a) * len(inner_b) <= _EXACT
        find = _exact if few else _anchored
        pairs += find(inner_a, inner_b, at + head, to + head)
    ends = range(tail, 0, -1)
    pairs += [(at + len(a) - n, to + len(b) - n) for n in ends]
    return pairs


def _alike(a: list[int], b: list[int]) -> int:
    """How many items at the beginning are equal."""
    least, most = 0, min(len(a), len(b))
    if a[:most] == b[:most]:
        return most
    while least < most - 1:
        middle = (least + most) // 2
        if a[least:middle] == b[least:middle]:
            least = middle
        else:
            most = middle
    return least


def _exact(a: list[int], b: list[int], at: int, to: int) -> list[tuple[int, int]]:
    shared = set(a) & set(b)
    if not shared:
        return []
    kept_a = [n for n, one in enumerate(a) if one in shared]
    kept_b = [n for n, one in enumerate(b) if one in shared]
    spelt_a = "".join(_letter(a[n]) for n in kept_a)
    spelt_b = "".join(_letter(b[n]) for n in kept_b)
    finder = diff_match_patch()
    finder.Diff_Timeout = 0  # the clock must not decide what has changed
    pairs, i, j = [], 0, 0
    for deed, text in finder.diff_main(spelt_a, spelt_b, False):  # noqa: FBT003 - its own signature
        if deed == 0:
            pairs += [(at + kept_a[i + n], to + kept_b[j + n]) for n in range(len(text))]
        i += len(text) if deed <= 0 else 0
        j += len(text) if deed >= 0 else 0
    return pairs


_SURROGATES = 0xD800
_SURROGATE_COUNT = 0x800


def _letter(number: int) -> str:
    """A character that stands for an item."""
    return chr(number + 1 if number + 1 < _SURROGATES else number + 1 + _SURROGATE_COUNT)


def _anchored(a: list[int], b: list[int], at: int, to: int) -> list[tuple[int, int]]:
    """Between items that occur once on either side; without any, in the order of the items."""
    once_a, once_b = Counter(a), Counter(b)
    place = {one: n for n, one in enumerate(b) if once_b[one] == 1}
    shared = [(n, place[one]) for n, one in enumerate(a) if once_a[one] == 1 and one in place]
    anchors = rising(shared)
    if not anchors:
        return _halved(a, b, at, to)
    pairs: list[tuple[int, int]] = []
    edges = [(-1, -1), *anchors, (len(a), len(b))]
    for (i, j), (k, m) in pairwise(edges):
        if i >= 0:
            pairs.append((at + i, to + j))
        pairs += _pairs(a[i + 1 : k], b[j + 1 : m], at + i + 1, to + j + 1)
    return pairs


def _halved(a: list[int], b: list[int], at: int, to: int) -> list[tuple[int, int]]:
    """Long and without anything unique: the halves against the halves."""
    i, j = len(a) // 2, len(b) // 2
    if not i or not j:
        return _exact(a, b, at, to)
    return _pairs(a[:i], b[:j], at, to) + _pairs(a[i:], b[j:], at + i, to + j)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs that rises on both sides; ``pairs`` are sorted by the first."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        slot = bisect_left(tails, j)
        before.append(last[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [j]
        last[slot : slot + 1] = [n]
    chosen: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def heaviest(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The choice of pairs, rising on both sides, that weighs most."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    places = sorted({pair[1] for pair in ordered})
    rank = {place: n + 1 for n, place in enumerate(places)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before: list[int] = []
    for n, (_, j, weight) in enumerate(ordered):
        total, previous = _most_below(best, rank[j] - 1)
        before.append(previous)
        slot = rank[j]
        while slot < len(best):
            if total + weight > best[slot][0]:
                best[slot] = (total + weight, n)
            slot += slot & -slot
    chosen: list[tuple[int, int, float]] = []
    at = _most_below(best, len(places))[1]
    while at >= 0:
        chosen.append(ordered[at])
        at = before[at]
    return chosen[::-1]


def _most_below(best: list[tuple[float, int]], slot: int) -> tuple[float, int]:
    found = (0.0, -1)
    while slot:
        if best[slot][0] > found[0]:
            found = best[slot]
        slot -= slot & -slot
    return found
