"""The rows that stand for pages, blog posts, folders and the rest, as one table holds them all."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.syncing import Gone
from confluence_desk.store import listings, many, overtaken, sightings
from confluence_desk.store.packing import title_key, to_number

_UNPLACED = 1 << 60
SPACE, BLOG = "space:", "blog:"
NODE = """SELECT id, kind, title, space_id, parent_id, position, status, web_path
    FROM content """
_KINDS = {kind.value: kind for kind in Kind}


class Row(NamedTuple):
    """A content row as it lies in the table; times are numbers."""

    id: str
    kind: str
    title: str
    space_id: str = ""
    parent_id: str | None = None
    parent_kind: str | None = None
    position: int | None = None
    status: str = "current"
    web_path: str = ""
    listed: str | None = None
    place: int = _UNPLACED
    version_number: int | None = None
    version_at: int | None = None
    version_author: str = ""
    version_message: str = ""
    version_minor: int = 0
    subtype: str = ""
    author_id: str = ""
    owner_id: str = ""
    created_at: int | None = None
    tiny_path: str = ""
    body_number: int | None = None
    checked_at: int | None = None
    missing_reason: str = ""
    missing_at: int | None = None


Pair = tuple[Row | None, Row]
"""A row as it stands here, and as it will."""
_COLUMNS = ", ".join(Row._fields)
_SETS = ", ".join(f"{name} = excluded.{name}" for name in Row._fields[1:])
_LOAD = f"SELECT {_COLUMNS} FROM content WHERE id = ?"  # noqa: S608 - our own column names
_LOAD_ALL = f"""SELECT {_COLUMNS} FROM content
    WHERE id IN (SELECT value FROM json_each(?))"""  # noqa: S608 - as above
_INTO = f"INSERT INTO content ({_COLUMNS}, title_key)"
_OVER = f"ON CONFLICT (id) DO UPDATE SET {_SETS}, title_key = excluded.title_key"
_TEXTS = """UPDATE content SET body_number = told.value ->> 1, checked_at = told.value ->> 2
    FROM json_each(?) AS told WHERE content.id = told.value ->> 0"""
_TEXT = Row._fields.index("body_number")
_AFTER_TEXT = Row._fields.index("checked_at") + 1


def to_node(row: tuple[Any, ...]) -> PageNode:
    """The node in a row that ``NODE`` selected."""
    id_, kind, title, space_id, parent_id, position, status, web_path = row
    return PageNode(id_, _KINDS[kind], title, space_id, parent_id, position, status, web_path)


def load(connection: apsw.Connection, id_: str) -> Row | None:
    """The row as it is now."""
    found = connection.execute(_LOAD, (id_,)).fetchone()
    return None if found is None else Row(*found)


def load_all(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, Row]:
    """Those of many rows that are here, in one question."""
    rows = connection.execute(_LOAD_ALL, (json.dumps(list(ids)),))
    return {row.id: row for row in (Row._make(found) for found in rows)}


def save_rows(connection: apsw.Connection, rows: Iterable[Row]) -> None:
    """Put rows in place of whatever has their ids."""
    values = [(*row, title_key(row.title)) for row in rows]
    many.insert(connection, _INTO, values, _OVER)


def with_page(old: Row | None, page: Page, *, exact: bool = False) -> Row:
    """The row after the service told all about a page; only the body's columns stay.

    A position that is not told stays as it was, unless the listing is ``exact``: it tells others.
    """
    stood = old or Row(page.id, page.kind.value, page.title)
    created = to_number(page.created_at)
    listed = _list_of(page, stood)
    told = page.position
    unsaid = told is None and not (exact or page.unplaced)
    position = stood.position if unsaid and listed == stood.listed else told
    return stood._replace(
        kind=page.kind.value,
        title=page.title,
        space_id=page.space_id or stood.space_id,
        parent_id=page.parent_id,
        parent_kind=page.parent_kind,
        position=position,
        status=page.status,
        web_path=page.web_path or stood.web_path,
        listed=listed,
        place=_place_of(page, created, position, stood),
        version_number=page.version.number,
        version_at=to_number(page.version.created_at),
        version_author=page.version.author_id,
        version_message=page.version.message,
        version_minor=int(page.version.minor_edit),
        subtype=page.subtype,
        author_id=page.author_id,
        owner_id=page.owner_id,
        created_at=created,
        tiny_path=page.tiny_path or stood.tiny_path,
        missing_reason=(gone := _gone_still(page, stood)),
        missing_at=stood.missing_at if gone else None,
    )


def _gone_still(page: Page, stood: Row) -> str:
    """What went to the archive or the trash does not come back by being told as there."""
    archived = page.status == "archived" and stood.missing_reason == Gone.ARCHIVED
    return stood.missing_reason if archived or page.status == "trashed" else ""


def buried(row: Row, reason: str, now: int) -> Row:
    """The row as a tombstone; when it became one stays."""
    at = row.missing_at if row.missing_reason else now
    return row._replace(missing_reason=reason, missing_at=at, listed=None)


def _list_of(page: Page, stood: Row) -> str | None:
    space_id = page.space_id or stood.space_id
    if page.status != "current":
        return None
    if page.kind is Kind.BLOGPOST:
        return BLOG + space_id
    return page.parent_id or SPACE + space_id


def _place_of(page: Page, created: int | None, position: int | None, stood: Row) -> int:
    if page.kind is Kind.BLOGPOST:
        return stood.place if created is None else -created
    return _UNPLACED if position is None else position


def with_node(
    old: Row | None, node: PageNode, listed: str | None, rank: int = 0, *, exact: bool = False
) -> Row:
    """The row after a listing named it; what a listing does not tell stays as it was."""
    stood = old or Row(node.id, node.kind.value, node.title)
    parent_id = node.parent_id or stood.parent_id
    if listed is not None:
        parent_id = None if listed.startswith((SPACE, BLOG)) else listed
    unsaid = node.position is None and not (exact or node.unplaced)
    position = stood.position if unsaid and listed == stood.listed else node.position
    return stood._replace(
        kind=node.kind.value,
        title=node.title,
        space_id=node.space_id or stood.space_id,
        parent_id=parent_id,
        position=position,
        status=node.status,
        web_path=node.web_path or stood.web_path,
        listed=listed,
        place=_place_in(listed, position, stood, rank),
        missing_reason="",
        missing_at=None,
    )


def _place_in(listed: str | None, position: int | None, stood: Row, rank: int) -> int:
    if (listed or "").startswith(BLOG):
        # Newest first: by date where the post itself was read, else as the service listed them.
        return _UNPLACED + rank if stood.created_at is None else -stood.created_at
    return _UNPLACED if position is None else position


def refuse_late(
    connection: apsw.Connection, asked: overtaken.Moment | None, pairs: Iterable[Pair]
) -> None:
    """Raise ``Overtaken`` where rows say otherwise than what may have come after the question."""
    if overtaken.since(connection, asked) and any(_taken_back(connection, *pair) for pair in pairs):
        raise overtaken.Overtaken


def _taken_back(connection: apsw.Connection, old: Row | None, new: Row) -> bool:
    """Whether what was known of a row is not so any more; what nobody had told is no news."""
    if old is None:
        return False
    if (old.status, old.missing_reason) != (new.status, new.missing_reason):
        return True
    known = (old.title if new.title else "", old.space_id, old.position)
    now = (new.title, new.space_id, new.position)
    differs = any(was not in {None, "", is_} for was, is_ in zip(known, now, strict=True))
    return differs or _moved(connection, old.listed, new.listed)


def _moved(connection: apsw.Connection, old: str | None, new: str | None) -> bool:
    """Whether it stood elsewhere; below what is hidden, each kind of answer has its own place."""
    if old in {None, new}:
        return False
    above = {key for key in (old, new) if key and not key.startswith((SPACE, BLOG))}
    return above == load_all(connection, above).keys()


def store_all(connection: apsw.Connection, pairs: Iterable[Pair]) -> Changes:
    """Save the rows that moved; lists nobody ever fetched are no news."""
    moved = [(old, new) for old, new in pairs if new != old]
    _save_moved(connection, moved)
    lists: set[str] = set()
    for old, new in moved:
        lists |= _touched_lists(old, new)
    pages = frozenset(
        new.id for old, new in moved if new.version_number is not None and _page_moved(old, new)
    )
    shown = listings.known_children(connection, lists) if lists else set()
    return Changes(pages=pages, children_of=frozenset(shown))


def _save_moved(connection: apsw.Connection, moved: Iterable[Pair]) -> None:
    """Whole rows, or, where no more is new, only which text is here: that touches few indexes."""
    rows: list[Row] = []
    texts: list[tuple[str, int | None, int | None]] = []
    for old, new in moved:
        if old is not None and _but_for_text(old) == _but_for_text(new):
            texts.append((new.id, new.body_number, new.checked_at))
        else:
            rows.append(new)
    save_rows(connection, rows)
    if texts:
        connection.execute(_TEXTS, (json.dumps(texts),))


def _but_for_text(row: Row) -> tuple[object, ...]:
    return row[:_TEXT] + row[_AFTER_TEXT:]


def told(
    connection: apsw.Connection,
    pairs: list[Pair],
    *,
    at: int | None = None,
) -> Changes:
    """As ``store_all``, for rows that the service has named just now: all were seen."""
    changes = store_all(connection, pairs)
    sightings.note(connection, [new.id for _, new in pairs], at=at)
    return changes


def _touched_lists(old: Row | None, new: Row) -> set[str]:
    if old is not None and _as_child(old) == _as_child(new):
        return set()
    return {row.listed for row in (old, new) if row is not None and row.listed is not None}


def _as_child(row: Row) -> tuple[object, ...]:
    return (row.listed, row.place, row.position, row.kind, row.title, row.status, row.web_path)


def _page_moved(old: Row | None, new: Row) -> bool:
    if old is None:
        return True
    return _as_page(old) != _as_page(new)


def _as_page(row: Row) -> Row:
    return row._replace(checked_at=None, missing_at=None, listed=None, place=0)
