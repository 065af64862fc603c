"""The bytes of attachments, inside the encrypted file."""

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.store.shelf import Shelf

_FIND = "SELECT data FROM blobs WHERE attachment_id = ? AND number = ?"
_SAVE = """INSERT OR REPLACE INTO blobs (attachment_id, number, media_type, size, saved_at, data)
    VALUES (?, ?, ?, ?, ?, ?)"""


class Blobs(Shelf):
    """Bytes by attachment and version; every version that came stays."""

    def blob(self, att_id: str, version: int) -> bytes | None:
        """The bytes, where they are here."""
        row = self._db.one(_FIND, (att_id, version))
        return None if row is None else bytes(row[0])

    def blob_type(self, att_id: str, version: int) -> str:
        """The media type the bytes came with; empty where they are not here."""
        row = self._db.one(
            "SELECT media_type FROM blobs WHERE attachment_id = ? AND number = ?",
            (att_id, version),
        )
        return str(row[0]) if row else ""

    def statistics(self) -> tuple[int, int]:
        """How many pages are readable here, and how many bytes the library takes."""
        row = self._db.one(
            "SELECT (SELECT count(*) FROM content WHERE body_number IS NOT NULL),"
            " (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count"
            " FROM pragma_freelist_count), (SELECT page_size FROM pragma_page_size)"
        )
        pages, used, size = row or (0, 0, 0)
        return int(pages), int(used) * int(size)

    async def save_blob(self, att_id: str, version: int, data: bytes, media_type: str) -> Changes:
        """Keep the bytes of one version."""
        now = self._now()
        return await self._save(lambda c: _save(c, (att_id, version), data, media_type, now))


def _save(
    connection: apsw.Connection, which: tuple[str, int], data: bytes, media_type: str, now: int
) -> Changes:
    row = connection.execute(_FIND, which).fetchone()
    if row is not None and row[0] == data:
        return Changes()
    connection.execute(_SAVE, (*which, media_type, len(data), now, data))
    return Changes(blobs=frozenset({which[0]}))
