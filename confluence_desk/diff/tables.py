"""Finds which columns of a table have become which: added, removed, moved or only filled anew."""

from collections import Counter
from collections.abc import Sequence

from confluence_desk.diff.blocks import Block, Cell
from confluence_desk.diff.sequences import Run, heaviest, in_order
from confluence_desk.domain.frozen import frozen

_HEAD = 3.0
_NUDGE = 0.01
_MOST = 0.5


@frozen
class Columns:
    """``pairs`` leads from an old column to the new one; those in ``moved`` changed their order."""

    pairs: dict[int, int]
    moved: frozenset[int]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def changed(self) -> bool:
        """Whether the columns themselves differ."""
        return bool(self.moved or self.removed or self.added)


RowPair = tuple[Block, Block]


def columns_of(rows: Sequence[RowPair]) -> Columns:
    """The columns of a table, judged by the rows that both revisions have."""
    old = [tuple(cell.words for cell in row.cells) for row, _ in rows]
    new = [tuple(cell.words for cell in row.cells) for _, row in rows]
    if in_order(old, new):
        return _columns(rows)
    found = _columns([(new_row, old_row) for old_row, new_row in rows])
    pairs = {j: i for i, j in found.pairs.items()}
    moved = frozenset(found.pairs[i] for i in found.moved)
    return Columns(pairs, moved, removed=found.added, added=found.removed)


def _columns(rows: Sequence[RowPair]) -> Columns:
    olds = sorted({n for row, _ in rows for cell in row.cells for n in cell.reach})
    news = sorted({n for _, row in rows for cell in row.cells for n in cell.reach})
    scores = _scores(rows)
    chosen = [(i, j) for i, j, _ in heaviest([(i, j, s) for (i, j), s in scores.items()])]
    pairs = dict(chosen)
    pairs.update(_between(chosen, olds, news))
    moved = _moved(rows, scores, pairs)
    pairs.update(moved)
    return Columns(
        pairs,
        frozenset(moved),
        removed=tuple(i for i in olds if i not in pairs),
        added=tuple(j for j in news if j not in pairs.values()),
    )


def _scores(rows: Sequence[RowPair]) -> Counter[tuple[int, int]]:
    """How often two columns say the same; the words of a head count for more."""
    scores: Counter[tuple[int, int]] = Counter()
    for old, new in rows:
        places: dict[str, list[Cell]] = {}
        for cell in new.cells:
            if cell.words:
                places.setdefault(cell.words, []).append(cell)
        for cell in old.cells:
            for other in places.get(cell.words, ()):
                weight = _HEAD if cell.head and other.head else 1.0
                near = _NUDGE if cell.column == other.column else 0.0
                scores[cell.column, other.column] += weight + near  # type: ignore[assignment]
    return scores


def _between(
    chosen: Sequence[tuple[int, int]], olds: Sequence[int], news: Sequence[int]
) -> dict[int, int]:
    """Columns between known ones, where both revisions have as many of them."""
    pairs: dict[int, int] = {}
    edges = [*(Run(olds.index(i), news.index(j), 1) for i, j in chosen)]
    i = j = 0
    for run in (*edges, Run(len(olds), len(news), 0)):
        if run.old - i == run.new - j:
            pairs.update(zip(olds[i : run.old], news[j : run.new], strict=True))
        i, j = run.old + run.size, run.new + run.size
    return pairs


def _moved(
    rows: Sequence[RowPair], scores: Counter[tuple[int, int]], pairs: dict[int, int]
) -> dict[int, int]:
    moved: dict[int, int] = {}
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        taken = i in pairs or i in moved or j in pairs.values() or j in moved.values()
        if not taken and score >= _MOST * len(rows):
            moved[i] = j
    return moved
