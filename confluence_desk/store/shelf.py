"""What every family of rows stands on: the database and a clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.events import Event
from confluence_desk.store import overtaken
from confluence_desk.store.database import Database
from confluence_desk.store.packing import to_number
from confluence_desk.store.writer import Job

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


class Shelf:
    """One family of rows: reads at once, writes as jobs that tell what they changed.

    ``changed`` tells every commit that changed something, once and on the loop it was asked
    on, even when whoever asked was cancelled meanwhile.
    """

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self.changed: Final[Event[Changes]] = Event()
        self._db: Final = database
        self._clock: Final = clock

    async def moment(self) -> overtaken.Moment:
        """How far the library is written: for whoever asks the service now, and saves later."""
        return await self._db.look(overtaken.moment)

    def _now(self) -> int:
        return to_number(self._clock()) or 0

    async def _save(self, job: Job[Changes]) -> Changes:
        return await self._db.run(job, then=self._tell)

    def _tell(self, changes: Changes) -> None:
        if changes and not self._db.closed:
            self.changed.emit(changes)
