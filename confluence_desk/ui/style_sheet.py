"""Writes the window's style sheet in the colours and sizes of a look."""

import re
from collections.abc import Mapping
from string import Template

_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?)px")
_THIN = 2
"""Lines stay as thin as they are; everything else grows with the text."""


def style_sheet(
    template: str, colours: Mapping[str, str], sizes: Mapping[str, float], scale: float
) -> str:
    """``template`` with ``$role`` and ``${size_role}`` filled in and its own pixels scaled.

    ``sizes`` are scaled already; lengths that the template writes out are those at 100 %.
    """

    def grown(length: re.Match[str]) -> str:
        pixels = float(length[1])
        return f"{pixels:g}px" if pixels <= _THIN else f"{round(pixels * scale)}px"

    filled = {f"size_{name}": f"{round(value)}" for name, value in sizes.items()}
    return Template(_LENGTH.sub(grown, template)).substitute(colours, **filled)
