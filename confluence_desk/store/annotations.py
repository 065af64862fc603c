"""Who wrote which word of a page, kept for when its next version comes."""

import apsw

from confluence_desk.domain.frozen import frozen
from confluence_desk.store.packing import pack, unpack
from confluence_desk.store.shelf import Shelf

_TOLD = "SELECT edition, number, codec, told FROM annotations WHERE content_id = ?"
_KEEP = """INSERT OR REPLACE INTO annotations (content_id, edition, number, codec, told)
    VALUES (?, ?, ?, ?, ?)"""
_HERE = "SELECT number FROM bodies WHERE content_id = ? ORDER BY number"


@frozen
class AnnotationRow:
    """What is known of one version; ``edition`` is that of the program that found it out."""

    edition: int
    number: int
    told: str


class AnnotationRows(Shelf):
    """One annotation a page; it goes when the page's texts go."""

    def versions_here(self, content_id: str) -> list[int]:
        """The versions whose text is here, the oldest first."""
        return [int(row[0]) for row in self._db.all(_HERE, (content_id,))]

    def annotation(self, content_id: str) -> AnnotationRow | None:
        """What is known of who wrote it."""
        row = self._db.one(_TOLD, (content_id,))
        if row is None:
            return None
        edition, number, codec, told = row
        return AnnotationRow(int(edition), int(number), unpack(codec, told))

    async def save_annotation(self, content_id: str, row: AnnotationRow) -> None:
        """Keep it in place of what was known; nothing where the page itself is gone."""
        values = (content_id, row.edition, row.number, *pack(row.told))

        def job(connection: apsw.Connection) -> None:
            sql = "SELECT 1 FROM bodies WHERE content_id = ?"
            if connection.execute(sql, (content_id,)).fetchone():
                connection.execute(_KEEP, values)

        await self._db.run(job)
