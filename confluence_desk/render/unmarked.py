"""Keeps the words of a page from meaning something in Markdown: they are only words there.

As few signs as possible are marked: what is copied is also read as it stands.
"""

import re

_ANYWHERE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[`*]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|\](?=[(\[:])"
)
_EDGES = re.compile(r"(?<!\w)_+|_+(?!\w)")
"""Underscores within a word mean nothing."""
_BRACKETS = re.compile(r"(?<!\\)[\[\]]")
_OPENING = re.compile(r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-{2,}\s*$|=+\s*$)", re.MULTILINE)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_FENCES = re.compile(r"`{3,}")


def unmarked(text: str, *, in_link: bool) -> str:
    """Words that stay words wherever they stand in a line."""
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    text = _EDGES.sub(lambda run: "\\_" * len(run[0]), text)
    return _BRACKETS.sub(r"\\\g<0>", text) if in_link else text


def unopened(text: str, *, first: bool) -> str:
    """Words none of whose lines begins a heading, a list or a quote; ``first`` if the first may."""
    head, *lines = text.split("\n")
    begun = [_unopened(head) if first else head, *map(_unopened, lines)]
    return "\n".join(begun)


def _unopened(line: str) -> str:
    words = line.lstrip(" \t")
    room = line[: len(line) - len(words)]
    if _OPENING.match(words):
        return f"{room}\\{words}"
    return room + _NUMBER.sub(r"\1\\\2", words, count=1) if _NUMBER.match(words) else line


def fence(code: str) -> str:
    """What encloses code: longer than anything like it inside."""
    return "`" * max([3, *(len(run) + 1 for run in _FENCES.findall(code))])


def destination(address: str) -> str:
    """An address whose brackets do not end it."""
    even = address.count("(") == address.count(")")
    return address if even else re.sub(r"[()]", r"\\\g<0>", address)


def caption(words: str) -> str:
    """The words for a picture, whose brackets do not end them."""
    return _BRACKETS.sub(r"\\\g<0>", words)
