"""Says whether a space, a subtree, a label's or a query's pages can be relied on offline."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import EVERY_SPACE, Holds
from confluence_desk.domain.readiness import OLD_AFTER, Gap, Lack, Readiness, Scope
from confluence_desk.services.needed import Needed

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.render.references import Reference
    from confluence_desk.services.connection import Connection
    from confluence_desk.store import Store
    from confluence_desk.store.survey import Surveyed

T = TypeVar("T")

GAPS_KEPT = 2000
_TEXTS_AT_ONCE = 40
_PAGES_AT_ONCE = 8
_REMEMBERED = 20_000
"""References of so many texts stay in memory: a second look costs next to nothing."""
_ORDER = {lack: number for number, lack in enumerate(Lack)}

Tell = Callable[[int, int], None]
"""How many texts were looked at, of how many."""


class Surveyor:
    """Looks at what is stored; only a query that no rule keeps is asked of Confluence.

    ``lists_whole`` tells whether all that the lists on a page show is here.
    """

    def __init__(
        self,
        store: "Store",
        client: "ConfluenceClient",
        connection: "Connection",
        site_url: str,
        *,
        lists_whole: Callable[[str], Awaitable[bool]],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._lists_whole = lists_whole
        self._client = client
        self._connection = connection
        self._site_url = site_url
        self._now = now
        self._known: OrderedDict[tuple[str, int], tuple[Reference, ...]] = OrderedDict()
        self._lists: set[tuple[str, int]] = set()

    async def look(
        self,
        scope: Scope,
        *,
        old_after: timedelta = OLD_AFTER,
        tell: Tell = lambda _done, _total: None,
    ) -> Readiness:
        """The whole answer. Raises ``DeskError`` where a query cannot be asked."""
        rows, unlisted = await self._set(scope)
        pages = [row for row in rows if row.kind is not Kind.FOLDER]
        tally = _Tally(self._now())
        for gap in unlisted:
            tally.add(gap)
        for row in pages:
            tally.take(row, old_after)
        readable = [row for row in pages if row.body]
        needed = Needed(self._store, {row.id for row in rows})
        tell(0, len(readable))
        done = 0
        async for row, wants in self._wants(readable):
            tally.need(needed.of(row.id, row.title, row.space_id, wants))
            if (row.id, row.body) in self._lists and not await self._lists_whole(row.id):
                tally.add(Gap(Lack.LISTED, row.id, row.title))
            done += 1
            if done % _TEXTS_AT_ONCE == 0:
                tell(done, len(readable))
        return tally.answer(scope)

    # what belongs to the set

    async def _set(self, scope: Scope) -> tuple[list["Surveyed"], list[Gap]]:
        match scope.holds:
            case Holds.SPACE | Holds.BLOG:
                rows = await self._store.survey_space(scope.subject)
                if scope.holds is Holds.BLOG:
                    rows = [row for row in rows if row.kind is Kind.BLOGPOST]
                return rows, self._unlisted_spaces(scope.subject, rows)
            case Holds.TREE:
                rows = await self._store.survey_below(scope.subject)
                return rows, self._unlisted_below(scope.subject, rows)
            case Holds.LABEL:
                rows = await self._store.survey_label(scope.subject)
                known = self._members(scope) is not None
                return rows, [] if known else [Gap(Lack.LIST)]
            case Holds.CQL:
                found = self._members(scope)
                ids = sorted(found) if found is not None else await self._asked(scope.subject)
                rows = await self._store.survey_ids(ids)
                here = {row.id for row in rows}
                return rows, [Gap(Lack.TEXT, id_) for id_ in ids if id_ not in here]

    def _members(self, scope: Scope) -> set[str] | None:
        """What a rule that names the same held after its last run; None without such a run."""
        for rule in self._store.rules():
            if (rule.holds, rule.subject, rule.excludes) == (scope.holds, scope.subject, False):
                return self._store.members(rule.key) or None
        return None

    async def _asked(self, cql: str) -> list[str]:
        self._connection.require()
        found: dict[str, None] = {}
        async for hits in self._client.search_pages(cql, limit=250):
            found |= {hit.id: None for hit in hits if hit.kind in (Kind.PAGE, Kind.BLOGPOST)}
        return list(found)

    def _unlisted_spaces(self, subject: str, rows: Sequence["Surveyed"]) -> list[Gap]:
        every = subject == EVERY_SPACE
        spaces = [s for s in self._store.spaces() if s.status == "current"] if every else []
        names = {s.id: s.name for s in spaces}
        if not every:
            space = self._store.space(subject)
            names = {subject: space.name if space else ""}
        roots = self._store.has_children(f"space:{id_}" for id_ in names)
        missing = [id_ for id_ in names if f"space:{id_}" not in roots]
        gaps = [Gap(Lack.LIST, wanted=names[id_]) for id_ in missing]
        return gaps + self._unlisted([row for row in rows if row.space_id not in missing])

    def _unlisted_below(self, node_id: str, rows: Sequence["Surveyed"]) -> list[Gap]:
        if not rows:
            return [Gap(Lack.LIST, node_id)]
        above = [node_id, *(node.id for node in self._store.path(node_id))]
        if any(self._store.mark("tree", each) for each in above):
            return []
        return self._unlisted(rows)

    def _unlisted(self, rows: Sequence["Surveyed"]) -> list[Gap]:
        """Pages below which nobody has looked yet."""
        nodes = [row for row in rows if row.kind is not Kind.BLOGPOST]
        known: set[str] = set()
        for some in _portions([row.id for row in nodes], 500):
            known |= set(self._store.has_children(some))
        return [Gap(Lack.LIST, row.id, row.title) for row in nodes if row.id not in known]

    # what the texts need

    async def _wants(
        self, rows: Sequence["Surveyed"]
    ) -> AsyncIterator[tuple["Surveyed", tuple["Reference", ...]]]:
        for some in _portions(rows, _TEXTS_AT_ONCE):
            unread = [row for row in some if (row.id, row.body) not in self._known]
            if unread:
                await self._read(unread)
            for number, row in enumerate(some):
                if number % _PAGES_AT_ONCE == 0:
                    await asyncio.sleep(0)  # each asks the library for a handful of titles
                yield row, self._known.get((row.id, row.body), ())

    async def _read(self, rows: Sequence["Surveyed"]) -> None:
        from confluence_desk.render.references import references  # noqa: PLC0415 - no start needs it
        from confluence_desk.services.texts_with_lists import lists_others  # noqa: PLC0415 - as above

        bodies = await self._store.bodies_of(row.id for row in rows)
        site = self._site_url

        def found() -> list[tuple["Reference", ...]]:
            return [references(bodies.get(row.id), site) for row in rows]

        for row, wants in zip(rows, await asyncio.to_thread(found), strict=True):
            self._known[row.id, row.body] = wants
            if lists_others(bodies.get(row.id, "")):
                self._lists.add((row.id, row.body))
        while len(self._known) > _REMEMBERED:
            self._lists.discard(self._known.popitem(last=False)[0])


class _Tally:
    """Adds up one answer."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._gaps: list[Gap] = []
        self._counts: Counter[Lack] = Counter()
        self._needs: Counter[Lack] = Counter()
        self._checked: list[datetime] = []
        self._pages = 0

    def add(self, gap: Gap) -> None:
        self._counts[gap.lack] += 1
        self._gaps.append(gap)

    def take(self, row: "Surveyed", old_after: timedelta) -> None:
        self._pages += 1
        if not row.body:
            self.add(Gap(Lack.TEXT, row.id, row.title))
            return
        if row.checked_at is not None:
            self._checked.append(row.checked_at)
        if row.body < row.version:
            self.add(Gap(Lack.OUTDATED, row.id, row.title, at=row.checked_at))
        elif row.checked_at is None or self._now - row.checked_at > old_after:
            self.add(Gap(Lack.OLD, row.id, row.title, at=row.checked_at))

    def need(self, found: Iterable[tuple[Lack, Gap | None]]) -> None:
        for lack, gap in found:
            self._needs[lack] += 1
            if gap is not None:
                self.add(gap)

    def answer(self, scope: Scope) -> Readiness:
        gaps = sorted(self._gaps, key=lambda gap: _ORDER[gap.lack])
        return Readiness(
            scope,
            self._now,
            pages=self._pages,
            images=self._needs[Lack.IMAGE],
            includes=self._needs[Lack.INCLUDE],
            links=self._needs[Lack.LINK],
            oldest=min(self._checked, default=None),
            newest=max(self._checked, default=None),
            gaps=tuple(gaps[:GAPS_KEPT]),
            counts=dict(self._counts),
        )


def _portions(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
