"""Pages and blog posts with their bodies, their old versions, and what is left of missing ones."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, Version
from confluence_desk.store import content, index_rows, links, many
from confluence_desk.store.overtaken import Moment
from confluence_desk.store.packing import (
    Unpacking,
    pack,
    title_key,
    to_moment,
    to_number,
    unpack,
)
from confluence_desk.store.shelf import Shelf
from confluence_desk.store.sightings import CHECKED

_TOLD = """SELECT c.id, c.kind, c.title, c.space_id, c.version_number, c.version_at,
    c.version_author, c.version_message, c.version_minor, c.status, c.subtype, c.parent_id,
    c.parent_kind, c.position, c.author_id, c.owner_id, c.created_at, c.web_path, c.tiny_path"""
_PAGE = f"""{_TOLD}, b.codec, b.body
    FROM content c LEFT JOIN bodies b ON b.content_id = c.id AND b.number = c.body_number
    WHERE c.version_number IS NOT NULL AND """
_ABOUT = f"""{_TOLD}, NULL, NULL FROM content c
    WHERE c.version_number IS NOT NULL AND c.id = ?"""
_OLD = """SELECT b.title, b.codec, b.body, v.created_at, v.author_id, v.message, v.minor_edit
    FROM bodies b LEFT JOIN versions v ON v.content_id = b.content_id AND v.number = b.number
    WHERE b.content_id = ? AND b.number = ?"""
_CHECKED = f"""SELECT {CHECKED} FROM content c LEFT JOIN sightings s ON s.key = c.key
    WHERE c.id = ?"""  # noqa: S608 - our own words
_KEPT = """SELECT c.id FROM json_each(?) AS asked JOIN content c ON c.id = asked.value
    WHERE c.body_number IS NOT NULL"""
_INTO_BODIES = "INSERT INTO bodies (content_id, number, title, held, codec, body)"
_OVER_BODY = """ON CONFLICT (content_id, number) DO UPDATE SET title = excluded.title,
    held = max(held, excluded.held), codec = excluded.codec, body = excluded.body"""
_FORGET_OLD = """DELETE FROM bodies WHERE content_id = ?1 AND number <
    (SELECT body_number FROM content WHERE id = ?1)
    AND number NOT IN (SELECT value FROM json_each(?2))
    AND number NOT IN (SELECT number FROM readings WHERE content_id = ?1) RETURNING number"""
_REPLACED = """DELETE FROM bodies WHERE content_id = ?1 AND number = ?2 AND NOT held
    AND number NOT IN (SELECT number FROM readings WHERE content_id = ?1)"""
_NOTE_VERSION = """INSERT INTO versions (content_id, number, created_at, author_id, message,
    minor_edit) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""


class Pages(Shelf):
    """Pages by id or title, whole and with the last body that came."""

    @cached_property
    def _unpacking(self) -> Unpacking:
        return Unpacking()

    def page(self, id_: str) -> Page | None:
        """The page as last told; its body may be of an older version: see ``body_version``."""
        row = self._db.one(_PAGE + "c.id = ?", (id_,))
        return None if row is None else _page(row, self._unpacking)

    def about(self, id_: str) -> Page | None:
        """The page as last told, without its body: that of a long one takes a while to read."""
        row = self._db.one(_ABOUT, (id_,))
        return None if row is None else _page(row, self._unpacking)

    def body_version(self, id_: str) -> int:
        """The version number the stored body belongs to; 0 when there is none."""
        row = self._db.one("SELECT body_number FROM content WHERE id = ?", (id_,))
        return int(row[0] or 0) if row else 0

    def kept(self, ids: Iterable[str]) -> set[str]:
        """Those of ``ids`` whose body is here: one question for a whole list."""
        rows = self._db.all(_KEPT, (json.dumps(list(ids)),))
        return {row[0] for row in rows}

    def page_fetched_at(self, id_: str) -> datetime | None:
        """When the stored body was last known to be the current one."""
        row = self._db.one(_CHECKED, (id_,))
        return to_moment(row[0]) if row else None

    def page_by_title(self, space_id: str, title: str) -> Page | None:
        """The page with this title in any case; a page before a blog post, current before not."""
        row = self._db.one(
            _PAGE + "c.space_id = ? AND c.title_key = ? ORDER BY c.status != 'current',"
            " c.missing_reason != '', c.kind != 'page' LIMIT 1",
            (space_id, title_key(title)),
        )
        return None if row is None else _page(row, self._unpacking)

    def page_version(self, id_: str, number: int) -> Page | None:
        """The page as it was at a version whose body is here."""
        page, row = self.about(id_), self._db.one(_OLD, (id_, number))
        if page is None or row is None:
            return None
        title, codec, body, at, author, message, minor = row
        version = Version(number, to_moment(at), author or "", message or "", bool(minor))
        if number == page.version.number:
            version = page.version
        return replace(page, title=title, version=version, body=self._unpacking.text(codec, body))

    def missing_reason(self, id_: str) -> str:
        """Why the service no longer gives it; empty while it does."""
        row = self._db.one("SELECT missing_reason FROM content WHERE id = ?", (id_,))
        return str(row[0]) if row else ""

    async def save_page(self, page: Page, *, over: int = 0, asked: Moment | None = None) -> Changes:
        """Keep a page; without a body it never takes away the body that is here.

        One that was overtaken by a newer version changes nothing of that. ``over`` is the version
        that was here when it was asked for: a lower one takes the place of that all the same, as
        the service went back itself. Where a page stands has no version: told when it was
        ``asked`` for, raises ``Overtaken``.
        """
        now = self._now()
        return await self._save(lambda c: _save_pages(c, (page,), now, over, asked))

    async def save_pages(self, pages: Sequence[Page], *, asked: Moment | None = None) -> Changes:
        """Keep many pages in one transaction, each unless a newer version is here.

        Told when they were ``asked`` for, raises ``Overtaken``.
        """
        now = self._now()
        return await self._save(lambda c: _save_pages(c, pages, now, asked=asked))

    async def save_old_version(self, page: Page) -> Changes:
        """Keep the body of an earlier version until it is given up."""
        return await self._save(lambda c: _save_old(c, page))

    async def forget_old(self, id_: str, but: Iterable[int]) -> Changes:
        """Give up the bodies of earlier versions, all but these."""
        named = json.dumps(list(but))
        return await self._save(lambda c: _forget_old(c, id_, named))

    async def mark_missing(self, id_: str, reason: str, *, asked: Moment | None = None) -> Changes:
        """Note that the service has it no more; the last copy stays.

        Told when it was ``asked`` for, raises ``Overtaken``.
        """
        now = self._now()
        return await self._save(lambda c: _mark_missing(c, id_, reason, now, asked))


def _page(row: tuple[Any, ...], unpacking: Unpacking) -> Page:
    id_, kind, title, space_id, number, at, author, message, minor, status, subtype, *rest = row
    parent_id, parent_kind, position, author_id, owner_id, created, web, tiny, codec, body = rest
    return Page(
        id=id_,
        title=title,
        space_id=space_id,
        version=Version(number, to_moment(at), author, message, bool(minor)),
        kind=Kind(kind),
        status=status,
        subtype=subtype,
        parent_id=parent_id,
        parent_kind=parent_kind,
        position=position,
        author_id=author_id,
        owner_id=owner_id,
        created_at=to_moment(created),
        body=None if body is None else unpacking.text(codec, body),
        web_path=web,
        tiny_path=tiny,
    )


def _save_pages(
    connection: apsw.Connection,
    pages: Sequence[Page],
    now: int,
    over: int = 0,
    asked: Moment | None = None,
) -> Changes:
    told: list[content.Pair] = []
    overtaken: list[content.Pair] = []
    texts: list[tuple[Page, content.Row | None]] = []
    given = {page.id: page for page in pages}
    stood = content.load_all(connection, given)
    for page in given.values():
        old = stood.get(page.id)
        if old is not None and _is_overtaken(old, page, over):
            new = old if _has_later_text(old, page) else _with_text(old, page)
            overtaken.append((old, new))
        else:
            new = _checked(_with_text(content.with_page(old, page), page), now)
            told.append((old, new))
        if page.body is not None and new.body_number == page.version.number:
            texts.append((page, old))
    content.refuse_late(connection, asked, (pair for pair in told if not _is_later(*pair)))
    rewritten = [page for page, old in texts if _rewritten(connection, page, old)]
    _save_bodies(connection, rewritten, held=0)
    ids = [page.id for page in rewritten]
    links.forget(connection, ids)
    index_rows.forget(connection, ids)
    changes = content.told(connection, told, at=now) | content.store_all(connection, overtaken)
    return changes | Changes(pages=frozenset(ids))


def _is_overtaken(old: content.Row, page: Page, over: int) -> bool:
    """Whether something newer came here after the page was asked for.

    A lower number that was not saved earlier is no older version: deleting one renumbers the
    later ones (trap 88).
    """
    stands = old.version_number or 0
    if page.version.number >= stands or stands == over or old.missing_reason:
        return False
    at = to_number(page.version.created_at)
    return at is None or old.version_at is None or at < old.version_at


def _is_later(old: content.Row | None, new: content.Row) -> bool:
    """Whether its version tells that an answer knows of all that is here."""
    if old is None or old.missing_reason:
        return False
    return 0 < (old.version_number or 0) < (new.version_number or 0)


def _has_later_text(row: content.Row, page: Page) -> bool:
    return (row.body_number or 0) > page.version.number


def _with_text(row: content.Row, page: Page) -> content.Row:
    return row if page.body is None else row._replace(body_number=page.version.number)


def _checked(row: content.Row, now: int) -> content.Row:
    current = row.body_number == row.version_number
    return row._replace(checked_at=now) if current else row


def _rewritten(connection: apsw.Connection, page: Page, old: content.Row | None) -> bool:
    """Whether the body differs from the one that was current, which goes if its time is over."""
    number, text = page.version.number, page.body or ""
    if old is not None and old.body_number == number:
        if _body_of(connection, page.id, number) == (page.title, text):
            return False
    elif old is not None and old.body_number is not None:
        connection.execute(_REPLACED, (page.id, old.body_number))
    return True


def _save_bodies(connection: apsw.Connection, pages: Sequence[Page], *, held: int) -> None:
    rows = [(p.id, p.version.number, p.title, held, *pack(p.body or "")) for p in pages]
    many.insert(connection, _INTO_BODIES, rows, _OVER_BODY)


def _body_of(connection: apsw.Connection, id_: str, number: int) -> tuple[str, str] | None:
    row = connection.execute(
        "SELECT title, codec, body FROM bodies WHERE content_id = ? AND number = ?", (id_, number)
    ).fetchone()
    return None if row is None else (row[0], unpack(row[1], row[2]))


def _save_old(connection: apsw.Connection, page: Page) -> Changes:
    if page.body is None:
        return Changes()
    number, version = page.version.number, page.version
    known = _body_of(connection, page.id, number) == (page.title, page.body)
    _save_bodies(connection, [page], held=1)
    moment = to_number(version.created_at)
    values = (page.id, number, moment, version.author_id, version.message, version.minor_edit)
    connection.execute(_NOTE_VERSION, values)
    return Changes() if known else Changes(versions_of=frozenset({page.id}))


def _forget_old(connection: apsw.Connection, id_: str, but: str) -> Changes:
    lost = connection.execute(_FORGET_OLD, (id_, but)).fetchall()
    return Changes(versions_of=frozenset({id_})) if lost else Changes()


def _mark_missing(
    connection: apsw.Connection, id_: str, reason: str, now: int, asked: Moment | None
) -> Changes:
    old = content.load(connection, id_)
    if old is None or old.missing_reason == reason:
        return Changes()
    pairs = [(old, content.buried(old, reason, now))]
    content.refuse_late(connection, asked, pairs)
    return content.store_all(connection, pairs) | Changes(pages=frozenset({id_}))
