"""What a person was told of what they follow, what was told last, and their reminders."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import apsw

from confluence_desk.domain.followed import Cause, InboxEntry, Reminder
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

KEPT = 500
_ENTRIES = """SELECT key, cause, subject, title, at, version, author, about, read
    FROM inbox ORDER BY at DESC, key DESC LIMIT ?"""
_ADD = """INSERT INTO inbox (cause, subject, title, at, version, author, about, read)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_PRUNE = """DELETE FROM inbox WHERE key NOT IN
    (SELECT key FROM inbox ORDER BY at DESC, key DESC LIMIT ?)"""
_FOLLOW = """INSERT INTO followed (cause, subject, version) VALUES (?, ?, ?)
    ON CONFLICT (cause, subject) DO UPDATE SET version = excluded.version"""
_HEAR = "INSERT OR IGNORE INTO followed (cause, subject, version) VALUES ('search', ?, 0)"
_OF_OTHERS = """DELETE FROM followed WHERE cause = 'search' AND CAST(
    substr(subject, 1, instr(subject, ':') - 1) AS INTEGER)
    NOT IN (SELECT value FROM json_each(?))"""
_FIRST_TEXTS = """SELECT content_id, min(key) FROM bodies
    WHERE content_id IN (SELECT value FROM json_each(?)) GROUP BY content_id"""
_REMINDERS = "SELECT key, subject, title, due, words FROM reminders ORDER BY due, key"
_REMIND = "INSERT INTO reminders (subject, title, due, words) VALUES (?, ?, ?, ?)"
_FORGET = "DELETE FROM reminders WHERE key = ?"


class InboxRows(Shelf):
    """The newest entries; older ones than ``KEPT`` are forgotten."""

    def inbox(self, limit: int = KEPT) -> list[InboxEntry]:
        """The entries, newest first."""
        return [_entry(row) for row in self._db.all(_ENTRIES, (limit,))]

    def unread(self) -> int:
        """How many entries were not read."""
        row = self._db.one("SELECT count(*) FROM inbox WHERE read = 0")
        return int(row[0]) if row else 0

    def told(self, cause: Cause) -> dict[str, int]:
        """The version that was told last of, by what is followed."""
        rows = self._db.all("SELECT subject, version FROM followed WHERE cause = ?", (cause,))
        return {str(subject): int(version) for subject, version in rows}

    def reminders(self) -> list[Reminder]:
        """What is to come, the next first."""
        return [_reminder(row) for row in self._db.all(_REMINDERS)]

    async def keep_told(
        self, cause: Cause, versions: Mapping[str, int], entries: Sequence[InboxEntry]
    ) -> None:
        """Note what is followed now and put ``entries`` into the inbox, both or neither.

        What is in ``versions`` no more is followed no more.
        """
        await self._db.run(lambda c: _keep_told(c, cause, versions, entries))

    async def add_entries(self, entries: Sequence[InboxEntry]) -> None:
        """Put entries into the inbox; their keys are given here."""
        await self._db.run(lambda c: _add(c, entries))

    async def hear_hits(
        self, marks: Mapping[str, int], hits: Mapping[str, InboxEntry | None]
    ) -> list[InboxEntry]:
        """Note what a search has found; the entries of what nobody was told of go to the inbox.

        Whoever finds it first tells it: all in one transaction. Gives these entries.
        """
        return await self._db.run(lambda c: _hear_hits(c, marks, hits))

    async def forget_hits(self, kept: Iterable[int]) -> None:
        """Forget what was found by any other saved search than these."""
        keys = json.dumps(list(kept))
        await self._db.run(lambda c: c.execute(_OF_OTHERS, (keys,)) and None)

    async def first_texts(self, ids: Iterable[str]) -> tuple[dict[str, int], int]:
        """Numbers of pages in the order in which texts of them came first, and the last of all."""
        wanted = json.dumps(list(ids))

        def job(connection: apsw.Connection) -> tuple[dict[str, int], int]:
            known = {str(id_): int(key) for id_, key in connection.execute(_FIRST_TEXTS, (wanted,))}
            last = connection.execute("SELECT max(key) FROM bodies").fetchone()
            return known, int(last[0] or 0) if last else 0

        return await self._db.look(job)

    async def mark_read(self, keys: Iterable[int], *, read: bool = True) -> None:
        """Entries were read, or are to count as unread again."""
        rows = [(int(read), key) for key in keys]
        await self._db.run(
            lambda c: c.executemany("UPDATE inbox SET read = ? WHERE key = ?", rows) and None
        )

    async def come_due(self, keys: Iterable[int], entries: Sequence[InboxEntry]) -> None:
        """Put these reminders' entries into the inbox instead of them, both or neither."""
        rows = [(key,) for key in keys]
        await self._db.run(lambda c: _come_due(c, rows, entries))

    async def clear_inbox(self) -> None:
        """Forget every entry."""
        await self._db.run(lambda c: c.execute("DELETE FROM inbox") and None)

    async def remind(self, node_id: str, title: str, due: datetime, words: str) -> None:
        """Keep a reminder."""
        row = (node_id, title, to_number(due), words)
        await self._db.run(lambda c: c.execute(_REMIND, row) and None)

    async def forget_reminders(self, keys: Iterable[int]) -> None:
        """Reminders that are done or not wanted any more."""
        rows = [(key,) for key in keys]
        await self._db.run(lambda c: c.executemany(_FORGET, rows) and None)


def _entry(row: tuple[Any, ...]) -> InboxEntry:
    key, cause, subject, title, at, version, author, about, read = row
    when = to_moment(at) or datetime.fromtimestamp(0, UTC)
    return InboxEntry(key, Cause(cause), subject, title, when, version, author, about, bool(read))


def _row(e: InboxEntry) -> tuple[Any, ...]:
    told = (e.cause.value, e.node_id, e.title, to_number(e.at))
    return (*told, e.version, e.author_id, e.about, int(e.read))


def _reminder(row: tuple[Any, ...]) -> Reminder:
    key, subject, title, due, words = row
    return Reminder(key, subject, title, to_moment(due) or datetime.fromtimestamp(0, UTC), words)


def _keep_told(
    connection: apsw.Connection,
    cause: Cause,
    versions: Mapping[str, int],
    entries: Sequence[InboxEntry],
) -> None:
    connection.execute("DELETE FROM followed WHERE cause = ?", (cause.value,))
    rows = [(cause.value, subject, version) for subject, version in versions.items()]
    connection.executemany(_FOLLOW, rows)
    _add(connection, entries)


def _hear_hits(
    connection: apsw.Connection,
    marks: Mapping[str, int],
    hits: Mapping[str, InboxEntry | None],
) -> list[InboxEntry]:
    new: list[InboxEntry] = []
    for subject, entry in hits.items():
        connection.execute(_HEAR, (subject,))
        if entry is not None and connection.changes():
            new.append(entry)
    rows = [(Cause.SEARCH.value, subject, version) for subject, version in marks.items()]
    connection.executemany(_FOLLOW, rows)
    if new:
        _add(connection, new)
    return new


def _come_due(
    connection: apsw.Connection, rows: list[tuple[int]], entries: Sequence[InboxEntry]
) -> None:
    connection.executemany(_FORGET, rows)
    _add(connection, entries)


def _add(connection: apsw.Connection, entries: Sequence[InboxEntry]) -> None:
    connection.executemany(_ADD, [_row(entry) for entry in entries])
    connection.execute(_PRUNE, (KEPT,))
