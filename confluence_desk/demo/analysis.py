"""Counts the searchable words of many texts fast, for the index of the demo site."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from confluence_desk.cql.analysis import pieces, words


def tally(texts: Iterable[str]) -> Mapping[str, int]:
    """How often each searchable word is in ``texts``: what ``words`` finds, found faster."""
    tokens = Counter(token for text in texts for token in pieces(text))
    found: dict[str, int] = {}
    for token, count in tokens.items():
        for surface in _surfaces(token):
            found[surface] = found.get(surface, 0) + count
    return found


@lru_cache(maxsize=50_000)
def _surfaces(token: str) -> Sequence[str]:
    return tuple(word.surface for word in words(token))
