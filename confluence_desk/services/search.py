"""Plain search: titles on this machine at once, then whatever Confluence finds."""

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Hit, Kind
from confluence_desk.domain.errors import SignInNeeded
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.connection import Connection
from confluence_desk.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.hits import Hit as LocalHit
    from confluence_desk.services.local_search import LocalSearch

MOST = 50
"""Results that are asked for; nobody reads more of an unsorted list."""

_MARKS = re.compile(r"""[+\-&|!(){}\[\]^~*?:\\/"']+""")
_NODES = frozenset(Kind)


@frozen
class Found:
    """One result; ``here`` when its text is on this machine.

    ``kind`` is the service's own word, such as ``page``, ``attachment`` or ``comment``; what is
    no node of the hierarchy opens by its ``web_path``.
    """

    id: str
    kind: str
    title: str
    space_name: str = ""
    excerpt: str = ""
    modified_at: datetime | None = None
    here: bool = False
    web_path: str = ""

    @property
    def is_node(self) -> bool:
        """Whether it opens as a page, post, folder or stub."""
        return self.kind in _NODES


class Search:
    """Two questions, each to be asked by itself: what is here, and what is there."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: Store,
        connection: Connection,
        local: "Callable[[], LocalSearch]",
    ) -> None:
        self._client = client
        self._store = store
        self._connection = connection
        self._local = local

    async def here(self, query: str) -> list[Found]:
        """What CQL finds on this machine, or what has the words: in its title first.

        Raises CqlError for bad CQL.
        """
        if not query.strip():
            return []
        titled = [] if is_cql(query) else await self._titled(query)
        known = {found.id for found in titled}
        answered = await self._local().ask(query, MOST)
        return [*titled, *(_here(one) for one in answered.found if one.id not in known)][:MOST]

    async def _titled(self, query: str) -> list[Found]:
        rows = await self._store.titled(query, MOST)
        return [
            Found(row.id, row.kind, row.title, row.space_name, "", row.modified_at, row.readable)
            for row in rows
        ]

    async def there(self, query: str, limit: int = MOST) -> list[Found]:
        """What Confluence finds, in its order; raises ``DeskError``, and CqlError for bad CQL."""
        cql = cql_of(query)
        if not cql:
            return []
        self._connection.require()
        try:
            hits = await self._client.search(cql, limit=limit)
        except SignInNeeded:
            self._connection.note_refusal()
            raise
        return [self._found(hit) for hit in hits]

    def _found(self, hit: Hit) -> Found:
        return Found(
            hit.id,
            hit.kind,
            hit.title,
            hit.space_name,
            " ".join(hit.excerpt.split()),
            hit.modified_at,
            self._store.body_version(hit.id) > 0,
            hit.web_path,
        )


def is_cql(query: str) -> bool:
    """Whether a text is meant as a query: it begins with a clause on a field that exists."""
    from confluence_desk.cql import guessing  # noqa: PLC0415 - no start asks for anything

    return guessing.is_cql(query)


def cql_of(query: str) -> str:
    """The query for the service: CQL as it stands, words as a search of pages' texts.

    Empty for words that hold nothing to search for; raises CqlError for CQL that is none.
    """
    from confluence_desk.cql.check import read  # noqa: PLC0415 - as above
    from confluence_desk.cql.printing import quote  # noqa: PLC0415 - as above

    if is_cql(query):
        read(query)
        return query
    words = " ".join(_MARKS.sub(" ", query).lower().split())
    return f"type in (page, blogpost) AND text ~ {quote(words)}" if words else ""


def _here(one: "LocalHit") -> Found:
    return Found(
        one.id, one.kind, one.title, one.space_name, "", one.modified_at, one.here, one.web_path
    )


def merged(here: list[Found], there: list[Found], *, in_order: bool = False) -> list[Found]:
    """Both, each result once: what is here first, with the excerpt that came from there.

    ``in_order`` keeps the order of the service, as a query may ask for one.
    """
    by_id = {found.id: found for found in there}
    if in_order:
        return [*there, *(found for found in here if found.id not in by_id)]
    known = {found.id for found in here}
    first = [_filled(found, by_id.get(found.id)) for found in here]
    return [*first, *(found for found in there if found.id not in known)]


def _filled(found: Found, other: Found | None) -> Found:
    if other is None:
        return found
    moment = other.modified_at or found.modified_at
    return replace(found, excerpt=other.excerpt, modified_at=moment, web_path=other.web_path)
