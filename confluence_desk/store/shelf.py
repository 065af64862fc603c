"""What every family of rows stands on: the database and a clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from confluence_desk.store.database import Database
from confluence_desk.store.packing import to_number

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


class Shelf:
    """One family of rows: reads at once, writes as jobs that tell what they changed."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._db: Final = database
        self._clock: Final = clock

    def _now(self) -> int:
        return to_number(self._clock()) or 0
