"""What was typed and not sent: a text under the name of the field it stands in."""

from collections.abc import Sequence

import apsw

from confluence_desk.store.packing import pack, unpack
from confluence_desk.store.shelf import Shelf

_NAMES = "SELECT key FROM drafts"
_READ = "SELECT codec, words FROM drafts WHERE key = ?"
_KEEP = "INSERT OR REPLACE INTO drafts (key, at, codec, words) VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM drafts WHERE key = ?"
_FORGET = """DELETE FROM drafts WHERE key NOT IN
    (SELECT key FROM drafts ORDER BY at DESC, key LIMIT ?)"""


class DraftRows(Shelf):
    """They are read at once and written behind: nobody waits for what may be typed on."""

    def draft(self, key: str) -> str:
        """What stands there; "" where nothing does."""
        row = self._db.one(_READ, (key,))
        return "" if row is None else unpack(*row)

    def draft_names(self) -> list[str]:
        """The names under which anything stands."""
        return [str(key) for (key,) in self._db.all(_NAMES)]

    def forget_drafts(self, keys: Sequence[str]) -> None:
        """Let nothing stand there."""
        self._db.post(lambda connection: connection.executemany(_DROP, [(key,) for key in keys]))

    def keep_draft(self, key: str, words: str, most: int) -> None:
        """Let this stand there, and of all only the latest; an empty text is none."""
        at = self._now()

        def job(connection: apsw.Connection) -> None:
            connection.execute(_DROP, (key,))
            if words:
                connection.execute(_KEEP, (key, at, *pack(words)))
                connection.execute(_FORGET, (most,))

        self._db.post(job)
