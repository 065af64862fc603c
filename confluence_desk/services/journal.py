"""Keeps a diary of what was fetched and what failed, for whoever asks what the program did."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.events import Event
from confluence_desk.domain.journal import Entry, Failure, Fetched
from confluence_desk.store import Store
from confluence_desk.store.journal import JOURNAL_KEPT

PAUSE = 5.0
"""Seconds between two times of writing: a busy sync must not wait for its diary."""
TOGETHER = 12
"""So many subjects in one piece of news have entries of their own; more share one."""
_AGAIN = timedelta(minutes=10)

_KINDS = (
    ("spaces", Fetched.SPACES),
    ("children_of", Fetched.TREE),
    ("pages", Fetched.TEXT),
    ("comments_of", Fetched.COMMENTS),
    ("labels_of", Fetched.LABELS),
    ("attachments_of", Fetched.FILES),
    ("versions_of", Fetched.VERSIONS),
    ("blobs", Fetched.BYTES),
)


class Source(Protocol):
    """What tells of changes and failures: the library."""

    changed: Event[Changes]
    failed: Event[Failure]


class Journal:
    """Entries newest first, of this run and those before; ``changed`` tells of new ones.

    Writing is left to ``watch``, and to ``save`` at the end.
    """

    def __init__(
        self,
        store: Store,
        library: Source,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._now = now
        self._entries = store.journal()
        self._unsaved: list[Entry] = []
        self._news = asyncio.Event()
        library.changed.connect(self._hear)
        library.failed.connect(self._hear_failure)

    def entries(self) -> list[Entry]:
        """What happened, newest first."""
        return list(self._entries)

    async def clear(self) -> None:
        """Forget everything."""
        self._entries, self._unsaved = [], []
        await self._store.clear_journal()
        self.changed.emit(None)

    async def save(self) -> None:
        """Write down what is not yet; a disk that is full loses the diary and nothing else."""
        waiting, self._unsaved = self._unsaved, []
        if waiting:
            try:
                await self._store.add_to_journal(waiting)
            except StoreTrouble:
                return

    async def watch(self) -> None:
        """Write every few seconds while there is news; never ends."""
        while True:
            await self._news.wait()
            self._news.clear()
            await asyncio.sleep(PAUSE)
            await self.save()

    def _hear(self, changes: Changes) -> None:
        moved: dict[str, list[Fetched]] = {}
        for name, kind in _KINDS:
            for subject in sorted(getattr(changes, name)):
                moved.setdefault(subject, []).append(kind)
        if not moved:
            return
        now = self._now()
        if len(moved) <= TOGETHER:
            self._add([Entry(now, subject, tuple(kinds)) for subject, kinds in moved.items()])
        else:
            met = {kind for kinds in moved.values() for kind in kinds}
            kinds = tuple(kind for _name, kind in _KINDS if kind in met)
            self._add([Entry(now, "", kinds, len(moved))])

    def _hear_failure(self, failure: Failure) -> None:
        """A trouble that goes on is one entry, with how often it came."""
        now, reason = self._now(), type(failure.error).__name__
        entry = Entry(now, failure.subject, reason=reason)
        last = self._unsaved[-1] if self._unsaved else None
        same = last is not None and (last.subject, last.reason) == (entry.subject, reason)
        if last is not None and same and now - last.at < _AGAIN:
            self._unsaved.pop()
            self._entries.pop(0)
            entry = replace(entry, count=last.count + 1)
        self._add([entry])

    def _add(self, entries: list[Entry]) -> None:
        self._unsaved += entries
        self._entries = [*reversed(entries), *self._entries][:JOURNAL_KEPT]
        self._news.set()
        self.changed.emit(None)
