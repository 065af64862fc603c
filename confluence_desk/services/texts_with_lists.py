"""Finds the texts that hold lists of pages: most hold none, and need not be drawn to know that."""

import re

from confluence_desk.render.macros.gathered import LISTS

_NAMED = re.compile(r'ac:name="([\w-]+)"')


def lists_others(text: str) -> bool:
    """Whether a text holds lists of pages: these may stand anywhere."""
    return 'ac:name="' in text and not LISTS.isdisjoint(_NAMED.findall(text))
