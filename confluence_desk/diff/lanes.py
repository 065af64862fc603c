"""Finds the columns of layouts: rows of cells that belong together run down beside the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.report import Row
from confluence_desk.render.layouts import shape_of
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.names import Element, attribute, name_of

WIDE = 60
"""Into so many tracks the width of a side is divided."""
_SHARES = {
    "two-left-sidebar": (20, 40), "two-right-sidebar": (40, 20),
    "three-with-sidebars": (15, 30, 15), "three-left-sidebars": (15, 15, 30),
    "three-right-sidebars": (30, 15, 15),
}  # fmt: skip
_LEAST, _STEP = 5, 5


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of a layout: the track it begins at, how many it takes, which of how many it is."""

    section: Element
    at: int
    span: int
    number: int
    count: int


@dataclass(slots=True)
class Lane:
    """Rows that stand one below the other, and the columns they stand in, old and new."""

    rows: list[Row] = field(default_factory=list)
    olds: dict[int, Column] = field(default_factory=dict)
    news: dict[int, Column] = field(default_factory=dict)


@dataclass(slots=True)
class Section:
    """A part of the page in which lanes stand side by side."""

    rows: list[Row]
    lanes: list[Lane]

    @property
    def changed(self) -> bool:
        """Whether anything in it did."""
        return any(row.kind is not Kind.SAME for row in self.rows)


Part = Row | Section


class Layouts:
    """Knows the columns of the layouts that it has met."""

    def __init__(self) -> None:
        self._known: dict[Element, dict[Element, Column]] = {}

    def column(self, block: Block | None) -> Column | None:
        """The outermost column a block stands in; None where the layout has only one."""
        if block is None or not block.path:
            return None
        inner = [frame.node for frame in block.path[1:]]
        for frame, node in zip(block.path, (*inner, block.node), strict=True):
            if frame.kind in _SECTIONS:
                columns = self._known.get(frame.node)
                if columns is None:
                    columns = self._known[frame.node] = _columns(frame.node)
                return columns.get(node)
        return None

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """The rows in order, those of a layout together."""
        run: list[Row] = []
        inside: set[int] = set()
        for row in rows:
            found = {id(c.section) for c in (self.column(row.left), self.column(row.right)) if c}
            if run and not found & inside:
                yield self._section(run)
                run, inside = [], set()
            if found:
                run.append(row)
                inside |= found
            else:
                yield row
        if run:
            yield self._section(run)

    def _section(self, rows: list[Row]) -> Section:
        lanes: list[Lane] = []
        for row in rows:
            old, new = self.column(row.left), self.column(row.right)
            lane = _lane_for(lanes, old, new)
            lane.rows.append(row)
            if old is not None:
                lane.olds[old.number] = old
            if new is not None:
                lane.news[new.number] = new
        if len(lanes) > 1 and not self._stand_apart(rows):
            lanes = [_joined(lanes)]
            lanes[0].rows = rows
        return Section(rows, lanes)

    def _stand_apart(self, rows: list[Row]) -> bool:
        """Whether either side is one layout and nothing else, so that its columns never meet."""
        for blocks in ([row.left for row in rows], [row.right for row in rows]):
            columns = [self.column(block) for block in blocks if block is not None]
            sections = {id(column.section) for column in columns if column}
            if None in columns or len(sections) > 1:
                return False
        return True


def in_order(rows: Sequence[Row]) -> list[Row]:
    """The rows as they are drawn: those of a layout lane by lane."""
    found: list[Row] = []
    for part in Layouts().parts(rows):
        if isinstance(part, Section):
            found += [row for lane in part.lanes for row in lane.rows]
        else:
            found.append(part)
    return found


def _lane_for(lanes: list[Lane], old: Column | None, new: Column | None) -> Lane:
    """The lane of these columns; lanes that a row connects become one."""
    found = [
        lane
        for lane in lanes
        if (old is not None and old.number in lane.olds)
        or (new is not None and new.number in lane.news)
    ]
    if not found:
        lanes.append(Lane())
        return lanes[-1]
    if len(found) > 1:
        joined = _joined(found)
        lanes[lanes.index(found[0])] = joined
        for one in found[1:]:
            lanes.remove(one)
        return joined
    return found[0]


def _joined(lanes: list[Lane]) -> Lane:
    whole = Lane()
    for lane in lanes:
        whole.rows += lane.rows
        whole.olds |= lane.olds
        whole.news |= lane.news
    return whole


_SECTIONS = frozenset({"section", "macro section"})


def _columns(section: Element) -> dict[Element, Column]:
    layout = name_of(section) == "ac:layout-section"
    cells = _layout_cells(section) if layout else _macro_columns(section)
    if not 1 < len(cells) <= WIDE // _LEAST:
        return {}
    spans = _shares(section, len(cells)) if layout else _widths(cells)
    starts = [sum(spans[:n]) for n in range(len(spans))]
    return {
        cell: Column(section, at, span, number + 1, len(cells))
        for number, (cell, at, span) in enumerate(zip(cells, starts, spans, strict=True))
    }


def _layout_cells(section: Element) -> list[Element]:
    return [node for node in section if name_of(node) == "ac:layout-cell"]


def _macro_columns(section: Element) -> list[Element]:
    """The columns straight in an old section, whatever paragraphs the editor put around them."""
    return [
        node
        for node in section.iter("{*}structured-macro", "{*}macro")
        if attribute(node, "ac:name") == "column" and _holder(node) is section
    ]


def _holder(node: Element) -> Element | None:
    parent = node.getparent()
    while parent is not None and name_of(parent) not in {"ac:structured-macro", "ac:macro"}:
        parent = parent.getparent()
    return parent


def _shares(section: Element, count: int) -> tuple[int, ...]:
    """The tracks of each cell; more cells than a layout has are given equal ones."""
    shares = _SHARES.get(shape_of(section), ())
    return shares if len(shares) == count else _equal(count)


def _equal(count: int) -> tuple[int, ...]:
    span = WIDE // count
    if span not in {30, 20, 15, 12}:
        span = span // _STEP * _STEP
    return (span,) * count


def _widths(cells: list[Element]) -> tuple[int, ...]:
    """What columns say of their widths, where all do and it can be done."""
    written = [read_macro(cell).parameter("width").strip() for cell in cells]
    sound = all(one.endswith("%") and one[:-1].isdecimal() and one.isascii() for one in written)
    if not sound:
        return _equal(len(cells))
    shares = [max(_LEAST, round(int(one[:-1][:3]) * WIDE / 100 / _STEP) * _STEP) for one in written]
    return tuple(shares) if sum(shares) <= WIDE else _equal(len(cells))
