"""What the listings of a run tell: light rows in bulk, and which of them have no text yet."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.frozen import frozen
from confluence_desk.store import content, listings, sightings
from confluence_desk.store.content import BLOG, NODE, SPACE, Pair, Row, to_node
from confluence_desk.store.shelf import Shelf

_STALE = """SELECT c.id FROM json_each(?) AS asked JOIN content c ON c.id = asked.value
    WHERE c.version_number IS NOT NULL AND c.body_number IS NOT c.version_number"""
_HERE = """FROM content c LEFT JOIN sightings s ON s.key = c.key
    WHERE c.space_id = ? AND c.missing_reason = ''"""
_UNSEEN = f"""{NODE} WHERE key IN (SELECT c.key {_HERE} AND coalesce(s.run, 0) < ?
    AND c.kind IN (SELECT value FROM json_each(?))) ORDER BY id"""  # noqa: S608 - our own words
_UNNAMED = """SELECT c.id FROM content c WHERE c.space_id = ? AND c.kind != 'blogpost'
    AND c.missing_reason = '' AND NOT EXISTS
    (SELECT 1 FROM listings WHERE what = 'children' AND subject = c.id)"""
_STRANGERS = """SELECT inner.id FROM content AS above CROSS JOIN content AS inner
    ON inner.listed = above.id WHERE above.space_id = ?1 AND inner.space_id != ?1"""
_BELOW = """WITH RECURSIVE below (id) AS (SELECT ? UNION
    SELECT inner.id FROM below JOIN content AS inner ON inner.listed = below.id)
    SELECT id FROM below"""
_KNOW = """INSERT INTO listings (what, subject, fetched_at)
    SELECT 'children', value, ? FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET fetched_at = excluded.fetched_at"""


@frozen
class Listed:
    """What one slice of a listing brought; ``stale``: ids whose body is not of this version.

    ``changed`` are those of another version or status, ``moved`` those with another parent,
    space or position.
    """

    changes: Changes = field(default_factory=Changes)
    stale: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


class ListedRows(Shelf):
    """Rows of listings, in batches of 250 at most; ``run`` is the run that listed them."""

    async def save_listed(self, pages: Sequence[Page], run: int) -> Listed:
        """Keep light rows of pages and posts; bodies in them are not looked at.

        ``added`` are those that had no version before. A row that something newer came to
        during the same run (a page that was opened meanwhile) stays as it is.
        """
        now, told = self._now(), list[Listed]()

        def job(connection: apsw.Connection) -> Changes:
            told.append(_save_listed(connection, pages, run, now))
            return told[-1].changes

        await self._save(job)
        return told[-1]

    async def save_nodes(self, nodes: Sequence[PageNode], run: int) -> Changes:
        """Keep folders and the like; without ``parent_id`` they stand at the top of their space.

        One without ``parent_id`` and ``space_id`` is only noted as seen: it stays where it
        stood. Without a space alone it is in the space of what is above it.
        """
        return await self._save(lambda c: _save_nodes(c, nodes, run))

    def stale(self, ids: Iterable[str]) -> list[str]:
        """Those of ``ids`` whose body is missing or not of the version they have."""
        return [str(row[0]) for row in self._db.all(_STALE, (json.dumps(list(ids)),))]

    def unseen(
        self, space_id: str, run: int, kinds: Collection[Kind] = tuple(Kind)
    ) -> list[PageNode]:
        """What is stored of a space and was not named during this run; no tombstones."""
        rows = self._db.all(_UNSEEN, (space_id, run, json.dumps([kind.value for kind in kinds])))
        return [to_node(row) for row in rows]

    def count_in_space(self, space_id: str) -> int:
        """How many nodes of any kind are stored of a space; no tombstones."""
        row = self._db.one(f"SELECT count(*) {_HERE}", (space_id,))
        return int(row[0]) if row else 0

    async def complete_tree(self, space_id: str, run: int) -> Changes:  # noqa: ARG002 - as all that ends
        """From now on every list of a space is known: its top, its blog, and below each node.

        That holds for the nodes that a listing named, in this run or an earlier one.
        """
        now = self._now()
        return await self._save(lambda c: _complete_tree(c, space_id, now))

    async def complete_posts(self, space_id: str, run: int) -> Changes:  # noqa: ARG002 - as all that ends
        """From now on the list of a space's blog posts is known."""
        now = self._now()
        return await self._save(lambda c: _know(c, [BLOG + space_id], now))

    async def complete_below(self, node_id: str, run: int) -> Changes:  # noqa: ARG002 - as all that ends
        """From now on the lists of a node and of everything below it are known."""
        now = self._now()
        return await self._save(lambda c: _complete_below(c, node_id, now))


def _save_listed(connection: apsw.Connection, pages: Sequence[Page], run: int, now: int) -> Listed:
    given = {page.id: page for page in pages}
    stood = content.load_all(connection, given)
    seen = sightings.seen(connection, given)
    pairs: list[Pair] = []
    exact = _placing(given.values())
    for page in given.values():
        old = stood.get(page.id)
        at = seen.get(page.id, (0, None))
        if old is None or not _newer_here(old, page, at, run):
            new = content.with_page(old, page, exact=exact)
            pairs.append((old, _checked(old, new, at[1])))
    changes = content.store_all(connection, pairs)
    sightings.note(connection, given, run=run, at=now)
    return _listed(changes, pairs)


def _placing(rows: Iterable[Page | PageNode]) -> bool:
    """Whether a listing tells positions at all, so that none means: by its title.

    One of a single row may tell none because that row has none: then only the row can say so.
    """
    return any(row.position is not None for row in rows)


def _newer_here(old: Row, page: Page, seen: tuple[int, int | None], run: int) -> bool:
    """Whether the page was read by itself while its listing was under way."""
    run_of_it, at = seen
    return run_of_it >= run and at is not None and (old.version_number or 0) > page.version.number


def _checked(old: Row | None, new: Row, at: int | None) -> Row:
    """A text that grows old here says until when it was known to be of today."""
    if old is None or at is None or old.body_number is None:
        return new
    if old.body_number != old.version_number or new.version_number == old.version_number:
        return new
    return new._replace(checked_at=max(old.checked_at or at, at))


def _listed(changes: Changes, pairs: Sequence[Pair]) -> Listed:
    known = [(old, new) for old, new in pairs if old is not None and _has_version(old)]
    back = [(o, n) for o, n in pairs if o is not None and o.missing_reason and not n.missing_reason]
    return Listed(
        changes=changes,
        stale=tuple(n.id for _, n in pairs if n.body_number != n.version_number),
        added=tuple(n.id for o, n in pairs if o is None or not _has_version(o)),
        changed=tuple(n.id for o, n in known if _edition(o) != _edition(n)),
        renamed=tuple(n.id for o, n in known if o.title != n.title),
        moved=tuple(n.id for o, n in known if _standing(o) != _standing(n)),
        restored=tuple(n.id for _, n in back),
    )


def _has_version(row: Row) -> bool:
    return row.version_number is not None


def _edition(row: Row) -> tuple[object, ...]:
    return (row.version_number, row.status)


def _standing(row: Row) -> tuple[object, ...]:
    return (row.space_id, row.parent_id, row.position)


def _save_nodes(connection: apsw.Connection, nodes: Sequence[PageNode], run: int) -> Changes:
    given = {node.id: node for node in nodes}
    above = {node.parent_id for node in given.values() if node.parent_id}
    rows = content.load_all(connection, [*given, *above])
    pairs: list[Pair] = []
    exact = _placing(given.values())
    for node in given.values():
        old = rows.get(node.id)
        new = _with_node(old, node, rows.get(node.parent_id or ""), exact=exact)
        if new is not None:
            rows[node.id] = new
            pairs.append((old, new))
    changes = content.store_all(connection, pairs)
    sightings.note(connection, given, run=run)
    return changes


def _with_node(old: Row | None, node: PageNode, above: Row | None, *, exact: bool) -> Row | None:
    space_id = node.space_id or (above.space_id if above else "")
    if not node.parent_id and not node.space_id:
        return None if old is not None else content.with_node(None, node, None)
    placed = replace(node, space_id=space_id)
    return content.with_node(old, placed, _list_of(placed), exact=exact)


def _list_of(node: PageNode) -> str | None:
    if node.status != "current":
        return None
    if node.kind is Kind.BLOGPOST:
        return BLOG + node.space_id
    return node.parent_id or SPACE + node.space_id


def _complete_tree(connection: apsw.Connection, space_id: str, now: int) -> Changes:
    first = listings.note(connection, listings.TREE, space_id, now)
    tops = _know(connection, [SPACE + space_id, BLOG + space_id], now)
    tops |= _without_strangers(connection, space_id)
    if not first:
        return tops
    unnamed = frozenset(str(row[0]) for row in connection.execute(_UNNAMED, (space_id,)))
    return tops | Changes(children_of=unnamed)


def _without_strangers(connection: apsw.Connection, space_id: str) -> Changes:
    """What stands in a list of the space, but was of another space when it was seen last.

    It went there with what is above it, and was gone before that came into this space.
    """
    rows = connection.execute(_STRANGERS, (space_id,)).fetchall()
    found = content.load_all(connection, [str(row[0]) for row in rows])
    return content.store_all(
        connection, [(row, row._replace(listed=None)) for row in found.values()]
    )


def _complete_below(connection: apsw.Connection, node_id: str, now: int) -> Changes:
    return _know(connection, [str(row[0]) for row in connection.execute(_BELOW, (node_id,))], now)


def _know(connection: apsw.Connection, keys: list[str], now: int) -> Changes:
    before = listings.known_children(connection, keys)
    connection.execute(_KNOW, (now, json.dumps(keys)))
    return Changes(children_of=frozenset(set(keys) - before))
