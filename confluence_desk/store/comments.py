"""Comments of pages and blog posts, in the order the service gave them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Comment, Place, Version
from confluence_desk.store import listings
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_COMMENTS = """SELECT id, content_id, place, version_number, version_at, version_author,
    version_message, version_minor, body, parent_id, status, resolution, marker_ref, selection
    FROM comments WHERE content_id = ? ORDER BY rank, key"""
_SAVE = """INSERT OR REPLACE INTO comments (id, content_id, place, version_number, version_at,
    version_author, version_message, version_minor, body, parent_id, status, resolution,
    marker_ref, selection, rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Comments(Shelf):
    """All comments of one page at a time."""

    def comments(self, id_: str) -> list[Comment] | None:
        """Footer and inline comments with their replies; None when never fetched."""
        rows = self._db.all(_COMMENTS, (id_,))
        if not rows and listings.fetched_at(self._db, "comments", id_) is None:
            return None
        return [_comment(row) for row in rows]

    async def save_comments(self, id_: str, comments: Sequence[Comment]) -> Changes:
        """Keep the complete list of a page's comments in place of the last one."""
        now = self._now()
        return await self._save(lambda c: _save(c, id_, comments, now))


def _comment(row: tuple[Any, ...]) -> Comment:
    id_, content_id, place, number, at, author, message, minor, body, *rest = row
    version = Version(number, to_moment(at), author, message, bool(minor))
    return Comment(id_, content_id, Place(place), version, body, *rest)


def _values(comment: Comment, rank: int) -> tuple[str | int | None, ...]:
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
    stored = [_comment(row) for row in connection.execute(_COMMENTS, (id_,))]
    first = listings.note(connection, "comments", id_, now)
    if stored != list(given.values()):
        connection.execute("DELETE FROM comments WHERE content_id = ?", (id_,))
        rows = [_values(comment, rank) for rank, comment in enumerate(given.values())]
        connection.executemany(_SAVE, rows)
    elif not first:
        return Changes()
    return Changes(comments_of=frozenset({id_}))
