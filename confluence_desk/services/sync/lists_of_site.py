"""The lists of a whole site that tell no change: footer comments, inline comments, files."""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from confluence_desk.api.lists import ROWS
from confluence_desk.domain.entities import Attachment, Comment, Place, Version
from confluence_desk.services.mentions import mentioned

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.store import Store


LOOKED_AT = 100
"""Rows at once where only the newest matter."""

T = TypeVar("T", Comment, Attachment)


class SiteList(Protocol[T]):
    """One list of the site, and what is here of it.

    Troubles call the list by ``what`` and ``name``, and a row of it by ``row``.
    """

    what: str
    name: str
    row: str

    @property
    def unread(self) -> set[str]:
        """The ids of its rows that could not be read, "" for those without one."""

    def rows(self, *, newest: bool) -> AsyncGenerator[list[T], None]:
        """All of it by id, or the latest changes first."""

    async def keep(self, rows: Sequence[T], run: int) -> bool:
        """Keep what is ours of these; whether anything of it is new."""

    async def settle(self, run: int) -> None:
        """No more rows come: keep what had to wait for others."""

    async def spare(self, ids: Iterable[str], run: int) -> None:
        """These were there, though not to be read."""

    async def end(self, run: int) -> None:
        """It was read whole: what it did not name is gone."""

    def unseen(self, run: int) -> list[str]:
        """What is here, and was not named."""

    async def exists(self, subject: str) -> bool:
        """Whether one of these is there all the same."""


class CommentList:
    """The comments of one place, with their replies; ``named`` are the people they mention."""

    what = "comments"

    def __init__(self, client: "ConfluenceClient", store: "Store", place: Place) -> None:
        self.name = place.value
        self.row = f"{place}-comment"
        self._client = client
        self._store = store
        self._place = place
        self._homeless: list[Comment] = []
        self.named: set[str] = set()

    @property
    def unread(self) -> set[str]:
        """Comments that could not be read."""
        return set(self._client.unread[self.row])

    def rows(self, *, newest: bool) -> AsyncGenerator[list[Comment], None]:
        """All comments of the place."""
        some = LOOKED_AT if newest else ROWS
        return self._client.comments_everywhere(self._place, newest=newest, rows=some)

    async def keep(self, rows: Sequence[Comment], run: int) -> bool:
        """Keep those on kept pages; replies whose thread is still to come wait for it."""
        ids = [row.id for row in rows]
        before = self._store.comment_versions(ids)
        await self._store.save_comments_seen(rows, run)
        after = self._store.comment_versions(ids)
        self.named.update(who for row in rows if row.id in after for who in mentioned(row.body))
        self._homeless += [row for row in rows if not row.container_id and row.id not in after]
        return _newer(before, after)

    async def settle(self, run: int) -> None:
        """Keep the replies whose threads came after them; the others are not ours."""
        waiting, self._homeless = self._homeless, []
        while waiting:
            await self._store.save_comments_seen(waiting, run)
            here = self._store.comment_versions(row.id for row in waiting)
            left = [row for row in waiting if row.id not in here]
            waiting = left if len(left) < len(waiting) else []

    async def spare(self, ids: Iterable[str], run: int) -> None:
        """Keep these as they are here."""
        await self._store.spare_comments(ids, run)

    async def end(self, run: int) -> None:
        """The others are gone."""
        await self._store.end_comments(self._place, run)

    def unseen(self, run: int) -> list[str]:
        """Comments that were not named."""
        return self._store.unseen_comments(self._place, run)

    async def exists(self, subject: str) -> bool:
        """Whether a comment is there."""
        return await self._client.comment_exists(Comment(subject, "", self._place, Version(0)))


class FileList:
    """The records of files."""

    what = "attachments"
    name = "attachments"
    row = "attachment"

    def __init__(self, client: "ConfluenceClient", store: "Store") -> None:
        self._client = client
        self._store = store

    @property
    def unread(self) -> set[str]:
        """Records that could not be read."""
        return {
            f"att{one.removeprefix('att')}" if one else "" for one in self._client.unread[self.row]
        }

    def rows(self, *, newest: bool) -> AsyncGenerator[list[Attachment], None]:
        """All records."""
        return self._client.attachments_everywhere(
            newest=newest, rows=LOOKED_AT if newest else ROWS
        )

    async def keep(self, rows: Sequence[Attachment], run: int) -> bool:
        """Keep those on kept pages."""
        ids = [row.id for row in rows]
        before = self._store.file_versions(ids)
        await self._store.save_files_seen(rows, run)
        return _newer(before, self._store.file_versions(ids))

    async def settle(self, run: int) -> None:
        """No file waits for another."""

    async def spare(self, ids: Iterable[str], run: int) -> None:
        """Keep these as they are here."""
        await self._store.spare_files(ids, run)

    async def end(self, run: int) -> None:
        """The others left their pages."""
        await self._store.end_files(run)

    def unseen(self, run: int) -> list[str]:
        """Records that were not named."""
        return self._store.unseen_files(run)

    async def exists(self, subject: str) -> bool:
        """Whether a file hangs on its page."""
        return await self._client.attachment_exists(subject)


def _newer(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    return any(before.get(one) != number for one, number in after.items())
