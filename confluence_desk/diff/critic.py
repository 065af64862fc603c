"""Writes a comparison as Markdown with its changes marked as editors do: {--gone--}{++come++}."""

import re
from collections.abc import Iterator, Sequence

from confluence_desk.diff.blocks import Block
from confluence_desk.diff.kinds import CellPair, Kind
from confluence_desk.diff.labels import ENGLISH, Labels
from confluence_desk.diff.report import Comparison, Row
from confluence_desk.diff.spans import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|{}~])")
_MOVES = {Kind.MOVED, Kind.ROW_MOVED}
_TIGHT = {"item", "task", "row", "code"}


def as_markdown(found: Comparison, labels: Labels = ENGLISH) -> str:
    """The whole page, a block a paragraph; what is different about one stands in {>>notes<<}."""
    lines: list[str] = []
    before = ""
    for row in found.rows:
        block = row.right or row.left
        line = _line(row, labels)
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


def _line(row: Row, labels: Labels) -> str:
    block = row.right or row.left
    if block is None:
        return ""
    words = _cells(row) if block.cells else _words(row, code=block.kind == "code")
    notes = [labels.change(one) for one in row.changes]
    if row.kind in _MOVES:
        notes.append(labels.moved_down if row.right is None else labels.from_above)
    said = "".join(f"{{>>{_flat(note)}<<}}" for note in notes)
    name = dict(block.facts).get("macro", "") if block.kind == "macro" else ""
    if not (words or said or name):
        return ""
    return f"{_before(block)}{_name(row, name)}{words}{said}".rstrip()


def _name(row: Row, name: str) -> str:
    """What a macro is called, marked where all of it came or went."""
    if not name:
        return ""
    went, came = row.right is None, row.left is None
    return _marked("-" if went else "+" if came else "=", f"**{name}** ", code=True)


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


def _words(row: Row, *, code: bool) -> str:
    if row.kind in _MOVES and row.right is None and row.left is not None:
        return _marked("-", row.left.text, code=code)
    return _spans(row.spans, code=code)


def _spans(spans: Sequence[Span], *, code: bool = False) -> str:
    parts = (_marked(one.deed, one.old if one.deed == "-" else one.new, code=code) for one in spans)
    return "".join(parts).strip("\n" if code else None)


def _marked(deed: str, text: str, *, code: bool = False) -> str:
    """Blanks at the ends stand outside of the marks."""
    if not code:
        text = re.sub(r"\s+", " ", text)
    bare = text.strip()
    written = bare if code else _safe(bare)
    if deed == "=" or not bare:
        return text.replace(bare, written) if bare else text
    lead = text[: len(text) - len(text.lstrip())]
    sign = deed * 2
    return f"{lead}{{{sign}{written}{sign}}}{text[len(text.rstrip()) :]}"


def _cells(row: Row) -> str:
    """A row of a table; a cell that only the old one has stands where it stood."""
    cells = list(_each(row)) or ["".join(_spans(row.spans))]
    return "| " + " | ".join(cells) + " |"


def _each(row: Row) -> Iterator[str]:
    block = row.right or row.left
    if not row.cells and block is not None:
        deed = "-" if row.right is None else "=" if row.kind is Kind.SAME else "+"
        yield from (_marked(deed, cell.text) for cell in block.cells)
    for pair in sorted(row.cells, key=_place):
        yield _spans(pair.spans)


def _place(pair: CellPair) -> tuple[int, int]:
    at = pair.new if pair.new is not None else pair.old
    return at or 0, pair.new is None


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _flat(text: str) -> str:
    return " ".join(text.split())
