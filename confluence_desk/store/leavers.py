"""What left the site: missed once, missed for good, and dropped in the end."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import PageNode
from confluence_desk.domain.syncing import Gone
from confluence_desk.store import content, dropping
from confluence_desk.store.content import to_node
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_AT_ONCE = 50
_NOTE = """INSERT INTO absences (content_id, reason, run) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET reason = excluded.reason"""
_TOMBS = """SELECT id, kind, title, space_id, parent_id, position, status, web_path,
    missing_reason, missing_at FROM content WHERE missing_reason != ''
    ORDER BY missing_at DESC, key DESC"""
_DEAD = """SELECT id FROM content WHERE missing_reason != ''
    AND id IN (SELECT value FROM json_each(?))"""
_OLD = "SELECT id FROM content WHERE missing_reason != '' AND missing_at < ?"
_LONG_AGO = datetime.fromtimestamp(0, UTC)
_REASONS = {reason.value: reason for reason in Gone}


class Leavers(Shelf):
    """Absences are of content that stands here still; tombstones keep their last copy."""

    async def note_absent(self, reasons: Mapping[str, Gone], run: int) -> None:
        """These were not there in this run; the first run that missed them is kept."""
        rows = [(id_, reason.value, run) for id_, reason in reasons.items()]
        await self._db.run(lambda c: c.executemany(_NOTE, rows) and None)

    def absent(self, before_run: int) -> dict[str, Gone]:
        """What a run before this one missed first, and nothing has named since."""
        sql = "SELECT content_id, reason FROM absences WHERE run < ?"
        return {str(id_): _reason(why) for id_, why in self._db.all(sql, (before_run,))}

    async def clear_absent(self, ids: Iterable[str]) -> None:
        """These are there after all; what was answered about them is forgotten."""
        named = json.dumps(list(ids))
        await self._db.run(lambda c: _forget(c, named))

    async def bury(self, reasons: Mapping[str, Gone]) -> Changes:
        """Make tombstones of these: they leave every list, their last copy stays."""
        now = self._now()
        return await self._save(lambda c: _bury(c, reasons, now))

    def tombstones(self) -> list[tuple[PageNode, Gone, datetime]]:
        """What left, why and when, the latest first."""
        return [
            (to_node(row[:-2]), _reason(row[-2]), to_moment(row[-1]) or _LONG_AGO)
            for row in self._db.all(_TOMBS)
        ]

    async def purge(self, ids: Iterable[str]) -> Changes:
        """Drop tombstones with all that hangs on them; what is no tombstone stays."""
        wanted, changes = list(ids), Changes()
        for start in range(0, len(wanted), _AT_ONCE):
            some = json.dumps(wanted[start : start + _AT_ONCE])
            changes |= await self._save(lambda c, some=some: _purge(c, some))  # type: ignore[misc]
        return changes

    async def purge_older(self, before: datetime) -> Changes:
        """Drop the tombstones from before a moment."""
        return await self.purge(str(row[0]) for row in self._db.all(_OLD, (to_number(before),)))


def _reason(word: str) -> Gone:
    return _REASONS.get(word, Gone.HIDDEN)


def _forget(connection: apsw.Connection, named: str) -> None:
    for table in ("absences", "answers"):
        connection.execute(
            f"DELETE FROM {table} WHERE content_id IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
            (named,),
        )


def _bury(connection: apsw.Connection, reasons: Mapping[str, Gone], now: int) -> Changes:
    rows = content.load_all(connection, reasons)
    pairs = [(row, content.buried(row, reasons[id_].value, now)) for id_, row in rows.items()]
    _forget(connection, json.dumps(list(reasons)))
    gone = frozenset(new.id for old, new in pairs if old.missing_reason != new.missing_reason)
    return content.store_all(connection, pairs) | Changes(pages=gone)


def _purge(connection: apsw.Connection, named: str) -> Changes:
    dead = [str(row[0]) for row in connection.execute(_DEAD, (named,))]
    return dropping.everything_of(connection, dead)
