"""What the runs of the sync did, where they stand, and what they need from a person."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import apsw

from confluence_desk.domain.syncing import Depth, Ending, Fate, Outcome, Question, Report, Trouble
from confluence_desk.store.packing import pack, to_moment, to_number, unpack
from confluence_desk.store.shelf import Shelf

RUNS_KEPT = 100
_BEGIN = "INSERT INTO runs (depth, started_at, ending) VALUES (?, ?, ?)"
_END = """UPDATE runs SET depth = ?, ended_at = ?, ending = ?, reason = ?, requests = ?,
    bytes_done = ?, counts = ?, codec = ?, outcomes = ? WHERE key = ?"""
_RUNS = """SELECT key, depth, started_at, ended_at, ending, reason, requests, bytes_done, counts,
    codec, outcomes FROM runs ORDER BY key DESC LIMIT ?"""
_TIMES = """SELECT started_at, ended_at FROM runs WHERE ended_at IS NOT NULL
    ORDER BY key DESC LIMIT ?"""
_PRUNE = "DELETE FROM runs WHERE key <= (SELECT max(key) FROM runs) - ?"
_MARK = """INSERT INTO marks (what, subject, run, at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET run = excluded.run, at = excluded.at"""
_TROUBLES = """SELECT what, subject, error, detail, first_at, last_at, tries FROM troubles
    ORDER BY last_at DESC, what, subject"""
_TROUBLE = """INSERT INTO troubles (what, subject, error, detail, first_at, last_at, tries)
    VALUES (?, ?, ?, ?, ?5, ?5, 1) ON CONFLICT DO UPDATE SET error = excluded.error,
    detail = excluded.detail, last_at = excluded.last_at, tries = tries + 1"""
_CLEAR = """DELETE FROM troubles WHERE what = ? AND subject IN
    (SELECT value FROM json_each(?))"""
_QUESTIONS = "SELECT key, space_id, ids, total, asked_at FROM questions ORDER BY key"
_ASK = "INSERT INTO questions (space_id, ids, total, asked_at) VALUES (?, ?, ?, ?)"
_ASK_AGAIN = "UPDATE questions SET ids = ?, total = ? WHERE key = ?"
_ANSWER = """INSERT INTO answers (content_id, space_id, remove)
    SELECT named.value, space_id, ?2 FROM questions AS asked, json_each(asked.ids) AS named
    WHERE asked.key = ?1
    ON CONFLICT DO UPDATE SET space_id = excluded.space_id, remove = excluded.remove"""
_DETAIL, _FILES = "detail", "files"
"""Kept among the counts: they are no fates."""
_LONG_AGO = datetime.fromtimestamp(0, UTC)


class RunRows(Shelf):
    """Runs, the marks they set, the troubles they met and the questions they ask."""

    async def begin_run(self, depth: Depth) -> int:
        """Note that a run begins; its number is higher than any before."""
        now = self._now()
        return await self._db.run(lambda c: _begin(c, depth, now))

    async def end_run(self, report: Report) -> None:
        """Keep what a run did; it counts as stopped without this."""
        now = self._now()
        await self._db.run(lambda c: c.execute(_END, _ended(report, now)) and None)

    def runs(self, limit: int = 50) -> list[Report]:
        """The last runs, newest first; one without an end runs still or was killed."""
        return [_report(row) for row in self._db.all(_RUNS, (limit,))]

    def run_times(self, limit: int = RUNS_KEPT) -> list[tuple[datetime, datetime]]:
        """When the last runs that ended began and ended, the latest first."""
        rows = self._db.all(_TIMES, (limit,))
        return [(to_moment(at) or _LONG_AGO, to_moment(end) or _LONG_AGO) for at, end in rows]

    def mark(self, what: str, subject: str) -> tuple[int, datetime] | None:
        """The run at whose end this was whole here, and when that was."""
        sql = "SELECT run, at FROM marks WHERE what = ? AND subject = ?"
        row = self._db.one(sql, (what, subject))
        return None if row is None else (int(row[0]), to_moment(row[1]) or _LONG_AGO)

    async def set_mark(self, what: str, subject: str, run: int) -> None:
        """Note it, after everything before it is stored."""
        values = (what, subject, run, self._now())
        await self._db.run(lambda c: c.execute(_MARK, values) and None)

    def troubles(self) -> list[Trouble]:
        """What could not be had, the latest first."""
        return [_trouble(row) for row in self._db.all(_TROUBLES)]

    async def note_trouble(self, what: str, subject: str, error: str, detail: str = "") -> None:
        """Something could not be had, once more; ``error`` is a class name."""
        values = (what, subject, error, detail, self._now())
        await self._db.run(lambda c: c.execute(_TROUBLE, values) and None)

    async def clear_troubles(self, what: str, subjects: Iterable[str]) -> None:
        """These came after all, or are not wanted any more."""
        values = (what, json.dumps(list(subjects)))
        await self._db.run(lambda c: c.execute(_CLEAR, values) and None)

    def questions(self) -> list[Question]:
        """What nobody has answered yet, the oldest first."""
        return [_question(row) for row in self._db.all(_QUESTIONS)]

    async def ask(self, space_id: str, ids: Sequence[str], of: int) -> int:
        """Ask whether these may go; an open question about the space is asked anew."""
        now = self._now()
        return await self._db.run(lambda c: _ask(c, space_id, json.dumps(list(ids)), of, now))

    async def answer(self, key: int, *, remove: bool) -> None:
        """Close a question; a key nobody asks about any more does nothing."""
        await self._db.run(lambda c: _answer(c, key, remove=remove))

    def answered(self, space_id: str) -> dict[str, bool]:
        """What was answered for what is still absent: whether it may go, by id."""
        sql = "SELECT content_id, remove FROM answers WHERE space_id = ?"
        return {str(id_): bool(remove) for id_, remove in self._db.all(sql, (space_id,))}


def _begin(connection: apsw.Connection, depth: Depth, now: int) -> int:
    connection.execute(_BEGIN, (depth.value, now, Ending.STOPPED.value))
    key = connection.last_insert_rowid()
    connection.execute(_PRUNE, (RUNS_KEPT,))
    return key


def _ended(report: Report, now: int) -> tuple[Any, ...]:
    counts = {fate.value: count for fate, count in report.counts.items()}
    more = {_DETAIL: report.detail, _FILES: report.files}
    told = [(o.fate.value, o.subject, o.title, o.space_id, o.detail) for o in report.outcomes]
    ended = to_number(report.ended_at) or now
    told_of = (report.depth.value, ended, report.ending.value, report.reason)
    size = (report.requests, report.bytes_done, json.dumps({**counts, **more}))
    return (*told_of, *size, *pack(json.dumps(told)), report.run)


def _report(row: tuple[Any, ...]) -> Report:
    key, depth, started, ended, ending, reason, requests, bytes_done, counts, codec, told = row
    outcomes, counted = json.loads(unpack(codec, told)), json.loads(counts)
    detail, files = counted.pop(_DETAIL, ""), counted.pop(_FILES, 0)
    return Report(
        run=key,
        depth=Depth(depth),
        started_at=to_moment(started) or _LONG_AGO,
        ended_at=to_moment(ended),
        ending=Ending(ending),
        reason=reason,
        requests=requests,
        bytes_done=bytes_done,
        counts={Fate(fate): count for fate, count in counted.items()},
        outcomes=tuple(Outcome(Fate(fate), *rest) for fate, *rest in outcomes),
        detail=detail,
        files=files,
    )


def _trouble(row: tuple[Any, ...]) -> Trouble:
    what, subject, error, detail, first, last, tries = row
    times = (to_moment(first) or _LONG_AGO, to_moment(last) or _LONG_AGO)
    return Trouble(what, subject, error, detail, *times, tries)


def _question(row: tuple[Any, ...]) -> Question:
    key, space_id, ids, total, asked_at = row
    return Question(key, space_id, tuple(json.loads(ids)), total, to_moment(asked_at) or _LONG_AGO)


def _ask(connection: apsw.Connection, space_id: str, ids: str, of: int, now: int) -> int:
    sql = "SELECT key FROM questions WHERE space_id = ?"
    row = connection.execute(sql, (space_id,)).fetchone()
    if row is not None:
        connection.execute(_ASK_AGAIN, (ids, of, row[0]))
        return int(row[0])
    connection.execute(_ASK, (space_id, ids, of, now))
    return connection.last_insert_rowid()


def _answer(connection: apsw.Connection, key: int, *, remove: bool) -> None:
    connection.execute(_ANSWER, (key, int(remove)))
    connection.execute("DELETE FROM questions WHERE key = ?", (key,))
