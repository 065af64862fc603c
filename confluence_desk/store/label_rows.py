"""Labels as they are listed: each with all that carries it, one after the other."""

import json
from collections.abc import Iterable

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Label
from confluence_desk.store import audits, sightings
from confluence_desk.store.shelf import Shelf

_AT_ONCE = 1000
_EXISTS = """INSERT INTO seen_labels (prefix, name, run) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET run = max(run, excluded.run)"""
_NEW = """SELECT c.id FROM json_each(?1) AS named JOIN content c ON c.id = named.value
    LEFT JOIN labels l ON l.content_id = c.id AND l.prefix = ?2 AND l.name = ?3
    WHERE c.missing_reason = '' AND l.label_id IS NOT ?4"""
_CARRY = """INSERT INTO labels (content_id, prefix, name, label_id, run)
    SELECT c.id, ?2, ?3, ?4, ?5 FROM json_each(?1) AS named JOIN content c ON c.id = named.value
    WHERE c.missing_reason = '' ON CONFLICT DO UPDATE SET label_id = excluded.label_id,
    run = max(run, excluded.run)"""
_ALIVE = """content_id NOT IN (SELECT id FROM content WHERE missing_reason != '')"""
_LOSE = f"""DELETE FROM labels WHERE prefix = ? AND name = ? AND run < ? AND {_ALIVE}
    RETURNING content_id"""  # noqa: S608 - our own words
_WHOLE = "UPDATE seen_labels SET whole = max(whole, ?3) WHERE prefix = ?1 AND name = ?2"
_ENDED = f"""DELETE FROM labels WHERE run < ?1 AND {_ALIVE} AND NOT EXISTS
    (SELECT 1 FROM seen_labels s WHERE s.prefix = labels.prefix AND s.name = labels.name
    AND s.run >= ?1) RETURNING content_id"""  # noqa: S608 - as above
_TOLD = """UPDATE sightings SET lists = lists | ?1 WHERE key IN (SELECT key FROM sightings
    WHERE key > ?4 AND lists & ?1 = 0 AND (since < ?2 OR (since = ?2 AND listed > 0))
    ORDER BY key LIMIT ?3)
    RETURNING key, (SELECT id FROM content WHERE content.key = sightings.key)"""
_END = 1 << 62


class LabelRows(Shelf):
    """Labels of whatever has a row here; those of tombstones stay as they were."""

    async def save_label_seen(self, label: Label, ids: Iterable[str], run: int) -> Changes:
        """A label exists, and these carry it; without any ids only that it exists is told."""
        named = json.dumps(list(ids))
        return await self._save(lambda c: _carried(c, label, named, run))

    async def save_labels_exist(self, labels: Iterable[Label], run: int) -> None:
        """These exist, whatever carries them."""
        rows = [(label.prefix, label.name, run) for label in labels]
        await self._db.run(lambda c: c.executemany(_EXISTS, rows) and None)

    async def end_label(
        self, label: Label, run: int, ids: Iterable[str] = (), *, requests: int | None = None
    ) -> Changes:
        """After a complete listing: only ``ids`` and what this run told before carry the label.

        With ``requests``, which is what it took, that is noted as its audit.
        """
        named, now = json.dumps(list(ids)), self._now()

        def job(connection: apsw.Connection) -> Changes:
            changes = _carried(connection, label, named, run) | _end_label(connection, label, run)
            if requests is not None:
                audits.note(connection, "label", f"{label.prefix}:{label.name}", run, now, requests)
            return changes

        return await self._save(job)

    async def end_labels(self, run: int) -> Changes:
        """After a complete listing of labels, each told by ``save_labels_exist``: no others do.

        The labels of a page are known once each label was listed whole since it is here.
        """
        changes, after = await self._save(lambda c: _end_labels(c, run)), 0

        def job(connection: apsw.Connection) -> Changes:
            nonlocal after
            rows = _know(connection, run, after)
            after = max(rows, default=_END)
            return Changes(labels_of=frozenset(rows.values()))

        while after < _END:
            changes |= await self._save(job)
        return changes


def _carried(connection: apsw.Connection, label: Label, named: str, run: int) -> Changes:
    connection.execute(_EXISTS, (label.prefix, label.name, run))
    values = (named, label.prefix, label.name, label.id)
    new = frozenset(str(row[0]) for row in connection.execute(_NEW, values))
    connection.execute(_CARRY, (*values, run))
    return Changes(labels_of=new)


def _end_label(connection: apsw.Connection, label: Label, run: int) -> Changes:
    rows = connection.execute(_LOSE, (label.prefix, label.name, run)).fetchall()
    connection.execute(_WHOLE, (label.prefix, label.name, run))
    return Changes(labels_of=frozenset(str(row[0]) for row in rows))


def _end_labels(connection: apsw.Connection, run: int) -> Changes:
    rows = connection.execute(_ENDED, (run,)).fetchall()
    connection.execute("DELETE FROM seen_labels WHERE run < ?", (run,))
    return Changes(labels_of=frozenset(str(row[0]) for row in rows))


def _know(connection: apsw.Connection, run: int, after: int) -> dict[int, str]:
    whole = connection.execute("SELECT coalesce(min(whole), ?) FROM seen_labels", (run,))
    horizon = next(int(row[0]) for row in whole)
    rows = connection.execute(_TOLD, (sightings.LABELS, horizon, _AT_ONCE, after))
    return {int(key): str(id_) for key, id_ in list(rows)}
