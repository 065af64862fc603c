"""Says in one word what has happened to a block."""

from enum import StrEnum

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.changes import LOOKS, Change, changes_of_facts, changes_of_place
from confluence_desk.diff.spans import Span, change
from confluence_desk.diff.tables import Columns
from confluence_desk.diff.wording import Wording, same, wording
from confluence_desk.domain.frozen import frozen


class Kind(StrEnum):
    """Every answer there is to what happened to a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    FORMATTING = "formatting"
    ATTRIBUTE = "attribute"
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    ROW_MOVED = "row-moved"
    COLUMN_ADDED = "column-added"
    COLUMN_REMOVED = "column-removed"
    COLUMN_MOVED = "column-moved"
    CELL = "cell"
    IMAGE = "image"
    LINK = "link"
    TASK = "task"
    STATUS = "status"
    CODE = "code"
    LAYOUT = "layout"


@frozen
class CellPair:
    """What happened to a cell; ``old`` and ``new`` are its places in the rows."""

    kind: Kind
    old: int | None
    new: int | None
    spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()


@frozen
class Verdict:
    """What happened to a pair of blocks, and how it reads."""

    kind: Kind
    spans: tuple[Span, ...]
    changes: tuple[Change, ...] = ()
    cells: tuple[CellPair, ...] = ()


_BY_CHANGE = (
    (frozenset({"status"}), Kind.STATUS),
    (frozenset({"link"}), Kind.LINK),
    (frozenset({"image"}), Kind.IMAGE),
    (frozenset({"layout"}), Kind.LAYOUT),
)


_THINGS = (("image", Kind.IMAGE), ("status", Kind.STATUS), ("link", Kind.LINK))


def judge(old: Block, new: Block) -> Verdict:
    """What happened between two blocks that are one."""
    if old.key == new.key and (not (old.path or new.path) or _stand_alike(old, new)):
        return Verdict(Kind.SAME, same(old.text, new.text))
    words = wording(old, new)
    told = (
        *words.changes,
        *changes_of_facts(old.facts, new.facts),
        *changes_of_place(old, new),
    )
    kind = _worded(old, words, told) if words.marked else _unworded(old, new, told)
    return Verdict(kind, words.spans, told)


def _stand_alike(old: Block, new: Block) -> bool:
    return old.shape == new.shape and _columns(old) == _columns(new)


def _columns(block: Block) -> tuple[int, ...]:
    return tuple(frame.number for frame in block.path if frame.kind == "cell")


def _worded(old: Block, words: Wording, told: tuple[Change, ...]) -> Kind:
    """The kind where words or things differ."""
    if old.kind == "code":
        return Kind.CODE
    whats = {one.what for one in told}
    for thing, kind in _THINGS:
        if thing in whats and all(one.thing.split(" ")[0] == thing for one in words.marked):
            return kind
    return Kind.CHANGED


def _unworded(old: Block, new: Block, told: tuple[Change, ...]) -> Kind:
    """The kind where every word stayed."""
    whats = {one.what for one in told}
    if not whats:
        return Kind.SAME
    if "status" in whats and old.kind == new.kind == "task":
        return Kind.TASK
    if "task" in {old.kind, new.kind}:
        whats = whats - {"status"}  # only tasks are done or not: that it is one has changed
    if old.kind == "layout":
        return Kind.LAYOUT
    for names, kind in _BY_CHANGE:
        if whats & names:
            return kind
    return Kind.FORMATTING if whats <= LOOKS else Kind.ATTRIBUTE


def judge_row(old: Block, new: Block, columns: Columns) -> Verdict:
    """What happened to a row of a table, cell by cell."""
    if old.key == new.key:
        return Verdict(Kind.SAME, same(old.text, new.text))
    by_column = {cell.column: n for n, cell in enumerate(new.cells)}
    pairs = [(n, by_column.get(columns.pairs.get(c.column, -1))) for n, c in enumerate(old.cells)]
    taken = {n for _, n in pairs}
    cells = [_judge_cell(old, new, i, j, columns) for i, j in pairs]
    cells += [
        CellPair(Kind.ADDED, None, n, tuple(change("", cell.text)))
        for n, cell in enumerate(new.cells)
        if n not in taken
    ]
    told = tuple(changes_of_facts(old.facts, new.facts))
    told += tuple(one for cell in cells for one in cell.changes)
    spans = _row_spans(old, new, cells)
    kind = _kind_of_row(cells, told, columns)
    if kind is Kind.SAME and any(span.deed != "=" for span in spans):
        kind = Kind.CELL  # words between cells, where none belong
    return Verdict(kind, spans, told, tuple(cells))


def _judge_cell(old: Block, new: Block, at: int, to: int | None, columns: Columns) -> CellPair:
    before = old.cells[at]
    if to is None:
        return CellPair(Kind.REMOVED, at, None, tuple(change(before.text, "")))
    after = new.cells[to]
    words = wording(before, after)
    told = (*words.changes, *changes_of_facts(before.facts, after.facts))
    if before.head != after.head:
        told += (Change("head", _yes(on=before.head), _yes(on=after.head)),)
    if words.marked:
        return CellPair(Kind.CELL, at, to, words.spans, told)
    if told:
        return CellPair(_kind_of_looks({one.what for one in told}), at, to, words.spans, told)
    kind = Kind.MOVED if before.column in columns.moved else Kind.SAME
    return CellPair(kind, at, to, words.spans)


def _yes(*, on: bool) -> str:
    return "on" if on else ""


_CELL_LOOKS = LOOKS | {"head", "highlight-colour"}


def _kind_of_looks(whats: set[str]) -> Kind:
    for names, kind in _BY_CHANGE:
        if whats & names:
            return kind
    return Kind.FORMATTING if whats <= _CELL_LOOKS else Kind.ATTRIBUTE


def _kind_of_row(cells: list[CellPair], told: tuple[Change, ...], columns: Columns) -> Kind:
    kinds = {cell.kind for cell in cells}
    if Kind.CELL in kinds:
        return Kind.CELL
    if told:
        return _kind_of_looks({one.what for one in told})
    return kind_of_columns(columns) if kinds != {Kind.SAME} else Kind.SAME


def kind_of_columns(columns: Columns) -> Kind:
    """What happened to the columns of a table: the other way round it is the opposite."""
    more = len(columns.added) - len(columns.removed)
    if more:
        return Kind.COLUMN_ADDED if more > 0 else Kind.COLUMN_REMOVED
    return Kind.COLUMN_MOVED if columns.moved else Kind.CELL


def _row_spans(old: Block, new: Block, cells: list[CellPair]) -> tuple[Span, ...]:
    """The spans of a whole row; a cell that changed its place goes at one and comes at another."""
    spans: list[Span] = []
    partner = {c.old: c for c in cells if c.old is not None and c.new is not None}
    to = 0
    for at, _ in enumerate(old.cells):
        cell = partner.get(at)
        if cell is None or cell.new is None or cell.new < to:
            spans += change(_region(old, at), "")
            continue
        for n in range(to, cell.new):
            spans += change("", _region(new, n))
        to = cell.new + 1
        spans += _padded(cell.spans, _region(old, at), _region(new, cell.new))
    for n in range(to, len(new.cells)):
        spans += change("", _region(new, n))
    return tuple(spans)


def _region(row: Block, at: int) -> str:
    """The text of a row from the beginning of a cell to that of the next one."""
    first = row.cells[at].start if at else 0
    last = row.cells[at + 1].start if at + 1 < len(row.cells) else len(row.text)
    return row.text[first:last]


def _padded(spans: tuple[Span, ...], old: str, new: str) -> list[Span]:
    """A cell's spans with what stands before and after the cell."""
    written = "".join(span.old for span in spans), "".join(span.new for span in spans)
    before = old[: old.find(written[0])], new[: new.find(written[1])]
    after = old[len(before[0]) + len(written[0]) :], new[len(before[1]) + len(written[1]) :]
    return [*_stray(*before), *spans, *_stray(*after)]


def _stray(old: str, new: str) -> tuple[Span, ...]:
    """What stands between cells, which is mostly blanks."""
    return same(old, new) if old.split() == new.split() else tuple(change(old, new))
