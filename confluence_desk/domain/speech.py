"""How documents are worded: English here, whatever the window speaks there."""

from collections.abc import Callable
from datetime import date, datetime

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.moments import ago

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_UNITS = ("bytes", "kB", "MB", "GB")
_STEP = 1000
_TELLING = 10


def day(when: date) -> str:
    """``9 Mar 2026``."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def size(count: int) -> str:
    """A file's size: ``512 bytes``, ``2.1 MB``; below ten a digit tells."""
    left, unit = float(count), 0
    while left >= _STEP and unit < len(_UNITS) - 1:
        left, unit = left / _STEP, unit + 1
    number = f"{left:.1f}" if unit and left < _TELLING else f"{left:.0f}"
    return f"{number} {_UNITS[unit]}"


@frozen
class Speech:
    """What turns our phrases, moments, days and sizes into words; thread-safe, as drawing is.

    ``language`` is what the words are in, for screen readers and hyphenation.
    """

    language: str = "en"
    say: Callable[[str], str] = str
    """One of the phrases of ``render.phrases`` or ``services.phrases``, in the language."""
    ago: Callable[[datetime | None, datetime], str] = ago
    """How long ago the first moment was at the second; "" for None."""
    day: Callable[[date], str] = day
    size: Callable[[int], str] = size


ENGLISH = Speech()
