"""What the library takes, by space, and the ways to drop what nobody wants any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from confluence_desk.domain.changes import Changes
from confluence_desk.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class SpaceUsage:
    """What is here of one space, in bytes as they lie in the library.

    The checks are when the texts here were last known to be current: the one longest ago and
    the latest.
    """

    space_id: str
    pages: int = 0
    text_bytes: int = 0
    comments: int = 0
    files: int = 0
    file_bytes: int = 0
    oldest_check: datetime | None = None
    newest_check: datetime | None = None


class UsageRows(Shelf):
    """Sums, and what frees them."""

    def usage(self) -> list[SpaceUsage]:
        """Every space of which there is anything, the largest first."""
        return []

    async def free_space(self, space_id: str) -> Changes:
        """Drop texts, comments and files of a space; its rows and its tree stay."""
        return Changes()

    async def release(self, ids: Iterable[str]) -> Changes:
        """Drop texts, comments and files of these; their rows stay."""
        return Changes()

    async def sound(self) -> bool:
        """Whether every page of the library file is as it should be; takes a while."""
        return True

    async def foreign_commits(self) -> int:
        """A number that moves when another process has written to this library."""
        return 0
