"""The index of words: which texts wait for it, and what was taken from them."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import apsw

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store import former
from confluence_desk.store.packing import pack, unpack
from confluence_desk.store.shelf import Shelf

if TYPE_CHECKING:
    from confluence_desk.store.query.sources import Source

_WAITS = "NOT EXISTS (SELECT 1 FROM indexed WHERE number = {0} AND stamp = {1})"
_LABELS = """(SELECT json_group_array(name) FROM labels WHERE content_id = {0}
    AND substr(prefix, 1, 2) != 'my')"""
_COLUMNS = (
    f"c.title, b.codec, b.body, {_LABELS.format('c.id')}, NULL",
    "'Re: ' || c.title, 0, CAST(m.body AS BLOB), '[]', NULL",
    f"""a.title, NULL, NULL, {_LABELS.format("a.id")}, (SELECT json_array(a.id, f.number,
    f.media_type, f.size) FROM blobs f WHERE f.attachment_id = a.id
    AND f.number = a.version_number AND f.whole)""",  # noqa: S608 - our own words
)
_TABLES = (
    """content c LEFT JOIN bodies b ON b.content_id = c.id AND b.number = c.body_number
    WHERE c.missing_reason = '' AND""",
    "comments m JOIN content c ON c.id = m.content_id WHERE",
    "attachments a WHERE",
)


_WORDS = "INSERT OR REPLACE INTO words (rowid, title, body, labels) VALUES (?, ?, ?, ?)"
_HEADS = "INSERT OR REPLACE INTO heads (rowid, title, headings, labels) VALUES (?, ?, ?, ?)"
_PIECES = "INSERT OR REPLACE INTO pieces (rowid, text) VALUES (?, ?)"
_TEXTS = "INSERT OR REPLACE INTO texts VALUES (?, ?, ?)"
_DONE = "INSERT OR REPLACE INTO indexed VALUES (?, ?)"
_FORGET = """DELETE FROM indexed WHERE EXISTS (SELECT 1 FROM indexed) AND number IN
    (SELECT key * 4 FROM content WHERE id IN (SELECT value FROM json_each(?)))"""
_LEARN = "INSERT OR IGNORE INTO vocabulary SELECT value FROM json_each(fresh_words())"
_WATCH = "INSERT OR IGNORE INTO watched SELECT value FROM json_each(?)"
_PART = """SELECT p.data FROM blob_parts p JOIN blobs b ON b.key = p.blob_key
    WHERE b.attachment_id = ? AND b.number = ? AND b.whole ORDER BY p.start"""
_BETWEEN = " \n\x11\n "
"""Stands between two labels, so that no phrase reaches from one into the next."""
_END = "\n\n"
"""Lets the last two characters of a text begin a row of three, as all others do."""


def _waits_in(source: "Source", columns: str, table: str) -> str:
    number = f"{source.key} * 4 + {source.family}"
    return f"""SELECT {number} AS number, {source.stamp}, {columns} FROM {table}
        {source.key} > ?1 / 4 AND {_WAITS.format(number, source.stamp)} ORDER BY number LIMIT ?2"""  # noqa: S608 - our own words


@cache
def _statements() -> tuple[str, ...]:
    from confluence_desk.store.query.sources import SOURCES  # noqa: PLC0415 - no start asks

    return tuple(map(_waits_in, SOURCES, _COLUMNS, _TABLES))


class Kept(NamedTuple):
    """The bytes of a file that are here."""

    id: str
    version: int
    media_type: str
    size: int


class Waiting(NamedTuple):
    """A text that is not indexed; ``body`` is as it was stored, None where there is none here.

    ``number`` names it in the index, ``stamp`` the state in which it was read.
    """

    number: int
    stamp: str
    title: str
    body: str | None
    labels: tuple[str, ...] = ()
    kept: Kept | None = None

    @property
    def is_comment(self) -> bool:
        """Whether its title is that of another."""
        return self.number % 4 == 1


class Indexed(NamedTuple):
    """What was taken from a text: its words without markup, its macros, and whom it mentions."""

    waited: Waiting
    text: str
    macros: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()
    outlined: str = ""
    """The text with the signs of its headings, where it has any."""


class IndexRows(Shelf):
    """Filled in parts, whenever there is time; what changes meanwhile waits again by itself."""

    async def drop_former(self) -> bool:
        """Take away a part of an index that nobody uses any more; whether there is more of it."""
        return await self._db.run(former.drop_some)

    async def texts_to_index(self, limit: int, after: Waiting | None = None) -> list[Waiting]:
        """Some texts that wait, after this one; empty when none does."""
        return await self._db.look(lambda c: _waiting(c, limit, after))

    async def kept_bytes(self, kept: Kept) -> bytes:
        """The bytes of a file; none where they went meanwhile."""
        which = (kept.id, kept.version)
        return await self._db.look(lambda c: b"".join(row[0] for row in c.execute(_PART, which)))

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
    for sql in _statements()[family:]:
        values = (start, limit - len(found))
        found += [_read(*row) for row in connection.execute(sql, values)]
        if len(found) >= limit:
            break
        start = -1
    return found


def _read(  # noqa: PLR0917 - the columns of a row
    number: int,
    stamp: str,
    title: str,
    codec: int | None,
    body: bytes | None,
    labels: str,
    kept: str | None,
) -> Waiting:
    text = None if body is None else unpack(codec or 0, body)
    names = tuple(json.loads(labels))
    return Waiting(number, stamp, title, text, names, Kept(*json.loads(kept)) if kept else None)


def forget(connection: apsw.Connection, ids: Iterable[str]) -> None:
    """Other words stand in these texts under the same version: they are to be taken in anew."""
    connection.execute(_FORGET, (json.dumps(list(ids)),))


def _save(connection: apsw.Connection, rows: Sequence[Indexed]) -> None:
    connection.executemany(_WORDS, map(_words, rows))
    connection.executemany(_HEADS, [_heads(row) for row in rows if not row.waited.is_comment])
    connection.executemany(_PIECES, map(_pieces, rows))
    connection.executemany(_TEXTS, map(_texts, rows))
    numbers = [(row.waited.number,) for row in rows]
    connection.executemany("DELETE FROM uses WHERE number = ?", numbers)
    uses = [use for row in rows for use in _uses(row)]
    connection.executemany("INSERT OR IGNORE INTO uses VALUES (?, ?, ?)", uses)
    connection.executemany(_DONE, [(row.waited.number, row.waited.stamp) for row in rows])
    connection.execute(_LEARN)


def _words(row: Indexed) -> tuple[int, str, str, str]:
    one = row.waited
    return one.number, _sound(one.title), _sound(row.text), _BETWEEN.join(one.labels)


def _heads(row: Indexed) -> tuple[int, str, str, str]:
    one = row.waited
    headings = _sound(_BETWEEN.join(row.headings))
    return one.number, _sound(one.title), headings, _BETWEEN.join(one.labels)


def _pieces(row: Indexed) -> tuple[int, str]:
    return row.waited.number, "\n".join((*_own_title(row), _sound(row.text))) + _END


def _texts(row: Indexed) -> tuple[int, int, bytes]:
    return row.waited.number, *pack(_sound(row.outlined or row.text))


def _own_title(row: Indexed) -> tuple[str, ...]:
    return () if row.waited.is_comment else (_sound(row.waited.title),)


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
