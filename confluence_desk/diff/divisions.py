"""Finds paragraphs that were split in several, or made one of several."""

from collections import Counter
from collections.abc import Iterator, Sequence

from confluence_desk.diff.blocks import TEXTS, Block
from confluence_desk.diff.likeness import dice, shared

Group = tuple[tuple[int, ...], tuple[int, ...]]
_MOST_PARTS = 12
_WHOLE = 0.66
_GAIN = 0.02
_PART = 0.7
_LEAST = 2
_REACH = 16
_FAR = 1000


def divisions(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> list[Group]:
    """Splits and merges; whatever takes part in one is taken out of ``pairs``."""
    backward = {j: i for i, j in pairs.items()}
    places, places_back = dict(pairs), dict(backward)
    groups: list[Group] = []
    for i, parts in _splits(old, new, pairs, backward, places):
        groups.append(((i,), parts))
        places_back.update((j, i) for j in parts)
    for j, parts in _splits(new, old, backward, pairs, places_back):
        groups.append((parts, (j,)))
    return groups


def _splits(
    whole: Sequence[Block],
    parts: Sequence[Block],
    pairs: dict[int, int],
    backward: dict[int, int],
    places: dict[int, int],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Blocks whose words stand in several neighbours on the other side; takes them out of both."""
    taken = {*backward, *places.values()}
    free = {j for j in range(len(parts)) if j not in taken}
    if not free:
        return
    for i, block in enumerate(whole):
        partner = pairs.get(i)
        if block.kind not in TEXTS or (partner is None and i in places):
            continue
        unchanged = partner is not None and block.key == parts[partner].key
        if unchanged or block.size < 2 * _LEAST:
            continue
        reach = _reach(i, partner, places, len(parts))
        found = _best(block, parts, list(_windows(reach, partner, free)), partner)
        if found:
            pairs.pop(i, None)
            backward.pop(-1 if partner is None else partner, None)
            free.difference_update(found)
            places[i] = found[0]
            yield i, found


def _reach(at: int, partner: int | None, places: dict[int, int], count: int) -> range:
    """Where its parts may stand: between the partners of its neighbours."""
    before = next((n for n in range(at - 1, -1, -1) if n in places), None)
    after = next((n for n in range(at + 1, at + _FAR) if n in places), None)
    low = -1 if before is None else places[before]
    high = count if after is None else places[after]
    middle = low + 1 if partner is None else partner
    return range(max(low + 1, middle - _REACH), min(high, middle + _REACH))


def _windows(reach: range, partner: int | None, free: set[int]) -> Iterator[tuple[int, ...]]:
    """Runs of neighbours that are free, or free but for the partner."""
    for first in reach:
        run: list[int] = []
        for place in range(first, min(reach.stop, first + _MOST_PARTS)):
            if place not in free and place != partner:
                break
            run.append(place)
            if len(run) > 1 and (partner is None or partner in run):
                yield tuple(run)


def _best(
    block: Block, parts: Sequence[Block], windows: list[tuple[int, ...]], partner: int | None
) -> tuple[int, ...]:
    alone = 0.0
    rest = Counter(block.bag)
    if partner is not None:
        one = parts[partner]
        alone = dice(block.bag, one.bag, block.size + one.size)
        rest -= Counter(one.bag)
    found: tuple[int, ...] = ()
    best = max(_WHOLE, alone + _GAIN)
    for window in windows:
        held = [parts[n] for n in window]
        if any(one.kind not in TEXTS or one.size < _LEAST for one in held):
            continue
        others = (parts[n] for n in window if n != partner)
        if any(shared(one.bag, rest) < _PART * one.size for one in others):
            continue
        bag = sum((Counter(one.bag) for one in held), Counter[str]())
        score = dice(block.bag, dict(bag), block.size + bag.total())
        if score >= best:
            found, best = window, score + 0.001
    return found
