"""What kept pages rest on beside their own text: other pages, files of those, people, versions."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind
from confluence_desk.store.shelf import Shelf

ALL_OLDER = 1 << 30
_REACH = """reach (id) AS (SELECT content_id FROM members UNION
    SELECT n.subject FROM needs n JOIN reach ON n.content_id = reach.id WHERE n.what = 'page')"""
_DUE = f"""WITH RECURSIVE {_REACH}, held (id, wish) AS (
    SELECT m.content_id, max(iif(r.excludes, 0, iif(r.older_versions < 0, {ALL_OLDER},
    r.older_versions))) FROM members m JOIN rules r ON r.key = m.rule_key GROUP BY m.content_id)
    SELECT c.id, c.kind, c.space_id, c.body_number, coalesce(h.wish, 0) FROM reach
    JOIN content c ON c.id = reach.id LEFT JOIN held h ON h.id = c.id
    LEFT JOIN completed d ON d.content_id = c.id
    WHERE c.body_number IS NOT NULL AND c.missing_reason = ''
    AND (d.number IS NOT c.body_number OR d.older IS NOT coalesce(h.wish, 0))
    ORDER BY c.id"""  # noqa: S608 - our own words
_BORROWED = f"""WITH RECURSIVE {_REACH} SELECT DISTINCT n.subject FROM needs n
    JOIN reach ON reach.id = n.content_id WHERE n.what IN ('page', 'holder')
    AND n.subject NOT IN (SELECT content_id FROM members) ORDER BY n.subject"""  # noqa: S608 - as above
_FOR = "SELECT subject, content_id FROM needs WHERE what = ?"
_DONE = """INSERT INTO completed VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
    number = excluded.number, older = excluded.older"""
_AUTHORS = """WITH named (id) AS (
    SELECT version_author FROM content UNION SELECT author_id FROM content UNION
    SELECT owner_id FROM content UNION SELECT version_author FROM comments UNION
    SELECT author_id FROM versions UNION SELECT version_author FROM attachments)
    SELECT id FROM named WHERE id != '' AND id NOT IN (SELECT account_id FROM people)"""
_OLDER = """SELECT number FROM blobs WHERE attachment_id = ? AND number < ?"""


class Looked(NamedTuple):
    """A text to look through; ``older`` is how many versions before it are wanted as well."""

    id: str
    kind: Kind
    space_id: str
    number: int
    older: int


class NeedRows(Shelf):
    """A page that is only shown in others is borrowed: no rule holds it, and yet it is needed."""

    async def texts_to_look_through(self) -> list[Looked]:
        """The texts that rules hold, or that pages they hold show, and that are new since."""
        rows = await self._db.look(lambda c: _rows(c, _DUE))
        return [Looked(id_, Kind(kind), *rest) for id_, kind, *rest in rows]

    async def look_again(self, ids: Iterable[str]) -> None:
        """Take these for texts that were not looked through yet."""
        named = json.dumps(list(ids))
        sql = "DELETE FROM completed WHERE content_id IN (SELECT value FROM json_each(?))"
        await self._db.run(lambda c: c.execute(sql, (named,)) and None)

    async def note_complete(
        self, looked: Sequence[tuple[Looked, Sequence[tuple[str, str]]]]
    ) -> None:
        """Texts were looked through: each shows a ``page``, or a ``file`` of a ``holder``.

        What is ``lost`` is named SPACE:TITLE.
        """
        done = [(text.id, text.number, text.older) for text, _ in looked]
        rows = [
            (text.id, what, one) for text, needs in looked for what, one in needs if one != text.id
        ]

        def job(connection: apsw.Connection) -> None:
            connection.executemany(
                "DELETE FROM needs WHERE content_id = ?", [(id_,) for id_, _, _ in done]
            )
            connection.executemany("INSERT OR IGNORE INTO needs VALUES (?, ?, ?)", rows)
            connection.executemany(_DONE, done)

        await self._db.run(job)

    def borrowed_pages(self) -> list[str]:
        """Pages that are shown in kept ones, or hold files of them, without being kept."""
        return [str(row[0]) for row in self._db.all(_BORROWED)]

    def borrowers(self, what: str) -> dict[str, list[str]]:
        """By each ``page``, ``holder``, ``file`` or ``lost`` name, the pages that need it."""
        found: dict[str, list[str]] = {}
        for subject, content_id in self._db.all(_FOR, (what,)):
            found.setdefault(subject, []).append(content_id)
        return found

    async def people_unknown(self) -> list[str]:
        """Whoever wrote anything here and has no name yet."""
        return await self._db.look(lambda c: [str(row[0]) for row in c.execute(_AUTHORS)])

    async def drop_older_blobs(self, att_id: str, version: int) -> Changes:
        """The bytes of earlier versions of a file are not wanted any more."""
        return await self._save(lambda c: _drop_older(c, att_id, version))


def _drop_older(connection: apsw.Connection, att_id: str, version: int) -> Changes:
    older = connection.execute(_OLDER, (att_id, version)).fetchall()
    if not older:
        return Changes()
    connection.execute(
        "DELETE FROM blobs WHERE attachment_id = ? AND number < ?", (att_id, version)
    )
    return Changes(blobs=frozenset({att_id}))


def _rows(connection: apsw.Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()
