"""Which way a text runs, and in which language's letters it is written."""

from collections.abc import Iterable
from itertools import islice

from confluence_desk.domain.patterns import pattern

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRONG = pattern(rf"(?P<rtl>[{_RTL}])|[^\W\d_]")
_WORD = pattern(rf"(?P<rtl>[{_RTL}])[^\W\d_]*|[^\W\d_]+")
_TAG = pattern(r"<[^>]*>|&[#\w]+;")
_LETTERS = {
    "ja": pattern("[\u3040-\u30ff]"),
    "ko": pattern("[\uac00-\ud7af]"),
    "zh": pattern("[\u4e00-\u9fff]"),
    "he": pattern("[\u0590-\u05ff]"),
    "ar": pattern("[\u0600-\u06ff]"),
}
_FIRST = "\u0590"
"""No letter of ``_LETTERS`` comes before it."""
_MOST_TEXTS, _MOST_LETTERS, _SAMPLE = 40, 200, 4000


def runs_right_to_left(texts: Iterable[str]) -> bool:
    """Whether the first letter among the texts, as far as one looks, is written to the left."""
    for text in islice(texts, _MOST_TEXTS):
        if found := _STRONG.search(text[:_MOST_LETTERS]):
            return found.lastgroup == "rtl"
    return False


def mostly_right_to_left(markup: str) -> bool:
    """Whether most words of a piece of HTML are written to the left."""
    words = [found.lastgroup == "rtl" for found in _WORD.finditer(_TAG.sub(" ", markup))]
    return sum(words) * 2 > len(words)


def language(text: str) -> str:
    """The language that a text's letters speak for; empty where many share them.

    Han letters look different in Japanese, Korean and Chinese: fonts need to be told.
    """
    sample = text[:_SAMPLE]
    if max(sample, default="") < _FIRST:  # by far the most texts: nothing has to be compiled
        return ""
    return next((name for name, letters in _LETTERS.items() if letters.search(sample)), "")
