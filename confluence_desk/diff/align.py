"""Finds which blocks of one revision have become which of the other.

What stayed comes first, then what changed between what stayed, then splits and merges, and at
last what moved. Two revisions give the same pairs whichever of them comes first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from confluence_desk.diff.blocks import HANGING, HOLDERS, Block
from confluence_desk.diff.divisions import divisions
from confluence_desk.diff.likeness import ALIKE, family, likeness, lone_likeness
from confluence_desk.diff.sequences import Run, common, heaviest, in_order
from confluence_desk.domain.frozen import frozen

_FEW_PAIRS = 900
_END_TAG = re.compile(r"\s*</[\w:-]+>\s*")
"""In a source they are all over; one more here and one less there is no move."""
_COMMON = 12
"""A word that so many blocks of a gap share says little about any of them."""
_LIKE_MOVED = 0.6
_BESIDE_MOVED = 0.5
_LEAST_MOVED = 3
_LEAST_CHANGED_MOVED = 4
_LEAST_LETTERS = 12


@frozen
class Link:
    """Blocks that belong together: one and one, one and several (a split), several and one."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


Pairs = dict[int, int]


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Link]:
    """Every link between two revisions; what is in none was removed or added."""
    before, after = [block.key for block in old], [block.key for block in new]
    if in_order(before, after):
        return _aligned(old, new, common(before, after))
    links = _aligned(new, old, common(after, before))
    return [replace(link, old=link.new, new=link.old) for link in links]


def _aligned(old: Sequence[Block], new: Sequence[Block], runs: list[Run]) -> list[Link]:
    pairs: Pairs = {r.old + n: r.new + n for r in runs for n in range(r.size)}
    same = len(pairs) == len(old) == len(new)
    if same:
        return [Link((i,), (j,)) for i, j in pairs.items()]
    for olds, news in gaps(runs, len(old), len(new)):
        pairs.update(_changed(old, new, olds, news))
    groups = divisions(old, new, pairs)
    moves = _moves(old, new, _left(len(old), pairs, groups), _left_new(len(new), pairs, groups))
    links = [Link((i,), (j,)) for i, j in pairs.items()]
    links += [Link(olds, news) for olds, news in groups]
    return links + [Link((i,), (j,), moved=True) for i, j in moves.items()]


def gaps(runs: Sequence[Run], olds: int, news: int) -> Iterator[tuple[range, range]]:
    """What lies between the runs, where there is something on both sides."""
    i = j = 0
    for run in (*runs, Run(olds, news, 0)):
        if run.old > i and run.new > j:
            yield range(i, run.old), range(j, run.new)
        i, j = run.old + run.size, run.new + run.size


def _left(
    count: int, pairs: Pairs, groups: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[int]:
    taken = {*pairs, *(n for olds, _ in groups for n in olds)}
    return [n for n in range(count) if n not in taken]


def _left_new(
    count: int, pairs: Pairs, groups: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[int]:
    taken = {*pairs.values(), *(n for _, news in groups for n in news)}
    return [n for n in range(count) if n not in taken]


def _changed(old: Sequence[Block], new: Sequence[Block], olds: range, news: range) -> Pairs:
    """The pairs within a gap, in order."""
    found = [
        (i, j, weight * _worth(old[i], new[j]))
        for i, j in _candidates(old, new, olds, news)
        if (weight := likeness(old[i], new[j])) >= ALIKE
    ]
    chosen = heaviest(found)
    pairs = {i: j for i, j, _ in chosen}
    runs = [Run(i - olds.start, j - news.start, 1) for i, j, _ in chosen]
    for left, right in gaps(runs, len(olds), len(news)):
        if len(left) == len(right) == 1:
            i, j = olds[left[0]], news[right[0]]
            if lone_likeness(old[i], new[j]):
                pairs[i] = j
    return pairs


def _worth(old: Block, new: Block) -> float:
    """Long blocks that are alike tell more than short ones."""
    return 1.0 if old.kind in HOLDERS else 1.0 + min(len(old.text), len(new.text))


def _candidates(
    old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: all where they are few, else those that share an uncommon word."""
    if len(olds) * len(news) <= _FEW_PAIRS:
        yield from ((i, j) for i in olds for j in news)
        return
    index: dict[str, list[int]] = defaultdict(list)
    for j in news:
        for word in _signs(new[j]):
            index[word].append(j)
    for i in olds:
        told = {j for word in _signs(old[i]) for j in index.get(word, ())[: _COMMON * 2]}
        yield from ((i, j) for j in sorted(told))


def _signs(block: Block) -> Iterator[str]:
    """What a block is found by: its words, or for one without words its family."""
    if block.size:
        kind = "text" if family(block) == "text" else family(block)
        yield from (f"{kind} {word}" for word in block.bag)
    else:
        yield family(block)


def _moves(old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int]) -> Pairs:
    """Pairs among what was left, wherever it stands."""
    if not olds or not news:
        return {}
    moves: Pairs = {}
    _exact_moves(old, new, olds, news, moves)
    _picture_moves(old, new, olds, news, moves)
    _like_moves(old, new, olds, news, moves)
    _beside(old, new, olds, news, moves)
    return moves


def _exact_moves(
    old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int], moves: Pairs
) -> None:
    places: dict[object, list[int]] = defaultdict(list)
    for j in news:
        places[new[j].key].append(j)
    for i in olds:
        found = places.get(old[i].key)
        if found and _tells(old[i]):
            moves[i] = found.pop(0)


def _picture_moves(
    old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int], moves: Pairs
) -> None:
    """A picture is the same one whatever its size."""
    taken = set(moves.values())
    free = {new[j].words: j for j in reversed(news) if new[j].kind == "image" and j not in taken}
    for i in olds:
        if i not in moves and old[i].kind == "image" and old[i].words in free:
            moves[i] = free.pop(old[i].words)


def _tells(block: Block) -> bool:
    """Whether finding it elsewhere is no accident."""
    if block.kind in HOLDERS:
        return block.kind == "macro" and len(block.facts) > 1
    if block.kind == "rule" or block.kind in HANGING or _END_TAG.fullmatch(block.text):
        return False
    letters = len("".join(block.text.split()))
    return block.kind == "image" or block.size >= _LEAST_MOVED or letters >= _LEAST_LETTERS


def _like_moves(
    old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int], moves: Pairs
) -> None:
    free = [i for i in olds if i not in moves and old[i].size >= _LEAST_CHANGED_MOVED]
    taken = set(moves.values())
    open_ = [j for j in news if j not in taken and new[j].size >= _LEAST_CHANGED_MOVED]
    found = [
        (-alike, abs(i - j), i, j)
        for i, j in _candidates(old, new, free, open_)
        if (alike := _moved_likeness(old[i], new[j])) >= _LIKE_MOVED
    ]
    for _, _, i, j in sorted(found):
        if i not in moves and j not in taken:
            moves[i] = j
            taken.add(j)


def _moved_likeness(old: Block, new: Block) -> float:
    """As in place, but a row's first cell alone proves nothing."""
    if old.kind in HOLDERS or old.kind == "image":
        return 0.0
    alike = likeness(old, new)
    return alike if old.size <= 2 * new.size and new.size <= 2 * old.size else 0.0


def _beside(
    old: Sequence[Block], new: Sequence[Block], olds: list[int], news: list[int], moves: Pairs
) -> None:
    """What stood beside something that moved has moved with it, short as it may be."""
    free, open_ = set(olds) - set(moves), set(news) - set(moves.values())
    same: Callable[[int, int], bool] = lambda i, j: (  # noqa: E731 - reads best beside its use
        old[i].key == new[j].key or likeness(old[i], new[j]) >= _BESIDE_MOVED
    )
    queue = list(moves.items())
    while queue:
        i, j = queue.pop()
        for step in (-1, 1):
            if i + step in free and j + step in open_ and same(i + step, j + step):
                moves[i + step] = j + step
                free.discard(i + step)
                open_.discard(j + step)
                queue.append((i + step, j + step))
