"""Puts two revisions side by side: rows with a block of either, and what happened to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from confluence_desk.diff.align import Link, align
from confluence_desk.diff.blocks import Block, Frame
from confluence_desk.diff.changes import Change
from confluence_desk.diff.kinds import (
    CellPair,
    Kind,
    Verdict,
    judge,
    judge_row,
    kind_of_columns,
)
from confluence_desk.diff.reading import blocks_of
from confluence_desk.diff.sequences import heaviest
from confluence_desk.diff.spans import Span, Text, change, spans_of
from confluence_desk.diff.tables import Columns, columns_of
from confluence_desk.diff.words import Token, same_words
from confluence_desk.domain.frozen import frozen

_RUNS = {"row", "code"}
_MOVES = {Kind.MOVED, Kind.ROW_MOVED}


@frozen
class Row:
    """A line of the comparison.

    ``link`` is shared by the two rows of a move, and by all of a split or merge; -1 is none.
    What moved stands in two rows; the words of both are in the row of the new place. Those of a
    split or merge are in its first row: the ``new`` of its spans run over all parts.
    """

    kind: Kind
    left: Block | None
    right: Block | None
    spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    cells: tuple[CellPair, ...] = ()
    link: int = -1


@dataclass(frozen=True)
class Comparison:
    """All rows, in reading order: left cells as the old page has them, right ones as the new."""

    rows: tuple[Row, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each kind of change occurs; what moved, split or merged counts once."""
        seen: set[int] = set()
        counts: Counter[str] = Counter()
        for row in self.rows:
            if row.kind is Kind.SAME or row.link in seen:
                continue
            if row.link >= 0:
                seen.add(row.link)
            counts[row.kind] += 1
        return dict(counts)

    @cached_property
    def _moves(self) -> dict[int, tuple[Block, Block]]:
        """For each move its block before and after."""
        moved = [row for row in self.rows if row.kind in _MOVES]
        olds = {row.link: row.left for row in moved if row.left}
        return {row.link: (olds[row.link], row.right) for row in moved if row.right}

    def partner(self, row: Row) -> Block | None:
        """The block that what moved was, or has become; None for what did not move."""
        pair = self._moves.get(row.link)
        return None if pair is None else pair[row.right is None]

    @property
    def changed(self) -> bool:
        """Whether anything visible differs."""
        return bool(self.counts)


def compare(old: str | None, new: str | None) -> Comparison:
    """Two storage bodies, compared."""
    return compare_blocks(blocks_of(old), blocks_of(new))


def compare_blocks(old: Sequence[Block], new: Sequence[Block]) -> Comparison:
    """Two revisions that have been read already, compared."""
    return Comparison(tuple(_Report(old, new, align(old, new)).rows()))


class _Report:
    """The rows in the making."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], links: list[Link]) -> None:
        self._old, self._new = old, new
        self._anchors, moves = _in_order(links)
        self._numbers = {link: number for number, link in enumerate(moves)}
        self._moved_from = {i: link for link in moves for i in link.old}
        self._moved_to = {j: link for link in moves for j in link.new}
        self._next = len(moves)
        self._places = {id(b): n for side in (old, new) for n, b in enumerate(side)}
        self._columns = self._tables()
        frames = [(old[a.old[0]], new[a.new[0]]) for a in links]
        self._paired_old = {id(frame) for one, _ in frames for frame in one.path}
        self._paired_new = {id(frame) for _, one in frames for frame in one.path}

    def rows(self) -> Iterator[Row]:
        """Every row, from the top."""
        i = j = 0
        for link in (*self._anchors, None):
            first = link.old[0] if link else len(self._old)
            to = link.new[0] if link else len(self._new)
            yield from self._apart(range(i, first), range(j, to))
            if link is not None:
                yield from self._together(link)
                i, j = link.old[-1] + 1, link.new[-1] + 1

    def _apart(self, olds: range, news: range) -> Iterator[Row]:
        """What stands on one side only: first what goes on with the table above, or the code."""
        lefts, rights = _going_on(self._old, olds), _going_on(self._new, news)
        yield from map(self._left, olds[:lefts])
        yield from map(self._right, news[:rights])
        yield from map(self._left, olds[lefts:])
        yield from map(self._right, news[rights:])

    def _tables(self) -> dict[tuple[int, int], Columns]:
        """The columns of every table of which rows differ."""
        rows: dict[tuple[int, int], list[tuple[Block, Block]]] = {}
        for link in (*self._anchors, *self._numbers):
            one, other = self._old[link.old[0]], self._new[link.new[0]]
            before, after = one.frame("table"), other.frame("table")
            if one.kind == "row" and before and after and other.kind == "row":
                rows.setdefault((id(before), id(after)), []).append((one, other))
        return {
            tables: columns_of(pairs)
            for tables, pairs in rows.items()
            if any(one.key != other.key for one, other in pairs)
        }

    def _judged(self, old: Block, new: Block) -> Verdict:
        if old.kind == "row" and new.kind == "row" and old.key != new.key:
            before, after = old.frame("table"), new.frame("table")
            columns = self._columns.get((id(before), id(after)))
            return judge_row(old, new, columns or columns_of([(old, new)]))
        verdict = judge(old, new)
        return self._with_columns(old, new, verdict) if old.kind == "table" else verdict

    def _with_columns(self, old: Block, new: Block, verdict: Verdict) -> Verdict:
        """A table's beginning tells what happened to its columns."""
        before, after = self._frame_after(self._old, old), self._frame_after(self._new, new)
        columns = self._columns.get((id(before), id(after)))
        if columns is None or not columns.changed:
            return verdict
        told = (*verdict.changes, *_column_changes(columns))
        return replace(verdict, kind=kind_of_columns(columns), changes=told)

    def _frame_after(self, blocks: Sequence[Block], table: Block) -> Frame | None:
        """The frame that a table's beginning opens."""
        at = self._places[id(table)]
        inner = blocks[at + 1].path if at + 1 < len(blocks) else ()
        depth = len(table.path)
        return inner[depth] if len(inner) > depth else None

    def _left(self, at: int) -> Row:
        block = self._old[at]
        link = self._moved_from.get(at)
        if link is not None:
            kind = Kind.ROW_MOVED if block.kind == "row" else Kind.MOVED
            return Row(kind, block, None, link=self._numbers[link])
        whole = not any(id(f) in self._paired_old for f in block.path if f.kind == "table")
        kind = Kind.ROW_REMOVED if block.kind == "row" and not whole else Kind.REMOVED
        return Row(kind, block, None, tuple(change(block.text, "")))

    def _right(self, at: int) -> Row:
        block = self._new[at]
        link = self._moved_to.get(at)
        if link is not None:
            verdict = self._judged(self._old[link.old[0]], block)
            kind = Kind.ROW_MOVED if block.kind == "row" else Kind.MOVED
            number = self._numbers[link]
            return Row(kind, None, block, verdict.spans, verdict.changes, verdict.cells, number)
        whole = not any(id(f) in self._paired_new for f in block.path if f.kind == "table")
        kind = Kind.ROW_ADDED if block.kind == "row" and not whole else Kind.ADDED
        return Row(kind, None, block, tuple(change("", block.text)))

    def _together(self, link: Link) -> Iterator[Row]:
        if len(link.old) == len(link.new) == 1:
            old, new = self._old[link.old[0]], self._new[link.new[0]]
            verdict = self._judged(old, new)
            yield Row(verdict.kind, old, new, verdict.spans, verdict.changes, verdict.cells)
            return
        lefts = [self._old[n] for n in link.old]
        rights = [self._new[n] for n in link.new]
        kind = Kind.SPLIT if len(lefts) == 1 else Kind.MERGED
        spans = group_spans(lefts, rights)
        number, self._next = self._next, self._next + 1
        for n in range(max(len(lefts), len(rights))):
            left = lefts[n] if n < len(lefts) else None
            right = rights[n] if n < len(rights) else None
            yield Row(kind, left, right, () if n else spans, link=number)


def _going_on(blocks: Sequence[Block], places: range) -> int:
    """How many of these blocks stand in the same table or code as the block before them."""
    before = blocks[places.start - 1] if places.start else None
    if before is None or before.kind not in _RUNS or not before.path:
        return 0
    inside = [blocks[n].path[-1:] == before.path[-1:] for n in places]
    return next((n for n, same in enumerate(inside) if not same), len(inside))


def _in_order(links: list[Link]) -> tuple[list[Link], list[Link]]:
    """Links whose blocks keep their order, and the others: what moved."""
    still = sorted((link for link in links if not link.moved), key=lambda link: link.old)
    rising = all(a.new[-1] < b.new[0] for a, b in pairwise(still))
    moved = sorted((link for link in links if link.moved), key=lambda link: link.old)
    if rising:
        return still, moved
    kept = {i for i, _, _ in heaviest([(a.old[0], a.new[0], 1.0) for a in still])}
    anchors = [link for link in still if link.old[0] in kept]
    loose = [link for link in still if link.old[0] not in kept]
    return anchors, moved + [link for link in loose if len(link.old) == len(link.new) == 1]


def _column_changes(columns: Columns) -> Iterator[Change]:
    for column in columns.removed:
        yield Change("column", str(column + 1), "")
    for column in columns.added:
        yield Change("column", "", str(column + 1))
    for column in sorted(columns.moved):
        yield Change("column", str(column + 1), str(columns.pairs[column] + 1))


def group_spans(lefts: Sequence[Block], rights: Sequence[Block]) -> tuple[Span, ...]:
    """The spans over all parts of a split or merge."""
    old, new = _run_on(lefts), _run_on(rights)
    return spans_of(old, new, same_words(old.tokens, new.tokens))


def _run_on(blocks: Sequence[Block]) -> Text:
    """Several blocks as one text, a line each."""
    tokens: list[Token] = []
    text = ""
    for block in blocks:
        at = len(text)
        tokens += [t._replace(start=t.start + at, end=t.end + at) for t in block.tokens]
        text += f"{block.text}\n"
    return Text(text[:-1], tokens)


def applied(comparison: Comparison) -> list[str]:
    """The new page's texts, made of the old one's and the differences alone."""
    moved = {row.link: row.left for row in comparison.rows if row.kind in _MOVES and row.left}
    texts: list[str] = []
    for row in comparison.rows:
        old = row.left or moved.get(row.link)
        if row.kind in _MOVES and row.right is None:
            continue
        texts.append(_applied(old.text if old else "", row.spans, row.kind))
    return texts


def _applied(old: str, spans: Sequence[Span], kind: Kind) -> str:
    at = 0
    text = []
    for span in spans:
        if span.deed == "+":
            text.append(span.new)
        else:
            text.append(old[at : at + len(span.old)] if span.deed == "=" else "")
            if kind is Kind.MERGED and span.deed == "=":
                text[-1] = span.old
            at += len(span.old)
    return "".join(text)


__all__ = ["Comparison", "Row", "applied", "compare", "compare_blocks"]
