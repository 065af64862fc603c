"""What the runs of the sync saw of each row of content, and when it was last known to be true."""

import json
from collections.abc import Iterable

import apsw

from confluence_desk.store.database import Database

CHECKED = """iif(c.body_number = c.version_number,
    max(coalesce(c.checked_at, s.at), coalesce(s.at, c.checked_at)), c.checked_at)"""
"""When the text of row ``c`` was last known to be the current one; ``s``: its sighting."""
TALKED_OF = """c.missing_reason = '' AND (EXISTS (SELECT 1 FROM members m
    JOIN rules r ON r.key = m.rule_key WHERE m.content_id = c.id AND r.comments)
    OR EXISTS (SELECT 1 FROM listings l WHERE l.what = 'comments' AND l.subject = c.id)
    OR (c.body_number IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM members m WHERE m.content_id = c.id)))"""
"""Kept content ``c`` whose comments are wanted by a rule that holds it, or were read here."""
FOOTERS, INLINES, FILES, LABELS = 1, 2, 4, 8
BITS = {"comments": FOOTERS | INLINES, "attachments": FILES, "labels": LABELS}
"""The lists of a page that listings of the whole site make known."""

_NOTE = """INSERT INTO sightings (key, run, since, listed, at)
    SELECT c.key, ?2, ?2, ?3, ?4 FROM json_each(?1) AS named JOIN content c ON c.id = named.value
    WHERE true ON CONFLICT (key) DO UPDATE SET run = max(run, excluded.run),
    listed = max(listed, excluded.listed), at = coalesce(excluded.at, at)"""
_SEEN = """SELECT c.id, s.run, s.at FROM json_each(?) AS named JOIN content c ON c.id = named.value
    JOIN sightings s ON s.key = c.key"""
_BACK = """DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM absences)
    AND content_id IN (SELECT value FROM json_each(?))"""
_CLEAR = [_BACK.format(table=table) for table in ("answers", "absences")]
_BITS_OF = "SELECT lists FROM sightings WHERE key = (SELECT key FROM content WHERE id = ?)"


def latest_run(connection: apsw.Connection) -> int:
    """The run that is under way, or else the last one: what is seen now was seen in it."""
    rows = connection.execute("SELECT coalesce(max(key), 0) FROM runs")
    return next(int(run) for (run,) in rows)


def note(
    connection: apsw.Connection,
    ids: Iterable[str],
    *,
    run: int | None = None,
    at: int | None = None,
) -> None:
    """These are there: named by the listing of a run, or by a request of its own.

    ``at`` is when their versions were told; without it only that they exist is known. Whoever
    was missed before is not any more.
    """
    named = json.dumps(list(ids))
    number = latest_run(connection) if run is None else run
    connection.execute(_NOTE, (named, number, run or 0, at))
    for sql in _CLEAR:
        connection.execute(sql, (named,))


def seen(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, tuple[int, int | None]]:
    """The run that saw each of these last, and when its version was told last."""
    rows = connection.execute(_SEEN, (json.dumps(list(ids)),))
    return {id_: (run, at) for id_, run, at in rows}


def knows(source: Database | apsw.Connection, what: str, content_id: str) -> bool:
    """Whether listings of the whole site made this list of a page known."""
    wanted = BITS.get(what, 0)
    if not wanted:
        return False
    if isinstance(source, Database):
        row = source.one(_BITS_OF, (content_id,))
    else:
        row = source.execute(_BITS_OF, (content_id,)).fetchone()
    return row is not None and int(row[0]) & wanted == wanted
