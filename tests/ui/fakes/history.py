"""The past of pages, as a test has it."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.readings import Moved, Reading
from confluence_desk.services.comparing import Pair
from confluence_desk.services.copies import Copy
from confluence_desk.services.history import Since


@dataclass
class FakeHistory:
    """``texts`` are the versions that are here; ``noted`` what was noted as read."""

    texts: dict[str, set[int]] = field(default_factory=dict)
    read: dict[str, list[Reading]] = field(default_factory=dict)
    sizes: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    since: dict[tuple[str, int], Since] = field(default_factory=dict)
    noted: list[tuple[str, int]] = field(default_factory=list)
    changed_pages: list[Moved] = field(default_factory=list)
    asked: list[tuple[datetime | None, str, list[str] | None]] = field(default_factory=list)
    failure: DeskError | None = None
    gate: asyncio.Event | None = None
    copied: list[tuple[Pair, bool]] = field(default_factory=list)

    def here(self, page_id: str) -> set[int]:
        return self.texts.get(page_id, set())

    def readings(self, page_id: str) -> list[Reading]:
        return self.read.get(page_id, [])

    async def note_reading(self, page_id: str, number: int) -> None:
        self.noted.append((page_id, number))

    async def since_read(self, page_id: str, number: int) -> Since | None:
        return self.since.get((page_id, number))

    async def size(self, _page_id: str, old: int, new: int) -> tuple[int, int] | None:
        return self.sizes.get((old, new))

    async def bring(
        self, page_id: str, numbers: Sequence[int], told: Callable[[int, int], None]
    ) -> None:
        for done, number in enumerate(numbers):
            told(done, len(numbers))
            if self.gate is not None:
                await self.gate.wait()
            if self.failure is not None:
                raise self.failure
            self.texts.setdefault(page_id, set()).add(number)

    async def moved(
        self, since: datetime | None, *, space_id: str = "", among: Iterable[str] | None = None
    ) -> list[Moved]:
        self.asked.append((since, space_id, None if among is None else list(among)))
        return self.changed_pages

    async def html(self, *_what: object) -> str | None:
        return "<!DOCTYPE html><title>Redline</title>"

    async def markdown(self, *_what: object) -> str | None:
        return "{--old--}{++new++}\n"

    async def patch(self, *_what: object) -> str | None:
        return "--- a\n+++ b\n"

    async def copy_side(self, pair: Pair, _form: object, *, old: bool) -> Copy | None:
        self.copied.append((pair, old))
        return Copy("older" if old else "newer", "<p>side</p>")
