"""The tinted box that info, note, tip, warning and custom panels share, in macro or new form."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from confluence_desk.render.attributes import holder_direction
from confluence_desk.render.icons import icon
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase

ICONS = {"info": "info", "note": "warning", "tip": "tip", "warning": "error", "purple": "note"}
NAMES = {
    "info": Phrase.INFO,
    "note": Phrase.NOTE,
    "tip": Phrase.TIP,
    "warning": Phrase.WARNING,
    "purple": Phrase.NOTE,
}
_WORD = re.compile(r"[^\W\d_]{2}")
"""What stands for an icon that could not be drawn there either; no emoji has two letters."""


@contextmanager
def panel(
    pen: Pen,
    kind: str,
    content: etree._Element | None,
    *,
    title: str = "",
    emoji: str = "",
    fill: str = "",
    plain: bool = False,
) -> Iterator[None]:
    """Draw the box around what the ``with`` block draws; ``plain`` leaves out the icon."""
    classes = " ".join(filter(None, ("panel", kind, fill)))
    pen.block("div", {"class": classes, "dir": holder_direction(content)})
    if emoji and not _WORD.search(emoji):
        pen.leaf("span", emoji, {"class": "emoji"})
    elif kind in ICONS and not plain:
        pen.made(icon(ICONS[kind], pen.say(NAMES[kind])))
    pen.start("div", {"class": "what"})
    if title:
        pen.leaf("p", title, {"class": "title", "dir": "auto"})
    yield
    pen.end("div")
    pen.end("div")
