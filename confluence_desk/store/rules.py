"""What a person wants offline, and which content each rule holds."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import apsw

from confluence_desk.domain.keeping import EVERY_SPACE, MARKS, Files, Holds, Rule, Window
from confluence_desk.store.packing import to_moment, to_number
from confluence_desk.store.shelf import Shelf

_FIELDS = """holds, subject, excludes, files, files_up_to, comments, older_versions,
    changed_after, changed_before, created_after, created_before"""
_ALL = f"SELECT key, {_FIELDS} FROM rules ORDER BY key"  # noqa: S608 - our own column names
_OF = f"""SELECT key, {_FIELDS} FROM rules WHERE key IN
    (SELECT rule_key FROM members WHERE content_id = ?) ORDER BY key"""  # noqa: S608 - as above
_ADD = f"INSERT INTO rules ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - as above
_CHANGE = """UPDATE rules SET holds = ?, subject = ?, excludes = ?, files = ?, files_up_to = ?,
    comments = ?, older_versions = ?, changed_after = ?, changed_before = ?, created_after = ?,
    created_before = ? WHERE key = ?"""
_HELD = """SELECT DISTINCT asked.value FROM json_each(?) AS asked
    CROSS JOIN members ON content_id = asked.value"""
_NOTE = """INSERT INTO members (rule_key, content_id, run)
    SELECT rules.key, named.value, ?3 FROM rules, json_each(?2) AS named WHERE rules.key = ?1
    ON CONFLICT DO UPDATE SET run = excluded.run"""
_LET_GO = """INSERT OR IGNORE INTO let_go
    SELECT content_id FROM members WHERE rule_key = ? AND run < ? AND content_id NOT IN
    (SELECT id FROM content WHERE missing_reason != '')"""
"""Tombstones are not let go: if one comes back, rules and readers will say what it is."""
_LEAVE = "DELETE FROM members WHERE rule_key = ? AND run < ?"
_RELEASED = """SELECT l.content_id FROM let_go l CROSS JOIN content c ON c.id = l.content_id
    WHERE c.missing_reason = ''
    AND NOT EXISTS (SELECT 1 FROM absences a WHERE a.content_id = l.content_id)
    AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.content_id = l.content_id AND v.visited_at >= ?)
    AND NOT EXISTS (WITH RECURSIVE above (id) AS (SELECT l.content_id
    UNION SELECT content_id FROM needs WHERE what = 'holder' AND subject = l.content_id
    UNION SELECT n.content_id FROM needs n JOIN above ON n.subject = above.id
    WHERE n.what = 'page') SELECT 1 FROM above JOIN members m ON m.content_id = above.id)"""
"""Neither a rule holds them nor a page that one holds, or that is shown in such a page, shows them.
"""
_UNMARK = """DELETE FROM marks WHERE what IN (SELECT value FROM json_each(?1))
    AND ?2 IN ('', subject)"""
_ABOUT_SPACES = {Holds.SPACE, Holds.BLOG}
_NEVER = 1 << 60


class RuleRows(Shelf):
    """Rules by key; members are the content a rule held when it was last asked."""

    def rules(self) -> list[Rule]:
        """Every rule, in the order they were made."""
        return [_rule(row) for row in self._db.all(_ALL)]

    def rules_of(self, content_id: str) -> list[Rule]:
        """The rules that hold it: the reasons why it is here."""
        return [_rule(row) for row in self._db.all(_OF, (content_id,))]

    def held_by_rules(self, ids: Iterable[str]) -> set[str]:
        """Those of ``ids`` that any rule holds."""
        return {str(row[0]) for row in self._db.all(_HELD, (json.dumps(list(ids)),))}

    def members(self, rule_key: int) -> set[str]:
        """What a rule holds."""
        sql = "SELECT content_id FROM members WHERE rule_key = ?"
        return {str(row[0]) for row in self._db.all(sql, (rule_key,))}

    def count_members(self) -> dict[int, int]:
        """How much each rule holds; a rule that was never asked holds nothing."""
        counts = self._db.all("SELECT rule_key, count(*) FROM members GROUP BY rule_key")
        return dict.fromkeys((r.key for r in self.rules()), 0) | dict(counts)

    async def add_rule(self, rule: Rule) -> int:
        """Keep a new rule; the key it got."""
        return await self._db.run(lambda c: _add(c, rule))

    async def change_rule(self, rule: Rule) -> None:
        """Let the rule with this key say this; it holds what it held until it is asked."""
        await self._db.run(lambda c: _change(c, rule))

    async def remove_rule(self, key: int) -> None:
        """Forget a rule; what it alone held is let go (see ``released``)."""
        await self._db.run(lambda c: _remove(c, key))

    async def note_members(self, rule_key: int, ids: Iterable[str], run: int) -> None:
        """A run found that a rule holds these; nothing where the rule is gone meanwhile."""
        values = (rule_key, json.dumps(list(ids)), run)
        await self._db.run(lambda c: c.execute(_NOTE, values) and None)

    async def end_members(self, rule_key: int, run: int) -> int:
        """After a complete listing: what it did not find leaves the rule; how many did."""
        return await self._db.run(lambda c: _end(c, rule_key, run))

    def released(self, read_since: datetime) -> list[str]:
        """What rules let go, none holds now and nobody has read since.

        Tombstones are not among them, nor what was missed and may be one soon, nor what a page
        that a rule holds shows or takes files from.
        """
        return [str(row[0]) for row in self._db.all(_RELEASED, (to_number(read_since),))]


def _add(connection: apsw.Connection, rule: Rule) -> int:
    connection.execute(_ADD, _values(rule))
    key = connection.last_insert_rowid()
    if not rule.excludes:
        _unmark(connection, rule)
    return key


def _change(connection: apsw.Connection, rule: Rule) -> None:
    for old in _with_key(connection, rule.key):
        told = (old.holds, old.subject, old.excludes, old.window)
        if told != (rule.holds, rule.subject, rule.excludes, rule.window):
            _unmark(connection, old)
            _unmark(connection, rule)
    connection.execute(_CHANGE, (*_values(rule), rule.key))


def _remove(connection: apsw.Connection, key: int) -> None:
    for old in _with_key(connection, key):
        if old.excludes:
            _unmark(connection, old)
    _end(connection, key, _NEVER)
    connection.execute("DELETE FROM rules WHERE key = ?", (key,))


def _with_key(connection: apsw.Connection, key: int) -> list[Rule]:
    return [rule for rule in map(_rule, connection.execute(_ALL)) if rule.key == key]


def _unmark(connection: apsw.Connection, rule: Rule) -> None:
    """Let what a rule is about be listed whole again: looks at news would not find all of it."""
    kinds, subject = [MARKS[rule.holds]], rule.subject
    if rule.holds in _ABOUT_SPACES:
        kinds = [MARKS[each] for each in _ABOUT_SPACES]
        subject = "" if rule.subject == EVERY_SPACE else rule.subject
    elif rule.excludes:
        kinds, subject = list(MARKS.values()), ""
    connection.execute(_UNMARK, (json.dumps(kinds), subject))


def _end(connection: apsw.Connection, rule_key: int, run: int) -> int:
    connection.execute(_LET_GO, (rule_key, run))
    connection.execute(_LEAVE, (rule_key, run))
    return connection.changes()


def _values(rule: Rule) -> tuple[str | int | None, ...]:
    window = rule.window
    return (
        rule.holds.value,
        rule.subject,
        int(rule.excludes),
        rule.files.value,
        rule.files_up_to,
        int(rule.comments),
        rule.older_versions,
        to_number(window.changed_after),
        to_number(window.changed_before),
        to_number(window.created_after),
        to_number(window.created_before),
    )


def _rule(row: tuple[Any, ...]) -> Rule:
    key, holds, subject, excludes, files, up_to, comments, older, *window = row
    return Rule(
        key=key,
        holds=Holds(holds),
        subject=subject,
        excludes=bool(excludes),
        files=Files(files),
        files_up_to=up_to,
        comments=bool(comments),
        older_versions=older,
        window=Window(*map(to_moment, window)),
    )
