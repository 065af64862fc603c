"""What a run of the sync asks of the rows that are here, many at a time."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

import apsw

from confluence_desk.domain.entities import Kind
from confluence_desk.store.packing import to_moment
from confluence_desk.store.shelf import Shelf

_STANDING = """SELECT c.id, c.kind, c.space_id, c.parent_id, c.status, c.version_number,
    c.version_at, c.title FROM json_each(?) AS asked JOIN content c ON c.id = asked.value
    WHERE c.missing_reason = ''"""
_ORPHANS = """SELECT DISTINCT c.parent_id, coalesce(c.parent_kind, 'page') FROM content c
    LEFT JOIN content above ON above.id = c.parent_id
    WHERE c.space_id = ? AND c.parent_id IS NOT NULL AND c.missing_reason = ''
    AND above.id IS NULL"""
_LEAVING = """rule_key = ?1 AND run < ?2 AND content_id IN
    (SELECT id FROM content WHERE space_id IN (SELECT value FROM json_each(?3)))"""
_STALE_MEMBERS = """SELECT c.id, c.kind FROM members m JOIN content c ON c.id = m.content_id
    WHERE m.rule_key = ? AND c.missing_reason = '' AND c.version_number IS NOT NULL
    AND c.body_number IS NOT c.version_number"""
_KEPT_POSTS = """SELECT id FROM content WHERE kind = 'blogpost' AND missing_reason = ''
    AND (body_number IS NOT NULL OR id IN (SELECT content_id FROM members)) LIMIT ?"""
_KINDS = {kind.value: kind for kind in Kind}


class Standing(NamedTuple):
    """Where a row stands and which version it tells of; ``number`` is 0 where it has none."""

    kind: Kind
    space_id: str
    parent_id: str | None
    status: str
    number: int
    at: datetime | None
    title: str


class KnownRows(Shelf):
    """Reads without texts, each one question for many rows."""

    def standing(self, ids: Iterable[str]) -> dict[str, Standing]:
        """How these stand here; tombstones and what was never heard of are left out."""
        rows = self._db.all(_STANDING, (json.dumps(list(ids)),))
        found = {}
        for id_, kind, space_id, parent_id, status, number, at, title in rows:
            place = (_KINDS[kind], space_id, parent_id, status)
            found[str(id_)] = Standing(*place, number or 0, to_moment(at), title)
        return found

    def orphans(self, space_id: str) -> list[tuple[str, Kind]]:
        """What rows of a space name as their parent although there is no row of it."""
        rows = self._db.all(_ORPHANS, (space_id,))
        return [(parent, _KINDS.get(kind, Kind.PAGE)) for parent, kind in rows]

    def has_posts(self) -> bool:
        """Whether any blog post is stored."""
        sql = "SELECT 1 FROM content WHERE kind = 'blogpost' AND missing_reason = '' LIMIT 1"
        return self._db.one(sql) is not None

    def kept_posts(self, limit: int) -> list[str]:
        """The ids of so many blog posts at most that have a text here or are in some rule."""
        return [str(row[0]) for row in self._db.all(_KEPT_POSTS, (limit,))]

    def stale_members(self, rule_key: int) -> list[tuple[str, Kind]]:
        """What a rule holds whose text is missing or not of the version it has."""
        rows = self._db.all(_STALE_MEMBERS, (rule_key,))
        return [(str(id_), _KINDS[kind]) for id_, kind in rows]

    async def end_members_in(self, rule_key: int, run: int, spaces: Collection[str]) -> int:
        """As ``end_members``, of content in these spaces only: the others were not listed."""
        values = (rule_key, run, json.dumps(list(spaces)))
        return await self._db.run(lambda c: _end(c, values))


def _end(connection: apsw.Connection, values: tuple[int, int, str]) -> int:
    connection.execute(
        f"INSERT OR IGNORE INTO let_go SELECT content_id FROM members WHERE {_LEAVING}",  # noqa: S608 - our own words
        values,
    )
    connection.execute(f"DELETE FROM members WHERE {_LEAVING}", values)  # noqa: S608 - our own words
    return connection.changes()
