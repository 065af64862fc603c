"""Comments of pages and blog posts, in the order the service gave them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Comment, Place, Version
from confluence_desk.store import listings, sightings
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

UNRANKED = 1 << 40
"""The rank of what came by a listing of the site, which does not tell any order on the page."""
COMMENT = """SELECT id, content_id, place, version_number, version_at, version_author,
    version_message, version_minor, body, parent_id, status, resolution, marker_ref, selection
    FROM comments """
_COMMENTS = COMMENT + "WHERE content_id = ? ORDER BY rank, place, length(id), id"
_UNTOLD = "SELECT 1 FROM comments WHERE content_id = ? AND rank = ?"
SAVE = """INSERT INTO comments (id, content_id, place, version_number, version_at,
    version_author, version_message, version_minor, body, parent_id, status, resolution,
    marker_ref, selection, rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET content_id = excluded.content_id, place = excluded.place,
    version_number = excluded.version_number, version_at = excluded.version_at,
    version_author = excluded.version_author, version_message = excluded.version_message,
    version_minor = excluded.version_minor, body = excluded.body,
    parent_id = excluded.parent_id, status = excluded.status,
    resolution = excluded.resolution, marker_ref = excluded.marker_ref,
    selection = excluded.selection, rank = min(rank, excluded.rank)"""
_SEEN = """INSERT OR REPLACE INTO seen_comments (key, run)
    SELECT key, ? FROM comments WHERE content_id = ?"""


class Comments(Shelf):
    """All comments of one page at a time."""

    def comments(self, id_: str) -> list[Comment] | None:
        """Footer and inline comments with their replies; None when never fetched.

        They come as the service told them for the page, else parents before replies.
        """
        rows = self._db.all(_COMMENTS, (id_,))
        if not rows and listings.fetched_at(self._db, "comments", id_) is None:
            return None
        found = [to_comment(row) for row in rows]
        told_in_order = self._db.one(_UNTOLD, (id_, UNRANKED)) is None
        return found if told_in_order else _level_by_level(found)

    async def save_comments(self, id_: str, comments: Sequence[Comment]) -> Changes:
        """Keep the complete list of a page's comments in place of the last one."""
        now = self._now()
        return await self._save(lambda c: _save(c, id_, comments, now))


def to_comment(row: tuple[Any, ...]) -> Comment:
    """The comment in a row that ``COMMENT`` selected."""
    id_, content_id, place, number, at, author, message, minor, body, *rest = row
    version = Version(number, to_moment(at), author, message, bool(minor))
    return Comment(id_, content_id, Place(place), version, body, *rest)


def _level_by_level(comments: list[Comment]) -> list[Comment]:
    """Roots first, then replies to them, and so on; a reply whose parent is gone is a root."""
    here = {comment.id for comment in comments}
    replies: dict[str, list[Comment]] = {}
    for comment in comments:
        above = comment.parent_id if comment.parent_id in here else ""
        replies.setdefault(above or "", []).append(comment)
    found = {comment.id: comment for comment in replies.get("", [])}
    level = list(found.values())
    while level:
        below = [reply for above in level for reply in replies.get(above.id, [])]
        level = [reply for reply in below if reply.id not in found]
        found |= {reply.id: reply for reply in level}
    return [*found.values(), *(comment for comment in comments if comment.id not in found)]


def values(comment: Comment, rank: int = UNRANKED) -> tuple[str | int | None, ...]:
    """What ``SAVE`` asks for."""
    version = comment.version
    return (
        comment.id,
        comment.container_id,
        comment.place.value,
        version.number,
        to_number(version.created_at),
        version.author_id,
        version.message,
        version.minor_edit,
        comment.body,
        comment.parent_id,
        comment.status,
        comment.resolution,
        comment.marker_ref,
        comment.selection,
        rank,
    )


def _save(connection: apsw.Connection, id_: str, comments: Sequence[Comment], now: int) -> Changes:
    given = {c.id: replace(c, container_id=id_) for c in comments}
    stored = [to_comment(row) for row in connection.execute(_COMMENTS, (id_,))]
    first = listings.note(connection, "comments", id_, now)
    same = stored == list(given.values())
    if not same:
        connection.execute("DELETE FROM comments WHERE content_id = ?", (id_,))
        rows = [values(comment, rank) for rank, comment in enumerate(given.values())]
        connection.executemany(SAVE, rows)
    connection.execute(_SEEN, (sightings.latest_run(connection), id_))
    return Changes() if same and not first else Changes(comments_of=frozenset({id_}))
