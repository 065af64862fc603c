"""Draws one side of a row as the page draws it, with what changed in it marked."""

from collections.abc import Callable, Mapping

from confluence_desk.diff import code_lines
from confluence_desk.diff.blocks import HOLDERS, Block, Cell
from confluence_desk.diff.boxes import boxed, segments, within
from confluence_desk.diff.cells import marked_cell
from confluence_desk.diff.hand import Hand, shows_contents
from confluence_desk.diff.kinds import Kind
from confluence_desk.diff.lines import MARK, TAGS, Ranges, cut, line_of, ranges_of, redline_of
from confluence_desk.diff.marking import LABEL, RUN
from confluence_desk.diff.openings import box_of_opening, draw_opening
from confluence_desk.diff.report import Row
from confluence_desk.diff.source import SOURCE
from confluence_desk.render.attributes import holder_direction, of_block
from confluence_desk.render.body import ELEMENTS
from confluence_desk.render.icons import icon
from confluence_desk.render.names import Element, attribute, child
from confluence_desk.render.pen import Handler, Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.tables import cell_looks

_LISTS = {"ul", "ol"}
_DEEPEST = 6
_Pair = tuple[str, Ranges, Cell | None]
Draw = Callable[[], None]
"""Writes the words of a block, or what is noted about it."""


def _mark(pen: Pen, element: Element) -> None:
    tag, look = TAGS[attribute(element, "deed")]
    pen.start(tag, {"class": look})
    pen.children(element)
    pen.end(tag)


def _source(pen: Pen, element: Element) -> None:
    pen.start("span", {"class": attribute(element, "look")})
    pen.children(element)
    pen.end("span")


def _run(pen: Pen, element: Element) -> None:
    """Words of which it is known who wrote them."""
    if isinstance(pen, Hand) and pen.writers is not None:
        pen.writers.draw(pen, element, "-" if pen.half is pen.halves["-"] else "+")
    else:
        pen.children(element)


def _unsaid(_pen: Pen, _element: Element) -> None:
    """Of whole blocks it is said above them."""


TABLE: Mapping[str, Handler] = {
    **ELEMENTS,
    MARK: _mark,
    SOURCE: _source,
    RUN: _run,
    LABEL: _unsaid,
}


def draw_side(
    pen: Hand, row: Row, other: Block | None, deed: str, note: Draw = lambda: None
) -> None:
    """Draw the old side (``-``) or the new one (``+``) of a row."""
    block = row.left if deed == "-" else row.right
    if block is None:
        return
    with boxed(pen, boxes_of(pen, block)):
        note()
        _draw_block(pen, row, block, other, deed)


def boxes_of(pen: Hand, block: Block) -> list[str]:
    """The classes of the parts of boxes that a block stands in, or begins."""
    if not block.path and block.kind != "macro":
        return []
    known = pen.boxes.get(id(block))
    if known is None:
        place = pen.half.place(block)
        known = segments(block, place, pen.looks) if block.path else []
        if block.kind == "macro" and (begun := box_of_opening(pen, block, place)):
            known.append(begun)
        pen.boxes[id(block)] = known
    return known


def has_redline(row: Row) -> bool:
    """Whether both sides of a row can be drawn as one line."""
    old, new = row.left, row.right
    if old is None or new is None or row.link >= 0:
        return False
    alike = {piece.thing for piece in old.pieces} == {piece.thing for piece in new.pieces}
    return alike and old.kind == new.kind and old.kind in _ONE_LINE and row.kind is not Kind.SAME


def draw_redline(pen: Hand, row: Row, note: Draw) -> None:
    """Draw both sides of a row as one line."""
    old, new = row.left, row.right
    if old is None or new is None:
        return
    with boxed(pen, boxes_of(pen, new)):
        note()
        if new.kind == "code" and _in_colours(old) and _in_colours(new):
            _numbered(pen, new, lambda: code_lines.draw_both(pen, old, new, row.spans))
            return
        root = redline_of(old, new, row.spans)
        _DRAWERS.get(new.kind, _paragraph)(pen, new, lambda: pen.children(root))


_ONE_LINE = {"title", "paragraph", "heading", "item", "task", "quote", "caption", "term", "code"}


def alike(pen: Hand, row: Row) -> bool:
    """Whether both sides of a row are drawn alike, down to the last sign."""
    old, new = row.left, row.right
    if row.kind is not Kind.SAME or old is None or new is None or old.key != new.key:
        return False
    asks = new.kind == "macro" or any(piece.thing for piece in new.pieces)
    if asks and (shows_contents(new) or pen.halves["-"].context is not pen.halves["+"].context):
        return False
    anchors = pen.halves["+"].anchors
    if (anchors and id(new) in anchors) or len(old.path) != len(new.path):
        return False
    return not (new.path or new.kind == "macro") or _stand_alike(pen, old, new)


def _stand_alike(pen: Hand, old: Block, new: Block) -> bool:
    """Whether what a drawing owes to where it stands is the same on both sides."""
    pen.turn("-")
    before = (boxes_of(pen, old), _own_place(pen, old))
    pen.turn("+")
    return before == (boxes_of(pen, new), _own_place(pen, new))


def _own_place(pen: Hand, block: Block) -> object:
    """The number of an item or of a line of code; the columns of cells."""
    if block.kind == "code":
        return code_lines.numbers(pen, block) if code_lines.has_box(block) else None
    if block.kind in {"item", "task"}:
        return (_list_of(block), _start(block), _goes_on(pen, block))
    return [cell.column for cell in block.cells]


def _draw_block(pen: Hand, row: Row, block: Block, other: Block | None, deed: str) -> None:
    if block.kind in HOLDERS:
        draw_opening(pen, row, block)
    elif block.cells:
        _row(pen, row, block, other, deed)
    elif block.kind == "code" and _in_colours(block):
        ranges = _ranges(row, deed)
        _numbered(pen, block, lambda: code_lines.draw_line(pen, block, ranges, deed))
    else:
        words = _words(pen, row, block, other, deed)
        _DRAWERS.get(block.kind, _paragraph)(pen, block, words)


def _words(pen: Hand, row: Row, block: Block, other: Block | None, deed: str) -> Draw:
    """Who writes the words of a block, with what changed in them marked."""
    ranges = _ranges(row, deed)
    if pen.writers is not None:
        root = line_of(block, ranges, deed, _compared(row, other))
        worded = pen.writers.words(block, root, deed)
        return lambda: pen.children(worded)
    if not any(piece.holders for piece in block.pieces):
        return lambda: _plain(pen, block.text, ranges, deed)
    if block.whole and row.kind is Kind.SAME and not ranges:
        return lambda: pen.children(block.node)
    root = line_of(block, ranges, deed, _compared(row, other))
    return lambda: pen.children(root)


def _plain(pen: Hand, text: str, ranges: Ranges, deed: str) -> None:
    tag, look = TAGS[deed]
    for part, marked in cut(text, 0, ranges):
        if marked:
            pen.leaf(tag, part, {"class": look})
        else:
            pen.text(part)


def _compared(row: Row, other: Block | None) -> Block | None:
    """The block whose things are known; in a row of its own all is marked as a whole."""
    return other if row.kind not in {Kind.SPLIT, Kind.MERGED} else None


def _ranges(row: Row, deed: str) -> Ranges:
    """What is marked within a side; what is new or gone as a whole needs no marks."""
    if row.kind in {Kind.ADDED, Kind.REMOVED, Kind.ROW_ADDED, Kind.ROW_REMOVED}:
        return ()
    return ranges_of(row.spans, deed)


def _paragraph(pen: Hand, block: Block, words: Draw) -> None:
    pen.flow("p", of_block(block.node), words)


def _heading(pen: Hand, block: Block, words: Draw) -> None:
    level = block.level or 4
    anchor = pen.half.anchors.get(id(block))
    pen.block(
        f"h{level}", {**of_block(block.node), "id": anchor} if anchor else of_block(block.node)
    )
    pen.in_heading = True
    words()
    pen.in_heading = False
    pen.end(f"h{level}")


def _title(pen: Hand, _block: Block, words: Draw) -> None:
    pen.block("h1", {"dir": "auto"})
    words()
    pen.end("h1")


def _label(pen: Hand, _block: Block, words: Draw) -> None:
    _named(pen, Phrase.LABELS, words)


def _file(pen: Hand, _block: Block, words: Draw) -> None:
    _named(pen, Phrase.FILES, words)


def _named(pen: Hand, phrase: Phrase, words: Draw) -> None:
    """What hangs on the page: what it is, then its name."""
    pen.block("p", {"class": "begins", "dir": "auto"})
    pen.leaf("span", pen.say(phrase), {"class": "kind"})
    pen.text(" ")
    words()
    pen.end("p")


def _in_colours(block: Block) -> bool:
    return code_lines.is_plain(block) and code_lines.has_box(block)


def _code(pen: Hand, _block: Block, words: Draw) -> None:
    pen.block("pre", {"class": "plain line", "dir": "ltr"})
    words()
    pen.end("pre")


def _numbered(pen: Hand, block: Block, words: Draw) -> None:
    """A line in its box, after the blank ones before it, with its number where these are shown."""
    number, blank = code_lines.numbers(pen, block)
    pen.block("div", {"class": "scroll", "dir": "ltr"})
    if number is not None:
        shown = "\n".join(str(number - blank + n) for n in range(blank + 1))
        pen.leaf("pre", shown, {"class": "gutter", "aria-hidden": "true"})
    pen.start("pre")
    pen.start("code")
    pen.text("\n" * blank)
    words()
    pen.end("code")
    pen.end("pre")
    pen.end("div")


def _item(pen: Hand, block: Block, words: Draw) -> None:
    """An item alone, at its depth and with its number."""
    last = _list_of(block)
    start = _start(block)
    depth = min(block.level - 1, _DEEPEST)
    runs = holder_direction(block.node)
    look = f"in-{depth}" if depth else None
    pen.block(last, {"class": look, "start": start, "dir": "rtl" if runs == "rtl" else None})
    pen.start("li", {"class": "goes-on" if _goes_on(pen, block) else None, "dir": runs})
    words()
    pen.end("li")
    pen.end(last)


def _list_of(block: Block) -> str:
    return next((f.kind for f in reversed(block.path) if f.kind in _LISTS), "ul")


def _goes_on(pen: Hand, block: Block) -> bool:
    """Whether it is the second paragraph of an item, or a later one."""
    before = pen.half.place(block).before
    depth = max((n for n, frame in enumerate(block.path) if frame.kind == "li"), default=-1)
    return depth >= 0 and within(before, block.path[depth].node, depth)


def _start(block: Block) -> int | None:
    """The number of an item of a numbered list."""
    item = block.frame("li")
    if block.kind != "item" or item is None or _list_of(block) != "ol":
        return None
    return 1 + sum(1 for one in item.node.itersiblings("li", preceding=True) if one is not None)


def _task(pen: Hand, block: Block, words: Draw) -> None:
    done = dict(block.facts).get("status") == "complete"
    runs = holder_direction(child(block.node, "ac:task-body"))
    pen.block("ul", {"class": "tasks", "dir": "rtl" if runs == "rtl" else None})
    look = f"task{' done' * done}{' goes-on' * _goes_on(pen, block)}"
    pen.start("li", {"class": look, "dir": runs})
    pen.made(icon("done", pen.say(Phrase.DONE)) if done else icon("todo", pen.say(Phrase.TO_DO)))
    pen.start("div", {"class": "what"})
    words()
    pen.end("div")
    pen.end("li")
    pen.end("ul")


def _row(pen: Hand, row: Row, block: Block, other: Block | None, deed: str) -> None:
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


def _pair(row: Row, number: int, other: Block | None, deed: str) -> _Pair:
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


def _cell(
    pen: Hand, row: Row, cell: Cell, pair: tuple[str, Ranges, Cell | None], deed: str
) -> None:
    look, ranges, partner = pair
    span = len(cell.reach)
    tag = "th" if cell.head else "td"
    kept = look if look not in {"same", "cell"} and row.cells else ""
    classes = cell_looks(cell.node, kept) or None
    pen.block(tag, {"class": classes, "colspan": span if span > 1 else None, "dir": "auto"})
    pen.headless += cell.head
    inside, block = _inside(cell, ranges, deed, partner), row.left if deed == "-" else row.right
    if pen.writers is not None and block is not None:
        inside = pen.writers.cell(block, cell, inside, deed)
    pen.children(inside)
    pen.headless -= cell.head
    pen.end(tag)


def _inside(cell: Cell, ranges: Ranges, deed: str, partner: Cell | None) -> Element:
    """The element that has what is in a cell, marked."""
    known = None if partner is None else {piece.thing for piece in partner.pieces}
    if not ranges and (known is None or all(p.thing in known for p in cell.pieces if p.thing)):
        return cell.node
    if any(cell.text[first:last].isspace() for first, last in ranges):
        return line_of(cell, ranges, deed, partner)  # blanks that somebody wants to see
    found = marked_cell(cell, ranges, deed, partner)
    return line_of(cell, ranges, deed, partner) if found is None else found


_Drawer = Callable[[Hand, Block, Draw], None]
_DRAWERS: dict[str, _Drawer] = {
    "title": _title,
    "label": _label,
    "file": _file,
    "heading": _heading,
    "item": _item,
    "task": _task,
    "code": _code,
}
