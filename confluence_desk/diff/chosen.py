"""Narrows a comparison to what somebody wants to see: some kinds, looks or not, blanks too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from confluence_desk.diff.blocks import Cell
from confluence_desk.diff.changes import LOOKS
from confluence_desk.diff.kinds import CellPair, Kind
from confluence_desk.diff.report import Comparison, Row
from confluence_desk.diff.spans import Span, change
from confluence_desk.domain.frozen import frozen

_MOVES = {Kind.MOVED, Kind.ROW_MOVED}
_PARTS = re.compile(r"\s+|\S+")
_LOOK = {
    Kind.ADDED: "come", Kind.ROW_ADDED: "come", Kind.REMOVED: "gone", Kind.ROW_REMOVED: "gone",
    Kind.MOVED: "moved", Kind.ROW_MOVED: "moved", Kind.SAME: "same",
}  # fmt: skip


@frozen
class Choice:
    """``hidden`` are kinds; looks are told unless ``formatting`` is off, blanks where they are."""

    hidden: frozenset[str] = frozenset()
    formatting: bool = True
    blanks: bool = False


def look_of(kind: Kind) -> str:
    """What a kind looks like in a drawing: ``come``, ``gone``, ``moved``, ``same``, ``changed``."""
    return _LOOK.get(kind, "changed")


def chosen(found: Comparison, choice: Choice) -> Comparison:
    """The same rows; what is not wanted counts as unchanged."""
    if choice == Choice():
        return found
    return Comparison(tuple(_chosen(row, choice) for row in found.rows))


def _chosen(row: Row, choice: Choice) -> Row:
    if choice.blanks:
        row = _with_blanks(row)
    if row.kind in choice.hidden or (row.kind is Kind.FORMATTING and not choice.formatting):
        return _quiet(row)
    if choice.formatting or not row.changes:
        return row
    return replace(row, changes=tuple(one for one in row.changes if one.what not in LOOKS))


def _quiet(row: Row) -> Row:
    old, new = (block.text if block else "" for block in (row.left, row.right))
    return Row(Kind.SAME, row.left, row.right, (Span("=", old, new),) if old or new else ())


def _with_blanks(row: Row) -> Row:
    if row.left is None or row.right is None:
        return row
    if row.left.cells:
        return _with_blanks_in_cells(row, row.left.cells, row.right.cells)
    spans = tuple(part for span in row.spans for part in _blanks(span))
    if spans == row.spans:
        return row
    kind = row.kind
    if kind is Kind.SAME:
        kind = Kind.CODE if row.right.kind == "code" else Kind.CHANGED
    return replace(row, kind=kind, spans=spans)


def _with_blanks_in_cells(row: Row, olds: Sequence[Cell], news: Sequence[Cell]) -> Row:
    """A row of which nothing is told has cell for cell the same words."""
    pairs = row.cells
    if not pairs and row.kind is Kind.SAME and len(olds) == len(news):
        both = enumerate(zip(olds, news, strict=True))
        pairs = tuple(
            CellPair(Kind.SAME, n, n, (Span("=", old.text, new.text),)) for n, (old, new) in both
        )
    cells = tuple(_cell_with_blanks(pair) for pair in pairs)
    if cells == pairs:
        return row
    return replace(row, kind=Kind.CELL if row.kind is Kind.SAME else row.kind, cells=cells)


def _cell_with_blanks(pair: CellPair) -> CellPair:
    spans = tuple(part for span in pair.spans for part in _blanks(span))
    if spans == pair.spans:
        return pair
    return replace(pair, kind=Kind.CELL if pair.kind is Kind.SAME else pair.kind, spans=spans)


def _blanks(span: Span) -> Iterator[Span]:
    """Words that stayed, cut where the blanks between them differ."""
    if span.deed != "=" or span.old == span.new:
        yield span
        return
    old, new = _PARTS.findall(span.old), _PARTS.findall(span.new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for deed, i, to_i, j, to_j in matcher.get_opcodes():
        before, after = "".join(old[i:to_i]), "".join(new[j:to_j])
        if deed == "equal":
            yield Span("=", before, after)
        else:
            yield from change(before, after)


def begins(before: Row | None, row: Row) -> bool:
    """Whether a row begins a change, or goes on with the one that the row before it began."""
    if row.kind is Kind.SAME:
        return False
    if before is None or before.kind is Kind.SAME:
        return True
    if row.link >= 0 or before.link >= 0:
        return row.link != before.link and not _moved_on(before, row)
    alike = look_of(before.kind) == look_of(row.kind) != "changed"
    replaced = before.right is None and row.left is None
    return not (alike or replaced)


def _moved_on(before: Row, row: Row) -> bool:
    """Whether a row moved together with the one before it."""
    alike = row.kind in _MOVES and before.kind in _MOVES
    side = (row.right is None) == (before.right is None)
    return alike and side and row.link == before.link + 1


def changes_of(found: Comparison) -> list[list[Row]]:
    """The changes that one can go to, each with its rows."""
    changes: list[list[Row]] = []
    before: Row | None = None
    for row in found.rows:
        if begins(before, row):
            changes.append([row])
        elif row.kind is not Kind.SAME:
            changes[-1].append(row)
        before = row
    return changes
