"""Comments and files' records as listings of the whole site bring them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Comment, Place
from confluence_desk.store import attachments, comments, sightings
from confluence_desk.store.shelf import Shelf
from confluence_desk.store.writer import Job

_AT_ONCE = 250
_END = 1 << 62
_SOME = "IN (SELECT value FROM json_each(?))"
_KEPT = """c.missing_reason = '' AND (c.body_number IS NOT NULL
    OR EXISTS (SELECT 1 FROM members m WHERE m.content_id = c.id))"""
_TALKED = sightings.TALKED_OF
_KEPT_OF = f"SELECT c.id FROM content c WHERE c.id {_SOME} AND {_KEPT}"  # noqa: S608 - our own words
_TALKED_OF = f"SELECT c.id FROM content c WHERE c.id {_SOME} AND {_TALKED}"  # noqa: S608 - as above
_PARENTS = f"SELECT id, content_id FROM comments WHERE id {_SOME}"  # noqa: S608 - as above
_STORED = f"{comments.COMMENT} WHERE id {_SOME}"
_RUNS = f"""SELECT id, run FROM comments JOIN seen_comments USING (key) WHERE id {_SOME}"""  # noqa: S608 - as above
_SEEN = f"""INSERT OR REPLACE INTO seen_comments (key, run)
    SELECT key, ? FROM comments WHERE id {_SOME}"""  # noqa: S608 - as above
_ALIVE = """NOT EXISTS (SELECT 1 FROM content c
    WHERE c.id = content_id AND c.missing_reason != '')"""
_UNSEEN_COMMENTS = f"""SELECT x.id FROM comments x LEFT JOIN seen_comments USING (key)
    WHERE place = ? AND coalesce(run, 0) < ? AND NOT EXISTS (SELECT 1 FROM content c
    WHERE c.id = x.content_id AND NOT ({_TALKED}))"""  # noqa: S608 - as above
_LOSE = f"""DELETE FROM comments WHERE id {_SOME} RETURNING content_id"""  # noqa: S608 - as above
_FILES = f"{attachments.ATTACHMENT} WHERE listed AND id {_SOME}"
_FILE_RUNS = f"SELECT id, run FROM seen_files WHERE id {_SOME}"  # noqa: S608 - as above
_UNSEEN_FILES = f"""SELECT id FROM attachments a WHERE listed AND {_ALIVE} AND NOT EXISTS
    (SELECT 1 FROM seen_files s WHERE s.id = a.id AND s.run >= ?)"""  # noqa: S608 - as above
_UNLIST = f"""UPDATE attachments SET listed = 0 WHERE id {_SOME} RETURNING content_id"""  # noqa: S608 - as above
_KEPT_FILES = f"""{attachments.ATTACHMENT} WHERE listed AND content_id IN
    (SELECT c.id FROM content c WHERE {_KEPT})"""  # noqa: S608 - as above
_WANTED = f"""{_KEPT_FILES} AND NOT EXISTS (SELECT 1 FROM blobs b WHERE b.whole
    AND b.attachment_id = attachments.id AND b.number = attachments.version_number)"""  # noqa: S608 - as above
_TOLD = """UPDATE sightings SET lists = lists | ?1 WHERE key IN (SELECT s.key FROM sightings s
    JOIN content c ON c.key = s.key WHERE s.key > ?5 AND s.lists & ?1 = 0
    AND (s.since < ?2 OR s.listed > 0) AND {these} ORDER BY s.key LIMIT ?3)
    RETURNING key, (SELECT id FROM content WHERE content.key = sightings.key),
    lists & ?4 = ?4"""
_TOLD_OF = {False: _TOLD.format(these=_KEPT), True: _TOLD.format(these=_TALKED)}
_BIT = {Place.FOOTER: sightings.FOOTERS, Place.INLINE: sightings.INLINES}


class TalkRows(Shelf):
    """Rows are kept for kept pages only: those with a text here or in some rule.

    Comments are not, where all the rules that hold a page want none.
    """

    async def save_comments_seen(self, told: Sequence[Comment], run: int) -> Changes:
        """Keep comments of kept pages; a reply without a page hangs where its parent hangs.

        A comment told without its text keeps the text it has here in that version.
        """
        return await self._save(lambda c: _save_comments(c, told, run))

    async def end_comments(self, place: Place, run: int) -> Changes:
        """After a complete listing: what it did not name goes; all kept pages' are known.

        The comments of a tombstone stay, they belong to its last copy.
        """
        gone = await self._ids(_UNSEEN_COMMENTS, (place.value, run))
        lost = await self._in_batches(gone, _lose_comments)
        bits = sightings.BITS["comments"]
        return lost | await self._know(_BIT[place], bits, run, _comments_of)

    async def save_files_seen(self, rows: Sequence[Attachment], run: int) -> Changes:
        """Keep the records of kept pages' files."""
        return await self._save(lambda c: _save_files(c, rows, run))

    async def end_files(self, run: int) -> Changes:
        """After a complete listing: what it did not name left its page; its copies stay."""
        gone = await self._ids(_UNSEEN_FILES, (run,))
        lost = await self._in_batches(gone, _unlist_files)
        return lost | await self._know(sightings.FILES, sightings.FILES, run, _files_of)

    def comment_versions(self, ids: Iterable[str]) -> dict[str, int]:
        """The versions of those of these comments that are here."""
        sql = f"SELECT id, version_number FROM comments WHERE id {_SOME}"  # noqa: S608 - as above
        return dict(self._db.all(sql, (json.dumps(list(ids)),)))

    def file_versions(self, ids: Iterable[str]) -> dict[str, int]:
        """The versions of those of these files' records that are here, on their page."""
        sql = f"SELECT id, version_number FROM attachments WHERE listed AND id {_SOME}"  # noqa: S608 - as above
        return dict(self._db.all(sql, (json.dumps(list(ids)),)))

    def kept_files(self) -> list[Attachment]:
        """The records of all files that hang on kept pages."""
        return [attachments.to_attachment(row) for row in self._db.all(_KEPT_FILES)]

    def files_wanted(self) -> list[Attachment]:
        """Those of ``kept_files`` whose bytes are not wholly here in this version."""
        return [attachments.to_attachment(row) for row in self._db.all(_WANTED)]

    def body_numbers(self, content_id: str) -> set[int]:
        """The versions whose bodies are here."""
        rows = self._db.all("SELECT number FROM bodies WHERE content_id = ?", (content_id,))
        return {int(row[0]) for row in rows}

    async def _ids(self, sql: str, values: tuple[str | int, ...]) -> list[str]:
        return await self._db.look(lambda c: [str(row[0]) for row in c.execute(sql, values)])

    async def _in_batches(
        self, ids: Sequence[str], lose: Callable[[apsw.Connection, str], Changes]
    ) -> Changes:
        """Small transactions, so that nobody waits long for the lock."""
        changes = Changes()
        for start in range(0, len(ids), _AT_ONCE):
            some = json.dumps(ids[start : start + _AT_ONCE])
            changes |= await self._save(_bound(lose, some))
        return changes

    async def _know(
        self, bit: int, whole: int, run: int, news: Callable[[frozenset[str]], Changes]
    ) -> Changes:
        """Kept pages' lists are known now, a batch at a time; news where all parts of one are."""
        changes, after = Changes(), 0

        def job(connection: apsw.Connection) -> Changes:
            nonlocal after
            values = (bit, run, 4 * _AT_ONCE, whole, after)
            rows = list(connection.execute(_TOLD_OF[bit != sightings.FILES], values))
            after = max((int(key) for key, _, _ in rows), default=_END)
            return news(frozenset(str(id_) for _, id_, known in rows if known))

        while after < _END:
            changes |= await self._save(job)
        return changes


def _bound(lose: Callable[[apsw.Connection, str], Changes], some: str) -> Job[Changes]:
    return lambda connection: lose(connection, some)


def _comments_of(ids: frozenset[str]) -> Changes:
    return Changes(comments_of=ids)


def _files_of(ids: frozenset[str]) -> Changes:
    return Changes(attachments_of=ids)


def _lose_comments(connection: apsw.Connection, some: str) -> Changes:
    return _comments_of(frozenset(str(row[0]) for row in connection.execute(_LOSE, (some,))))


def _unlist_files(connection: apsw.Connection, some: str) -> Changes:
    return _files_of(frozenset(str(row[0]) for row in connection.execute(_UNLIST, (some,))))


def _kept(connection: apsw.Connection, ids: Iterable[str], sql: str = _KEPT_OF) -> set[str]:
    named = json.dumps(sorted(set(ids)))
    return {str(row[0]) for row in connection.execute(sql, (named,))}


def _save_comments(connection: apsw.Connection, told: Sequence[Comment], run: int) -> Changes:
    placed = _placed(connection, told)
    kept = _kept(connection, (comment.container_id for comment in placed), _TALKED_OF)
    given = {comment.id: comment for comment in placed if comment.container_id in kept}
    named = json.dumps(list(given))
    stored = {row[0]: comments.to_comment(row) for row in connection.execute(_STORED, (named,))}
    runs = {str(id_): number for id_, number in connection.execute(_RUNS, (named,))}
    moved = []
    for id_, comment in given.items():
        old, new = stored.get(id_), _with_text(comment, stored.get(id_))
        newer = old is not None and runs.get(id_, 0) >= run and _number(old) > _number(new)
        if old != new and not newer:
            moved.append(new)
    connection.executemany(comments.SAVE, [comments.values(comment) for comment in moved])
    connection.execute(_SEEN, (run, named))
    pages = {comment.container_id for comment in moved}
    pages |= {stored[comment.id].container_id for comment in moved if comment.id in stored}
    return _comments_of(frozenset(pages))


def _number(told: Comment | Attachment) -> int:
    return told.version.number


def _placed(connection: apsw.Connection, told: Sequence[Comment]) -> list[Comment]:
    """Every comment with its page, as far as its parents are in the slice or here."""
    above = json.dumps([c.parent_id for c in told if c.parent_id and not c.container_id])
    pages = {str(id_): str(page) for id_, page in connection.execute(_PARENTS, (above,))}
    pages |= {c.id: c.container_id for c in told if c.container_id}
    parents = {c.id: c.parent_id for c in told if c.parent_id}
    return [replace(c, container_id=_page_of(c.id, pages, parents)) for c in told]


def _page_of(id_: str, pages: dict[str, str], parents: dict[str, str]) -> str:
    way: list[str] = []
    while id_ not in pages and id_ in parents and id_ not in way:
        way.append(id_)
        id_ = parents[id_]
    return pages.get(id_, "")


def _with_text(comment: Comment, old: Comment | None) -> Comment:
    if old is None or comment.body or old.version.number != comment.version.number:
        return comment
    return replace(comment, body=old.body)


def _save_files(connection: apsw.Connection, rows: Sequence[Attachment], run: int) -> Changes:
    kept = _kept(connection, (row.container_id for row in rows))
    given = {row.id: row for row in rows if row.container_id in kept}
    named = json.dumps(list(given))
    stored = {r[0]: attachments.to_attachment(r) for r in connection.execute(_FILES, (named,))}
    runs = {str(id_): number for id_, number in connection.execute(_FILE_RUNS, (named,))}
    moved = []
    for id_, new in given.items():
        old = stored.get(id_)
        newer = old is not None and runs.get(id_, 0) >= run and _number(old) > _number(new)
        if old != new and not newer:
            moved.append(new)
    homes = attachments.homes_of(connection, [row.id for row in moved])
    connection.executemany(attachments.SAVE, [attachments.values(row) for row in moved])
    connection.execute(attachments.SEEN, (named, run))
    return _files_of(frozenset({row.container_id for row in moved} | homes))
