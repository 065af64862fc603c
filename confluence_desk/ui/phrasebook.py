"""Finds the translation of a sentence that a layer below put together in English."""

import re
from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QCoreApplication


class Phrasebook:
    """Sentences with ``{name}`` for what varies; ``nested`` names what is a sentence of its own.

    ``context`` is where the sentences are marked for translators.
    """

    def __init__(self, context: str, sentences: Iterable[str], *, nested: str = "") -> None:
        self._context = context
        self._nested = nested
        self._sentences = tuple(sentences)

    def said(self, english: str) -> str:
        """It in the person's language; what is not in the book stays as it is."""
        found = self._found(english)
        if found is None:
            return english
        words, parts = found
        if self._nested in parts:
            parts[self._nested] = self.said(parts[self._nested])
        return QCoreApplication.translate(self._context, words).format(**parts)

    def knows(self, english: str) -> bool:
        """Whether all of it is in the book."""
        found = self._found(english)
        if found is None:
            return False
        return self._nested not in found[1] or self.knows(found[1][self._nested])

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Compiled when first something is said: most runs have no trouble to tell of."""
        return tuple((words, _pattern(words)) for words in self._sentences)

    def _found(self, english: str) -> tuple[str, dict[str, str]] | None:
        matches = ((words, pattern.fullmatch(english)) for words, pattern in self._patterns)
        return next(((words, match.groupdict()) for words, match in matches if match), None)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(words)), re.DOTALL)
