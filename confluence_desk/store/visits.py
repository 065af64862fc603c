"""What was read here lately."""

from confluence_desk.domain.entities import PageNode
from confluence_desk.store.content import to_node
from confluence_desk.store.shelf import Shelf

_RECENT = """SELECT id, kind, title, space_id, parent_id, position, status, web_path
    FROM visits JOIN content ON id = content_id ORDER BY visited_at DESC LIMIT ?"""
_NOTE = """INSERT INTO visits (content_id, visited_at, times) VALUES (?, ?, 1)
    ON CONFLICT (content_id) DO UPDATE SET visited_at = excluded.visited_at, times = times + 1"""


class Visits(Shelf):
    """The reader's own trail; it never leaves this machine."""

    def recent(self, limit: int) -> list[PageNode]:
        """The last pages read, latest first."""
        return [to_node(row) for row in self._db.all(_RECENT, (limit,))]

    async def note_visit(self, id_: str) -> None:
        """Note that a page was opened."""
        now = self._now()
        await self._db.run(lambda c: c.execute(_NOTE, (id_, now)) and None)
