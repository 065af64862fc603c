"""Draws tables: merged cells, header rows and columns, widths, numbered columns, colours."""

from functools import partial

from lxml import etree

from confluence_desk.render.attributes import direction, holder_direction, looks
from confluence_desk.render.colour import fill_class
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import HIDDEN, Handler, Pen
from confluence_desk.render.styling import declarations, pixels

_MEASURE = 800
_MANY_COLUMNS = 8
_MOST_SPAN = 1000
_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_EXPECTED = HIDDEN | _GROUPS | {"tr", "colgroup", "col", "caption", ""}
_PLAIN_CELL = {"dir": "auto"}
_NUMBER_CLASSES = frozenset({"numberingColumn", "numbered"})


def _table(pen: Pen, element: etree._Element) -> None:
    """A table in a frame: a wide one scrolls inside it, any other lets its header row stick."""
    widths = _column_widths(element)
    for text in _stray_texts(element):
        pen.leaf("p", text)
    pen.block("div", {"class": _frame_class(element, widths)})
    fixed = "fixed" if any(widths) and None not in widths else None
    width = _table_width(element, widths)
    pen.start("table", {"class": fixed, "dir": holder_direction(element), "width": width})
    _caption(pen, element)
    _columns(pen, widths)
    _sections(pen, element)
    pen.end("table")
    pen.end("div")


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


def _stray_texts(element: etree._Element) -> list[str]:
    """Text where a table can hold none; browsers move it to the front too."""
    holders = [element, *(node for node in element.iter("{*}tbody", "{*}thead", "{*}tr"))]
    own = [node for node in holders if node is element or _table_of(node) is element]
    texts = [text for node in own for text in (node.text, *(kid.tail for kid in node))]
    return [text for text in texts if text and text.strip()]


def _table_of(node: etree._Element) -> etree._Element | None:
    return next((up for up in node.iterancestors() if name_of(up) == "table"), None)


def _sections(pen: Pen, element: etree._Element) -> None:
    """The rows, with the leading rows of header cells as the table's head."""
    rows = _rows(element)
    heads = _header_rows(rows)
    if heads:
        pen.start("thead", {"class": "one"} if heads == 1 else None)
        for row in rows[:heads]:
            _row(pen, row)
        pen.end("thead")
    pen.start("tbody")
    for row in rows[heads:]:
        _row(pen, row)
    for node in element:
        if name_of(node) not in _EXPECTED:
            _stray_element(pen, node)
    pen.end("tbody")


def _stray_element(pen: Pen, node: etree._Element) -> None:
    pen.start("tr")
    if name_of(node) in _CELLS:
        _cell(name_of(node), pen, node)
    else:
        pen.start("td")
        pen.element(node)
        pen.end("td")
    pen.end("tr")


def _header_rows(rows: list[etree._Element]) -> int:
    """How many leading rows are all header cells, counting only whole merged groups."""
    count = 0
    for row in rows:
        cells = [cell for cell in row if name_of(cell) in _CELLS]
        if not cells or any(name_of(cell) != "th" for cell in cells):
            break
        count += 1
    if count == len(rows):
        return 0
    reaches = [n + _span(cell, "rowspan") for n, row in enumerate(rows[:count]) for cell in row]
    return count if max(reaches, default=0) <= count else 0


def _row(pen: Pen, element: etree._Element) -> None:
    pen.start("tr", {"class": looks(element)})
    for node in element:
        name = name_of(node)
        if name in _CELLS:
            _cell(name, pen, node)
        elif name not in _EXPECTED:
            pen.start("td")
            pen.element(node)
            pen.end("td")
    pen.end("tr")


def _span(cell: etree._Element, name: str) -> int:
    written = attribute(cell, name)
    return min(int(written), _MOST_SPAN) if written.isdecimal() and written.isascii() else 1


def _cell(tag: str, pen: Pen, element: etree._Element) -> None:
    pen.headless += tag == "th"
    _cell_itself(tag, pen, element)
    pen.headless -= tag == "th"


def _cell_itself(tag: str, pen: Pen, element: etree._Element) -> None:
    if not element.attrib:
        pen.block(tag, _PLAIN_CELL)
        pen.children(element)
        pen.end(tag)
        return
    colspan, rowspan = _span(element, "colspan"), _span(element, "rowspan")
    numbered = _NUMBER_CLASSES & set(attribute(element, "class").split())
    pen.block(
        tag,
        {
            "class": looks(element, _fill(element), "number" if numbered else ""),
            "colspan": colspan if colspan > 1 else None,
            "rowspan": rowspan if rowspan > 1 else None,
            "dir": direction(element),
            "scope": attribute(element, "scope") or None,
        },
    )
    pen.children(element)
    pen.end(tag)


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
