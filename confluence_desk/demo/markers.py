"""Puts the marker of an inline comment around the text that it is about."""

import html
import re

from confluence_desk.demo.refusals import Invalid

_PARTS = re.compile(r"(<!\[CDATA\[.*?\]\]>|<ac:parameter\b.*?</ac:parameter>|<[^>]*>)", re.DOTALL)


def occurrences(storage: str, selection: str) -> int:
    """How often ``selection`` stands in one piece in the text of a page."""
    return sum(part.count(_escaped(selection)) for part in _PARTS.split(storage)[::2])


def marked(storage: str, selection: str, index: int, ref: str) -> str:
    """``storage`` with the marker around occurrence ``index``; raises Invalid."""
    parts, text = _PARTS.split(storage), _escaped(selection)
    for place in range(0, len(parts), 2):
        found = parts[place].count(text)
        if index < found:
            before = _before(parts[place], text, index)
            after = parts[place][len(before) + len(text) :]
            opened = f'<ac:inline-comment-marker ac:ref="{ref}">'
            parts[place] = f"{before}{opened}{text}</ac:inline-comment-marker>{after}"
            return "".join(parts)
        index -= found
    raise Invalid("The text selection was not found in the content")


def _before(part: str, text: str, index: int) -> str:
    return text.join(part.split(text)[: index + 1])


def _escaped(selection: str) -> str:
    return html.escape(selection, quote=False)
