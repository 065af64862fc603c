"""Puts values of what changed on a page into words: ``ol`` is numbers."""

from collections.abc import Callable
from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class ValueWord(StrEnum):
    """Every word for a value; the window knows them in other languages."""

    PARAGRAPH = "paragraph"
    HEADING = "heading {level}"
    ITEM = "list item"
    TASK = "task"
    CAPTION = "caption"
    TERM = "term"
    CODE = "line of code"
    PICTURE = "picture"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TASKS = "tasks"
    DEEP = "{list}, level {level}"
    COLUMN = "column {number}"
    QUOTATION = "quotation"
    FOLD = "fold"
    PANEL = "{name} panel"
    PLAIN_PANEL = "panel"
    INFO_PANEL = "info panel"
    NOTE_PANEL = "note panel"
    TIP_PANEL = "tip panel"
    WARNING_PANEL = "warning panel"
    CODE_BLOCK = "code block"
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFIED = "justified"
    DONE = "done"
    TO_DO = "to do"
    YES = "yes"
    NO = "no"
    GREY = "grey"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    ONE_COLUMN = "one column"
    EQUAL_COLUMNS = "{count} equal columns"
    LEFT_BAR = "side bar on the left"
    RIGHT_BAR = "side bar on the right"
    BOTH_BARS = "side bars on both sides"


Say = Callable[[str], str]
_W = ValueWord
_KINDS = {
    "paragraph": _W.PARAGRAPH, "item": _W.ITEM, "task": _W.TASK, "caption": _W.CAPTION,
    "term": _W.TERM, "code": _W.CODE, "image": _W.PICTURE,
}  # fmt: skip
_LISTS = {"ul": _W.BULLETS, "ol": _W.NUMBERS, "ac:task-list": _W.TASKS}
_SIDES = {
    "left": _W.LEFT, "right": _W.RIGHT, "center": _W.CENTRE, "centre": _W.CENTRE,
    "justify": _W.JUSTIFIED, "start": _W.LEFT, "end": _W.RIGHT,
}  # fmt: skip
_COLOURS = {
    "grey": _W.GREY, "gray": _W.GREY, "red": _W.RED, "yellow": _W.YELLOW, "green": _W.GREEN,
    "blue": _W.BLUE, "purple": _W.PURPLE,
}  # fmt: skip
_STATES = {"complete": _W.DONE, "incomplete": _W.TO_DO}
_SWITCHES = {"true": _W.YES, "false": _W.NO}
_BOXES = {
    "blockquote": _W.QUOTATION, "details": _W.FOLD, "expand": _W.FOLD, "panel": _W.PLAIN_PANEL,
    "info": _W.INFO_PANEL, "note": _W.NOTE_PANEL, "tip": _W.TIP_PANEL,
    "warning": _W.WARNING_PANEL, "code": _W.CODE_BLOCK, "noformat": _W.CODE_BLOCK,
    "pre": _W.CODE_BLOCK,
}  # fmt: skip
_BARS = {
    "single": _W.ONE_COLUMN, "fixed-width": _W.ONE_COLUMN, "two_left_sidebar": _W.LEFT_BAR,
    "two_right_sidebar": _W.RIGHT_BAR, "three_with_sidebars": _W.BOTH_BARS,
    "three_left_sidebars": _W.LEFT_BAR, "three_right_sidebars": _W.RIGHT_BAR,
}  # fmt: skip
_COUNTS = {"two_equal": 2, "three_equal": 3, "four_equal": 4, "five_equal": 5}
_SECTION, _CELL = "section", "cell"
_LONGEST = 60


@frozen
class Value:
    """A value of a change called ``what``."""

    what: str
    raw: str

    def said(self, say: Say = str) -> str:
        """It in words, which ``say`` puts into another language; what has none stays, shortened."""
        raw = self.raw.strip()
        if not raw:
            return "—"
        said = _SPECIAL.get(self.what, _switch)(raw, say)
        said = said or _switch(raw, say) or raw
        return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _switch(raw: str, say: Say) -> str:
    return _of(_SWITCHES, raw, say)


def _of(words: dict[str, ValueWord], raw: str, say: Say) -> str:
    word = words.get(raw.lower())
    return say(word) if word is not None else ""


def _kind(raw: str, say: Say) -> str:
    if raw.startswith("heading "):
        return say(_W.HEADING).format(level=raw.removeprefix("heading "))
    return _of(_KINDS, raw, say)


def _list(raw: str, say: Say) -> str:
    """A list in a list goes by the innermost."""
    *outer, inner = raw.split()
    said = _of(_LISTS, inner, say)
    return say(_W.DEEP).format(list=said, level=len(outer) + 1) if said and outer else said


def _place(raw: str, say: Say) -> str:
    """``section cell 2``; the innermost counts."""
    words = raw.split()
    if words[-1:] == [_SECTION]:
        return say(_W.ONE_COLUMN)
    return say(_W.COLUMN).format(number=words[-1]) if words[-2:-1] == [_CELL] else ""


def _box(raw: str, say: Say) -> str:
    """What stands around it, the outermost first."""
    said = (_one_box(name, say) for name in raw.replace("macro ", "").split())
    return ", ".join(dict.fromkeys(said))


def _one_box(name: str, say: Say) -> str:
    return _of(_BOXES, name, say) or say(_W.PANEL).format(name=name)


def _layout(raw: str, say: Say) -> str:
    if raw in _COUNTS:
        return say(_W.EQUAL_COLUMNS).format(count=_COUNTS[raw])
    return _of(_BARS, raw, say)


_SPECIAL: dict[str, Callable[[str, Say], str]] = {
    "block": _kind,
    "list": _list,
    "layout": _place,
    "box": _box,
    "type": _layout,
    "align": lambda raw, say: _of(_SIDES, raw, say),
    "text-align": lambda raw, say: _of(_SIDES, raw, say),
    "status": lambda raw, say: _of(_STATES, raw, say) or _of(_COLOURS, raw, say),
}
