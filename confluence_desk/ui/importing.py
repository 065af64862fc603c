"""Gives Python its own ``import`` back, which PySide6 replaces: 60 ms of a start.

PySide6 reads the source of every module imported after it, and asks at every ``import`` in a
function, in case one switches its snake_case names on. This program never does.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is what replaces it


def import_plainly() -> None:
    """Have modules imported as if PySide6 offered no other names; doing it again is no harm."""
    known = vars(builtins)
    if (plain := known.get("__orig_import__")) is not None:
        known["__import__"] = plain
