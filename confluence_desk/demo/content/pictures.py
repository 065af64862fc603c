"""The diagrams and charts of the demo's pages."""

from collections.abc import Sequence
from math import sin
from random import Random

from confluence_desk.demo.content.canvas import GRID, INK, LINE, WHITE, Canvas, Colour

BLUE: Colour = (204, 224, 255)
GREEN: Colour = (210, 243, 224)
YELLOW: Colour = (255, 240, 179)
RED: Colour = (255, 214, 205)
GREY: Colour = (240, 242, 246)
DEEP: Colour = (12, 102, 228)
CORAL: Colour = (226, 72, 61)

Box = tuple[str, str, int, int, Colour]
"""A name, a second line, the column, the row, the fill."""

_WIDE, _HIGH, _STEP_X, _STEP_Y = 190, 70, 250, 120
_LEFT, _NOISE = 50, 20


def diagram(title: str, boxes: Sequence[Box], arrows: Sequence[tuple[int, int]]) -> bytes:
    """Boxes on a grid and arrows between them, across or down."""
    columns = 1 + max(box[2] for box in boxes)
    rows = 1 + max(box[3] for box in boxes)
    canvas = Canvas(columns * _STEP_X + 20, rows * _STEP_Y + 40)
    canvas.words(40, 24, title)
    for start, end in arrows:
        _arrow(canvas, boxes[start], boxes[end])
    for name, second, column, row, fill in boxes:
        x, y = _corner(column, row)
        canvas.frame(x, y, _WIDE, _HIGH, fill=fill, edge=LINE)
        canvas.centred(x + _WIDE // 2, y + (24 if second else _HIGH // 2), name)
        canvas.centred(x + _WIDE // 2, y + 48, second, colour=LINE, scale=1)
    return canvas.png()


def bars(title: str, names: Sequence[str], values: Sequence[int], limit: int = 0) -> bytes:
    """Bars with their values, and a line where the limit is."""
    canvas = Canvas(760, 380)
    canvas.words(40, 20, title)
    top = max(*values, limit) * 1.1
    for number in range(5):
        canvas.box(60, 320 - number * 60, 660, 1, GRID)
        canvas.words(
            16, 316 - number * 60, str(round(top * number * 60 / 260)), colour=LINE, scale=1
        )
    step = 660 // len(values)
    for number, (name, value) in enumerate(zip(names, values, strict=True)):
        x, height = 60 + number * step + step // 5, int(260 * value / top)
        over = bool(limit) and value > limit
        canvas.box(x, 320 - height, step * 3 // 5, height, CORAL if over else DEEP)
        canvas.centred(x + step * 3 // 10, 310 - height, str(value), scale=1)
        canvas.centred(x + step * 3 // 10, 340, name, scale=1)
    if limit:
        canvas.box(60, 320 - int(260 * limit / top), 660, 2, CORAL)
    canvas.box(60, 320, 660, 2, INK)
    return canvas.png()


def curve(title: str, peak: float, seed: int) -> bytes:
    """A day of measurements with one incident in it."""
    canvas, rng = Canvas(760, 320), Random(seed)
    canvas.words(40, 20, title)
    for number in range(5):
        canvas.box(50, 270 - number * 50, 680, 1, GRID)
    for hour in range(0, 25, 4):
        canvas.centred(50 + hour * 28, 288, f"{hour:02d}:00", colour=LINE, scale=1)
    before = (50, 250)
    for x in range(_LEFT, 730, 4):
        swing = 30 * sin(x / 110) + rng.uniform(-5, 5)
        burst = 130 * peak * max(0.0, 1 - abs(x - 470) / 45)
        point = (x, int(220 - swing - burst))
        canvas.line(before if x > _LEFT else point, point, CORAL if burst > _NOISE else DEEP)
        before = point
    canvas.box(50, 270, 680, 2, INK)
    return canvas.png()


def swatches(colours: Sequence[tuple[str, Colour]]) -> bytes:
    """Colours side by side with their names."""
    canvas = Canvas(40 + 130 * len(colours), 150, GREY)
    for number, (name, colour) in enumerate(colours):
        x = 30 + number * 130
        canvas.frame(x, 24, 110, 76, fill=colour, edge=WHITE)
        canvas.centred(x + 55, 122, name, scale=1)
    return canvas.png()


def _corner(column: int, row: int) -> tuple[int, int]:
    return 40 + column * _STEP_X, 64 + row * _STEP_Y


def _arrow(canvas: Canvas, start: Box, end: Box) -> None:
    (x, y), (to_x, to_y) = _corner(start[2], start[3]), _corner(end[2], end[3])
    middle = y + _HIGH // 2
    if start[3] == end[3]:
        forward = to_x > x
        begin, stop = (x + _WIDE, to_x - 4) if forward else (x, to_x + _WIDE + 4)
        canvas.arrow((begin, middle), (stop, middle))
        return
    down = to_y > y
    turn = to_x + _WIDE // 2
    if start[2] == end[2]:
        begin_y = y + _HIGH if down else y
    else:
        begin_y = middle
        canvas.line((x + _WIDE // 2, middle), (turn, middle))
    canvas.arrow((turn, begin_y), (turn, to_y - 4 if down else to_y + _HIGH + 4))
