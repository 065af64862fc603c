"""Finds the row that somebody reads again when the same two pages are drawn in another shape."""

import re
from html import unescape

from confluence_desk.diff.lanes import in_order
from confluence_desk.diff.report import Comparison, Row

_TAG = re.compile(r"<!\[CDATA\[|\]\]>|</?[A-Za-z][^<>]*>")
_LEAST, _MOST = 6, 40
"""So many letters tell a row from others; more are not looked at."""
_FURTHER = 40
"""So many rows on is looked for one that tells."""


def counterpart(before: Comparison, at: int, after: Comparison) -> int:
    """The place of a row of ``before`` in ``after``; both count the rows as they are drawn.

    One is of what is rendered, the other of its source; the nearest row of the same words is it.
    """
    rows, others = in_order(before.rows), in_order(after.rows)
    if not rows or not others:
        return 0
    held = [_letters(row) for row in others]
    for place in range(at, min(at + _FURTHER, len(rows))):
        sign = _letters(rows[place])[:_MOST]
        if len(sign) >= _LEAST:
            wanted = place * len(others) / len(rows)
            found = [n for n, one in enumerate(held) if sign in one or _tells(one, sign)]
            if found:
                return min(found, key=lambda n: abs(n - wanted))
    return min(len(others) - 1, at * len(others) // len(rows))


def _tells(letters: str, sign: str) -> bool:
    """Whether a shorter row is the beginning of the one that is looked for."""
    return len(letters) >= _LEAST and sign.startswith(letters)


def _letters(row: Row) -> str:
    block = row.right or row.left
    text = _TAG.sub("", block.text) if block else ""
    return "".join(unescape(text).split())
