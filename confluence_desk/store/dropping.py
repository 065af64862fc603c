"""Takes texts, comments and files out of the library, or content with all that hangs on it."""

import json
from collections.abc import Sequence

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.store import sightings

_NAMED = "IN (SELECT value FROM json_each(?))"
_BLOBS = f"""DELETE FROM blobs WHERE attachment_id IN
    (SELECT id FROM attachments WHERE content_id {_NAMED})"""  # noqa: S608 - our own words
_SIZES = f"""DELETE FROM picture_sizes WHERE attachment_id IN
    (SELECT id FROM attachments WHERE content_id {_NAMED})"""  # noqa: S608 - as above
_SIGHTS = f"""DELETE FROM seen_files WHERE id IN
    (SELECT id FROM attachments WHERE content_id {_NAMED})"""  # noqa: S608 - as above
_PASTS = f"""DELETE FROM versions WHERE content_id IN
    (SELECT id FROM attachments WHERE content_id {_NAMED})"""  # noqa: S608 - as above
_HELD = ("bodies", "comments", "completed", "needs", "linked", "links", "drawn", "annotations")
_HANGING = (*_HELD, "labels", "versions", "attachments", "members", "let_go", "visits",
            "readings", "restrictions")  # fmt: skip
_TALK = sightings.FOOTERS | sightings.INLINES | sightings.FILES
_UNREAD = f"""UPDATE content SET body_number = NULL, checked_at = NULL WHERE id {_NAMED}"""  # noqa: S608 - as above
_UNKNOWN = f"""UPDATE sightings SET lists = lists & ~? WHERE key IN
    (SELECT key FROM content WHERE id {_NAMED})"""  # noqa: S608 - as above
_FORGET = """DELETE FROM listings WHERE what IN (SELECT value FROM json_each(?))
    AND subject IN (SELECT value FROM json_each(?))"""
_FILES_OF = f"SELECT id FROM attachments WHERE content_id {_NAMED}"  # noqa: S608 - as above


def texts_of(connection: apsw.Connection, ids: Sequence[str]) -> Changes:
    """Bodies of every version, comments and files' bytes; records and rows stay."""
    named, some = json.dumps(list(ids)), frozenset(ids)
    files = _drop(connection, _HELD, named)
    connection.execute(_UNREAD, (named,))
    connection.execute(_UNKNOWN, (_TALK, named))
    connection.execute(_FORGET, (json.dumps(["comments", "attachments"]), named))
    return Changes(pages=some, comments_of=some, versions_of=some, blobs=files)


def everything_of(connection: apsw.Connection, ids: Sequence[str]) -> Changes:
    """The content itself and all that was known of it."""
    named, some = json.dumps(list(ids)), frozenset(ids)
    connection.execute(_SIZES, (named,))
    connection.execute(_PASTS, (named,))
    files = _drop(connection, _HANGING, named)
    whats = json.dumps(["children", *sightings.BITS, "versions"])
    connection.execute(_FORGET, (whats, named))
    connection.execute(f"DELETE FROM content WHERE id {_NAMED}", (named,))  # noqa: S608 - as above
    return Changes(pages=some, comments_of=some, attachments_of=some, blobs=files)


def _drop(connection: apsw.Connection, tables: Sequence[str], named: str) -> frozenset[str]:
    """Rows of these tables; the files whose bytes went with them."""
    files = frozenset(str(row[0]) for row in connection.execute(_FILES_OF, (named,)))
    connection.execute(_BLOBS, (named,))
    connection.execute(_SIGHTS, (named,))
    for table in tables:
        connection.execute(f"DELETE FROM {table} WHERE content_id {_NAMED}", (named,))  # noqa: S608 - as above
    return files
