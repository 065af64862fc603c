"""Draws one side of a row as the page draws it, with what changed in it marked."""

from collections.abc import Callable, Mapping

from confluence_desk.diff.blocks import Block, Cell
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.lines import MARK, Ranges, line_of, ranges_of, redline_of
from confluence_desk.diff.report import Row
from confluence_desk.diff.source import SOURCE
from confluence_desk.render.attributes import holder_direction, of_block
from confluence_desk.render.body import ELEMENTS
from confluence_desk.render.icons import icon
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.media import draw_preview
from confluence_desk.render.names import Element, attribute, child
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.phrases import Phrase

_TAGS = {"-": ("del", "gone"), "+": ("ins", "come")}
_LISTS = {"ul", "ol"}
_DEEPEST = 6
_PANELS = {"info", "note", "tip", "warning", "panel", "expand"}


def _mark(pen: Pen, element: Element) -> None:
    tag, look = _TAGS[attribute(element, "deed")]
    pen.start(tag, {"class": look})
    pen.children(element)
    pen.end(tag)


def _source(pen: Pen, element: Element) -> None:
    pen.start("span", {"class": attribute(element, "look")})
    pen.children(element)
    pen.end("span")


TABLE: Mapping[str, Handler] = {**ELEMENTS, MARK: _mark, SOURCE: _source}


def draw_side(pen: Pen, row: Row, other: Block | None, deed: str) -> None:
    """Draw the old side (``-``) or the new one (``+``) of a row."""
    block = row.left if deed == "-" else row.right
    if block is None:
        return
    boxes = [frame.kind for frame in block.path if _box(frame.kind)]
    for kind in boxes:
        pen.block("div", {"class": _box(kind)})
    _draw_block(pen, row, block, other, deed)
    for _ in boxes:
        pen.end("div")


def has_redline(row: Row) -> bool:
    """Whether both sides of a row can be drawn as one line."""
    old, new = row.left, row.right
    if old is None or new is None or row.link >= 0:
        return False
    alike = {piece.thing for piece in old.pieces} == {piece.thing for piece in new.pieces}
    return alike and old.kind == new.kind and old.kind in _ONE_LINE and row.kind is not Kind.SAME


def draw_redline(pen: Pen, row: Row) -> None:
    """Draw both sides of a row as one line."""
    old, new = row.left, row.right
    if old is None or new is None:
        return
    boxes = [frame.kind for frame in new.path if _box(frame.kind)]
    for kind in boxes:
        pen.block("div", {"class": _box(kind)})
    root = redline_of(old, new, row.spans)
    _DRAWERS.get(new.kind, _paragraph)(pen, new, root)
    for _ in boxes:
        pen.end("div")


_ONE_LINE = {"title", "paragraph", "heading", "item", "task", "quote", "caption", "term", "code"}


def _box(kind: str) -> str:
    """The class of the box that a frame draws around each of its blocks; "" for none."""
    if kind == "blockquote":
        return "in-quote"
    name = kind.removeprefix("macro ")
    return f"in-box {name if name in _PANELS else ''}".strip() if name in _PANELS else ""


def _draw_block(pen: Pen, row: Row, block: Block, other: Block | None, deed: str) -> None:
    if block.kind in {"macro", "table", "layout"}:
        _opening(pen, row, block, deed)
    elif block.cells:
        _row(pen, row, block, other, deed)
    else:
        root = line_of(block, _ranges(row, deed), deed, _compared(row, other))
        _DRAWERS.get(block.kind, _paragraph)(pen, block, root)


def _compared(row: Row, other: Block | None) -> Block | None:
    """The block whose things are known; in a row of its own all is marked as a whole."""
    return other if row.kind not in {Kind.SPLIT, Kind.MERGED} else None


def _ranges(row: Row, deed: str) -> Ranges:
    """What is marked within a side; what is new or gone as a whole needs no marks."""
    if row.kind in {Kind.ADDED, Kind.REMOVED, Kind.ROW_ADDED, Kind.ROW_REMOVED}:
        return ()
    return ranges_of(row.spans, deed)


def _paragraph(pen: Pen, block: Block, root: Element) -> None:
    pen.flow("p", of_block(block.node), lambda: pen.children(root))


def _heading(pen: Pen, block: Block, root: Element) -> None:
    level = block.level or 4
    pen.block(f"h{level}", of_block(block.node))
    pen.in_heading = True
    pen.children(root)
    pen.in_heading = False
    pen.end(f"h{level}")


def _title(pen: Pen, _block: Block, root: Element) -> None:
    pen.block("h1", {"dir": "auto"})
    pen.children(root)
    pen.end("h1")


def _label(pen: Pen, _block: Block, root: Element) -> None:
    _named(pen, Phrase.LABELS, root)


def _file(pen: Pen, _block: Block, root: Element) -> None:
    _named(pen, Phrase.FILES, root)


def _named(pen: Pen, phrase: Phrase, root: Element) -> None:
    """What hangs on the page: what it is, then its name."""
    pen.block("p", {"class": "begins", "dir": "auto"})
    pen.leaf("span", pen.say(phrase), {"class": "kind"})
    pen.text(" ")
    pen.children(root)
    pen.end("p")


def _code(pen: Pen, _block: Block, root: Element) -> None:
    pen.block("pre", {"class": "plain line", "dir": "ltr"})
    pen.children(root)
    pen.end("pre")


def _item(pen: Pen, block: Block, root: Element) -> None:
    """An item alone, at its depth and with its number."""
    frame, item = block.frame("ol") or block.frame("ul"), block.frame("li")
    last = next((f.kind for f in reversed(block.path) if f.kind in _LISTS), "ul")
    start = None
    if last == "ol" and frame is not None and item is not None:
        start = 1 + sum(
            1 for one in item.node.itersiblings("li", preceding=True) if one is not None
        )
    depth = min(block.level - 1, _DEEPEST)
    runs = holder_direction(block.node)
    look = f"in-{depth}" if depth else None
    pen.block(last, {"class": look, "start": start, "dir": "rtl" if runs == "rtl" else None})
    pen.start("li", {"dir": runs})
    pen.children(root)
    pen.end("li")
    pen.end(last)


def _task(pen: Pen, block: Block, root: Element) -> None:
    done = dict(block.facts).get("status") == "complete"
    runs = holder_direction(child(block.node, "ac:task-body"))
    pen.block("ul", {"class": "tasks", "dir": "rtl" if runs == "rtl" else None})
    pen.start("li", {"class": "task done" if done else "task", "dir": runs})
    pen.made(icon("done", pen.say(Phrase.DONE)) if done else icon("todo", pen.say(Phrase.TO_DO)))
    pen.start("div", {"class": "what"})
    pen.children(root)
    pen.end("div")
    pen.end("li")
    pen.end("ul")


def _opening(pen: Pen, row: Row, block: Block, deed: str) -> None:
    """Where a macro, a table or a layout begins: a line, if there is anything to tell."""
    words = " ".join(block.text.split())
    if block.kind != "macro" and row.kind is Kind.SAME:
        return
    name = dict(block.facts).get("macro", "") or block.kind
    pen.block("p", {"class": "begins", "dir": "auto"})
    pen.leaf("span", name, {"class": "kind"})
    pen.text(f" {words}" if words else "")
    pen.end("p")
    if block.kind == "macro" and (deed == "+" or row.right is None or row.kind is Kind.SAME):
        draw_preview(pen, read_macro(block.node))  # of a diagram that changed there is the new one


def _row(pen: Pen, row: Row, block: Block, other: Block | None, deed: str) -> None:
    """A row of a table as a table of its own; cells reaching down from above are left open."""
    pen.block("table", {"class": "row", "dir": "auto"})
    pen.start("tbody")
    pen.start("tr")
    at = 0
    for number, cell in enumerate(block.cells):
        for _ in range(at, cell.column):
            pen.leaf("td", "", {"class": "reached"})
        _cell(pen, row, cell, _pair(row, number, other, deed), deed)
        at = cell.reach.stop
    pen.end("tr")
    pen.end("tbody")
    pen.end("table")


def _pair(row: Row, number: int, other: Block | None, deed: str) -> tuple[str, Ranges, Cell | None]:
    """What happened to a cell: its class, what is marked in it, and its partner."""
    for pair in row.cells:
        if (pair.old if deed == "-" else pair.new) != number:
            continue
        at = pair.new if deed == "-" else pair.old
        partner = other.cells[at] if other is not None and at is not None else None
        if partner is None:
            return "gone" if deed == "-" else "come", (), None
        return str(pair.kind), ranges_of(pair.spans, deed), partner
    return "same", (), None


def _cell(pen: Pen, row: Row, cell: Cell, pair: tuple[str, Ranges, Cell | None], deed: str) -> None:
    look, ranges, partner = pair
    span = len(cell.reach)
    tag = "th" if cell.head else "td"
    kept = look if look not in {"same", "cell"} and row.cells else None
    pen.block(tag, {"class": kept, "colspan": span if span > 1 else None, "dir": "auto"})
    pen.headless += cell.head
    if look == "same" and partner is None and not row.cells:
        pen.children(cell.node)
    else:
        pen.children(line_of(cell, ranges, deed, partner))
    pen.headless -= cell.head
    pen.end(tag)


_Drawer = Callable[[Pen, Block, Element], None]
_DRAWERS: dict[str, _Drawer] = {
    "title": _title,
    "label": _label,
    "file": _file,
    "heading": _heading,
    "item": _item,
    "task": _task,
    "code": _code,
}
