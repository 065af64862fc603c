"""Maps the colours people chose to the nearest class of our palette.

The content security policy forbids ``style`` attributes, and a colour picked on white is
unreadable on black. So a text colour becomes ``c-red``, a fill ``b-red`` (a tint) or
``b-red-2`` (a stronger one), and the style sheet decides what these look like in each theme.
Near-black and near-white text lose their colour: they meant "ordinary".
"""

import colorsys
from functools import lru_cache

from confluence_desk.domain.patterns import pattern

_HEX = pattern(r"#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?\Z")
_RGB = pattern(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_NAMED = {
    "red": "#de350b", "maroon": "#bf2600", "orange": "#ff991f", "yellow": "#ffc400",
    "green": "#36b37e", "lime": "#57d9a3", "olive": "#998100", "teal": "#00a3bf",
    "cyan": "#00b8d9", "aqua": "#00b8d9", "blue": "#0052cc", "navy": "#0747a6",
    "purple": "#6554c0", "violet": "#8777d9", "magenta": "#da62ac", "pink": "#ffb3d1",
    "grey": "#c1c7d0", "gray": "#c1c7d0", "silver": "#dfe1e6", "black": "#000000",
    "white": "#ffffff", "brown": "#974f0c",
}  # fmt: skip
_HUES = (
    (16, "red"), (41, "orange"), (66, "yellow"), (164, "green"), (196, "teal"),
    (242, "blue"), (291, "purple"), (345, "magenta"), (361, "red"),
)  # fmt: skip
_FAINT, _FAINT_DARK = 0.06, 0.12
"""Less difference between the channels than this is grey; pastels have little, yet are none."""
_LIGHT, _DARK, _STRONG, _WHITE = 0.92, 0.3, 0.85, 0.985


@lru_cache(maxsize=1024)
def text_class(colour: str) -> str:
    """The class of a text colour; empty for what reads as ordinary text."""
    parts = _read(colour)
    if parts is None:
        return ""
    hue, lightness, chroma = parts
    if hue == "gray":
        return "c-gray" if _DARK < lightness < _LIGHT else ""
    if lightness > _LIGHT or (lightness < _DARK and chroma < _DARK):
        return ""
    return f"c-{hue}"


@lru_cache(maxsize=1024)
def fill_class(colour: str) -> str:
    """The class of a background colour; empty for white and none."""
    parts = _read(colour)
    if parts is None:
        return ""
    hue, lightness, _ = parts
    if hue == "gray" and lightness > _WHITE:
        return ""
    return f"b-{hue}" if lightness > _STRONG else f"b-{hue}-2"


def _read(colour: str) -> tuple[str, float, float] | None:
    """Hue name, lightness and chroma; None for what is no colour."""
    channels = _channels(colour.strip().lower())
    if channels is None:
        return None
    red, green, blue = (min(channel, 255) / 255 for channel in channels)
    turn, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if chroma < (_FAINT if lightness > _STRONG else _FAINT_DARK):
        return "gray", lightness, chroma
    return next(name for limit, name in _HUES if turn * 360 < limit), lightness, chroma


def _channels(colour: str) -> tuple[int, int, int] | None:
    colour = _NAMED.get(colour, colour)
    if match := _RGB.match(colour):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _HEX.match(colour):
        digits = match[1] if len(match[1]) == 6 else "".join(d * 2 for d in match[1])  # noqa: PLR2004 - RRGGBB
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    return None
