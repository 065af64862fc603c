"""Tells a query from plain words."""

import re

from confluence_desk.cql import fields, suggestions

_CLAUSE = re.compile(
    r"\s*\(*\s*(?:not\s+)?([\w.]+)\s*(?:!?[=~]|[<>]=?|(?:not\s+)?in\s*\()", re.IGNORECASE
)
_ONE_ORDER = r"([\w.]+)(?:\s+(?:asc|desc))?"
_ORDERS = re.compile(rf"\s*order\s+by\s+{_ONE_ORDER}(?:\s*,\s*{_ONE_ORDER})*\s*", re.IGNORECASE)
"""All that there is, in an order: not the words of one who orders by phone."""

_IN_LOGS = frozenset({"body", "contents", "date", "key", "name", "status", "user"})


def is_cql(text: str) -> bool:
    """Whether a text is a query: it begins with a clause on a field that exists, or is an order."""
    found = _begun(text)
    return found is not None and fields.field(found[1]) is not None


def is_meant_as_cql(text: str) -> bool:
    """As ``is_cql``, also where the first field is misspelt or called as elsewhere.

    Words such as ``status = 500`` stay words: they stand in many a log.
    """
    found = _begun(text)
    if found is None:
        return False
    name = found[1]
    if fields.field(name) is not None:
        return True
    return name.lower() not in _IN_LOGS and bool(suggestions.field_like(name))


def _begun(text: str) -> re.Match[str] | None:
    """The first field of a text is the first group."""
    return _ORDERS.fullmatch(text) or _CLAUSE.match(text)
