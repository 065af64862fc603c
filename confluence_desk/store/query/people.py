"""Puts the names of people where a text names them: who an account is, may change."""

import re
from collections.abc import Sequence

from confluence_desk.domain.hits import SOMEBODY, SOMEBODY_ENDS
from confluence_desk.store.query.sql import listed
from confluence_desk.store.query.words import Read

_SOMEBODY = re.compile(f"{SOMEBODY}([^{SOMEBODY_ENDS}]*){SOMEBODY_ENDS}")
_NAMES = """SELECT account_id, display_name FROM people
    WHERE account_id IN (SELECT value FROM json_each(?))"""
_NOBODY_KNOWN = "\u2026"


def unnamed(text: str) -> str:
    """A text without those it names."""
    return _SOMEBODY.sub("", text) if SOMEBODY in text else text


def named(texts: Sequence[str], read: Read) -> list[str]:
    """These texts with the names of those they name, as a page shows them."""
    accounts = {one for text in texts if SOMEBODY in text for one in _SOMEBODY.findall(text)}
    if not accounts:
        return list(texts)
    names: dict[str, str] = dict(read(_NAMES, (listed(sorted(accounts)),)))

    def name(match: re.Match[str]) -> str:
        return f"@{names.get(match[1]) or _NOBODY_KNOWN}"

    return [_SOMEBODY.sub(name, text) for text in texts]
