"""Writes a comparison as Markdown with its changes marked as editors do: {--gone--}{++come++}."""

from collections.abc import Iterator, Sequence
from itertools import chain

from confluence_desk.diff.blocks import Block, Piece
from confluence_desk.diff.kinds import CellPair, Kind
from confluence_desk.diff.labels import ENGLISH, Labels
from confluence_desk.diff.report import Comparison, Row
from confluence_desk.diff.spans import Span
from confluence_desk.diff.written import Outside, mark, write, write_spans

_MOVES = {Kind.MOVED, Kind.ROW_MOVED}
_TIGHT = {"item", "task", "row", "code"}


_NOTHING = Outside()


def as_markdown(found: Comparison, labels: Labels = ENGLISH, outside: Outside = _NOTHING) -> str:
    """The whole page, a block a paragraph; what is different about one stands in {>>notes<<}."""
    writer = _Writer(found, labels, outside)
    lines: list[str] = []
    before = ""
    for row in found.rows:
        block = row.right or row.left
        line = writer.line(row)
        if block is None or not line:
            continue
        if before == "code" and block.kind != "code":
            lines += ["```"]
        if lines and not (block.kind == before and before in _TIGHT):
            lines.append("")
        if block.kind == "code" and before != "code":
            lines.append("```")
        lines.append(line)
        if block.kind == "row" and before != "row":
            lines.append("|" + " --- |" * max(1, len(block.cells)))
        before = block.kind
    if before == "code":
        lines.append("```")
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes row after row."""

    def __init__(self, found: Comparison, labels: Labels, outside: Outside) -> None:
        self._found, self._labels, self._outside = found, labels, outside
        self._rows_of: dict[int, list[Row]] = {}
        for row in found.rows:
            if row.link >= 0:
                self._rows_of.setdefault(row.link, []).append(row)

    def line(self, row: Row) -> str:
        """A row in its line; "" for what is not to be seen outside of the window."""
        block = row.right or row.left
        if block is None:
            return ""
        words = self._cells(row) if block.cells else self._words(row)
        said = "".join(f"{{>>{_flat(note)}<<}}" for note in self._notes(row))
        name = dict(block.facts).get("macro", "") if block.kind == "macro" else ""
        if not (words or said or name):
            return ""
        return f"{_before(block)}{_name(row, name)}{words}{said}".rstrip()

    def _notes(self, row: Row) -> Iterator[str]:
        labels = self._labels
        yield from (labels.change(one) for one in row.changes)
        if row.kind in _MOVES:
            yield labels.moved_down if row.right is None else labels.from_above
        if row.kind in {Kind.SPLIT, Kind.MERGED} and row.spans:
            yield labels.split if row.kind is Kind.SPLIT else labels.merged

    def _words(self, row: Row) -> str:
        block = row.right or row.left
        if block is not None and block.kind == "code":
            return _code(row)
        if row.kind in _MOVES and row.right is None and row.left is not None:
            return mark("-", write(row.left.pieces, self._outside)).strip()
        old, new = self._both(row)
        return write_spans(row.spans, old, new, self._outside).strip()

    def _both(self, row: Row) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """The pieces that the spans of a row run over."""
        if row.kind in {Kind.SPLIT, Kind.MERGED}:
            rows = self._rows_of[row.link]
            lefts, rights = ([one.left for one in rows], [one.right for one in rows])
            return _run_on(lefts), _run_on(rights)
        left = row.left or self._found.partner(row)
        return left.pieces if left else (), row.right.pieces if row.right else ()

    def _cells(self, row: Row) -> str:
        """A row of a table; a cell that only the old one has stands where it stood."""
        return "| " + " | ".join(self._each(row)) + " |"

    def _each(self, row: Row) -> Iterator[str]:
        block = row.right or row.left
        if not row.cells and block is not None:
            deed = "-" if row.right is None else "=" if row.kind is Kind.SAME else "+"
            for cell in block.cells:
                yield mark(deed, write(cell.pieces, self._outside)).strip()
        left = row.left or self._found.partner(row)
        for pair in sorted(row.cells, key=_place):
            old = left.cells[pair.old].pieces if left and pair.old is not None else ()
            new = row.right.cells[pair.new].pieces if row.right and pair.new is not None else ()
            yield write_spans(pair.spans, old, new, self._outside).strip()


def _run_on(blocks: Sequence[Block | None]) -> tuple[Piece, ...]:
    """The pieces of several blocks, a line each."""
    parts = [(Piece("\n"), *block.pieces) for block in blocks if block is not None]
    return tuple(chain.from_iterable(parts))[1:]


def _name(row: Row, name: str) -> str:
    """What a macro is called, marked where all of it came or went."""
    if not name:
        return ""
    went, came = row.right is None, row.left is None
    return mark("-" if went else "+" if came else "=", f"**{name}** ")


def _before(block: Block) -> str:
    """What makes a line a heading, an item, a task, a quote."""
    if block.kind == "heading":
        return "#" * (block.level or 4) + " "
    if block.kind in {"item", "task"}:
        numbered = block.kind == "item" and any(f.kind == "ol" for f in block.path[-2:])
        done = {"complete": "[x] "}.get(dict(block.facts).get("status", ""), "[ ] ")
        sign = "1. " if numbered else "- "
        return "  " * max(0, block.level - 1) + sign + (done if block.kind == "task" else "")
    return "> " if block.kind == "quote" else ""


def _code(row: Row) -> str:
    """A line of code as it stands."""
    if row.kind in _MOVES and row.right is None and row.left is not None:
        return mark("-", row.left.text).strip("\n")
    return "".join(mark(one.deed, _text(one)) for one in row.spans).strip("\n")


def _text(span: Span) -> str:
    return span.old if span.deed == "-" else span.new


def _place(pair: CellPair) -> tuple[int, int]:
    at = pair.new if pair.new is not None else pair.old
    return at or 0, pair.new is None


def _flat(text: str) -> str:
    return " ".join(text.split())
