"""What window and pages look like, as a value with a short name that fits in an address.

It knows neither Qt nor HTML: the window paints with it and the renderer writes style sheets
with it, so that both always agree.
"""

import re
from collections.abc import Mapping
from typing import Any

from confluence_desk.domain.frozen import frozen
from confluence_desk.system.choices import ACCENT, TEXT_SIZE

ACCENTS = ACCENT.choices
_NAME = re.compile(
    rf"(light|dark)(-high)?-({'|'.join(ACCENTS)})-([1-9][0-9]{{1,2}})-(measure|full)(-still)?"
)


@frozen
class Look:
    """Colours, text size in per cent, whether pages fill the window and whether things move."""

    dark: bool = False
    high: bool = False
    accent: str = "blue"
    text_size: int = 100
    full: bool = False
    still: bool = False

    @property
    def name(self) -> str:
        """Such as ``dark-high-violet-120-full``; ``look_named`` reads it back."""
        shade = "dark" if self.dark else "light"
        width = "full" if self.full else "measure"
        return (
            f"{shade}{'-high' * self.high}-{self.accent}-{self.text_size}-{width}"
            f"{'-still' * self.still}"
        )

    @property
    def scheme(self) -> str:
        """The name of its colours in ``tokens.json``."""
        return ("dark" if self.dark else "light") + "_high" * self.high

    @property
    def scale(self) -> float:
        """How large text is; 1 is its natural size."""
        return self.text_size / 100


def look_named(name: str) -> Look:
    """The look of a name; anything that is none is the look a program begins with."""
    found = _NAME.fullmatch(name)
    if found is None or not TEXT_SIZE.accepts(int(found[4])):
        return Look()
    return Look(
        dark=found[1] == "dark",
        high=bool(found[2]),
        accent=found[3],
        text_size=int(found[4]),
        full=found[5] == "full",
        still=bool(found[6]),
    )


def colours(tokens: Mapping[str, Any], look: Look) -> dict[str, str]:
    """The colours of a look by role, from what ``tokens.json`` holds."""
    return {**tokens[look.scheme], **tokens["accent"][look.accent][look.scheme]}
