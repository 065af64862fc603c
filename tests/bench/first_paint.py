"""Tells when a page is to be seen: both programs of the start bench end by it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

_HEIGHT = 120
"""Far enough down for a page's title."""
_APART = 7
"""Every seventh pixel of a line is looked at; words are longer than that."""


def painted(widget: QWidget) -> bool:
    """Whether the top of the widget shows more than one colour, as a title on its ground does."""
    picture = widget.grab(QRect(0, 0, widget.width() // 2, _HEIGHT)).toImage()
    ground = picture.pixel(0, 0)
    return any(
        picture.pixel(x, y) != ground
        for y in range(0, picture.height(), _APART)
        for x in range(0, picture.width(), _APART)
    )
