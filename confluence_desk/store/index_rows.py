"""The index of words: which texts wait for it, and what was taken from them."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store.packing import unpack
from confluence_desk.store.query.sources import SOURCES, Source
from confluence_desk.store.shelf import Shelf

_WAITS = "NOT EXISTS (SELECT 1 FROM indexed WHERE number = {0} AND stamp = {1})"
_COLUMNS = (
    "c.title, b.codec, b.body",
    "'Re: ' || c.title, 0, CAST(m.body AS BLOB)",
    "a.title, NULL, NULL",
)
_TABLES = (
    """content c LEFT JOIN bodies b ON b.content_id = c.id AND b.number = c.body_number
    WHERE c.missing_reason = '' AND""",
    "comments m JOIN content c ON c.id = m.content_id WHERE",
    "attachments a WHERE",
)


def _waits_in(source: Source, columns: str, table: str) -> str:
    number = f"{source.key} * 4 + {source.family}"
    return f"""SELECT {number} AS number, {source.stamp}, {columns} FROM {table}
        {source.key} > ?1 / 4 AND {_WAITS.format(number, source.stamp)} ORDER BY number LIMIT ?2"""  # noqa: S608 - our own words


_WAITING = tuple(map(_waits_in, SOURCES, _COLUMNS, _TABLES))
_WORDS = "INSERT OR REPLACE INTO words (rowid, title, body) VALUES (?, ?, ?)"
_PIECES = "INSERT OR REPLACE INTO pieces (rowid, text) VALUES (?, ?)"
_DONE = "INSERT OR REPLACE INTO indexed VALUES (?, ?)"
_FORGET = """DELETE FROM indexed WHERE EXISTS (SELECT 1 FROM indexed) AND number IN
    (SELECT key * 4 FROM content WHERE id IN (SELECT value FROM json_each(?)))"""
_LEARN = "INSERT OR IGNORE INTO vocabulary SELECT value FROM json_each(fresh_words())"
_WATCH = "INSERT OR IGNORE INTO watched SELECT value FROM json_each(?)"


class Waiting(NamedTuple):
    """A text that is not indexed; ``body`` is as it was stored, None where there is none here.

    ``number`` names it in the index, ``stamp`` the state in which it was read.
    """

    number: int
    stamp: str
    title: str
    body: str | None


class Indexed(NamedTuple):
    """What was taken from a text: its words without markup, its macros, and whom it mentions."""

    waited: Waiting
    text: str
    macros: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()


class IndexRows(Shelf):
    """Filled in parts, whenever there is time; what changes meanwhile waits again by itself."""

    async def texts_to_index(self, limit: int, after: Waiting | None = None) -> list[Waiting]:
        """Some texts that wait, after this one; empty when none does."""
        return await self._db.look(lambda c: _waiting(c, limit, after))

    async def save_index(self, rows: Sequence[Indexed]) -> None:
        """Keep what was taken from these."""
        try:
            await self._db.run(lambda c: _save(c, rows))
        except StoreTrouble:
            if not self._db.closed:
                await self._db.look(lambda c: c.execute("SELECT forget_words()").fetchall())
            raise

    async def keep_watched(self, ids: Iterable[str]) -> None:
        """Let exactly these be what the reader watches."""
        named = json.dumps(list(ids))
        now = self._now()
        await self._db.run(lambda c: _watch(c, named, now))


def _waiting(connection: apsw.Connection, limit: int, after: Waiting | None) -> list[Waiting]:
    family, start = (after.number % 4, after.number) if after else (0, -1)
    found: list[Waiting] = []
    for sql in _WAITING[family:]:
        values = (start, limit - len(found))
        found += [_read(*row) for row in connection.execute(sql, values)]
        if len(found) >= limit:
            break
        start = -1
    return found


def _read(number: int, stamp: str, title: str, codec: int | None, body: bytes | None) -> Waiting:
    return Waiting(number, stamp, title, None if body is None else unpack(codec or 0, body))


def forget(connection: apsw.Connection, ids: Iterable[str]) -> None:
    """Other words stand in these texts under the same version: they are to be taken in anew."""
    connection.execute(_FORGET, (json.dumps(list(ids)),))


def _save(connection: apsw.Connection, rows: Sequence[Indexed]) -> None:
    texts = [(row.waited.number, row.waited.title, _sound(row.text)) for row in rows]
    connection.executemany(_WORDS, texts)
    connection.executemany(_PIECES, [(number, f"{title}\n{text}") for number, title, text in texts])
    numbers = [(row.waited.number,) for row in rows]
    connection.executemany("DELETE FROM uses WHERE number = ?", numbers)
    uses = [use for row in rows for use in _uses(row)]
    connection.executemany("INSERT OR IGNORE INTO uses VALUES (?, ?, ?)", uses)
    connection.executemany(_DONE, [(row.waited.number, row.waited.stamp) for row in rows])
    connection.execute(_LEARN)


def _sound(text: str) -> str:
    """``text`` without halves of characters, which SQLite does not take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _uses(row: Indexed) -> list[tuple[int, str, str]]:
    number = row.waited.number
    macros = [(number, "macro", name.lower()) for name in row.macros]
    return macros + [(number, "mention", account_id) for account_id in row.mentions]


def _watch(connection: apsw.Connection, named: str, now: int) -> None:
    connection.execute("DELETE FROM watched")
    connection.execute(_WATCH, (named,))
    connection.execute(
        "INSERT OR REPLACE INTO listings (what, subject, fetched_at) VALUES ('watched', '', ?)",
        (now,),
    )
