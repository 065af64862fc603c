"""What was typed and not sent: a text under the name of the field it stands in."""

import json
from collections.abc import Collection

import apsw

from confluence_desk.store.packing import pack, unpack
from confluence_desk.store.shelf import Shelf

_READ = "SELECT codec, words FROM drafts WHERE key = ?"
_KEEP = "INSERT OR REPLACE INTO drafts (key, at, codec, words) VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM drafts WHERE key = ?"
_DROP_OTHERS = """DELETE FROM drafts
    WHERE instr(key, ?) = 0 AND key NOT IN (SELECT value FROM json_each(?))"""
_FORGET = """DELETE FROM drafts WHERE key NOT IN
    (SELECT key FROM drafts ORDER BY at DESC, key LIMIT ?)"""


class DraftRows(Shelf):
    """They are read at once and written behind: nobody waits for what may be typed on."""

    def draft(self, key: str) -> str:
        """What stands there; "" where nothing does."""
        row = self._db.one(_READ, (key,))
        return "" if row is None else unpack(*row)

    def forget_drafts(self, but: Collection[str], holding: str) -> None:
        """Let nothing stand anywhere but there, and where the key holds ``holding``."""
        told = json.dumps(list(but))
        self._db.post(lambda connection: connection.execute(_DROP_OTHERS, (holding, told)))

    def keep_draft(self, key: str, words: str, most: int) -> None:
        """Let this stand there, and of all only the latest; an empty text is none."""
        at = self._now()

        def job(connection: apsw.Connection) -> None:
            connection.execute(_DROP, (key,))
            if words:
                connection.execute(_KEEP, (key, at, *pack(words)))
                connection.execute(_FORGET, (most,))

        self._db.post(job)
