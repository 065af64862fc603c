"""The values of fields as the library knows them, for whoever is typing a query."""

from collections.abc import Sequence

from confluence_desk.store.query.words import Read

Pairs = list[tuple[str, str]]
"""Values and what a person knows them by."""

_SPACES = """SELECT space_key, name FROM spaces WHERE listed AND (instr(lower(space_key), ?1)
    OR instr(lower(name), ?1)) ORDER BY instr(lower(space_key), ?1) != 1, lower(name) LIMIT ?2"""
_LABELS = """SELECT name, count(*) FROM labels WHERE instr(name, ?1) AND
    substr(prefix, 1, 2) != 'my' GROUP BY name
    ORDER BY instr(name, ?1) != 1, count(*) DESC, name LIMIT ?2"""
_PEOPLE = """SELECT account_id, display_name FROM people WHERE instr(lower(display_name), ?1)
    ORDER BY NOT active, instr(lower(display_name), ?1) != 1, display_name LIMIT ?2"""
_TITLED = """SELECT c.id, c.title FROM (SELECT rowid AS number FROM heads
    WHERE heads MATCH ?1 ORDER BY rowid DESC LIMIT 2000) h JOIN content c ON c.key = h.number >> 2
    WHERE h.number & 3 = 0 AND c.status = 'current' AND c.missing_reason = ''
    ORDER BY length(c.title), c.title_key LIMIT ?2"""
_RECENT = """SELECT c.id, c.title FROM visits v JOIN content c ON c.id = v.content_id
    ORDER BY v.visited_at DESC LIMIT ?"""
_MACROS = """SELECT name, '' FROM uses WHERE what = 'macro' AND instr(name, ?1) GROUP BY name
    ORDER BY count(*) DESC, name LIMIT ?2"""


def spaces(typed: str, limit: int, read: Read) -> Pairs:
    """Keys with names."""
    return _pairs(read(_SPACES, (typed.lower(), limit)))


def labels(typed: str, limit: int, read: Read) -> Pairs:
    """Labels with how often they are, the most frequent first."""
    return _pairs(read(_LABELS, (typed.lower(), limit)))


def people(typed: str, limit: int, read: Read) -> Pairs:
    """Account ids with names."""
    return _pairs(read(_PEOPLE, (typed.lower(), limit)))


def macros(typed: str, limit: int, read: Read) -> Pairs:
    """Macros that some text has."""
    return _pairs(read(_MACROS, (typed.lower(), limit)))


def pages(typed: str, limit: int, read: Read) -> Pairs:
    """Ids with titles: what has these words, the last one perhaps half; else what was read."""
    words = ["".join(filter(str.isalnum, one)) for one in typed.split()]
    asked = [f'"{one}" *' for one in words if one]
    if not asked:
        return _pairs(read(_RECENT, (limit,)))
    return _pairs(read(_TITLED, (f"title : ({' AND '.join(asked)})", limit)))


def _pairs(rows: Sequence[tuple[object, ...]]) -> Pairs:
    return [(str(value), str(name)) for value, name in rows]
