"""Looks whether what a person follows has changed, and puts what is new into the inbox.

The first look only notes where things stand; a person's own edits are never news to them.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from confluence_desk.domain.entities import Kind, Page
from confluence_desk.domain.errors import Missing
from confluence_desk.domain.followed import Cause, InboxEntry
from confluence_desk.services.inbox import Inbox
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

WATCHED = "watcher = currentUser() AND type IN (page, blogpost) ORDER BY lastmodified DESC"
MOST_WATCHED = 250


class Watching:
    """Asks Confluence; ``me`` is the reader's account id.

    ``starred`` gives the ids of starred content, ``hits`` asks the saved searches again and gives
    what they found new, in the inbox already.
    """

    def __init__(
        self,
        client: "ConfluenceClient",
        store: Store,
        inbox: Inbox,
        me: str,
        *,
        starred: Callable[[], Iterable[str]],
        hits: Callable[[], Awaitable[list[InboxEntry]]],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._client = client
        self._store = store
        self._inbox = inbox
        self._me = me
        self._starred = starred
        self._hits = hits
        self._now = now

    async def look(self, causes: Collection[Cause]) -> list[InboxEntry]:
        """Everything new for these causes; it stands in the inbox already. Raises ``DeskError``."""
        found: list[InboxEntry] = []
        if Cause.REMINDER in causes:
            found += await self.due()
        if Cause.STARRED in causes:
            found += await self._changed(Cause.STARRED, list(self._starred()))
        if Cause.WATCHED in causes:
            hits = await self._client.search(WATCHED, limit=MOST_WATCHED)
            if len(hits) < MOST_WATCHED:
                await self._store.keep_watched(hit.id for hit in hits)
            known = set(self._starred()) if Cause.STARRED in causes else set()
            found += await self._changed(Cause.WATCHED, [h.id for h in hits if h.id not in known])
        if Cause.SEARCH in causes:
            found += await self._hits()
        return found

    async def due(self) -> list[InboxEntry]:
        """The reminders whose moment has come, moved to the inbox; asks nobody."""
        now = self._now()
        come = [reminder for reminder in self._store.reminders() if reminder.due <= now]
        entries = [
            InboxEntry(0, Cause.REMINDER, each.node_id, each.title, now, about=each.words)
            for each in come
        ]
        if come:
            await self._store.come_due([each.key for each in come], entries)
            self._inbox.changed.emit(None)
        return entries

    async def _changed(self, cause: Cause, ids: Sequence[str]) -> list[InboxEntry]:
        pages = await self._pages(ids)
        before = self._store.told(cause)
        entries = [
            InboxEntry(
                0,
                cause,
                page.id,
                page.title,
                page.version.created_at or self._now(),
                page.version.number,
                page.version.author_id,
                page.version.message,
            )
            for page in pages
            if page.version.number > before.get(page.id, page.version.number)
            and page.version.author_id != self._me
        ]
        versions = {id_: before[id_] for id_ in ids if id_ in before}
        versions |= {page.id: page.version.number for page in pages}
        await self._keep(cause, versions, entries)
        return entries

    async def _pages(self, ids: Sequence[str]) -> list[Page]:
        """Their newest versions: pages in bulk, blog posts (few) one by one."""
        posts = [id_ for id_ in ids if self._is_post(id_)]
        pages = await self._client.pages([id_ for id_ in ids if id_ not in set(posts)])
        for post in posts:
            try:
                pages.append(await self._client.page(post, kind=Kind.BLOGPOST))
            except Missing:
                continue  # a post that is gone has no news; its star says so where it is shown
        return pages

    def _is_post(self, id_: str) -> bool:
        node = self._store.node(id_)
        return node is not None and node.kind is Kind.BLOGPOST

    async def _keep(
        self, cause: Cause, told: dict[str, int], entries: Sequence[InboxEntry]
    ) -> None:
        await self._store.keep_told(cause, told, entries)
        if entries:
            self._inbox.changed.emit(None)
