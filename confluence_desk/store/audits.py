"""When each list without any mark of change was read whole, and which rows it has to answer for."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import apsw

from confluence_desk.domain.entities import Kind, Label, Place
from confluence_desk.store.packing import to_moment
from confluence_desk.store.shelf import Shelf
from confluence_desk.store.sightings import BITS, TALKED_OF

_NOTE = """INSERT INTO audits (what, subject, run, at, requests) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET run = excluded.run, at = excluded.at, requests = excluded.requests"""
_FORGET = """DELETE FROM audits WHERE what = ?
    AND subject NOT IN (SELECT value FROM json_each(?))"""
_UNKNOWN = f"""SELECT c.id, c.kind FROM content c LEFT JOIN sightings s ON s.key = c.key
    WHERE c.missing_reason = '' AND c.version_number IS NOT NULL
    AND c.kind IN ('page', 'blogpost') AND coalesce(s.lists, 0) & ?1 != ?1
    AND EXISTS (SELECT 1 FROM members m WHERE m.content_id = c.id)
    AND NOT EXISTS (SELECT 1 FROM listings l WHERE l.what = ?2 AND l.subject = c.id)
    AND (?2 != 'comments' OR {TALKED_OF}) ORDER BY c.id"""  # noqa: S608 - our own words
_SEEN_PAGE = """JOIN content p ON p.id = x.content_id AND p.missing_reason = ''
    JOIN sightings s ON s.key = p.key AND s.run = ?1"""
_UNSEEN_COMMENTS = f"""SELECT x.id FROM comments x {_SEEN_PAGE}
    LEFT JOIN seen_comments q ON q.key = x.key
    WHERE x.place = ?2 AND coalesce(q.run, 0) < ?1
    AND EXISTS (SELECT 1 FROM content c WHERE c.id = x.content_id AND {TALKED_OF})
    ORDER BY x.id"""  # noqa: S608 - our own words
_UNSEEN_FILES = f"""SELECT x.id FROM attachments x {_SEEN_PAGE}
    LEFT JOIN seen_files q ON q.id = x.id
    WHERE x.listed AND coalesce(q.run, 0) < ?1 ORDER BY x.id"""  # noqa: S608 - as above
_UNSEEN_UNDER = f"""SELECT p.id, p.kind FROM labels x {_SEEN_PAGE}
    WHERE x.prefix = ?2 AND x.name = ?3 AND x.run < ?1 ORDER BY p.id"""  # noqa: S608 - as above
_LABELLED = """SELECT c.id, c.kind FROM labels l JOIN content c ON c.id = l.content_id
    WHERE l.prefix = ? AND l.name = ? AND c.missing_reason = '' ORDER BY c.id"""
_ABSENT = """(SELECT p.id FROM content p LEFT JOIN sightings s ON s.key = p.key
    WHERE coalesce(s.run, 0) < ?1)"""
_SPARE = (
    f"""INSERT OR REPLACE INTO seen_comments (key, run)
    SELECT key, ?1 FROM comments WHERE content_id IN {_ABSENT}""",  # noqa: S608 - our own words
    f"""INSERT OR REPLACE INTO seen_files (id, run)
    SELECT id, ?1 FROM attachments WHERE content_id IN {_ABSENT}""",  # noqa: S608 - as above
    f"UPDATE labels SET run = ?1 WHERE run < ?1 AND content_id IN {_ABSENT}",  # noqa: S608 - as above
)
_SPARE_COMMENTS = """INSERT OR REPLACE INTO seen_comments (key, run)
    SELECT key, ?1 FROM comments WHERE id IN (SELECT value FROM json_each(?2))"""
_SPARE_FILES = """INSERT OR REPLACE INTO seen_files (id, run)
    SELECT id, ?1 FROM attachments WHERE id IN (SELECT value FROM json_each(?2))"""
_SPACES = """SELECT DISTINCT space_id FROM content WHERE missing_reason = '' AND space_id != ''
    AND (id IN (SELECT content_id FROM members) OR (body_number IS NOT NULL
    AND (id NOT IN (SELECT subject FROM needs WHERE what IN ('page', 'holder'))
    OR id IN (SELECT content_id FROM visits))))"""


class Audit(NamedTuple):
    """When a list was read whole, in which run, and how many requests that took."""

    run: int
    at: datetime | None
    requests: int


class AuditRows(Shelf):
    """Lists are named by what they hold and, where there are many of a sort, by a subject."""

    def audits(self, what: str) -> dict[str, Audit]:
        """The last audits of a sort, by subject."""
        rows = self._db.all("SELECT subject, run, at, requests FROM audits WHERE what = ?", (what,))
        return {subject: Audit(run, to_moment(at), cost) for subject, run, at, cost in rows}

    async def note_audit(self, what: str, subject: str, run: int, requests: int) -> None:
        """A list was read whole, and all it told is stored."""
        now = self._now()
        await self._db.run(lambda c: note(c, what, subject, run, now, requests))

    async def forget_audits(self, what: str, but: Iterable[str]) -> None:
        """Lists of this sort that are not among ``but`` exist no more."""
        values = (what, json.dumps(list(but)))
        await self._db.run(lambda c: c.execute(_FORGET, values) and None)

    def top(self, what: str) -> dict[str, int]:
        """What stood first when a list was read last, and in which versions."""
        return dict(self._db.all("SELECT subject, number FROM tops WHERE what = ?", (what,)))

    async def keep_top(self, what: str, rows: Mapping[str, int]) -> None:
        """Remember what stands first."""
        values = [(what, subject, number) for subject, number in rows.items()]

        def job(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM tops WHERE what = ?", (what,))
            connection.executemany("INSERT INTO tops VALUES (?, ?, ?)", values)

        await self._db.run(job)

    async def unknown(self, what: str) -> list[tuple[str, Kind]]:
        """What rules hold and whose comments, attachments or labels were never told whole."""
        rows = await self._db.look(lambda c: _rows(c, _UNKNOWN, (BITS[what], what)))
        return [(id_, Kind(kind)) for id_, kind in rows]

    def unseen_comments(self, place: Place, run: int) -> list[str]:
        """The comments here of pages that a run saw, though no listing of it named them."""
        return [str(row[0]) for row in self._db.all(_UNSEEN_COMMENTS, (run, place.value))]

    def unseen_files(self, run: int) -> list[str]:
        """The files here of pages that a run saw, though no listing of it named them."""
        return [str(row[0]) for row in self._db.all(_UNSEEN_FILES, (run,))]

    def unseen_under(self, label: Label, run: int) -> list[tuple[str, Kind]]:
        """The pages that a run saw and that carry a label here, but not in a listing of it."""
        rows = self._db.all(_UNSEEN_UNDER, (run, label.prefix, label.name))
        return [(id_, Kind(kind)) for id_, kind in rows]

    def labelled(self, label: Label) -> list[tuple[str, Kind]]:
        """What carries a label here."""
        rows = self._db.all(_LABELLED, (label.prefix, label.name))
        return [(id_, Kind(kind)) for id_, kind in rows]

    async def spare_unseen(self, run: int) -> None:
        """Comments, files and labels of pages that a run did not see are not missed by it.

        Such a page is perhaps about to leave: what hangs on it belongs to its last copy.
        """

        def job(connection: apsw.Connection) -> None:
            for sql in _SPARE:
                connection.execute(sql, (run,))

        await self._db.run(job)

    async def spare_comments(self, ids: Iterable[str], run: int) -> None:
        """These comments were there in a run, whatever they said."""
        await self._spare(_SPARE_COMMENTS, ids, run)

    async def spare_files(self, ids: Iterable[str], run: int) -> None:
        """These files were there in a run, whatever their records said."""
        await self._spare(_SPARE_FILES, ids, run)

    async def _spare(self, sql: str, ids: Iterable[str], run: int) -> None:
        named = json.dumps(sorted(ids))
        await self._db.run(lambda c: c.execute(sql, (run, named)) and None)

    def kept_spaces(self) -> list[str]:
        """The ids of all spaces of which anything is kept, and not only as kept pages show it."""
        return [str(row[0]) for row in self._db.all(_SPACES)]


def note(
    connection: apsw.Connection, what: str, subject: str, run: int, at: int, requests: int
) -> None:
    """As ``note_audit``, within a job."""
    connection.execute(_NOTE, (what, subject, run, at, requests))


def _rows(connection: apsw.Connection, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return connection.execute(sql, values).fetchall()
