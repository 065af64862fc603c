"""Draws the report on page properties: a row a page, a column a property."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from confluence_desk.domain.frozen import frozen
from confluence_desk.render.macros import wanted
from confluence_desk.render.macros.asking import Target, as_page, other, remark
from confluence_desk.render.macros.grid import Cell, grid
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.queries import find
from confluence_desk.render.macros.rows import caveats, labels, title
from confluence_desk.render.names import Element, name_of
from confluence_desk.render.pen import Pen, flat
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import Matches, Neighbour, Row, State, Take
from confluence_desk.render.storage import parse

_PAGE_SIZE = 30
_MANY_COLUMNS = 8
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_PAIR = 2


@frozen
class _Line:
    """A page of the report and its properties by their names in lower case."""

    row: Row
    page: Neighbour
    names: Mapping[str, str]
    values: Mapping[str, Element]


def _report(pen: Pen, macro: Macro) -> None:
    cql = wanted.by_label(macro)
    found = find(pen, cql, macro.number("pageSize", _PAGE_SIZE)) if cql else None
    if found is None:
        remark(pen, pen.say(Phrase.NOT_FETCHED if cql else Phrase.NOTHING_ASKED))
        return
    lines = [line for row in found.rows if (line := _line(pen, row, macro.parameter("id")))]
    if lines:
        _table(pen, macro, lines)
    caveats(pen, macro, found, empty=not lines)
    _without_text(pen, found)


def _without_text(pen: Pen, found: Matches) -> None:
    """Pages whose text is not here would be in the report, perhaps."""
    missing = next((row for row in found.rows if _read(pen, row).state is State.NO_COPY), None)
    if missing is not None:
        remark(pen, pen.say(Phrase.NO_COPY).format(title=missing.title))


def _read(pen: Pen, row: Row) -> Neighbour:
    return other(pen, Target(page_id=row.id), Take.DETAILS)


def _line(pen: Pen, row: Row, wanted_id: str) -> _Line | None:
    """What a page tells; None where it has no properties, or none of that id."""
    page = _read(pen, row)
    names: dict[str, str] = {}
    values: dict[str, Element] = {}
    for piece in page.pieces:
        if wanted_id and piece.name != wanted_id:
            continue
        for head, value in _pairs(parse(piece.storage)):
            key = head.casefold()
            if key and key not in values:
                names[key], values[key] = head, value
    return _Line(row, page, names, values) if values else None


def _pairs(root: Element) -> Iterator[tuple[str, Element]]:
    """Names and values of tables: side by side, or a row of names above one of values."""
    for table in root.iter("{*}table"):
        rows = [_cells(row) for row in _rows(table)]
        if rows and len(rows[0]) != _PAIR and all(name_of(cell) == "th" for cell in rows[0]):
            yield from _across(rows)
        else:
            yield from ((_words(row[0]), row[1]) for row in rows if len(row) >= _PAIR)


def _across(rows: Sequence[Sequence[Element]]) -> Iterator[tuple[str, Element]]:
    if len(rows) >= _PAIR:
        yield from ((_words(head), cell) for head, cell in zip(rows[0], rows[1], strict=False))


def _rows(table: Element) -> Iterator[Element]:
    for node in table:
        if name_of(node) == "tr":
            yield node
        elif name_of(node) in _GROUPS:
            yield from (row for row in node if name_of(row) == "tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if name_of(cell) in _CELLS]


def _words(cell: Element) -> str:
    return " ".join(flat(cell).split())


def _table(pen: Pen, macro: Macro, lines: list[_Line]) -> None:
    heads = macro.several("headings") or _all_names(lines)
    first = macro.parameter("firstcolumn") or pen.say(Phrase.TITLE)
    labelled = macro.on("showPageLabels")
    rows = [_drawn(pen, line, heads, labelled=labelled) for line in _sorted(lines, macro, first)]
    last = (pen.say(Phrase.LABELS),) if labelled else ()
    grid(pen, (first, *heads, *last), rows, wide=len(heads) >= _MANY_COLUMNS)


def _all_names(lines: Sequence[_Line]) -> tuple[str, ...]:
    """Every property that any page has, as the first of them writes it."""
    names: dict[str, str] = {}
    for line in lines:
        for key, name in line.names.items():
            names.setdefault(key, name)
    return tuple(names.values())


def _sorted(lines: list[_Line], macro: Macro, first: str) -> list[_Line]:
    """By a column, where one is named; else as the query has them."""
    wish = macro.parameter("sortBy").casefold()
    backward = macro.on("reverseSort")
    if wish in {first.casefold(), "title"} and not any(wish in line.values for line in lines):
        return sorted(lines, key=lambda line: line.row.title.casefold(), reverse=backward)
    if not wish:
        return lines[::-1] if backward else lines
    return sorted(lines, key=partial(_sort_key, wish), reverse=backward)


def _sort_key(wish: str, line: _Line) -> tuple[bool, str]:
    cell = line.values.get(wish)
    return cell is None, "" if cell is None else _words(cell).casefold()


def _drawn(pen: Pen, line: _Line, heads: Sequence[str], *, labelled: bool) -> list[Cell]:
    cells: list[Cell] = [partial(title, pen, line.row)]
    cells += [partial(_value, pen, line, head.casefold()) for head in heads]
    if labelled:
        cells.append(partial(labels, pen, line.row.id))
    return cells


def _value(pen: Pen, line: _Line, key: str) -> None:
    """A property as it is drawn on its own page."""
    if (cell := line.values.get(key)) is not None:
        with as_page(pen, line.page):
            pen.children(cell)


MACROS: dict[str, Drawer] = {"detailssummary": _report}
