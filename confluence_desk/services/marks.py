"""Finds in a body the texts that inline comments stand on."""

import html
import re

from confluence_desk.domain.patterns import pattern

_MARK = pattern(
    r'<ac:inline-comment-marker\b[^>]*\bac:ref="([^"]+)"[^>]*?(?:/>|>(.*?)</ac:inline-comment-marker>)',
    re.DOTALL,
)
_TAG = pattern(r"<[^>]*>")


def marks(body: str) -> dict[str, str]:
    """The words of each mark by its reference; a mark in several pieces has all of them."""
    found: dict[str, str] = {}
    for reference, inside in _MARK.findall(body):
        words = " ".join(html.unescape(_TAG.sub("", inside)).split())
        found[reference] = f"{found.get(reference, '')} {words}".strip()
    return found
