"""Tells apart what a person typed as words: what is meant exactly so, and what by its sense."""

import re

from confluence_desk.cql.analysis import words
from confluence_desk.domain.frozen import frozen

_PART = re.compile(
    r'["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d]?|[^\s"\u201c\u201d\u201e]+'
)
_EDGES = "()[]{}<>,;:!?'\u2018\u2019"
_OPENS = re.compile(r"\(\)?|\[\]?|\{\}?|<>?")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_PLAIN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\w+")


@frozen
class Typed:
    """``exact`` stood in quotes; ``marked`` are words that an index would take apart."""

    words: str
    exact: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()


def typed(text: str) -> Typed:
    """What of ``text`` is what; the order of words stays, and a blank at the end does."""
    exact: list[str] = []
    plain: list[str] = []
    marked: list[str] = []
    for match in _PART.finditer(text):
        if match[1] is not None:
            exact.append(" ".join(match[1].split()))
            continue
        bare = _bare(match.group())
        if bare and not _PLAIN.fullmatch(bare):
            marked.append(bare)
        plain.append(match.group())
    rest = " ".join(plain) + (" " if text[-1:].isspace() else "")
    if not exact and marked and not next(words(rest), None):
        return Typed("", tuple(marked))
    return Typed(rest, tuple(one for one in exact if one), tuple(dict.fromkeys(marked)))


def _bare(word: str) -> str:
    """Without the marks of the sentence around it; ``c(`` and ``main()`` are words of code."""
    begun = word.lstrip(_EDGES)
    bare = begun.rstrip(_EDGES + ".")
    behind = _OPENS.match(begun, len(bare)) if bare else None
    if behind is not None:
        return bare + behind.group()
    closes = _PAIRS.get(begun[len(bare) : len(bare) + 1], "")
    return begun[: len(bare) + 1] if closes and closes in bare else bare
