"""The bytes of attachments, inside the encrypted file: in pieces, so that they can be resumed."""

from collections.abc import Collection

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.store.drawn import note_size
from confluence_desk.store.shelf import Shelf

_DAY = 24 * 3600 * 1_000_000
_WHICH = "attachment_id = ? AND number = ?"
_PARTS = f"""SELECT data FROM blob_parts WHERE blob_key =
    (SELECT key FROM blobs WHERE {_WHICH} AND whole) ORDER BY start"""  # noqa: S608 - our own words
_HAVE = f"""SELECT coalesce(sum(length), 0) FROM blob_parts WHERE blob_key =
    (SELECT key FROM blobs WHERE {_WHICH})"""  # noqa: S608 - as above
_HEAD = """INSERT INTO blobs (attachment_id, number, media_type, size, whole, saved_at, used_at)
    VALUES (?, ?, ?, ?, ?, ?6, ?6)"""
_PART = "INSERT INTO blob_parts (blob_key, start, length, data) VALUES (?, ?, ?, ?)"
_TOUCH = f"UPDATE blobs SET used_at = ? WHERE {_WHICH}"  # noqa: S608 - as above
_OLDEST = """SELECT key, attachment_id,
    (SELECT coalesce(sum(length), 0) FROM blob_parts WHERE blob_key = blobs.key)
    FROM blobs ORDER BY used_at, key"""


class Blobs(Shelf):
    """Bytes by attachment and version; every version that came stays until it is evicted."""

    def blob(self, att_id: str, version: int) -> bytes | None:
        """The bytes, where all of them are here."""
        head = self._db.one(
            f"SELECT used_at FROM blobs WHERE {_WHICH} AND whole",  # noqa: S608 - as above
            (att_id, version),
        )
        if head is None:
            return None
        now = self._now()
        if now - int(head[0]) > _DAY:
            self._db.post(lambda c: c.execute(_TOUCH, (now, att_id, version)))
        return b"".join(row[0] for row in self._db.all(_PARTS, (att_id, version)))

    def blob_type(self, att_id: str, version: int) -> str:
        """The media type the bytes came with; empty where they are not here."""
        row = self._db.one(
            f"SELECT media_type FROM blobs WHERE {_WHICH} AND whole",  # noqa: S608 - as above
            (att_id, version),
        )
        return str(row[0]) if row else ""

    def blob_have(self, att_id: str, version: int) -> int:
        """How many bytes of it are here, from the start on, whole or not."""
        row = self._db.one(_HAVE, (att_id, version))
        return int(row[0]) if row else 0

    def has_blob(self, att_id: str, version: int) -> bool:
        """Whether all of it is here."""
        sql = f"SELECT 1 FROM blobs WHERE {_WHICH} AND whole"  # noqa: S608 - as above
        return self._db.one(sql, (att_id, version)) is not None

    def blob_bytes(self) -> int:
        """How many bytes all files take together."""
        row = self._db.one("SELECT coalesce(sum(length), 0) FROM blob_parts")
        return int(row[0]) if row else 0

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
        """Keep the bytes of one version, all at once."""
        now = self._now()
        return await self._save(lambda c: _save(c, (att_id, version), data, media_type, now))

    async def begin_blob(self, att_id: str, version: int, size: int, media_type: str) -> int:
        """Get ready for the pieces of one version; how many bytes of it are here already.

        Pieces of what was announced with another size were of something else: they go.
        """
        now = self._now()
        return await self._db.run(lambda c: _begin(c, (att_id, version), size, media_type, now))

    async def append_blob(self, att_id: str, version: int, offset: int, data: bytes) -> None:
        """Keep a piece that begins at ``offset``; what was here from there on goes.

        An offset beyond what is here would leave a hole: that is a ``ValueError``.
        """
        await self._db.run(lambda c: _append(c, (att_id, version), offset, data))

    async def finish_blob(self, att_id: str, version: int) -> Changes:
        """All pieces came: from now on the bytes can be read."""
        return await self._save(lambda c: _finish(c, (att_id, version)))

    async def drop_blob(self, att_id: str, version: int) -> Changes:
        """Give up the bytes of one version, whole or not."""
        return await self._save(lambda c: _drop(c, (att_id, version)))

    async def evict(self, bytes_wanted: int, spare: Collection[str] = ()) -> int:
        """Give up the files shown longest ago until so many bytes are free; how many it were.

        Those whose attachment id is in ``spare`` stay, whatever happens.
        """
        freed = 0
        oldest = await self._db.look(_oldest)
        for key, att_id, size in oldest:
            if freed >= bytes_wanted:
                break
            if att_id not in spare:
                await self._save(lambda c, key=key, att_id=att_id: _evict(c, key, att_id))  # type: ignore[misc]
                freed += size
        return freed


def _oldest(connection: apsw.Connection) -> list[tuple[int, str, int]]:
    return [(key, att_id, size) for key, att_id, size in connection.execute(_OLDEST)]


def _have(connection: apsw.Connection, which: tuple[str, int]) -> int:
    return next(int(have) for (have,) in connection.execute(_HAVE, which))


def _key_of(connection: apsw.Connection, which: tuple[str, int]) -> int | None:
    sql = f"SELECT key FROM blobs WHERE {_WHICH}"  # noqa: S608 - as above
    row = connection.execute(sql, which).fetchone()
    return None if row is None else int(row[0])


def _drop(connection: apsw.Connection, which: tuple[str, int]) -> Changes:
    key = _key_of(connection, which)
    return Changes() if key is None else _evict(connection, key, which[0])


def _evict(connection: apsw.Connection, key: int, att_id: str) -> Changes:
    connection.execute("DELETE FROM blobs WHERE key = ?", (key,))
    return Changes(blobs=frozenset({att_id}))


def _save(
    connection: apsw.Connection, which: tuple[str, int], data: bytes, media_type: str, now: int
) -> Changes:
    held = b"".join(row[0] for row in connection.execute(_PARTS, which))
    if held == data and (data or _key_of(connection, which) is not None):
        return Changes()
    _drop(connection, which)
    connection.execute(_HEAD, (*which, media_type, len(data), 1, now))
    connection.execute(_PART, (connection.last_insert_rowid(), 0, len(data), data))
    note_size(connection, which, data)
    return Changes(blobs=frozenset({which[0]}))


def _begin(
    connection: apsw.Connection, which: tuple[str, int], size: int, media_type: str, now: int
) -> int:
    sql = f"SELECT size FROM blobs WHERE {_WHICH}"  # noqa: S608 - as above
    row = connection.execute(sql, which).fetchone()
    if row is not None and row[0] == size:
        return _have(connection, which)
    _drop(connection, which)
    connection.execute(_HEAD, (*which, media_type, size, 0, now))
    return 0


def _append(connection: apsw.Connection, which: tuple[str, int], offset: int, data: bytes) -> None:
    key = _key_of(connection, which)
    have = _have(connection, which)
    if key is None or offset > have:
        raise ValueError("a piece does not follow what is here")
    if offset < have:
        _cut(connection, key, offset)
    connection.execute(_PART, (key, offset, len(data), data))


def _cut(connection: apsw.Connection, key: int, offset: int) -> None:
    connection.execute("UPDATE blobs SET whole = 0 WHERE key = ?", (key,))
    connection.execute("DELETE FROM blob_parts WHERE blob_key = ? AND start >= ?", (key, offset))
    connection.execute(
        "UPDATE blob_parts SET data = substr(data, 1, ?2 - start), length = ?2 - start"
        " WHERE blob_key = ?1 AND start + length > ?2",
        (key, offset),
    )


def _finish(connection: apsw.Connection, which: tuple[str, int]) -> Changes:
    have = _have(connection, which)
    connection.execute(
        f"UPDATE blobs SET whole = 1, size = ? WHERE {_WHICH} AND NOT whole",  # noqa: S608 - as above
        (have, *which),
    )
    first = connection.execute(f"{_PARTS} LIMIT 1", which).fetchone()
    note_size(connection, which, first[0] if first else b"")
    return Changes(blobs=frozenset({which[0]})) if connection.changes() else Changes()
