"""Which way a text runs, and in which language's letters it is written."""

import re
from collections.abc import Iterable
from itertools import islice

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRONG = re.compile(rf"(?P<rtl>[{_RTL}])|[^\W\d_]")
_WORD = re.compile(rf"(?P<rtl>[{_RTL}])[^\W\d_]*|[^\W\d_]+")
_TAG = re.compile(r"<[^>]*>|&[#\w]+;")
_LETTERS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
}
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
    return next((name for name, letters in _LETTERS.items() if letters.search(sample)), "")
