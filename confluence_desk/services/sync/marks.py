"""Which sources were once listed to their end, so that a quick look is enough from then on."""

from typing import TYPE_CHECKING

from confluence_desk.domain.keeping import MARKS

if TYPE_CHECKING:
    from confluence_desk.services.sync.listing import Found
    from confluence_desk.services.sync.sources import Source
    from confluence_desk.store import Store


class Marks:
    """Marks say which run was the last to be whole, and are set when all of it is stored."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def last(self, source: "Source") -> int | None:
        """The last run that listed a source to its end; None: there was none."""
        mark = self._store.mark(MARKS[source.holds], source.subject)
        return mark[0] if mark else None

    async def set(self, found: "Found", run: int) -> None:
        """Everything that a source named is stored."""
        if found.whole:
            await self._store.set_mark(MARKS[found.source.holds], found.source.subject, run)
