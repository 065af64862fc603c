"""The page hierarchy: what stands under what, in Confluence's own order."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.store import content, listings, overtaken, sightings
from confluence_desk.store.content import BLOG, NODE, SPACE, to_node
from confluence_desk.store.packing import title_key, to_moment
from confluence_desk.store.shelf import Shelf

_DEEPEST = 1000
ALL = -1
_PORTION = NODE + "WHERE listed = ? AND id != ? ORDER BY place, title_key, id LIMIT ? OFFSET ?"
_HOLDS = f"""SELECT asked.value, EXISTS (SELECT 1 FROM content WHERE listed = asked.value)
    FROM json_each(?) AS asked WHERE {listings.KNOWN}"""  # noqa: S608 - our own words


class Hierarchy(Shelf):
    """Nodes, their children and their ancestors.

    A list has a key: the id of the node above, ``space:ID`` for the pages at the top of a
    space, ``blog:ID`` for its blog posts.
    """

    def children(
        self, parent_key: str, *, first: int = 0, count: int = ALL, without: str = ""
    ) -> list[PageNode] | None:
        """What stands in a list, in order; None when it was never fetched.

        Of a long list only ``count`` from the place ``first`` on; ``without`` stands in none.
        """
        if listings.fetched_at(self._db, "children", parent_key) is None:
            return None
        rows = self._db.all(_PORTION, (parent_key, without, count, first))
        return [to_node(row) for row in rows]

    def count_children(self, parent_key: str) -> int:
        """How much stands in a list."""
        row = self._db.one("SELECT count(*) FROM content WHERE listed = ?", (parent_key,))
        return 0 if row is None else int(row[0])

    def has_children(self, keys: Iterable[str]) -> dict[str, bool]:
        """Whether anything stands in each list; those never fetched are left out."""
        rows = self._db.all(_HOLDS, (json.dumps(list(keys)),))
        return {str(key): bool(holds) for key, holds in rows}

    def children_fetched_at(self, parent_key: str) -> datetime | None:
        """When a list was last fetched."""
        return to_moment(listings.fetched_at(self._db, "children", parent_key))

    def node(self, id_: str) -> PageNode | None:
        """One node of any kind."""
        row = self._db.one(NODE + "WHERE id = ?", (id_,))
        return None if row is None else to_node(row)

    def node_by_title(self, space_id: str, title: str) -> PageNode | None:
        """The page with this title, even where only its row in a list is known."""
        row = self._db.one(
            NODE + "WHERE space_id = ? AND title_key = ? AND kind IN ('page', 'blogpost')"
            " ORDER BY status != 'current', missing_reason != '', kind != 'page' LIMIT 1",
            (space_id, title_key(title)),
        )
        return None if row is None else to_node(row)

    def path(self, id_: str) -> list[PageNode]:
        """The ancestors, highest first, as far as they are known."""
        found: list[PageNode] = []
        seen = {id_}
        node = self.node(id_)
        while node and node.parent_id and node.parent_id not in seen and len(found) < _DEEPEST:
            seen.add(node.parent_id)
            node = self.node(node.parent_id)
            if node:
                found.append(node)
        return found[::-1]

    async def save_children(
        self,
        parent_key: str,
        nodes: Sequence[PageNode],
        *,
        complete: bool = True,
        asked: overtaken.Moment | None = None,
    ) -> Changes:
        """Keep a list; a ``complete`` one ends the stay of what it leaves out.

        What leaves a list keeps its page and its last copy: leaving is not deletion. Told when
        it was ``asked`` for, raises ``Overtaken``.
        """
        now = self._now()

        def job(connection: apsw.Connection) -> Changes:
            pairs = _in_list(connection, parent_key, nodes, complete=complete)
            content.refuse_late(connection, asked, pairs)
            first = complete and listings.note(connection, "children", parent_key, now)
            changes = content.store_all(connection, pairs)
            sightings.note(connection, [node.id for node in nodes])
            return changes | Changes(children_of=frozenset({parent_key})) if first else changes

        return await self._save(job)

    async def save_path(
        self,
        nodes_highest_first: Sequence[PageNode],
        *,
        asked: overtaken.Moment | None = None,
    ) -> Changes:
        """Keep a chain in which each node is the parent of the next.

        Told when it was ``asked`` for, raises ``Overtaken``.
        """

        def job(connection: apsw.Connection) -> Changes:
            pairs = _in_path(connection, nodes_highest_first)
            content.refuse_late(connection, asked, pairs)
            return content.told(connection, pairs)

        return await self._save(job)


def _in_list(
    connection: apsw.Connection, parent_key: str, nodes: Sequence[PageNode], *, complete: bool
) -> list[content.Pair]:
    space_id = _space_below(connection, parent_key)
    given = {node.id: node for node in nodes}
    pairs: list[content.Pair] = []
    for rank, node in enumerate(given.values()):
        placed = node if node.space_id else replace(node, space_id=space_id)
        old = content.load(connection, node.id)
        pairs.append((old, content.with_node(old, placed, parent_key, rank)))
    if complete:
        pairs += _leavers(connection, parent_key, set(given))
    return pairs


def _leavers(connection: apsw.Connection, parent_key: str, staying: set[str]) -> list[content.Pair]:
    rows = connection.execute("SELECT id FROM content WHERE listed = ?", (parent_key,)).fetchall()
    leaving = [content.load(connection, str(row[0])) for row in rows if row[0] not in staying]
    return [(row, row._replace(listed=None)) for row in leaving if row is not None]


def _space_below(connection: apsw.Connection, parent_key: str) -> str:
    for prefix in (SPACE, BLOG):
        if parent_key.startswith(prefix):
            return parent_key.removeprefix(prefix)
    row = content.load(connection, parent_key)
    return row.space_id if row else ""


def _in_path(connection: apsw.Connection, nodes: Sequence[PageNode]) -> list[content.Pair]:
    pairs: list[content.Pair] = []
    above: PageNode | None = None
    for node in nodes:
        old = content.load(connection, node.id)
        listed = above.id if above else _top_list(node, old)
        pairs.append((old, content.with_node(old, node, listed)))
        above = node
    return pairs


def _top_list(node: PageNode, old: content.Row | None) -> str | None:
    """The highest node of a chain stays where it is, unless nobody knew it."""
    if old is not None:
        return old.listed
    at_top = node.kind is Kind.PAGE and node.parent_id is None and node.space_id
    return SPACE + node.space_id if at_top else None
