"""What the library takes, by space, and the ways to drop what nobody wants any more."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.frozen import frozen
from confluence_desk.store import dropping
from confluence_desk.store.packing import to_moment
from confluence_desk.store.shelf import Shelf
from confluence_desk.store.sightings import CHECKED
from confluence_desk.store.writer import Job

_AT_ONCE = 100
_SPARE_PAGES, _PAGES_AT_ONCE = 1000, 500
"""4 MB of an emptied file stay for what comes next; 2 MB go in one transaction."""
_TEXTS = f"""SELECT c.space_id, count(*),
    sum((SELECT sum(length(body)) FROM bodies b WHERE b.content_id = c.id)),
    min({CHECKED}), max({CHECKED})
    FROM content c NOT INDEXED LEFT JOIN sightings s ON s.key = c.key
    WHERE c.body_number IS NOT NULL GROUP BY +c.space_id"""  # noqa: S608 - our own words
"""Row after row: by the index of the spaces each row would be looked for somewhere else."""
_COMMENTS = """SELECT c.space_id, sum(n) FROM
    (SELECT content_id, count(*) AS n FROM comments GROUP BY content_id) AS some
    JOIN content c ON c.id = some.content_id GROUP BY c.space_id"""
_FILES = """SELECT coalesce(c.space_id, ''), count(*), sum(size) FROM
    (SELECT b.attachment_id, sum(p.length) AS size FROM blobs b
    JOIN blob_parts p ON p.blob_key = b.key GROUP BY b.attachment_id) AS some
    LEFT JOIN attachments a ON a.id = some.attachment_id
    LEFT JOIN content c ON c.id = a.content_id GROUP BY 1"""
_SUMS = {
    _TEXTS: ("pages", "text_bytes", "oldest", "newest"),
    _COMMENTS: ("comments",),
    _FILES: ("files", "file_bytes"),
}
_OF_SPACE = """SELECT id FROM content WHERE space_id = ? AND (body_number IS NOT NULL
    OR EXISTS (SELECT 1 FROM comments WHERE content_id = content.id)
    OR EXISTS (SELECT 1 FROM attachments a JOIN blobs b ON b.attachment_id = a.id
    WHERE a.content_id = content.id))"""
_UNHELD = """SELECT value FROM json_each(?)
    WHERE value NOT IN (SELECT content_id FROM members)"""


@frozen
class SpaceUsage:
    """What is here of one space, in bytes as they lie in the library.

    ``files`` are those whose bytes are here. The checks are when the texts here were last known
    to be current: the one longest ago and the latest.
    """

    space_id: str
    pages: int = 0
    text_bytes: int = 0
    comments: int = 0
    files: int = 0
    file_bytes: int = 0
    oldest_check: datetime | None = None
    newest_check: datetime | None = None


class UsageRows(Shelf):
    """Sums, and what frees them."""

    async def weigh(self) -> list[SpaceUsage]:
        """Every space of which there is anything, the largest first; read behind."""
        return await self._db.look(_weighed)

    async def free_space(self, space_id: str) -> Changes:
        """Drop texts, comments and files of a space; its rows and its tree stay."""
        ids = [str(row[0]) for row in self._db.all(_OF_SPACE, (space_id,))]
        return await self._in_parts(ids, dropping.texts_of)

    async def release(self, ids: Iterable[str]) -> Changes:
        """Drop texts, comments and files of these, if no rule holds them; their rows stay."""
        return await self._in_parts(list(ids), _release)

    async def give_back(self) -> None:
        """Give the disk what the file has no use for, a little at a time.

        Some is kept: what comes next finds room in it. A library of the first versions cannot.
        """
        while await self._db.run(_give_back):
            pass

    async def sound(self) -> bool:
        """Whether every page of the library file is as it should be; takes a while."""
        try:
            return await self._db.look(lambda c: c.pragma("integrity_check", 1) == "ok")
        except StoreTrouble as error:
            if error.kind != "damaged":
                raise
            return False

    async def _in_parts(
        self, ids: Sequence[str], drop: Callable[[apsw.Connection, Sequence[str]], Changes]
    ) -> Changes:
        changes = Changes()
        for start in range(0, len(ids), _AT_ONCE):
            changes |= await self._save(_bound(drop, ids[start : start + _AT_ONCE]))
        return changes


def _bound(
    drop: Callable[[apsw.Connection, Sequence[str]], Changes], ids: Sequence[str]
) -> Job[Changes]:
    return lambda connection: drop(connection, ids)


def _release(connection: apsw.Connection, ids: Sequence[str]) -> Changes:
    unheld = [str(row[0]) for row in connection.execute(_UNHELD, (json.dumps(list(ids)),))]
    changes = dropping.texts_of(connection, unheld)
    connection.executemany("DELETE FROM let_go WHERE content_id = ?", [(id_,) for id_ in ids])
    return changes


def _give_back(connection: apsw.Connection) -> bool:
    """Whether there is more to give."""
    before = int(connection.pragma("freelist_count"))
    if before <= _SPARE_PAGES:
        return False
    connection.execute(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})").fetchall()
    return int(connection.pragma("freelist_count")) < before


def _weighed(connection: apsw.Connection) -> list[SpaceUsage]:
    told: dict[str, dict[str, Any]] = {}
    for sql, names in _SUMS.items():
        for space_id, *sums in list(connection.execute(sql)):
            told.setdefault(str(space_id), {}).update(zip(names, sums, strict=True))
    found = [_of_space(space_id, sums) for space_id, sums in told.items()]
    return sorted(found, key=lambda one: (-one.text_bytes - one.file_bytes, one.space_id))


def _of_space(space_id: str, sums: dict[str, Any]) -> SpaceUsage:
    oldest, newest = (to_moment(sums.pop(name, None)) for name in ("oldest", "newest"))
    counts = {name: sum_ or 0 for name, sum_ in sums.items()}
    return SpaceUsage(space_id, **counts, oldest_check=oldest, newest_check=newest)
