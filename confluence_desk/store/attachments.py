"""The files on pages and blog posts: their records here, their bytes in ``blobs``."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.store import listings, sightings
from confluence_desk.store.packing import name_key, to_moment, to_number
from confluence_desk.store.shelf import Shelf

ATTACHMENT = """SELECT id, content_id, title, version_number, version_at, version_author,
    version_message, version_minor, media_type, file_size, file_id, comment, status
    FROM attachments """
_OF_PAGE = ATTACHMENT + "WHERE content_id = ? AND listed ORDER BY title_key, id"
SAVE = """INSERT OR REPLACE INTO attachments (id, content_id, title, version_number, version_at,
    version_author, version_message, version_minor, media_type, file_size, file_id, comment,
    status, title_key, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"""
SEEN = """INSERT INTO seen_files (id, run) SELECT value, ?2 FROM json_each(?1) WHERE true
    ON CONFLICT DO UPDATE SET run = max(run, excluded.run)"""


class Attachments(Shelf):
    """Attachments of one page, by id, or by the name a page's text uses."""

    def attachments(self, id_: str) -> list[Attachment] | None:
        """The files of a page by name; None when never fetched."""
        rows = self._db.all(_OF_PAGE, (id_,))
        if not rows and listings.fetched_at(self._db, "attachments", id_) is None:
            return None
        return [to_attachment(row) for row in rows]

    def knows_attachments(self, id_: str) -> bool:
        """Whether the list of a page's files was ever fetched as a whole."""
        return listings.fetched_at(self._db, "attachments", id_) is not None

    def attachment(self, att_id: str) -> Attachment | None:
        """One file, also one that has left its page."""
        row = self._db.one(ATTACHMENT + "WHERE id = ?", (att_id,))
        return None if row is None else to_attachment(row)

    def attachment_by_name(self, container_id: str, filename: str) -> Attachment | None:
        """The file of that name on a page, however its accents are spelt (trap 55)."""
        row = self._db.one(
            ATTACHMENT + "WHERE content_id = ? AND title_key = ?"
            " ORDER BY listed DESC, status != 'current' LIMIT 1",
            (container_id, name_key(filename)),
        )
        return None if row is None else to_attachment(row)

    async def save_attachments(self, id_: str, attachments: Sequence[Attachment]) -> Changes:
        """Keep the complete list of a page's files; those that left stay for kept copies."""
        now = self._now()
        return await self._save(lambda c: _save(c, id_, attachments, now))


def to_attachment(row: tuple[Any, ...]) -> Attachment:
    """The file in a row that ``ATTACHMENT`` selected."""
    id_, content_id, title, number, at, author, message, minor, *rest = row
    version = Version(number, to_moment(at), author, message, bool(minor))
    return Attachment(id_, content_id, title, version, *rest)


def values(attachment: Attachment) -> tuple[str | int | None, ...]:
    """What ``SAVE`` asks for."""
    version = attachment.version
    return (
        attachment.id,
        attachment.container_id,
        attachment.title,
        version.number,
        to_number(version.created_at),
        version.author_id,
        version.message,
        version.minor_edit,
        attachment.media_type,
        attachment.file_size,
        attachment.file_id,
        attachment.comment,
        attachment.status,
        name_key(attachment.title),
    )


def _save(
    connection: apsw.Connection, id_: str, attachments: Sequence[Attachment], now: int
) -> Changes:
    given = {a.id: replace(a, container_id=id_) for a in attachments}
    stored = {row[0]: to_attachment(row) for row in connection.execute(_OF_PAGE, (id_,))}
    first = listings.note(connection, "attachments", id_, now)
    connection.execute(SEEN, (json.dumps(list(given)), sightings.latest_run(connection)))
    if stored == given and not first:
        return Changes()
    moved = [a for a in given.values() if stored.get(a.id) != a]
    homes = homes_of(connection, [a.id for a in moved])
    connection.executemany(SAVE, [values(a) for a in moved])
    gone = [(att_id,) for att_id in stored if att_id not in given]
    connection.executemany("UPDATE attachments SET listed = 0 WHERE id = ?", gone)
    return Changes(attachments_of=frozenset({id_} | homes))


def homes_of(connection: apsw.Connection, att_ids: Sequence[str]) -> set[str]:
    """The pages that files hung on until now."""
    sql = "SELECT content_id FROM attachments WHERE id IN (SELECT value FROM json_each(?))"
    return {str(row[0]) for row in connection.execute(sql, (json.dumps(list(att_ids)),))}
