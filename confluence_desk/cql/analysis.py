"""Cuts text into searchable words as the service's index does: split, lowered, stemmed."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from confluence_desk.cql.text import Either, Every, Phrase, Wanted, Without, Words
from confluence_desk.domain.frozen import frozen

_STOP = """
    a an and are as at be but by for if in into is it no not of on or such that the their then
    there these they this to was will with
"""
STOP_WORDS = frozenset(_STOP.split())
_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:[.@'\u2019-][^\W{_CJK}]+)*")
_PART = re.compile(r"[^\W]+")
_DIGIT = re.compile(r"\d")
_LONGEST = 64
"""Letters; what is longer is no word of a language, and to look for its ending would take hours."""
_POSSESSIVE = ("'s", "\u2019s")
_ENDINGS = tuple(
    (re.compile(ending), rest)
    for ending, rest in (
        (r"(ss|i)es$", r"\1"),  # processes, policies
        (r"(..[^siu])s$", r"\1"),  # wins
        (r"^(.*[aeiouy].*?)([^aeioulsz])\2(?:ing|ed)$", r"\1\2"),  # winning
        (r"^(.*[aeiouy].*)(?:ing|ed)$", r"\1"),  # searching
        (r"(...)e$", r"\1"),  # release
        (r"(.[^aeiouy])y$", r"\1i"),  # policy
    )
)


@frozen
class Word:
    """One word of a text: where it stands, as it is written, and what it is found by."""

    start: int
    end: int
    surface: str
    stem: str


def pieces(text: str) -> list[str]:
    """``text`` cut at blanks and most marks; what each is found by, ``words`` of it tells."""
    return _WORD.findall(text)


def words(text: str) -> Iterator[Word]:
    """Every searchable word of ``text`` in order; stop words are left out."""
    for match in _WORD.finditer(text):
        for start, end in _pieces(match):
            surface = text[start:end].lower()
            if surface.endswith(_POSSESSIVE):
                surface = surface[:-2]
            if surface not in STOP_WORDS:
                yield Word(start, end, surface, stem(surface))


def _pieces(match: re.Match[str]) -> Sequence[tuple[int, int]]:
    """A compound falls apart at hyphens and dots, unless it has a digit or is an address."""
    word, offset = match.group(), match.start()
    if word.isalpha() or "@" in word or _DIGIT.search(word):
        return (match.span(),)
    parts = _PART.finditer(word) if "-" in word or "." in word else ()
    found = [(offset + part.start(), offset + part.end()) for part in parts]
    return found or (match.span(),)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part of an English ``word`` that its inflections share; others stay as they are."""
    if len(word) > _LONGEST or not (word.isascii() and word.isalpha()):
        return word
    for ending, rest in _ENDINGS:
        word = ending.sub(rest, word)
    return word


def pruned(wanted: Wanted) -> Wanted | None:
    """``wanted`` without what an index drops (stop words, punctuation); None when all is."""
    match wanted:
        case Words(text) | Phrase(text):
            return wanted if next(words(text), None) else None
        case Every(parts):
            kept = tuple(one for part in parts if (one := pruned(part)))
            return Every(kept) if any(not isinstance(one, Without) for one in kept) else None
        case Either(parts):
            kept = tuple(one for part in parts if (one := pruned(part)))
            return Either(kept) if kept else None
        case Without(part):
            inner = pruned(part)
            return Without(inner) if inner else None
        case _:
            return wanted
