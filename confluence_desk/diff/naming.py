"""Says what begins in a comparison: a table, a layout, a macro by the name people know."""

from collections.abc import Callable

from confluence_desk.render.phrases import Phrase

_NAMES = {
    "table": Phrase.TABLE,
    "layout": Phrase.LAYOUT,
    "code": Phrase.CODE,
    "noformat": Phrase.CODE,
    "info": Phrase.INFO,
    "note": Phrase.NOTE,
    "tip": Phrase.TIP,
    "warning": Phrase.WARNING,
    "panel": Phrase.PANEL,
    "expand": Phrase.FOLD,
    "toc": Phrase.CONTENTS,
    "excerpt": Phrase.EXCERPT,
}


def opening_name(name: str, say: Callable[[Phrase], str]) -> str:
    """A block's kind or a macro's name in the language of the person; an app's by its own."""
    phrase = _NAMES.get(name)
    return name if phrase is None else say(phrase)
