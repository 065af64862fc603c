"""Reads rows of tables: which column each cell stands in once merged cells are counted."""

from confluence_desk.diff.blocks import HOLDERS, Block, Cell, Piece, span_of
from confluence_desk.diff.noise import facts_of
from confluence_desk.render.names import Element, attribute, name_of

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_MOST_SPAN = 1000


def cell_places(table: Element) -> dict[Element, int]:
    """The column of each of a table's own cells."""
    places: dict[Element, int] = {}
    reaching: dict[int, int] = {}
    for row in _own_rows(table):
        at = 0
        fresh: dict[int, int] = {}
        for cell in row:
            if name_of(cell) not in _CELLS:
                continue
            while reaching.get(at, 0):
                at += 1
            places[cell] = at
            for _ in range(_span(cell, "colspan")):
                fresh[at] = _span(cell, "rowspan")
                at += 1
        reaching = {column: left - 1 for column, left in {**reaching, **fresh}.items() if left > 1}
    return places


def _own_rows(table: Element) -> list[Element]:
    rows = []
    for node in table:
        if name_of(node) == "tr":
            rows.append(node)
        elif name_of(node) in _GROUPS:
            rows += [row for row in node if name_of(row) == "tr"]
    return rows


def _span(cell: Element, name: str) -> int:
    return min(span_of(attribute(cell, name)), _MOST_SPAN)


def joined(node: Element, blocks: tuple[Block, ...], column: int, start: int) -> Cell:
    """A cell of all the blocks in it; what begins in it (a panel) is a thing among words."""
    pieces: list[Piece] = []
    for block in blocks:
        if pieces:
            pieces.append(Piece("\n"))
        if block.kind in HOLDERS:
            told = tuple(f"{name}={value}" for name, value in block.facts)
            name = dict(block.facts).get("macro", block.kind)
            pieces.append(Piece("", told, f"macro {name}", (block.node,)))
            pieces += block.pieces
        else:
            mark = _mark(block)
            pieces += (
                [p._replace(marks=(*p.marks, *mark)) for p in block.pieces]
                if mark
                else (block.pieces)
            )
    head = name_of(node) == "th"
    return Cell(tuple(pieces), facts_of(node), column, head, node, start)


def _mark(block: Block) -> tuple[str, ...]:
    if block.kind == "task":
        return (f"status={dict(block.facts).get('status', '')}",)
    return () if block.kind in {"paragraph", "row", "image"} else (f"block={block.kind}",)
