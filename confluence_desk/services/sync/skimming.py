"""Looks texts through as they come: most need nothing else, and need not be unpacked for that."""

import re
from collections.abc import Iterable

from confluence_desk.domain.entities import Page
from confluence_desk.services.mentions import mentioned
from confluence_desk.services.texts_with_lists import lists_others

_INCLUDE = re.compile(r'ac:name="(?:[a-z-]+-)?include(?:-[a-z-]+)?"')
_PICTURE = re.compile(r"<ri:attachment\b[^>]*[^/]>\s*<ri:(?:page|blog-post)\b")


class Skimmed:
    """``named`` are the accounts that the texts of this run mention."""

    def __init__(self) -> None:
        self.named: set[str] = set()
        self._plain: dict[str, int] = {}

    def skim(self, pages: Iterable[Page]) -> None:
        """These are about to be stored."""
        for page in pages:
            text = page.body or ""
            self.named |= mentioned(text)
            if shows_others(text) or lists_others(text):
                self._plain.pop(page.id, None)
            else:
                self._plain[page.id] = page.version.number

    def plain(self, content_id: str, number: int) -> bool:
        """Whether this version of a text came in this run and shows nothing of other pages."""
        return self._plain.get(content_id) == number


def shows_others(text: str) -> bool:
    """Whether a text may show anything of another page: most do not, and need not be read.

    Looking for a word first is a hundred times faster than trying the expressions everywhere.
    """
    named = 'include"' in text or "include-" in text
    includes = named and _INCLUDE.search(text) is not None
    return includes or ("<ri:attachment" in text and _PICTURE.search(text) is not None)
