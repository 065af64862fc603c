"""Writes an exception down without the secrets, the home folder and the page text in it.

Of a page's words only those can be found that a message quotes or that make it long; the places
in our own source, which are what helps, stay whole.
"""

import re
import traceback
from pathlib import Path

from confluence_desk.domain.patterns import pattern
from confluence_desk.system.redaction import redact

_QUOTED = pattern(r"“[^”]*”|«[^»]*»|'[^']*'|\"[^\"]*\"|`[^`]*`")
_TELLING = pattern(r"[“«].*|.*\s.*|.{40,}")
_MARKS = pattern(r"(?m)^ *[\^~]+\n")
_LEFT_OUT = "[text]"
_LONGEST, _READ = 160, 4000
_DEEPEST = 12
_OURS = __name__.partition(".")[0]
_CAUSE = "\nThe direct cause of this was not handled either; it led to:\n\n"
_CONTEXT = "\nWhile that was being handled, this happened:\n\n"


def trace(error: BaseException) -> str:
    """What was raised where, and what led to it, in the order in which it happened."""
    return without_home(redact("".join(_chain(error, set(), _DEEPEST))))


def fault(error: BaseException) -> str:
    """What kind it is and where in our own source it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _OURS in Path(frame.filename).parts] or frames
    place = f" · {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{_name(error)}{place}"


def without_home(text: str) -> str:
    """The same text with ``~`` for the folder whose name is often the person's."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _chain(error: BaseException, seen: set[int], depth: int) -> list[str]:
    seen.add(id(error))
    parts: list[str] = []
    if depth > 0:
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is not None and id(before) not in seen:
            link = _CAUSE if error.__cause__ else _CONTEXT
            parts = [*_chain(before, seen, depth - 1), link]
    parts += [*_frames(error), f"{_name(error)}: {_message(error)}\n"]
    if isinstance(error, BaseExceptionGroup) and depth > 0:
        for number, inner in enumerate(error.exceptions, 1):
            if id(inner) not in seen:
                parts += [f"\nIn the group, number {number}:\n\n", *_chain(inner, seen, depth - 1)]
    return parts


def _frames(error: BaseException) -> list[str]:
    return [_MARKS.sub("", frame) for frame in traceback.format_tb(error.__traceback__)]


def _name(error: BaseException) -> str:
    kind = type(error)
    plain = kind.__module__ in {"builtins", "__main__"}
    return kind.__qualname__ if plain else f"{kind.__module__}.{kind.__qualname__}"


def _message(error: BaseException) -> str:
    try:
        said = str(error)
    except Exception as broken:  # noqa: BLE001 - a broken message is no second crash
        return f"(no message: {type(broken).__name__})"
    said = _QUOTED.sub(_quoted, redact(" ".join(said[:_READ].split())))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} {_LEFT_OUT}"


def _quoted(found: re.Match[str]) -> str:
    """A quoted name stays, a quoted sentence or title does not."""
    return _LEFT_OUT if _TELLING.fullmatch(found[0]) else found[0]
