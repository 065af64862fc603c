"""Tells a query from plain words."""

import re

from confluence_desk.cql import fields

_CLAUSE = re.compile(
    r"\s*\(*\s*(?:not\s+)?([\w.]+)\s*(?:!?[=~]|[<>]=?|(?:not\s+)?in\s*\()", re.IGNORECASE
)


def is_cql(text: str) -> bool:
    """Whether a text is meant as a query: it begins with a clause on a field that exists."""
    found = _CLAUSE.match(text)
    return found is not None and fields.field(found[1]) is not None
