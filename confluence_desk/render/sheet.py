"""Writes the style sheet that every document of a look shares."""

import re
from collections.abc import Mapping

from confluence_desk.domain.frozen import frozen

_DIM = "brightness(.9) contrast(.98)"
"""White pictures glare on a dark page."""
_WIDTH = re.compile(r"(?<=-width: )\d+(?=px\))")
"""A width that a media query names."""


@frozen
class Sizes:
    """How large text is (1 is its natural size), whether pages fill the window, what may move."""

    scale: float = 1.0
    full: bool = False
    still: bool = False


def stylesheet(
    sheet: str,
    paper: Mapping[str, str],
    screen: Mapping[str, str],
    sizes: Sizes = Sizes(),  # noqa: B008 - frozen
    *,
    dark: bool = False,
) -> str:
    """The page style sheet: colours and sizes as custom properties before ``page.css``.

    What is printed has the colours of ``paper`` and the natural size. Large text needs wider
    columns, so that a layout gives them up in a wider window.
    """
    shade = "dark" if dark else "light"
    wide = "--measure:none;--overhang:0px;" if sizes.full else ""
    lull = "--moving:paused;" if sizes.still else ""
    return (
        f":root{{{_variables(paper)}--dim:none;}}\n"
        f"@media screen{{:root{{{_variables(screen)}color-scheme:{shade};"
        f"--dim:{_DIM if dark else 'none'};--scale:{sizes.scale:g};{wide}{lull}}}}}\n"
        f"{_WIDTH.sub(lambda found: f'{int(found[0]) * sizes.scale:.0f}', sheet)}"
    )


def _variables(palette: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in palette.items())
