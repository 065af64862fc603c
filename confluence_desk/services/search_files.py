"""Hands saved searches on: as a link that opens them, or as a file of names and queries."""

import json
from collections.abc import Iterable
from urllib.parse import urlencode

from confluence_desk.domain.app_links import made
from confluence_desk.domain.collected import SavedSearch
from confluence_desk.domain.entities import Site
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.legible import legible
from confluence_desk.services.search import is_cql

FORMAT, VERSION = "confluence-desk-searches", 1
_MOST = 500
_LONGEST_NAME, _LONGEST_QUERY = 200, 4_000


@frozen
class FoundSearches:
    """What a file held; ``trouble`` is empty, ``broken`` or ``newer``."""

    searches: tuple[tuple[str, str], ...] = ()
    left_out: int = 0
    trouble: str = ""


def web_link(site: Site, query: str) -> str:
    """Where the browser asks the same."""
    if is_cql(query):
        return f"{site.url}/wiki/dosearchsite.action?{urlencode({'cql': query})}"
    return f"{site.url}/wiki/search?{urlencode({'text': query})}"


def app_link(site: Site, query: str) -> str:
    """Where this program asks the same; it says which site is meant."""
    return made(web_link(site, query))


def to_json(searches: Iterable[SavedSearch], site: Site) -> str:
    """A file of this program; counts and choices stay here."""
    rows = [{"name": search.name, "query": search.cql} for search in searches]
    whole = {"format": FORMAT, "version": VERSION, "site": site.url, "searches": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> FoundSearches:
    """What a file of this program holds, whichever site it was made for."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return FoundSearches(trouble="broken")
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return FoundSearches(trouble="broken")
    if whole.get("version") != VERSION:
        return FoundSearches(trouble="newer")
    rows = whole.get("searches")
    rows = rows if isinstance(rows, list) else []
    read = [found for row in rows[:_MOST] if (found := _read(row)) is not None]
    return FoundSearches(tuple(read), len(rows) - len(read))


def _read(row: object) -> tuple[str, str] | None:
    if not isinstance(row, dict):
        return None
    name, query = row.get("name"), row.get("query")
    if not isinstance(query, str) or not 0 < len(query.strip()) <= _LONGEST_QUERY:
        return None
    if legible(query) != query:
        return None
    plain = legible(name) if isinstance(name, str) else ""
    return " ".join(plain.split())[:_LONGEST_NAME] or query.strip(), query.strip()
