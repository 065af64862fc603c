"""Which texts link to a page, and whether only some people may read one."""

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import PageNode
from confluence_desk.store.content import to_node
from confluence_desk.store.packing import title_key
from confluence_desk.store.shelf import Shelf

_DUE = """SELECT c.id, c.body_number FROM content c LEFT JOIN linked d ON d.content_id = c.id
    WHERE c.body_number IS NOT NULL AND d.number IS NOT c.body_number LIMIT ?"""
_FROM = """SELECT DISTINCT c.id, c.kind, c.title, c.space_id, c.parent_id, c.position, c.status,
    c.web_path FROM content t JOIN links l ON l.page_id = t.id OR (l.title_key = t.title_key
    AND (l.space_key = '' OR l.space_key IN (SELECT lower(s.space_key) FROM spaces s
    WHERE s.id = t.space_id))) JOIN content c ON c.id = l.content_id
    WHERE t.id = ? AND c.id != t.id AND c.missing_reason = '' AND c.status != 'trashed'
    AND (l.page_id != '' OR l.space_key != '' OR c.space_id = t.space_id)
    ORDER BY c.status != 'current', c.title_key, c.id"""
_NOTE = """INSERT INTO linked VALUES (?, ?) ON CONFLICT DO UPDATE SET number = excluded.number"""
_RESTRICTED = "SELECT restricted FROM restrictions WHERE content_id = ?"
_RESTRICTED_OF = """SELECT content_id FROM restrictions
    WHERE content_id IN (SELECT value FROM json_each(?)) AND restricted"""
_RESTRICT = """INSERT INTO restrictions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
    restricted = excluded.restricted, checked_at = excluded.checked_at"""
_FORGET = "DELETE FROM linked WHERE content_id IN (SELECT value FROM json_each(?))"


class Link(NamedTuple):
    """A page as a text names it: by its id, or by its title and its space's key ("" is its own)."""

    page_id: str = ""
    space_key: str = ""
    title: str = ""


class LinkRows(Shelf):
    """Links are known only of texts that were looked through."""

    def linking_to(self, id_: str) -> list[PageNode]:
        """The pages and posts whose text names this one, as far as they were looked through."""
        return [to_node(row) for row in self._db.all(_FROM, (id_,))]

    async def texts_without_links(self, limit: int) -> list[tuple[str, int]]:
        """Ids and versions of texts that were not looked through yet."""
        return await self._db.look(
            lambda c: [(str(id_), int(number)) for id_, number in c.execute(_DUE, (limit,))]
        )

    async def save_links(self, texts: Iterable[tuple[str, int, Iterable[Link]]]) -> None:
        """What texts name: id, version and links of each, in place of what was known of it."""
        given = [(id_, number, tuple(links)) for id_, number, links in texts]
        await self._db.run(lambda c: _save(c, given))

    def restricted(self, id_: str) -> bool | None:
        """Whether reading is restricted on this very item; None when nobody has asked."""
        row = self._db.one(_RESTRICTED, (id_,))
        return None if row is None else bool(row[0])

    def restricted_of(self, ids: Iterable[str]) -> set[str]:
        """Those of ``ids`` that are known to be restricted."""
        rows = self._db.all(_RESTRICTED_OF, (json.dumps(list(ids)),))
        return {str(row[0]) for row in rows}

    async def save_restricted(self, id_: str, *, restricted: bool) -> Changes:
        """Keep what was answered; it is news of the page when it differs."""
        now = self._now()
        return await self._save(lambda c: _restrict(c, id_, now, restricted=restricted))


def forget(connection: apsw.Connection, ids: Iterable[str]) -> None:
    """Other words stand in these texts under the same version: they are to be looked through."""
    connection.execute(_FORGET, (json.dumps(list(ids)),))


def _restrict(connection: apsw.Connection, id_: str, now: int, *, restricted: bool) -> Changes:
    known = connection.execute(_RESTRICTED, (id_,)).fetchone()
    connection.execute(_RESTRICT, (id_, restricted, now))
    same = known is not None and bool(known[0]) == restricted
    unsaid = known is None and not restricted  # nothing is shown either way
    return Changes() if same or unsaid else Changes(pages=frozenset({id_}))


def _save(connection: apsw.Connection, texts: Iterable[tuple[str, int, tuple[Link, ...]]]) -> None:
    for id_, number, links in texts:
        connection.execute("DELETE FROM links WHERE content_id = ?", (id_,))
        rows = [
            (id_, link.page_id, link.space_key.lower(), title_key(link.title)) for link in links
        ]
        connection.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", rows)
        connection.execute(_NOTE, (id_, number))
