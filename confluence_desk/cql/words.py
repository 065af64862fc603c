"""Which bare words the language knows, keeps for itself, or wants in quotation marks."""

import re

_RESERVED = """
    after and as avg before begin by commit contains count distinct else empty end explain from
    having if in inner insert into is isnull left like limit max min not null or order outer
    right select sum then was where update
"""
RESERVED = frozenset(_RESERVED.split())
"""Words that must be quoted to stand as a value."""

_PROPERTY = r"content\.property\[[^\]]+\](?:\.\w+)*"
_FIELD = re.compile(rf"{_PROPERTY}|[^\W\d_]\w*(?:\.[^\W\d_]\w*)*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]\w*")
_PLAIN = re.compile(r"\w+|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}")


def is_reserved(word: str) -> bool:
    """Whether ``word`` means something of its own, in any case."""
    return word.lower() in RESERVED


def is_field(word: str) -> bool:
    """Whether ``word`` has the shape of a field's name."""
    return bool(_FIELD.fullmatch(word)) and not is_reserved(word)


def is_name(word: str) -> bool:
    """Whether ``word`` has the shape of a function's name."""
    return bool(_NAME.fullmatch(word)) and not is_reserved(word)


def needs_quotes(word: str) -> bool:
    """Whether the documentation wants ``word`` quoted as a value."""
    return not _PLAIN.fullmatch(word) or is_reserved(word)
