"""The diagrams of the demo's pages: boxes on a grid with arrows, and steps in lanes."""

from collections.abc import Mapping, Sequence

from confluence_desk.demo.content.vector import ACCENT, HAIR, QUIET, Sheet, Tone

Box = tuple[str, str, int, int, Tone]
"""A name, a second line, the column, the row, the colours."""
Group = tuple[str, int, int, int, int]
"""A name, the first column and row, the last column and row."""

_WIDE, _HIGH, _STEP_X, _STEP_Y, _EDGE, _BEND = 164, 66, 224, 138, 36, 10
_LANE, _PLACE = 92, 188


def diagram(
    title: str,
    boxes: Sequence[Box],
    arrows: Sequence[tuple[int, int, str]],
    groups: Sequence[Group] = (),
) -> bytes:
    """Boxes on a grid and arrows between them, across or down; groups behind both."""
    columns = 1 + max(box[2] for box in boxes)
    rows = 1 + max(box[3] for box in boxes)
    width = columns * _STEP_X - (_STEP_X - _WIDE) + 2 * _EDGE
    sheet = Sheet(width, rows * _STEP_Y - (_STEP_Y - _HIGH) + 2 * _EDGE, title)
    for group in groups:
        _group(sheet, group)
    for start, end, words in arrows:
        _arrow(sheet, boxes[start], boxes[end], words)
    for box in boxes:
        _box(sheet, box)
    return sheet.svg()


def lanes(title: str, steps: Mapping[str, Sequence[str]]) -> bytes:
    """Steps in lanes, one lane a team."""
    most = max(map(len, steps.values()))
    sheet = Sheet(160 + most * _PLACE, 16 + len(steps) * _LANE, title)
    for row, (lane, names) in enumerate(steps.items()):
        y = 8 + row * _LANE
        sheet.box(8, y, sheet.width - 16, _LANE - 10, Tone("#f7f9fb", HAIR))
        sheet.words(26, y + 46, lane, size=14, bold=True)
        for place, name in enumerate(names):
            _step(sheet, 138 + place * _PLACE, y + 18, name, first=not place)
    return sheet.svg()


def _step(sheet: Sheet, x: int, y: int, name: str, *, first: bool) -> None:
    if not first:
        sheet.path(f"M{x - 32} {y + 23}H{x - 3}", QUIET, arrow=True)
    sheet.box(x, y, 156, 46, Tone("#ffffff", ACCENT))
    sheet.words(x + 78, y + 28, name, anchor="middle")


def _box(sheet: Sheet, box: Box) -> None:
    name, second, column, row, tone = box
    x, y = _corner(column, row)
    sheet.box(x, y, _WIDE, _HIGH, tone)
    middle = x + _WIDE / 2
    sheet.words(middle, y + (29 if second else 38), name, size=15, bold=True, anchor="middle")
    sheet.words(middle, y + 48, second, size=12.5, colour=QUIET, anchor="middle")


def _group(sheet: Sheet, group: Group) -> None:
    name, column, row, last_column, last_row = group
    x, y = _corner(column, row)
    to_x, to_y = _corner(last_column, last_row)
    sheet.frame(x - 18, y - 26, to_x - x + _WIDE + 36, to_y - y + _HIGH + 42)
    between = x + (_WIDE + _STEP_X) / 2
    sheet.words(between, y - 9, name, size=12, colour=QUIET, anchor="middle")


def _corner(column: int, row: int) -> tuple[int, int]:
    return _EDGE + column * _STEP_X, _EDGE + row * _STEP_Y


def _arrow(sheet: Sheet, start: Box, end: Box, words: str) -> None:
    (x, y), (to_x, to_y) = _corner(start[2], start[3]), _corner(end[2], end[3])
    if start[3] == end[3]:
        _across(sheet, x, to_x, y + _HIGH // 2, words)
    elif start[2] == end[2]:
        _down(sheet, x + _WIDE // 2, y, to_y, words)
    else:
        _around(sheet, (x, y), (to_x, to_y))


def _across(sheet: Sheet, x: int, to_x: int, y: int, words: str) -> None:
    forward = to_x > x
    begin, stop = (x + _WIDE, to_x - 3) if forward else (x, to_x + _WIDE + 3)
    sheet.path(f"M{begin} {y}H{stop}", QUIET, arrow=True)
    sheet.words((begin + stop) / 2, y - 8, words, size=11.5, colour=QUIET, anchor="middle")


def _down(sheet: Sheet, x: int, y: int, to_y: int, words: str) -> None:
    down = to_y > y
    begin, stop = (y + _HIGH, to_y - 3) if down else (y, to_y + _HIGH + 3)
    sheet.path(f"M{x} {begin}V{stop}", QUIET, arrow=True)
    sheet.words(x + 9, (begin + stop) / 2 + 4, words, size=11.5, colour=QUIET)


def _around(sheet: Sheet, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Out of the side and into the top or bottom, with a round bend."""
    (x, y), (to_x, to_y) = start, end
    right, down = to_x > x, to_y > y
    begin, middle, turn = x + (_WIDE if right else 0), y + _HIGH // 2, to_x + _WIDE // 2
    stop = to_y - 3 if down else to_y + _HIGH + 3
    near = turn - _BEND if right else turn + _BEND
    after = middle + _BEND if down else middle - _BEND
    sheet.path(f"M{begin} {middle}H{near}Q{turn} {middle} {turn} {after}V{stop}", QUIET, arrow=True)
