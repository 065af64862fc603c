"""Keeps texts with their versions when Confluence renumbers them: deleting one moves the later."""

from collections.abc import Mapping

import apsw

from confluence_desk.domain.entities import Version

_TABLES = ("bodies", "readings")


def follow(
    connection: apsw.Connection,
    id_: str,
    before: Mapping[int, Version],
    now: Mapping[int, Version],
) -> bool:
    """Give texts and readings the numbers their versions have now; whether any was touched.

    A version is known again by when it was saved. What stands under a number that another
    version has now, and is itself deleted, goes: it would be shown as that other one.
    """
    times = {one.created_at: one.number for one in now.values() if one.created_at is not None}
    moves: dict[int, int | None] = {}
    for number, version in before.items():
        there = now.get(number)
        if version.created_at is None or (there and there.created_at == version.created_at):
            continue
        to = times.get(version.created_at)
        if to is not None or there is not None:
            moves[number] = to
    current = _current(connection, id_)
    moves.pop(current, None)
    for table in _TABLES if moves else ():
        _move(connection, table, id_, {k: None if v == current else v for k, v in moves.items()})
    return bool(moves)


def _current(connection: apsw.Connection, id_: str) -> int:
    """The number of the page's own text, which comes anew with the page."""
    row = connection.execute("SELECT body_number FROM content WHERE id = ?", (id_,)).fetchone()
    return int(row[0] or 0) if row else 0


def _move(
    connection: apsw.Connection, table: str, id_: str, moves: Mapping[int, int | None]
) -> None:
    """Aside first, under numbers that none has, so that no two meet on the way."""
    aside = f"UPDATE {table} SET number = -number WHERE content_id = ? AND number = ?"  # noqa: S608 - our own words
    gone = f"DELETE FROM {table} WHERE content_id = ? AND number = ?"  # noqa: S608 - as above
    there = f"UPDATE OR REPLACE {table} SET number = ? WHERE content_id = ? AND number = ?"  # noqa: S608 - as above
    connection.executemany(aside, [(id_, number) for number in moves])
    for number, to in moves.items():
        if to is None:
            connection.execute(gone, (id_, -number))
        else:
            connection.execute(there, (to, id_, -number))
