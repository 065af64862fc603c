"""Clauses on what a body uses and who follows it: macros, mentions, watchers."""

from confluence_desk.cql.tree import Clause
from confluence_desk.store.query.asking import Reason
from confluence_desk.store.query.sources import Source
from confluence_desk.store.query.sql import NO, Sql, among, every
from confluence_desk.store.query.texts import body_indexed
from confluence_desk.store.query.told import NEVER, NOBODY_KNOWS, Told, simple, within
from confluence_desk.store.query.values import Ask, Values

_USED = "SELECT number >> 2 FROM uses WHERE number & 3 = {0} AND what = '{1}' AND"
_LISTED = Sql("EXISTS (SELECT 1 FROM listings WHERE what = 'watched')")


def macro(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    """The macros in a body."""
    return _used("macro", source, values, ask)


def mention(_: Clause, source: Source, values: Values, ask: Ask) -> Told:
    """The people a body names."""
    return _used("mention", source, values, ask)


def _used(what: str, source: Source, values: Values, ask: Ask) -> Told:
    if source.name == "files":
        return NEVER
    asked = _USED.format(source.family, what)
    yes = within(source.key, asked, among("name", values.known))
    known = body_indexed(source)
    return Told(yes, every([simple(yes).no, known]), ask.sure(source, known))


def watcher(clause: Clause, source: Source, values: Values, ask: Ask) -> Told:
    """Only the reader's own watches are known, and only those of pages and posts."""
    others = [one for one in values.known if one != ask.asker.account_id]
    for one in others:
        ask.tell(clause, Reason.OTHERS, one)
    if not source.is_content or len(others) == len(values.known):
        return NOBODY_KNOWS
    yes = Sql("c.id IN (SELECT content_id FROM watched)")
    known = every([_LISTED, Sql("c.kind IN ('page', 'blogpost')")])
    return Told(yes, NO if others else every([simple(yes).no, known]), whole=False)
