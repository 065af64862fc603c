"""The inbox: what changed in what a person follows, what they found, what they asked to be told.

Nothing is looked for unless the person switched it on; what is looked for costs one request a
250 pages and one a saved search.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from confluence_desk.domain.events import Event
from confluence_desk.domain.followed import InboxEntry, Reminder
from confluence_desk.store import Store


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Inbox:
    """Entries and reminders of one account; ``changed`` tells that they moved."""

    def __init__(self, store: Store) -> None:
        self.changed: Event[None] = Event()
        self._store = store

    def entries(self) -> list[InboxEntry]:
        """The newest first."""
        return self._store.inbox()

    @property
    def unread(self) -> int:
        """How many entries were not read."""
        return self._store.unread()

    def reminders(self) -> list[Reminder]:
        """What is to come, the next first."""
        return self._store.reminders()

    async def mark_read(self, keys: Iterable[int], *, read: bool = True) -> None:
        """Entries were read, or count as unread again."""
        await self._store.mark_read(keys, read=read)
        self.changed.emit(None)

    async def mark_page_read(self, node_id: str) -> None:
        """A page was opened: what the inbox says of it is read."""
        keys = [e.key for e in self.entries() if e.node_id == node_id and not e.read]
        if keys:
            await self.mark_read(keys)

    async def mark_all_read(self) -> None:
        """Everything was read."""
        await self.mark_read([entry.key for entry in self.entries() if not entry.read])

    async def clear(self) -> None:
        """Forget every entry."""
        await self._store.clear_inbox()
        self.changed.emit(None)

    async def remind(self, node_id: str, due: datetime, words: str = "") -> None:
        """Tell of a page at a moment."""
        node = self._store.node(node_id)
        await self._store.remind(node_id, node.title if node else "", due, words)
        self.changed.emit(None)

    async def forget_reminder(self, key: int) -> None:
        """A reminder is not wanted any more."""
        await self._store.forget_reminders([key])
        self.changed.emit(None)

    async def take_in(self, entries: Sequence[InboxEntry]) -> None:
        """Put entries in that stand nowhere else."""
        if entries:
            await self._store.add_entries(entries)
            self.changed.emit(None)


__all__ = ["Inbox", "InboxEntry", "Reminder"]
