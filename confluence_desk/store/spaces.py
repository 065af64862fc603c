"""The spaces an account may see."""

from collections.abc import Sequence
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Space
from confluence_desk.store import listings, overtaken
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_SPACE = """SELECT id, space_key, name, type, status, alias, homepage_id, description,
    created_at, web_path FROM spaces """
_ANY_ARCHIVED = "SELECT 1 FROM spaces WHERE listed AND status = 'archived' LIMIT 1"
_SAVE = """INSERT INTO spaces (id, space_key, name, type, status, alias, homepage_id,
    description, created_at, web_path, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (id) DO UPDATE SET space_key = excluded.space_key, name = excluded.name,
    type = excluded.type, status = excluded.status, alias = excluded.alias,
    homepage_id = excluded.homepage_id, description = excluded.description,
    created_at = excluded.created_at, web_path = excluded.web_path, listed = 1"""


class Spaces(Shelf):
    """Spaces by id, by key, or all of them by name."""

    def spaces(self) -> list[Space]:
        """Every space of the last listing, by name."""
        found = [_space(row) for row in self._db.all(_SPACE + "WHERE listed")]
        return sorted(found, key=lambda space: (space.name.casefold(), space.key))

    def has_archived(self) -> bool:
        """Whether any space of the last listing is archived."""
        return self._db.one(_ANY_ARCHIVED) is not None

    def space(self, id_: str) -> Space | None:
        """One space, listed or not."""
        row = self._db.one(_SPACE + "WHERE id = ?", (id_,))
        return None if row is None else _space(row)

    def space_by_key(self, key: str) -> Space | None:
        """The space with this key or, as web addresses show it, this alias, in any case."""
        for column in ("space_key", "alias"):
            row = self._db.one(
                f"{_SPACE} WHERE {column} = ?1 COLLATE NOCASE"
                f" ORDER BY {column} = ?1 DESC, listed DESC LIMIT 1",
                (key,),
            )
            if key and row is not None:
                return _space(row)
        return None

    async def save_spaces(
        self, spaces: Sequence[Space], *, complete: bool, asked: overtaken.Moment | None = None
    ) -> Changes:
        """Keep spaces; a ``complete`` listing hides what it leaves out but deletes nothing.

        An empty listing never hides anything: an account that suddenly sees no space at all
        is more likely a service in trouble (traps 38 to 40). Told when they were ``asked`` for,
        raises ``Overtaken``.
        """
        now = self._now()

        def job(connection: apsw.Connection) -> Changes:
            late = overtaken.since(connection, asked)
            return _save(connection, spaces, complete=complete, now=now, late=late)

        return await self._save(job)


def _space(row: tuple[Any, ...]) -> Space:
    id_, key, name, type_, status, alias, homepage, description, created, web_path = row
    at = to_moment(created)
    return Space(id_, key, name, type_, status, alias, homepage, description, at, web_path)


def _save(
    connection: apsw.Connection,
    spaces: Sequence[Space],
    *,
    complete: bool,
    now: int,
    late: bool,
) -> Changes:
    known = {str(row[0]) for row in connection.execute("SELECT id FROM spaces")}
    rows = connection.execute(_SPACE + "WHERE listed").fetchall()
    shown = {str(row[0]): _space(row) for row in rows}
    given = {space.id: space for space in spaces}
    changed = {id_ for id_, space in given.items() if shown.get(id_) != space}
    gone = set(shown) - set(given) if complete and given else set()
    if late and (gone or changed & known):
        raise overtaken.Overtaken
    for id_ in changed:
        connection.execute(_SAVE, _values(given[id_]))
    for id_ in gone:
        connection.execute("UPDATE spaces SET listed = 0 WHERE id = ?", (id_,))
    if complete:
        listings.note(connection, "spaces", "", now)
    return Changes(spaces=frozenset(changed | gone))


def _values(space: Space) -> tuple[str | int | None, ...]:
    return (
        space.id,
        space.key,
        space.name,
        space.type,
        space.status,
        space.alias,
        space.homepage_id,
        space.description,
        to_number(space.created_at),
        space.web_path,
    )
