"""Tells new hits of saved searches once, whoever finds them: Confluence or the library.

The first look only notes where things stand; the first of Confluence after one of the library
tells what was changed since that one. What the library finds is news where it
was changed since the last look, or stood here before and did not fit then: a space that somebody
begins to keep brings old pages, and old pages are no news.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from confluence_desk.domain.collected import SavedSearch
from confluence_desk.domain.entities import Hit
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.hits import Hit as LocalHit
from confluence_desk.services.inbox import Inbox
from confluence_desk.store import Store
from confluence_desk.store.query.asking import Reason, Selection

_SITE, _HERE, _SINCE, _AT, _LAST, _WHOLE = "", "@here", "@since", "@at", "@last", "@whole"
"""What is kept of a search beside its hits, whose ids are numbers."""
_LATE = timedelta(days=1)
"""What was changed so long before a look may not have been brought by then."""


@frozen
class _Before:
    """How it was at the last look of the library."""

    at: datetime
    last: int
    whole: bool


class HitNews:
    """What was told is kept with the library, so that no restart tells it again."""

    def __init__(
        self, store: Store, inbox: Inbox, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._store = store
        self._inbox = inbox
        self._now = now

    async def keep_only(self, searches: Iterable[SavedSearch]) -> None:
        """Forget what was told of searches that are gone or are to be silent."""
        kept = {search.key for search in searches if search.tells}
        known = {int(subject.partition(":")[0]) for subject in self._store.told(Cause.SEARCH)}
        if known - kept:
            await self._store.forget_hits(kept)

    def knows(self, search: SavedSearch) -> bool:
        """Whether the library was looked through for it before."""
        return self._is_same(self._marks(search), _HERE, search)

    async def from_site(self, search: SavedSearch, hits: Sequence[Hit]) -> list[InboxEntry]:
        """What Confluence found; gives what is new, which stands in the inbox."""
        marks = self._marks(search)
        known = self._is_same(marks, _SITE, search)
        looked = self._is_same(marks, _HERE, search) and _SINCE in marks
        since = _moment(marks[_SINCE]) if looked else self._now()
        new = {hit.id for hit in hits if known or (hit.modified_at and hit.modified_at >= since)}
        seen = {hit.id: self._entry(search, hit) if hit.id in new else None for hit in hits}
        return await self._hear(search, {_SITE: _sum(search)}, seen)

    async def from_library(
        self, search: SavedSearch, found: Selection, *, tell: bool
    ) -> list[InboxEntry]:
        """What the library has; noted only, unless somebody wants to be told."""
        marks = self._marks(search)
        whole = all(one.reason is not Reason.NOT_INDEXED for one in found.unanswered)
        telling = tell and self._is_same(marks, _HERE, search)
        new = await self._store.describe(self._untold(search, found.ids)) if telling else []
        known, last = await self._store.first_texts(hit.page_id or hit.id for hit in new)
        at = int(self._now().timestamp())
        now = {_HERE: _sum(search), _AT: at, _LAST: last, _WHOLE: int(whole)}
        if not self._is_same(marks, _HERE, search) or _SINCE not in marks:
            now[_SINCE] = at
        seen: dict[str, InboxEntry | None] = dict.fromkeys(found.ids)
        before = _Before(
            _moment(marks.get(_AT, 0)), marks.get(_LAST, 0), whole and bool(marks.get(_WHOLE))
        )
        some = [hit for hit in new if _is_news(hit, before, known)]
        seen |= {hit.id: self._local_entry(search, hit) for hit in some}
        return await self._hear(search, now, seen)

    def _untold(self, search: SavedSearch, ids: Sequence[str]) -> list[str]:
        old = self._store.told(Cause.SEARCH)
        return [id_ for id_ in ids if f"{search.key}:{id_}" not in old]

    async def _hear(
        self, search: SavedSearch, marks: Mapping[str, int], seen: Mapping[str, InboxEntry | None]
    ) -> list[InboxEntry]:
        prefix = f"{search.key}:"
        new = await self._store.hear_hits(
            {prefix + name: value for name, value in marks.items()},
            {prefix + id_: entry for id_, entry in seen.items()},
        )
        if new:
            self._inbox.changed.emit(None)
        return new

    def _marks(self, search: SavedSearch) -> dict[str, int]:
        prefix = f"{search.key}:"
        told = self._store.told(Cause.SEARCH)
        names = (_SITE, _HERE, _SINCE, _AT, _LAST, _WHOLE)
        return {name: told[prefix + name] for name in names if prefix + name in told}

    @staticmethod
    def _is_same(marks: Mapping[str, int], origin: str, search: SavedSearch) -> bool:
        """Whether this very query was looked for before; older libraries kept a 0."""
        return origin in marks and marks[origin] in {0, _sum(search)}

    def _entry(self, search: SavedSearch, hit: Hit) -> InboxEntry:
        at = hit.modified_at or self._now()
        return InboxEntry(0, Cause.SEARCH, hit.id, hit.title, at, about=search.name)

    def _local_entry(self, search: SavedSearch, hit: LocalHit) -> InboxEntry:
        at = hit.modified_at or self._now()
        subject = hit.page_id or hit.id
        return InboxEntry(0, Cause.SEARCH, subject, hit.title, at, about=search.name)


def _is_news(hit: LocalHit, before: _Before, known: Mapping[str, int]) -> bool:
    """Changed since; or here already, and then the query could be answered as now."""
    if hit.modified_at is not None and hit.modified_at >= before.at - _LATE:
        return True
    return before.whole and known.get(hit.page_id or hit.id, before.last + 1) <= before.last


def _sum(search: SavedSearch) -> int:
    return zlib.crc32(search.cql.encode()) or 1


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
