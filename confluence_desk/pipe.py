"""Writes what commands make to whoever reads on, in UTF-8 whatever the locale says."""

import sys

_WHOLE, _CUT_OFF = 0, 1


def write(text: str) -> int:
    """All of it, or nothing more once nobody reads on (``| head``); returns the exit code."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()  # Python would complain once more while it ends
        return _CUT_OFF
    return _WHOLE
