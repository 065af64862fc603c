"""The users whose names the pages show."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Person
from confluence_desk.store.shelf import Shelf

_PERSON = """SELECT account_id, display_name, email, time_zone, account_type, active
    FROM people WHERE account_id = ?"""
_SAVE = """INSERT OR REPLACE INTO people (account_id, display_name, email, time_zone,
    account_type, active) VALUES (?, ?, ?, ?, ?, ?)"""
_MISSING = """SELECT DISTINCT asked.value FROM json_each(?) AS asked
    LEFT JOIN people ON account_id = asked.value WHERE account_id IS NULL ORDER BY asked.id"""


class People(Shelf):
    """People by account id."""

    def person(self, account_id: str) -> Person | None:
        """One person, where known."""
        row = self._db.one(_PERSON, (account_id,))
        return None if row is None else _person(row)

    def people_missing(self, account_ids: Iterable[str]) -> list[str]:
        """Those nobody has asked the service for yet, each once, in the order given."""
        asked = list(dict.fromkeys(id_ for id_ in account_ids if id_))
        return [row[0] for row in self._db.all(_MISSING, (json.dumps(asked),))] if asked else []

    async def save_people(self, people: Sequence[Person]) -> Changes:
        """Keep people; nobody is ever taken away."""
        return await self._save(lambda c: _save(c, people))


def _person(row: tuple[Any, ...]) -> Person:
    account_id, name, email, zone, kind, active = row
    return Person(account_id, name, email, zone, kind, bool(active))


def _save(connection: apsw.Connection, people: Sequence[Person]) -> Changes:
    changed: set[str] = set()
    for person in people:
        row = connection.execute(_PERSON, (person.account_id,)).fetchone()
        if row is not None and _person(row) == person:
            continue
        connection.execute(_SAVE, _values(person))
        changed.add(person.account_id)
    return Changes(people=frozenset(changed))


def _values(person: Person) -> tuple[str | bool, ...]:
    return (
        person.account_id,
        person.display_name,
        person.email,
        person.time_zone,
        person.account_type,
        person.active,
    )
