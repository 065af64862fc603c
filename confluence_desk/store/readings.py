"""Which versions of a page were read here, and what was saved again since."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import apsw

from confluence_desk.domain.readings import Moved, Reading
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_KEPT = 3
"""So many versions of a page are remembered as read; their texts stay here."""
_OF = "SELECT number, read_at FROM readings WHERE content_id = ? ORDER BY read_at DESC, number DESC"
_NOTE = """INSERT INTO readings (content_id, number, read_at) VALUES (?, ?, ?)
    ON CONFLICT (content_id, number) DO UPDATE SET read_at = excluded.read_at"""
_FORGET = """DELETE FROM readings WHERE content_id = ?1 AND number NOT IN
    (SELECT number FROM readings WHERE content_id = ?1 ORDER BY read_at DESC, number DESC LIMIT ?2)
    RETURNING number"""
_RELEASE = """DELETE FROM bodies WHERE content_id = ?1 AND number = ?2 AND NOT held
    AND number != (SELECT body_number FROM content WHERE id = ?1)"""
_MOVED = """SELECT c.id, c.title, c.space_id, c.version_number, c.version_at, c.version_author,
    c.version_message, c.version_minor,
    (SELECT max(number) FROM readings r WHERE r.content_id = c.id) AS seen,
    (SELECT max(read_at) FROM readings r WHERE r.content_id = c.id),
    (SELECT max(number) FROM versions v WHERE v.content_id = c.id AND v.created_at <= ?1)
    FROM content c WHERE c.version_number IS NOT NULL AND c.kind IN ('page', 'blogpost')
    AND c.missing_reason = '' AND c.status = 'current'"""
_INSIDE = " AND c.space_id = ?2"
_AMONG = " AND c.id IN (SELECT value FROM json_each(?2))"
_SINCE = " AND c.version_at > ?1 ORDER BY c.version_at DESC LIMIT ?3"
_UNREAD = " AND seen IS NOT NULL AND seen < c.version_number ORDER BY c.version_at DESC LIMIT ?3"


class Readings(Shelf):
    """The reader's memory; it never leaves this machine."""

    def readings(self, id_: str) -> list[Reading]:
        """The versions of a page that were read, the one read last first."""
        return [Reading(row[0], to_moment(row[1])) for row in self._db.all(_OF, (id_,))]

    async def note_reading(self, id_: str, number: int) -> None:
        """Note that a version is read now; the text of one read long ago may go."""
        now = self._now()
        await self._db.run(lambda c: _note(c, id_, number, now))

    async def moved_since(
        self,
        since: datetime | None,
        *,
        space_id: str = "",
        among: Iterable[str] | None = None,
        limit: int,
    ) -> list[Moved]:
        """Pages saved after a moment, or after they were read last (``since`` None), newest first.

        ``space_id`` or ``among`` narrow that to a space or to these pages.
        """
        inside: str | None = None
        narrow = " AND ?2 IS NULL"
        if among is not None:
            narrow, inside = _AMONG, json.dumps(list(among))
        elif space_id:
            narrow, inside = _INSIDE, space_id
        sql = _MOVED + narrow + (_SINCE if since else _UNREAD)
        values = (to_number(since), inside, limit)
        return await self._db.run(lambda c: [_moved(row) for row in c.execute(sql, values)])


def _note(connection: apsw.Connection, id_: str, number: int, now: int) -> None:
    connection.execute(_NOTE, (id_, number, now))
    for (gone,) in connection.execute(_FORGET, (id_, _KEPT)).fetchall():
        connection.execute(_RELEASE, (id_, gone))


def _moved(row: tuple[Any, ...]) -> Moved:
    id_, title, space_id, number, at, author, message, minor, seen, read_at, stood = row
    return Moved(
        page_id=id_,
        title=title,
        space_id=space_id,
        number=number,
        before=stood or (seen if seen and seen < number else 0),
        saved_at=to_moment(at),
        author_id=author,
        message=message,
        minor_edit=bool(minor),
        read_at=to_moment(read_at),
    )
