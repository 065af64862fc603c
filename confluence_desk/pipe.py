"""Writes what commands make to whoever reads on, in UTF-8 whatever the locale says."""

import re
import sys

_WHOLE, _CUT_OFF = 0, 1
_ORDERS = re.compile("\x1b(?!\\[[0-9;]*m)|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
"""What a terminal takes as an order: all but line ends, tabs and our colours."""


def write(text: str) -> int:
    """All of it, or nothing more once nobody reads on (``| head``); returns the exit code.

    A terminal gets no orders that somebody wrote into a page, a name or a message.
    """
    if sys.stdout.isatty():
        text = _ORDERS.sub("\N{REPLACEMENT CHARACTER}", text)
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()  # Python would complain once more while it ends
        return _CUT_OFF
    return _WHOLE
