"""What lists on a page tell of other pages: rows with names and times, many in one question."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from confluence_desk.domain.entities import Attachment, Kind
from confluence_desk.store import listings
from confluence_desk.store.attachments import ATTACHMENT, to_attachment
from confluence_desk.store.packing import to_moment, unpack
from confluence_desk.store.shelf import Shelf

_BRIEF = """SELECT c.id, c.kind, c.title, c.status, c.space_id, coalesce(s.space_key, ''),
    coalesce(s.name, ''), c.version_author, c.version_at, c.author_id, c.created_at,
    c.missing_reason, c.checked_at, {key}
    FROM json_each(?) AS asked {join} LEFT JOIN spaces s ON s.id = c.space_id """
_OF_IDS = (
    _BRIEF.format(key="''", join="JOIN content c ON c.id = asked.value") + "ORDER BY asked.key"
)
_IN_LISTS = (
    _BRIEF.format(key="c.listed", join="JOIN content c ON c.listed = asked.value")
    + "ORDER BY asked.key, c.place, c.title_key, c.id LIMIT ?"
)
_KNOWN = f"SELECT asked.value FROM json_each(?) AS asked WHERE {listings.KNOWN}"  # noqa: S608 - our own words
_BODY = """SELECT c.body_number, b.codec, b.body FROM content c
    JOIN bodies b ON b.content_id = c.id AND b.number = c.body_number WHERE c.id = ?"""
_LABELS = """SELECT l.name, count(*) FROM content c CROSS JOIN labels l
    ON l.content_id = c.id AND l.prefix = 'global'
    WHERE c.missing_reason = '' {where} GROUP BY l.name ORDER BY l.name"""
_RELATED = """SELECT other.name, count(*) AS often FROM labels own
    JOIN labels beside ON beside.name = own.name AND beside.prefix = 'global'
    AND beside.content_id != own.content_id
    JOIN labels other ON other.content_id = beside.content_id AND other.prefix = 'global'
    WHERE own.content_id = ?1 AND own.prefix = 'global' AND other.name NOT IN
    (SELECT name FROM labels WHERE content_id = ?1)
    GROUP BY other.name ORDER BY often DESC, other.name LIMIT ?2"""
_FILES = f"""{ATTACHMENT} WHERE listed AND content_id IN
    (SELECT id FROM content WHERE space_id = ? AND missing_reason = '')
    ORDER BY version_at DESC, title_key, id LIMIT ?"""  # noqa: S608 - as above
_HANDS = """SELECT author_id, count(*), max(created_at) FROM
    (SELECT content_id, number, author_id, created_at FROM versions
    WHERE content_id IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT id, version_number, version_author, version_at FROM content c
    WHERE version_number IS NOT NULL AND id IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM versions v
    WHERE v.content_id = c.id AND v.number = c.version_number))
    WHERE author_id != '' GROUP BY author_id ORDER BY 2 DESC, 3 DESC, 1"""


class Brief(NamedTuple):
    """A row of a list; ``listed`` is the list it was asked for in, ``missing`` why it is gone."""

    id: str
    kind: Kind
    title: str
    status: str
    space_id: str
    space_key: str
    space_name: str
    changed_by: str
    changed_at: datetime | None
    made_by: str
    made_at: datetime | None
    missing: str
    checked_at: datetime | None
    listed: str


class Neighbours(Shelf):
    """Reads of many pages for one that shows them."""

    def briefs(self, ids: Sequence[str]) -> list[Brief]:
        """These, in this order; what is not here is left out."""
        return [_brief(row) for row in self._db.all(_OF_IDS, (json.dumps(list(ids)),))]

    def in_lists(self, keys: Iterable[str], most: int) -> list[Brief]:
        """What stands in lists, one list after the other."""
        return [_brief(row) for row in self._db.all(_IN_LISTS, (json.dumps(list(keys)), most))]

    def known_lists(self, keys: Iterable[str]) -> set[str]:
        """Those of these lists of children that were ever fetched."""
        return {str(row[0]) for row in self._db.all(_KNOWN, (json.dumps(list(keys)),))}

    def text_of(self, id_: str) -> tuple[int, str] | None:
        """The text of a page as it is here, and of which version it is."""
        row = self._db.one(_BODY, (id_,))
        return None if row is None else (int(row[0]), unpack(row[1], row[2]))

    def label_counts(self, space_id: str = "") -> list[tuple[str, int]]:
        """Labels of a space, or of all, and how much bears each, by name."""
        where, values = ("AND c.space_id = ?", (space_id,)) if space_id else ("", ())
        rows = self._db.all(_LABELS.format(where=where), values)
        return [(str(name), int(count)) for name, count in rows]

    def related_labels(self, id_: str, most: int) -> list[tuple[str, int]]:
        """Labels that pages with the same labels bear beside them, the most frequent first."""
        return [(str(name), int(often)) for name, often in self._db.all(_RELATED, (id_, most))]

    def space_files(self, space_id: str, most: int) -> list[Attachment]:
        """The files of a space that are known here, the newest first."""
        return [to_attachment(row) for row in self._db.all(_FILES, (space_id, most))]

    def hands(self, ids: Iterable[str]) -> list[tuple[str, int, datetime | None]]:
        """Who changed any of these, how often as far as is known here, and when last."""
        rows = self._db.all(_HANDS, (json.dumps(list(ids)),))
        return [(str(who), int(times), to_moment(last)) for who, times, last in rows]


def _brief(row: tuple[Any, ...]) -> Brief:
    id_, kind, title, status, space_id, key, name, by, at, maker, made, lost, checked, listed = row
    who = (by or "", to_moment(at), maker or "", to_moment(made))
    rest = (lost, to_moment(checked), listed or "")
    return Brief(id_, Kind(kind), title, status, space_id, key, name, *who, *rest)
