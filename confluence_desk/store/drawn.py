"""What Confluence drew for us, how large pictures are, and which other hosts may send some."""

from datetime import datetime

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.picture_size import HEAD, Size, size_of
from confluence_desk.store.packing import pack, to_moment, unpack
from confluence_desk.store.shelf import Shelf

_DRAWN = """SELECT codec, html, number, whole, drawn_at FROM drawn
    WHERE content_id = ? AND macro = ?"""
_KEEP = """INSERT OR REPLACE INTO drawn (content_id, macro, number, whole, drawn_at, codec, html)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_SHOWN = ""
"""Stands where a macro's id does: the page itself, as this program drew it."""
_FORGET = """DELETE FROM drawn WHERE macro = ? AND key NOT IN
    (SELECT key FROM drawn WHERE macro = ? ORDER BY drawn_at DESC, key DESC LIMIT ?)"""
_MOST = 8
_SIZE = "SELECT width, height FROM picture_sizes WHERE attachment_id = ? AND number = ?"
_NOTE = """INSERT OR IGNORE INTO picture_sizes (attachment_id, number, width, height)
    VALUES (?, ?, ?, ?)"""


@frozen
class DrawnRow:
    """HTML as it came, of which version of its page, and when."""

    html: str
    number: int
    whole: bool
    drawn_at: datetime | None


class DrawnRows(Shelf):
    """Drawings by page and macro; they go when the page's text goes."""

    def drawn(self, content_id: str, macro: str) -> DrawnRow | None:
        """What Confluence drew of a macro."""
        row = self._db.one(_DRAWN, (content_id, macro))
        if row is None:
            return None
        codec, html, number, whole, at = row
        return DrawnRow(unpack(codec, html), int(number), bool(whole), to_moment(at))

    async def save_drawn(
        self, content_id: str, macro: str, html: str, *, number: int, whole: bool
    ) -> Changes:
        """Keep a drawing in place of the one before."""
        codec, packed = pack(html)
        values = (content_id, macro, number, whole, self._now(), codec, packed)

        def job(connection: apsw.Connection) -> Changes:
            connection.execute(_KEEP, values)
            return Changes(pages=frozenset({content_id}))

        return await self._save(job)

    def last_shown(self, content_id: str) -> str:
        """What ``note_shown`` kept of a page; "" where nothing is."""
        row = self.drawn(content_id, _SHOWN)
        return row.html if row is not None else ""

    def note_shown(self, content_id: str, number: int, told: str) -> None:
        """Keep what the page was shown as; only the last few pages are."""
        at = self._now()

        def job(connection: apsw.Connection) -> None:
            codec, packed = pack(told)
            held = connection.execute("SELECT 1 FROM bodies WHERE content_id = ?", (content_id,))
            if held.fetchone():
                values = (content_id, _SHOWN, number, True, at, codec, packed)
                connection.execute(_KEEP, values)
                connection.execute(_FORGET, (_SHOWN, _SHOWN, _MOST))

        self._db.post(job)

    async def tell_page(self, content_id: str) -> Changes:
        """Have a page drawn again: something that it shows has come."""
        return await self._save(lambda _: Changes(pages=frozenset({content_id})))

    def picture_size(self, att_id: str, number: int) -> Size | None:
        """How large a picture is, once its bytes were seen."""
        row = self._db.one(_SIZE, (att_id, number))
        return None if row is None else (int(row[0]), int(row[1]))

    def note_picture(self, att_id: str, number: int, data: bytes) -> None:
        """Remember the size of a picture that came before sizes were kept."""
        size = size_of(data[:HEAD])
        if size is not None:
            self._db.post(lambda c: c.execute(_NOTE, (att_id, number, *size)))

    def welcome_hosts(self) -> list[str]:
        """The hosts whose pictures are always shown, by name."""
        return [str(row[0]) for row in self._db.all("SELECT host FROM welcome_hosts ORDER BY host")]

    def is_welcome(self, host: str) -> bool:
        """Whether a host's pictures are always shown."""
        return self._db.one("SELECT 1 FROM welcome_hosts WHERE host = ?", (host,)) is not None

    async def welcome_host(self, host: str, *, about: str = "") -> Changes:
        """Show its pictures from now on; ``about`` is the page where that was wished."""
        now = self._now()

        def job(connection: apsw.Connection) -> Changes:
            connection.execute("INSERT OR IGNORE INTO welcome_hosts VALUES (?, ?)", (host, now))
            return Changes(pages=frozenset({about} - {""}))

        return await self._save(job)

    async def dismiss_host(self, host: str) -> Changes:
        """Show its pictures no more, unless one is wished for."""

        def job(connection: apsw.Connection) -> Changes:
            connection.execute("DELETE FROM welcome_hosts WHERE host = ?", (host,))
            return Changes()

        return await self._save(job)


def note_size(connection: apsw.Connection, which: tuple[str, int], data: bytes) -> None:
    """Remember how large a picture is whose bytes have just come."""
    size = size_of(data[:HEAD])
    if size is not None:
        connection.execute(_NOTE, (*which, *size))
