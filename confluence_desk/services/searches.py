"""The searches a person saved, with how much each found last."""

from collections.abc import Iterable
from dataclasses import replace

from confluence_desk.domain.collected import Removal, SavedSearch, Taken
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.events import Event
from confluence_desk.store import Store


class SavedSearches:
    """A list in memory, kept in the library's file; told through ``changed``, then written."""

    def __init__(self, store: Store) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._rows = store.searches()
        # Not taken again while the program runs: whoever is put back keeps its key.
        self._last_key = max((row.key for row in self._rows), default=0)

    def all(self) -> tuple[SavedSearch, ...]:
        """All of them, in their order."""
        return tuple(self._rows)

    def find(self, key: int) -> SavedSearch | None:
        """One by its key."""
        return next((row for row in self._rows if row.key == key), None)

    def of(self, cql: str) -> SavedSearch | None:
        """The one that asks exactly this."""
        return next((row for row in self._rows if row.cql == cql.strip()), None)

    async def save(self, name: str, cql: str, count: int | None = None) -> int:
        """Keep a search at the end; one that asks the same is renamed. Gives its key."""
        known = self.of(cql)
        if known is not None:
            await self.rename(known.key, name)
            return known.key
        self._last_key += 1
        found = SavedSearch(self._last_key, name.strip() or cql.strip(), cql.strip(), count)
        await self._keep([*self._rows, found])
        return found.key

    async def rename(self, key: int, name: str) -> None:
        """Call one something else."""
        if name.strip():
            await self._change(key, name=name.strip())

    async def change(self, key: int, cql: str) -> None:
        """Let one ask something else; what it found before is forgotten."""
        await self._change(key, cql=cql.strip(), count=None)

    async def tell(self, key: int, *, tells: bool) -> None:
        """Hear of new hits of one, or no longer."""
        await self._change(key, tells=tells)

    async def take(self, found: Iterable[tuple[str, str]]) -> Taken:
        """Add names and queries of a file; those that are here already stay as they are."""
        rows, known = list(self._rows), 0
        for name, cql in found:
            if any(row.cql == cql for row in rows):
                known += 1
            else:
                self._last_key += 1
                rows.append(SavedSearch(self._last_key, name or cql, cql))
        added = len(rows) - len(self._rows)
        if added:
            await self._keep(rows)
        return Taken(added, known)

    async def note_count(self, key: int, count: int) -> None:
        """Remember how much one found."""
        await self._change(key, count=count)

    async def remove(self, key: int) -> Removal:
        """Take one away."""
        before, gone = self.all(), self.find(key)
        await self._keep([row for row in self._rows if row.key != key])

        def possible() -> bool:
            return gone is not None and self.find(key) is None and self.of(gone.cql) is None

        async def put_back() -> None:
            if gone is not None and possible():
                await self._put_back(gone, [row.key for row in before])

        return Removal(put_back, possible, self.changed)

    async def move(self, key: int, at: int | None = None) -> None:
        """Put one before number ``at``, or at the end."""
        row = self.find(key)
        if row is None:
            return
        if at is not None and self._rows.index(row) < at:
            at -= 1
        others = [other for other in self._rows if other.key != key]
        others.insert(len(others) if at is None else at, row)
        await self._keep(others)

    async def _put_back(self, gone: SavedSearch, before: list[int]) -> None:
        """Behind what stood before it, as far as that is still there."""
        now = [row.key for row in self._rows]
        earlier = reversed(before[: before.index(gone.key)])
        at = next((now.index(key) + 1 for key in earlier if key in now), 0)
        await self._keep([*self._rows[:at], gone, *self._rows[at:]])

    async def _change(self, key: int, **what: str | int | None) -> None:
        rows = [replace(r, **what) if r.key == key else r for r in self._rows]  # type: ignore[arg-type]
        if rows != self._rows:
            await self._keep(rows)

    async def _keep(self, rows: list[SavedSearch]) -> None:
        self._rows = rows
        self.changed.emit(None)
        try:
            await self._store.keep_searches(rows)
        except StoreTrouble:
            self._rows = self._store.searches()
            self.changed.emit(None)
            raise
