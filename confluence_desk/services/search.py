"""Search: what is on this machine at once, then whatever Confluence finds."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Hit, Kind
from confluence_desk.domain.errors import SignInNeeded
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.connection import Connection
from confluence_desk.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.hits import Hit as LocalHit
    from confluence_desk.domain.hits import Spans
    from confluence_desk.services.local_search import Answered, LocalSearch
    from confluence_desk.services.understanding import Asked, Understanding
    from confluence_desk.store.query.asking import Unanswered

MOST = 50
"""Results that are asked for; nobody reads more of an unsorted list."""

_NODES = frozenset(Kind)
_QUOTES = '"“” '


@frozen
class Found:
    """One result; ``here`` when its text is on this machine, ``known`` when its name is.

    ``kind`` is the service's own word, such as ``page``, ``attachment`` or ``comment``; what is
    no node of the hierarchy opens by its ``web_path``. ``lit`` and ``title_lit`` are the matches
    in excerpt and title, ``heading`` is what the excerpt stands under, ``page_id`` is the page it
    stands on (a file's by ``page_title``), ``checked_at`` is when the copy here was last known to
    be the newest.
    """

    id: str
    kind: str
    title: str
    space_name: str = ""
    excerpt: str = ""
    modified_at: datetime | None = None
    here: bool = False
    web_path: str = ""
    space_key: str = ""
    author: str = ""
    labels: tuple[str, ...] = ()
    checked_at: datetime | None = None
    page_id: str = ""
    heading: str = ""
    lit: "Spans" = ()
    title_lit: "Spans" = ()
    known: bool = False
    page_title: str = ""

    @property
    def is_node(self) -> bool:
        """Whether it opens as a page, post, folder or stub."""
        return self.kind in _NODES


@frozen
class Looked:
    """What the library has, which clauses it cannot answer, and whether there is more.

    The last ``loose`` have some of the words only.
    """

    found: tuple[Found, ...] = ()
    unanswered: "tuple[Unanswered, ...]" = ()
    more: bool = False
    loose: int = 0


class Search:
    """Two questions, each to be asked by itself: what is here, and what is there."""

    def __init__(
        self,
        client: "ConfluenceClient",
        store: Store,
        connection: Connection,
        local: "Callable[[], LocalSearch]",
        understanding: "Callable[[], Understanding]",
    ) -> None:
        self._client = client
        self._store = store
        self._connection = connection
        self._local = local
        self._understanding = understanding

    async def read(self, text: str) -> "Asked":
        """What a text asks for: words, CQL, or a question in English."""
        return await self._understanding().read(text)

    def name_of(self, what: str, value: str) -> str:
        """What a person knows a space, a person or a page by."""
        return self._understanding().name_of(what, value)

    async def choices(self, what: str, typed: str = "") -> list[tuple[str, str]]:
        """Values to filter by, with names: ``what`` is space, label or person."""
        return await self._understanding().choices(what, typed)

    async def here(self, query: str) -> list[Found]:
        """What CQL finds on this machine, or what has the words: in its title first.

        Raises CqlError for bad CQL.
        """
        return list((await self.look(await self.read(query))).found)

    async def look(self, asked: "Asked", *, typing: bool = False, limit: int = MOST) -> Looked:
        """What the library has of what was asked; ``typing``: the last word may be half of one.

        Raises CqlError for bad CQL.
        """
        if not asked.cql and not asked.words.strip():
            return Looked()
        answered = await self._answered(asked, limit, typing=typing)
        found = [_here(one) for one in answered.found]
        firm = len(found) - answered.loose
        first, loose = found[:firm], found[firm:]
        enough = len(first) if typing else sum(map(_is_titled, first))
        if _may_stand_in_titles(asked) and enough < limit:
            first = _with_titles(first, await self._titled(asked.words, first, limit))
        known = {one.id for one in first}
        loose = [one for one in loose if one.id not in known][: max(limit - len(first), 0)]
        shown = (*first[:limit], *loose)
        return Looked(shown, answered.unanswered, answered.more, len(loose))

    async def _answered(self, asked: "Asked", limit: int, *, typing: bool) -> "Answered":
        """A quotation in a question is looked for exactly so, within the rest of it."""
        local, words = self._local(), asked.words.strip()
        if not asked.cql:  # not a word in it: marks that no index keeps
            return await local.literal(words.strip(_QUOTES), limit)
        if asked.chips and words.startswith('"') and words.count('"') == 2 and words[-1] == '"':  # noqa: PLR2004 - a pair
            return await local.literal(words.strip('"'), limit, within=_without_texts(asked.cql))
        return await local.ask(asked.cql if asked.is_query else words, limit, typing=typing)

    async def _titled(self, words: str, found: "Sequence[Found]", limit: int) -> list[Found]:
        """What has the words in its title, also as parts of longer ones, and is not found yet."""
        known = {one.id for one in found}
        rows = [row for row in await self._store.titled(words, limit) if row.id not in known]
        told = {one.id: one for one in await self._store.describe([row.id for row in rows])}
        return [
            replace(_here(told[row.id]), title_lit=_spots(row.title, words))
            if row.id in told
            else Found(
                row.id,
                row.kind,
                row.title,
                row.space_name,
                "",
                row.modified_at,
                row.readable,
                known=True,
            )
            for row in rows
        ]

    async def there(self, query: str, limit: int = MOST) -> list[Found]:
        """What Confluence finds, in its order; raises ``DeskError``, and CqlError for bad CQL."""
        return await self.ask_there(await self.read(query), limit)

    async def ask_there(self, asked: "Asked", limit: int = MOST) -> list[Found]:
        """As ``there``, for what was read already."""
        if asked.fault is not None:
            from confluence_desk.cql.check import read  # noqa: PLC0415 - no start asks for anything

            read(asked.cql)
        if not asked.cql:
            return []
        self._connection.require()
        try:
            hits = await self._client.search(asked.cql, limit=limit)
        except SignInNeeded:
            self._connection.note_refusal()
            raise
        known = {one.id: one for one in await self._store.describe([hit.id for hit in hits])}
        return [_found(hit, known.get(hit.id)) for hit in hits]


def is_cql(query: str) -> bool:
    """Whether a text is meant as a query: it begins with a clause on a field that exists."""
    from confluence_desk.cql import guessing  # noqa: PLC0415 - no start asks for anything

    return guessing.is_cql(query)


def _found(hit: Hit, known: "LocalHit | None") -> Found:
    """What Confluence tells of a result, and what the library knows of it besides."""
    found = Found(
        hit.id,
        hit.kind,
        hit.title,
        hit.space_name,
        hit.excerpt,
        hit.modified_at,
        web_path=hit.web_path,
        space_key=hit.space_key,
        lit=hit.lit,
        title_lit=hit.title_lit,
        page_title=hit.page_title,
    )
    if known is None:
        return found
    return replace(
        found,
        here=known.here,
        author=known.author,
        labels=known.labels,
        checked_at=known.checked_at,
        page_id=known.page_id,
        known=True,
        page_title=known.page_title or hit.page_title,
    )


def _here(one: "LocalHit") -> Found:
    return Found(
        one.id,
        one.kind,
        one.title,
        one.space_name,
        one.excerpt.text,
        one.modified_at,
        one.here,
        one.web_path,
        one.space_key,
        one.author,
        one.labels,
        one.checked_at,
        one.page_id,
        one.excerpt.heading,
        one.excerpt.lit,
        one.title_lit,
        known=True,
        page_title=one.page_title,
    )


def _with_titles(found: "Sequence[Found]", titled: "Sequence[Found]") -> list[Found]:
    """Titles that no text stands behind yet come behind the best titles of pages.

    A comment that has the words from the title of its page alone is found last.
    """
    best = [one for one in found if _is_titled(one)]
    last = [one for one in found if one.kind == "comment" and not one.lit]
    rest = [one for one in found if one not in best and one not in last]
    return [*best, *titled, *rest, *last]


def _may_stand_in_titles(asked: "Asked") -> bool:
    """As parts of their words: what is in quotes was looked for there already."""
    plain = not set(_QUOTES.strip()).intersection(asked.words)
    return bool(asked.cql) and not asked.is_query and plain


def _is_titled(one: Found) -> bool:
    return bool(one.title_lit) and one.is_node


def _spots(title: str, words: str) -> "Spans":
    """Where words stand in a title, in any case; none where letters change their number by it."""
    lower, lower_words = title.lower(), words.lower().split()
    if len(lower) != len(title):
        return ()
    spots: list[tuple[int, int]] = []
    for start, end in sorted((lower.find(one), lower.find(one) + len(one)) for one in lower_words):
        if start >= 0 and (not spots or start >= spots[-1][1]):
            spots.append((start, end))
    return tuple(spots)


def _without_texts(cql: str) -> str:
    from confluence_desk.cql.about import About  # noqa: PLC0415 - as above
    from confluence_desk.cql.check import read  # noqa: PLC0415 - no start asks for anything
    from confluence_desk.cql.filters import filters, without  # noqa: PLC0415 - as above
    from confluence_desk.cql.printing import canonical  # noqa: PLC0415 - as above

    query = read(cql)
    for one in filters(query):
        if one.about is About.TEXT:
            query = without(query, one)
    return canonical(query)


def merged(
    here: list[Found], there: list[Found], *, in_order: bool = False, loose: int = 0
) -> list[Found]:
    """Both, each result once: what is here first, with the excerpt that came from there.

    ``in_order`` keeps the order of the service, as a query may ask for one. The last ``loose`` of
    what is here have some of the words only, and come behind all that have them all.
    """
    by_id, local = {found.id: found for found in there}, {found.id: found for found in here}
    if in_order:
        first = [_filled(found, local.get(found.id)) for found in there]
        return [*first, *(found for found in here if found.id not in by_id)]
    firm = here[: len(here) - loose]
    known = {found.id for found in firm}
    mine = [_filled(by_id.get(found.id, found), found) for found in firm]
    theirs = [_filled(found, local.get(found.id)) for found in there if found.id not in known]
    return [*mine, *theirs, *(found for found in here[len(firm) :] if found.id not in by_id)]


def _filled(found: Found, here: Found | None) -> Found:
    """A result with the excerpt of the library, which knows the heading; else the one it has."""
    if here is None or here is found:
        return found
    moment = found.modified_at or here.modified_at
    told = replace(
        found,
        modified_at=moment,
        here=found.here or here.here,
        known=found.known or here.known,
        title_lit=found.title_lit or here.title_lit,
    )
    if not here.excerpt:
        return told
    return replace(told, excerpt=here.excerpt, lit=here.lit, heading=here.heading)
