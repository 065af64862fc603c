"""Tells a comparison to programs and terminals: as JSON, as text, as a patch of the source."""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from typing import Any

from confluence_desk.diff.blocks import Block, Cell
from confluence_desk.diff.hand import Hand
from confluence_desk.diff.kinds import CellPair, Kind
from confluence_desk.diff.labels import ENGLISH
from confluence_desk.diff.report import Comparison, Row
from confluence_desk.diff.sides import TABLE, draw_side
from confluence_desk.diff.source import pretty
from confluence_desk.diff.spans import Span
from confluence_desk.render.context import Context

Paint = Callable[[str, str], str]
"""Gives a text the look of ``-``, ``+``, ``~`` (moved) or ``@`` (about it); ``--`` and ``++`` are
lines that went or came as a whole, which their beginning tells already."""
_MOVES = {Kind.MOVED, Kind.ROW_MOVED}
_AROUND = 1
_BETWEEN_CELLS = " | "


def as_data(found: Comparison, context: Context) -> dict[str, Any]:
    """Rows and counts, for JSON."""
    hand = Hand(context, TABLE)
    hand.learn(found.rows)
    return {
        "changed": found.changed,
        "counts": found.counts,
        "rows": [_row(row, found, hand) for row in found.rows],
    }


def _row(row: Row, found: Comparison, hand: Hand) -> dict[str, Any]:
    block = row.left or row.right
    told: dict[str, Any] = {
        "kind": str(row.kind),
        "block": block.kind if block else "",
        "left": _side(row, row.left, partner(row, found, "-"), "-", hand),
        "right": _side(row, row.right, partner(row, found, "+"), "+", hand),
    }
    if row.kind is not Kind.SAME:
        told["words"] = [[span.deed, span.old or span.new] for span in row.spans]
        told["changes"] = [
            {"what": one.what, "old": one.old, "new": one.new, "where": one.where}
            for one in row.changes
        ]
    if row.cells:
        told["cells"] = [
            {"kind": str(cell.kind), "old": cell.old, "new": cell.new} for cell in row.cells
        ]
    if row.link >= 0:
        told["link"] = row.link
    return told


def partner(row: Row, found: Comparison, deed: str) -> Block | None:
    """What a side is compared with: across the row, or where it was before it moved."""
    across = row.right if deed == "-" else row.left
    if across is not None or row.link < 0:
        return across
    return found.partner(row)


def _side(
    row: Row, block: Block | None, other: Block | None, deed: str, hand: Hand
) -> dict[str, str] | None:
    if block is None:
        return None
    pen = hand.another()
    pen.turn(deed)
    draw_side(pen, row, other, deed)
    return {"text": block.text, "html": pen.finish().html}


def as_text(found: Comparison, paint: Paint) -> Iterator[str]:
    """The changes, each with a line around it; words that changed stand in their line."""
    if not found.changed:
        yield "No visible change."
        return
    near = {
        n + step
        for n, row in enumerate(found.rows)
        if row.kind is not Kind.SAME
        for step in range(-_AROUND, _AROUND + 1)
    }
    before = -1
    for n, row in enumerate(found.rows):
        if n not in near:
            continue
        if n - before > 1:
            yield paint("@", f"… {n - before - 1} unchanged")
        before = n
        yield from _lines(row, paint)
    if len(found.rows) - before > 1:
        yield paint("@", f"… {len(found.rows) - before - 1} unchanged")
    counts = ", ".join(f"{count} {kind}" for kind, count in found.counts.items())
    yield paint("@", counts)


def _lines(row: Row, paint: Paint) -> Iterator[str]:
    left, right = (_flat(row.left), _flat(row.right))
    if row.kind is Kind.SAME:
        if row.right is not None and row.right.text.strip():
            yield f"  {right}"
        return
    if row.left is None or row.right is None:
        sign = "-" if row.right is None else "+"
        kind = "~" if row.link >= 0 else sign
        moved = row.kind in _MOVES
        words = _reworded(row, paint) if moved and row.right else left or right
        yield (
            paint(kind, f"{sign} ")
            + (words if moved else paint(sign * 2, words))
            + paint("@", f"  [{row.kind}]" if kind == "~" else "")
        )
        return
    about = "; ".join(ENGLISH.change(one) for one in row.changes)
    yield (
        paint("~", "~ ")
        + _reworded(row, paint)
        + paint("@", f"  [{': '.join(filter(None, (row.kind, about)))}]")
    )


def _flat(block: Block | None) -> str:
    """The words on one line; of what has none its name."""
    if block is None:
        return ""
    if block.cells:
        return _BETWEEN_CELLS.join(_words(cell) for cell in block.cells)
    return _words(block) or f"({dict(block.facts).get('macro') or block.kind})"


def _words(worded: Block | Cell) -> str:
    return " ".join(worded.text.split())


def _reworded(row: Row, paint: Paint) -> str:
    """The words of both sides as one line, what changed marked."""
    if row.left and row.right and row.cells:
        cells = (_reworded_cell(pair, row.left, row.right, paint) for pair in row.cells)
        return _BETWEEN_CELLS.join(cells)
    if all(span.deed == "=" for span in row.spans):
        return _flat(row.right)
    return _flat_spans(row.spans, paint)


def _reworded_cell(pair: CellPair, left: Block, right: Block, paint: Paint) -> str:
    old = "" if pair.old is None else _words(left.cells[pair.old])
    new = "" if pair.new is None else _words(right.cells[pair.new])
    if pair.new is None:
        return paint("-", old) if old else ""
    if pair.old is None:
        return paint("+", new) if new else ""
    return _flat_spans(pair.spans, paint) or new


def _flat_spans(spans: tuple[Span, ...], paint: Paint) -> str:
    parts = []
    for span in spans:
        text = span.old if span.deed == "-" else span.new
        words = " ".join(text.split())
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() else ""
        if words:
            parts.append(before + (words if span.deed == "=" else paint(span.deed, words)) + after)
    return "".join(parts).strip()


def as_patch(old: str, new: str, names: tuple[str, str]) -> Iterator[str]:
    """The source of both, a tag a line, as a unified diff."""
    yield from unified_diff(pretty(old), pretty(new), *names, lineterm="")
