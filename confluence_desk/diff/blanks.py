"""Makes blanks seen where they went or came: a dot for a space, an arrow for a tab."""

import re

_MARKED = re.compile(r'(<(ins|del) class="(?:come|gone)">)(.*?)(</\2>)', re.DOTALL)
_TAGS = re.compile(r"(<[^>]*>)")
_BLANK = re.compile(r"[ \t\n\u00a0]|&nbsp;|&#160;")
_LOOKS = {" ": "space", "\t": "tab", "\n": "newline"}


def seen(html: str) -> str:
    """A drawing in which every blank that is marked as gone or new has a sign of its own.

    The signs are drawn by the style sheet: whoever copies the words copies the blanks.
    """
    return _MARKED.sub(lambda found: f"{found[1]}{_signed(found[3])}{found[4]}", html)


def _signed(inside: str) -> str:
    parts = _TAGS.split(inside)
    return "".join(part if part[:1] == "<" else _BLANK.sub(_sign, part) for part in parts)


def _sign(found: re.Match[str]) -> str:
    look = _LOOKS.get(found[0], "fixed")
    return f'<span class="blank {look}">{found[0]}</span>'
