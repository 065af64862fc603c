"""Tells a query from plain words."""

import re

from confluence_desk.cql import fields, suggestions

_CLAUSE = re.compile(
    r"\s*\(*\s*(?:not\s+)?([\w.]+)\s*(?:!?[=~]|[<>]=?|(?:not\s+)?in\s*\()", re.IGNORECASE
)

_IN_LOGS = frozenset({"body", "contents", "date", "key", "name", "status", "user"})


def is_cql(text: str) -> bool:
    """Whether a text is meant as a query: it begins with a clause on a field that exists."""
    found = _CLAUSE.match(text)
    return found is not None and fields.field(found[1]) is not None


def is_meant_as_cql(text: str) -> bool:
    """As ``is_cql``, also where the first field is misspelt or called as elsewhere.

    Words such as ``status = 500`` stay words: they stand in many a log.
    """
    found = _CLAUSE.match(text)
    if found is None:
        return False
    name = found[1]
    if fields.field(name) is not None:
        return True
    return name.lower() not in _IN_LOGS and bool(suggestions.field_like(name))
