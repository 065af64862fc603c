"""Looks over many pages at once: what belongs together, how new it is, and the texts themselves."""

import json
from collections.abc import Iterable
from datetime import datetime

import apsw

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.packing import to_moment, unpack
from confluence_desk.store.shelf import Shelf
from confluence_desk.store.sightings import CHECKED

_ROWS = f"""SELECT c.id, c.kind, c.title, c.space_id, c.version_number, c.body_number,
    {CHECKED} FROM content c LEFT JOIN sightings s ON s.key = c.key """  # noqa: S608 - our own words
_THERE = """c.kind IN ('page', 'blogpost', 'folder') AND c.status = 'current'
    AND c.missing_reason = '' ORDER BY c.title_key, c.id"""
_SPACE = _ROWS + "WHERE c.space_id = ? AND " + _THERE
_EVERY = _ROWS + "WHERE " + _THERE
_DOWN = """WITH RECURSIVE below (id) AS (SELECT ? UNION
    SELECT inner.id FROM below JOIN content AS inner ON inner.parent_id = below.id) """
_BELOW = f"{_DOWN}{_ROWS} JOIN below ON below.id = c.id WHERE {_THERE}"
_LABELLED = _ROWS + "JOIN labels l ON l.content_id = c.id WHERE l.name = ? AND " + _THERE
_NAMED = _ROWS + "JOIN json_each(?) AS asked ON asked.value = c.id WHERE " + _THERE
_BODIES = """SELECT c.id, b.codec, b.body FROM json_each(?) AS asked
    JOIN content c ON c.id = asked.value
    JOIN bodies b ON b.content_id = c.id AND b.number = c.body_number"""


@frozen
class Surveyed:
    """A page, post or folder; ``body`` is the version of the text here, 0 for none."""

    id: str
    kind: Kind
    title: str
    space_id: str
    version: int
    body: int
    checked_at: datetime | None


class Survey(Shelf):
    """Whole sets, read behind: they may be large."""

    async def survey_space(self, space_id: str) -> list[Surveyed]:
        """What a space holds, or every space for ``*``; nothing that is archived or gone."""
        if space_id == "*":
            return await self._db.look(lambda c: _surveyed(c, _EVERY, ()))
        return await self._db.look(lambda c: _surveyed(c, _SPACE, (space_id,)))

    async def survey_below(self, node_id: str) -> list[Surveyed]:
        """A page or folder and everything below it."""
        return await self._db.look(lambda c: _surveyed(c, _BELOW, (node_id,)))

    async def survey_label(self, name: str) -> list[Surveyed]:
        """What bears a label."""
        return await self._db.look(lambda c: _surveyed(c, _LABELLED, (name,)))

    async def survey_ids(self, ids: Iterable[str]) -> list[Surveyed]:
        """These."""
        return await self._db.look(lambda c: _surveyed(c, _NAMED, (json.dumps(list(ids)),)))

    async def bodies_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The texts of these, as far as they are here."""
        return await self._db.look(lambda c: _bodies(c, json.dumps(list(ids))))


def _surveyed(connection: apsw.Connection, sql: str, values: tuple[str, ...]) -> list[Surveyed]:
    return [
        Surveyed(id_, Kind(kind), title, space_id, number or 0, body or 0, to_moment(checked))
        for id_, kind, title, space_id, number, body, checked in connection.execute(sql, values)
    ]


def _bodies(connection: apsw.Connection, ids: str) -> dict[str, str]:
    rows = connection.execute(_BODIES, (ids,))
    return {id_: unpack(codec, data) for id_, codec, data in rows}
