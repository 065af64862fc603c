"""Says which keys no command may take: the system, the writing and the moving need them."""

from enum import StrEnum

from PySide6.QtGui import QKeySequence

_MOVING = (
    *("Tab", "Backtab", "Return", "Enter", "Esc", "Space", "Menu"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
)
_WRITING = ("Backspace", "Del", "Ins")
_EDITING = frozenset(
    (
        *("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"),
        *("Ctrl+Left", "Ctrl+Right", "Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Backspace"),
        *("Ctrl+Home", "Ctrl+End", "Ctrl+Shift+Home", "Ctrl+Shift+End", "Ctrl+Del"),
    )
)
_SYSTEM = frozenset(
    ("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Ctrl+Alt+Del", "Alt+Space", "Ctrl+Esc", "Alt+Esc")
)
_SYSTEM_ONLY = ("Print", "SysReq")


class Reserved(StrEnum):
    """Who needs the key."""

    UNREADABLE = "unreadable"
    SEVERAL = "several"
    SYSTEM = "system"
    EDITING = "editing"
    MOVING = "moving"
    TYPING = "typing"


def reserved(key: str) -> Reserved | None:
    """Why no command may have ``key``; None when one may."""
    sequence = QKeySequence(key)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    if sequence.count() > 1:
        return Reserved.SEVERAL
    name = _name(text)
    if not text or not name.isprintable():
        return Reserved.UNREADABLE
    if text in _SYSTEM or name in _SYSTEM_ONLY:
        return Reserved.SYSTEM
    if text in _EDITING:
        return Reserved.EDITING
    held = text.removesuffix(name).removeprefix("Shift+")
    return None if held else _bare(name)


def _name(text: str) -> str:
    """The key without what is held; ``+`` may be a key itself."""
    return text[:-1].rpartition("+")[2] + text[-1:]


def _bare(name: str) -> Reserved | None:
    if name in _MOVING:
        return Reserved.MOVING
    if name in _WRITING:
        return Reserved.EDITING
    # Signs such as / may be keys, for fields keep what is typed into them; letters and digits
    # find rows in lists.
    return Reserved.TYPING if len(name) == 1 and name.isalnum() else None
