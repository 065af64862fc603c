"""Draws tables: merged cells, header rows and columns, widths, numbered columns, colours."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from confluence_desk.render.attributes import direction, holder_direction, looks
from confluence_desk.render.colour import fill_class
from confluence_desk.render.names import Element, attribute, child, name_of
from confluence_desk.render.pen import HIDDEN, Handler, Pen
from confluence_desk.render.styling import declarations, pixels

_MEASURE = 800
_MANY_COLUMNS = 8
_MOST_SPAN, _DIGITS = 1000, 9
_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_HOLDERS = _GROUPS | {"colgroup", "col"}
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
_PLAIN_CELL = {"dir": "auto"}
_NUMBER_CLASSES = frozenset({"numberingColumn", "numbered"})


Line = Element | str
"""A row, or what strayed between rows: text, or an element that is none of a table's."""


def _table(pen: Pen, element: etree._Element) -> None:
    """A table in a frame: a wide one scrolls inside it, any other lets its header row stick."""
    widths = _column_widths(element)
    lines = list(_lines(element))
    first = next((at for at, line in enumerate(lines) if _is_row(line)), len(lines))
    for line in lines[:first]:
        _before(pen, line)
    if first == len(lines):
        _nothing_but_words(pen, element)
        return
    pen.block("div", {"class": _frame_class(element, widths)})
    fixed = "fixed" if any(widths) and None not in widths else None
    width = _table_width(element, widths)
    pen.start("table", {"class": fixed, "dir": holder_direction(element), "width": width})
    _caption(pen, element)
    _columns(pen, widths)
    _sections(pen, lines[first:])
    pen.end("table")
    pen.end("div")


def _lines(holder: etree._Element) -> Iterator[Line]:
    """All that a table holds beside its columns and caption, in order, each text where it is."""
    if holder.text and holder.text.strip():
        yield holder.text
    captioned = False
    for node in holder:
        name = name_of(node)
        if name in _HOLDERS:
            yield from _lines(node)
        elif name == "caption" and not captioned and name_of(holder) == "table":
            captioned = True
        elif name and name not in HIDDEN:
            yield node
        if node.tail and node.tail.strip():
            yield node.tail


def _is_row(line: Line) -> bool:
    return not isinstance(line, str) and name_of(line) == "tr"


def _before(pen: Pen, line: Line) -> None:
    if isinstance(line, str):
        pen.block("p")
        pen.text(line)
        pen.end("p")
    else:
        pen.element(line)


def _nothing_but_words(pen: Pen, element: etree._Element) -> None:
    """A table without any row is what its caption says."""
    caption = child(element, "caption")
    if caption is not None:
        pen.element(caption)


def _frame_class(element: etree._Element, widths: list[int | None]) -> str:
    """Columns that are merely wide shrink to the measure, as in the new editor; many scroll."""
    wide = max(len(widths), _most_cells(element)) >= _MANY_COLUMNS
    layout = attribute(element, "data-layout")
    broad = layout in {"wide", "full-width"}
    return f"table{' wide' if wide else ''}{' broad' if broad else ''}"


def _most_cells(element: etree._Element) -> int:
    return max((len(row) for row in _rows(element)), default=0)


def _rows(element: etree._Element) -> list[etree._Element]:
    """The table's own rows, not those of tables inside it."""
    rows = []
    for node in element:
        name = name_of(node)
        if name == "tr":
            rows.append(node)
        elif name in _GROUPS:
            rows.extend(row for row in node if name_of(row) == "tr")
    return rows


def _table_width(element: etree._Element, widths: list[int | None]) -> str | None:
    """Pixels for a table meant narrow or wide; without widths it takes what it needs."""
    total = sum(width or 0 for width in widths)
    if not total or None in widths:
        return "100%" if attribute(element, "data-layout") == "full-width" else None
    few = len(widths) < _MANY_COLUMNS
    relative = any(_written_width(column).endswith("%") for column in element.iter("{*}col"))
    return "100%" if relative or (total > _MEASURE and few) else str(total)


def _column_widths(element: etree._Element) -> list[int | None]:
    return [
        pixels(_written_width(column).removesuffix("%"))
        for group in element
        if name_of(group) in {"colgroup", "col"}
        for column in (group if name_of(group) == "colgroup" else (group,))
        if name_of(column) == "col"
    ]


def _written_width(element: etree._Element) -> str:
    return declarations(attribute(element, "style")).get("width") or attribute(element, "width")


def _caption(pen: Pen, element: etree._Element) -> None:
    caption = next((node for node in element if name_of(node) == "caption"), None)
    if caption is not None:
        pen.start("caption")
        pen.children(caption)
        pen.end("caption")


def _columns(pen: Pen, widths: list[int | None]) -> None:
    """Columns as shares of the whole, so that they hold at every width of the window."""
    total = sum(width or 0 for width in widths)
    if not total:
        return
    whole = None not in widths
    pen.start("colgroup")
    for width in widths:
        share = f"{100 * width / total:.2f}%" if whole and width else width
        pen.void("col", {"width": share})
    pen.end("colgroup")


def _sections(pen: Pen, lines: list[Line]) -> None:
    """The rows, with the leading rows of header cells as the table's head."""
    heads = _header_rows(lines)
    if heads:
        pen.start("thead", {"class": "one"} if heads == 1 else None)
        _write_rows(pen, lines[:heads])
        pen.end("thead")
    if lines[heads:]:
        pen.start("tbody")
        _write_rows(pen, lines[heads:])
        pen.end("tbody")


def _write_rows(pen: Pen, lines: list[Line]) -> None:
    for at, line in enumerate(lines):
        if not isinstance(line, str) and name_of(line) == "tr":
            _row(pen, line, len(lines) - at)
        else:
            _stray_line(pen, line)


def _stray_line(pen: Pen, line: Line) -> None:
    """What can be no row becomes one: browsers would move it out of the table."""
    pen.start("tr")
    if isinstance(line, str):
        pen.leaf("td", line)
    elif name_of(line) in _CELLS:
        _cell(name_of(line), pen, line, 1)
    else:
        pen.start("td")
        pen.element(line)
        pen.end("td")
    pen.end("tr")


def _header_rows(lines: list[Line]) -> int:
    """How many leading rows are all header cells, counting only whole merged groups."""
    rows: list[etree._Element] = []
    for row in lines:
        if isinstance(row, str) or name_of(row) != "tr":
            break
        cells = [cell for cell in row if name_of(cell) in _CELLS]
        if not cells or any(name_of(cell) != "th" for cell in cells):
            break
        rows.append(row)
    count = len(rows)
    if count == len(lines):
        return 0
    reaches = [n + _span(cell, "rowspan") for n, row in enumerate(rows) for cell in row]
    return count if max(reaches, default=0) <= count else 0


def _row(pen: Pen, element: etree._Element, left: int) -> None:
    """A row; ``left`` are the rows from here to the end, which no cell can reach beyond."""
    pen.start("tr", {"class": looks(element)})
    _stray_cell(pen, element.text)
    for node in element:
        name = name_of(node)
        if name in _CELLS:
            _cell(name, pen, node, left)
        elif name and name not in HIDDEN:
            pen.start("td")
            pen.element(node)
            pen.end("td")
        _stray_cell(pen, node.tail)
    pen.end("tr")


def _stray_cell(pen: Pen, text: str | None) -> None:
    if text and text.strip():
        pen.leaf("td", text)


def _span(cell: etree._Element, name: str) -> int:
    written = attribute(cell, name)
    if not (written.isdecimal() and written.isascii()):
        return 1
    return max(1, min(int(written[:_DIGITS]), _MOST_SPAN))


def cell_looks(element: Element, *more: str) -> str | None:
    """The classes of a cell: its colours, whether it holds the number of its row."""
    if not element.attrib:
        return " ".join(filter(None, more)) or None
    numbered = _NUMBER_CLASSES & set(attribute(element, "class").split())
    return looks(element, _fill(element), "number" if numbered else "", *more)


def _cell(tag: str, pen: Pen, element: etree._Element, left: int) -> None:
    pen.headless += tag == "th"
    _cell_itself(tag, pen, element, left)
    pen.headless -= tag == "th"


def _cell_itself(tag: str, pen: Pen, element: etree._Element, left: int) -> None:
    if not element.attrib:
        pen.block(tag, _PLAIN_CELL)
        pen.children(element)
        pen.end(tag)
        return
    colspan, rowspan = _span(element, "colspan"), min(_span(element, "rowspan"), left)
    pen.block(
        tag,
        {
            "class": cell_looks(element),
            "colspan": colspan if colspan > 1 else None,
            "rowspan": rowspan if rowspan > 1 else None,
            "dir": direction(element),
            "scope": _scope(element) if tag == "th" else None,
        },
    )
    pen.children(element)
    pen.end(tag)


def _scope(element: etree._Element) -> str | None:
    written = attribute(element, "scope").lower()
    return written if written in _SCOPES else None


def _fill(element: etree._Element) -> str:
    """The cell's colour, by any of the three ways there are to give it one."""
    chosen = attribute(element, "data-highlight-colour") or attribute(element, "bgcolor")
    if not chosen:
        names = attribute(element, "class").split()
        chosen = next((n[10:] for n in names if n.startswith("highlight-")), "")
        if chosen and fill_class(f"#{chosen}"):
            chosen = f"#{chosen}"
    return fill_class(chosen) if chosen else ""


def _loose_cell(_tag: str, pen: Pen, element: etree._Element) -> None:
    """A cell or row outside any table."""
    pen.block("div", {"class": looks(element)})
    pen.children(element)
    pen.end("div")


ELEMENTS: dict[str, Handler] = {
    "table": _table,
    **{tag: partial(_loose_cell, tag) for tag in ("td", "th", "tr", "caption")},
}
