"""Bytes of attachments: from the library when they are here, else fetched once and kept."""

from typing import TYPE_CHECKING

from confluence_desk.domain.errors import Missing, NotKept, Unreachable
from confluence_desk.store import Store

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

UNKNOWN_TYPE = "application/octet-stream"


class Files:
    """Attachments' bytes by id and version; the signed address they come from is never kept."""

    def __init__(self, client: "ConfluenceClient", store: Store) -> None:
        self._client = client
        self._store = store

    def stored(self, attachment_id: str, version: int) -> tuple[bytes, str] | None:
        """The bytes and media type that are here already."""
        data = self._store.blob(attachment_id, version)
        if data is None:
            return None
        if self._store.picture_size(attachment_id, version) is None:
            self._store.note_picture(attachment_id, version, data)
        return data, self._media_type(attachment_id)

    async def fetch(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        """Bytes and media type from Confluence, saved."""
        attachment = self._store.attachment(attachment_id)
        if attachment is None:
            raise Missing(f"attachment {attachment_id}")
        try:
            data = await self._client.download(attachment, version=version)
        except Unreachable as trouble:
            if version == attachment.version.number:
                raise
            raise NotKept(trouble.host, trouble.detail) from trouble
        media_type = attachment.media_type or UNKNOWN_TYPE
        await self._store.save_blob(attachment_id, version, data, media_type)
        return data, media_type

    def _media_type(self, attachment_id: str) -> str:
        attachment = self._store.attachment(attachment_id)
        return (attachment.media_type if attachment else "") or UNKNOWN_TYPE
