"""The charts of the demo's pages: bars, a day's curve, colours side by side."""

from collections.abc import Sequence
from math import sin
from random import Random

from confluence_desk.demo.content.vector import ACCENT, ALARM, HAIR, QUIET, Sheet, Tone

_LEFT, _RIGHT, _TOP, _FLOOR, _NOISE = 56, 740, 64, 280, 20
_HIGH = _FLOOR - _TOP
_GRID = 4


def bars(title: str, names: Sequence[str], values: Sequence[int], limit: int = 0) -> bytes:
    """Bars with their values, and a dashed line where the limit is."""
    sheet = _chart(title)
    top = _round(max(*values, limit) * 1.08)
    _scale(sheet, top)
    step = (_RIGHT - _LEFT) / len(values)
    for number, (name, value) in enumerate(zip(names, values, strict=True)):
        left, high = _LEFT + number * step + step * 0.24, _HIGH * value / top
        over = bool(limit) and value > limit
        sheet.bar(left, _FLOOR - high, step * 0.52, high, ALARM if over else ACCENT)
        middle = left + step * 0.26
        sheet.words(middle, _FLOOR - high - 8, str(value), bold=True, anchor="middle")
        sheet.words(middle, _FLOOR + 22, name, colour=QUIET, anchor="middle")
    if limit:
        y = _FLOOR - _HIGH * limit / top
        sheet.line(_LEFT, y, _RIGHT, y, ALARM, dashed=True)
        sheet.words(_LEFT + 4, y - 7, f"limit {limit}", size=12, colour=ALARM)
    return sheet.svg()


def curve(title: str, top: float, seed: int, unit: str = "") -> bytes:
    """A day of measurements with one incident in it."""
    sheet = _chart(title)
    rng = Random(seed)
    points, hot = list[str](), list[str]()
    for x in range(_LEFT, _RIGHT, 3):
        swing = 16 * sin(x / 120) + rng.uniform(-3, 3)
        burst = 130 * max(0.0, 1 - abs(x - 470) / 45)
        point = f"{x} {_FLOOR - 42 - swing - burst:.1f}"
        points.append(point)
        if burst > _NOISE:
            hot.append(point)
    _scale(sheet, top, unit)
    for hour in range(0, 25, 4):
        place = _LEFT + hour * (_RIGHT - _LEFT) / 24
        sheet.words(place, _FLOOR + 22, f"{hour:02d}:00", size=12, colour=QUIET, anchor="middle")
    sheet.area(f"M{_LEFT} {_FLOOR}L{'L'.join(points)}V{_FLOOR}z", ACCENT)
    sheet.path(f"M{'L'.join(points)}", ACCENT)
    sheet.path(f"M{'L'.join(hot)}", ALARM, width=2.25)
    return sheet.svg()


def swatches(colours: Sequence[tuple[str, Tone]]) -> bytes:
    """Colours side by side with their names."""
    sheet = Sheet(24 + 124 * len(colours), 128, "Colours of notes")
    for number, (name, tone) in enumerate(colours):
        x = 18 + number * 124
        sheet.box(x, 18, 108, 64, tone)
        sheet.words(x + 54, 108, name, size=14, bold=True, anchor="middle")
    return sheet.svg()


def _round(value: float) -> int:
    """The next number that four lines divide well."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 250) if step * _GRID >= value)
    return step * _GRID


def _chart(title: str) -> Sheet:
    sheet = Sheet(760, 320, title)
    sheet.words(20, 32, title, size=15, bold=True)
    return sheet


def _scale(sheet: Sheet, top: float, unit: str = "") -> None:
    """The grid with its numbers."""
    for number in range(_GRID + 1):
        y = _FLOOR - number * _HIGH / _GRID
        value = top * number / _GRID
        shown = f"{value:.0f}" if top >= _GRID * 2 else f"{value:.1f}"
        sheet.line(_LEFT, y, _RIGHT, y, HAIR if number else QUIET)
        sheet.words(_LEFT - 10, y + 4, f"{shown}{unit}", size=12, colour=QUIET, anchor="end")
