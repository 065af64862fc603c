"""The lists that hang on one page, asked for and kept; none in place of one that came meanwhile."""

from typing import TYPE_CHECKING

from confluence_desk.domain.errors import BadReply
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.in_time import unmoved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desk.api.client import ConfluenceClient
    from confluence_desk.domain.entities import Attachment, Kind, Version
    from confluence_desk.store import Store


@frozen
class PageLists:
    """Asks for whole lists of a page or blog post, and of a file its versions."""

    client: "ConfluenceClient"
    store: "Store"

    async def comments(self, kind: "Kind", content_id: str) -> None:
        """All comments of a page."""
        rows, _ = await unmoved(
            lambda: self.client.comments(kind, content_id), lambda: self.store.comments(content_id)
        )
        await self.store.save_comments(content_id, rows)

    async def attachments(self, kind: "Kind", content_id: str) -> "Sequence[Attachment]":
        """All files of a page."""
        rows, _ = await unmoved(
            lambda: self.client.attachments(kind, content_id),
            lambda: self.store.attachments(content_id),
        )
        await self.store.save_attachments(content_id, rows)
        return rows

    async def labels(self, kind: "Kind", content_id: str) -> None:
        """All labels of a page."""
        rows, _ = await unmoved(
            lambda: self.client.labels(kind, content_id), lambda: self.store.labels(content_id)
        )
        await self.store.save_labels(content_id, rows)

    async def versions(self, kind: "Kind", content_id: str) -> "Sequence[Version]":
        """All versions of a page; raises ``BadReply`` for none, as there is always one."""
        rows, _ = await unmoved(
            lambda: self.client.versions(kind, content_id), lambda: self.store.versions(content_id)
        )
        if not rows:
            raise BadReply("content without any version")
        await self.store.save_versions(content_id, rows)
        return rows

    async def file_versions(self, file_id: str) -> None:
        """All versions of a file."""
        rows, _ = await unmoved(
            lambda: self.client.file_versions(file_id), lambda: self.store.versions(file_id)
        )
        await self.store.save_versions(file_id, rows)
