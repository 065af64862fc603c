"""Clauses on texts: words of titles, bodies and labels, and of the names of spaces and people."""

from confluence_desk.cql import text as language
from confluence_desk.cql.analysis import pruned
from confluence_desk.cql.text import Either, Every, Wanted, Without
from confluence_desk.cql.tree import Clause, Literal, Query, clauses
from confluence_desk.store.query.names import holds
from confluence_desk.store.query.sources import SOURCES, Source
from confluence_desk.store.query.sql import NO, YES, Sql, among, every, some
from confluence_desk.store.query.told import NEVER, Told, simple
from confluence_desk.store.query.values import Ask, Values
from confluence_desk.store.query.words import is_plain

_INDEX = frozenset({"title", "text", "sitesearch", "macro", "mention"})
_FOUND = "{0} IN (SELECT rowid >> 2 FROM words WHERE words MATCH ? AND rowid & 3 = {1})"
_INDEXED = "EXISTS (SELECT 1 FROM indexed WHERE number = {0} * 4 + {1} AND stamp = {2})"
_BODY_HERE = "(c.body_number IS NOT NULL OR c.kind NOT IN ('page', 'blogpost'))"
_KNOWN = "{0} IN (SELECT account_id FROM people)"


def wanted_by(clause: Clause) -> Wanted | None:
    """What a clause on a text asks for; None when an index drops all of it."""
    value = clause.values[0]
    return pruned(language.parse(value.text)) if isinstance(value, Literal) else None


def in_title(expression: str) -> str:
    """The same, asked of titles only."""
    return f"title : ({expression})" if expression else ""


def title(clause: Clause, source: Source, _: Values, ask: Ask) -> Told:
    """Words of a title."""
    wanted = wanted_by(clause)
    if wanted is None:
        return NEVER
    yes, known = _asked(wanted, source, ask, titles=True), indexed(source)
    # Mostly both are known, and one look then tells it for whatever is asked next.
    whole = ask.sure(source, body_indexed(source)) or ask.sure(source, known)
    return _told(yes, wanted, known, whole=whole)


def text(clause: Clause, source: Source, _: Values, ask: Ask) -> Told:
    """Words of a title, a body or a label."""
    wanted = wanted_by(clause)
    if wanted is None:
        return NEVER
    yes, known = _asked(wanted, source, ask, titles=False), body_indexed(source)
    return _told(yes, wanted, known, whole=ask.sure(source, known))


def waits(query: Query, ask: Ask) -> bool:
    """Whether a query asks for what the index of words tells, and some of it is not in there."""
    asked = any(clause.field.key in _INDEX for clause in clauses(query.where))
    return asked and not all(ask.sure(source, indexed(source)) for source in SOURCES)


def indexed(source: Source) -> Sql:
    """Whether the words of a row's title are known."""
    return Sql(_INDEXED.format(source.key, source.family, source.stamp))


def body_indexed(source: Source) -> Sql:
    """Whether those of its body are known too."""
    here = Sql(_BODY_HERE) if source.is_content else YES
    return every([indexed(source), here])


def _told(yes: Sql, wanted: Wanted, known: Sql, *, whole: bool) -> Told:
    if whole:
        return simple(yes)
    no = every([simple(yes).no, known])
    return Told(yes if is_plain(wanted) else every([yes, known]), no, whole=False)


def _asked(wanted: Wanted, source: Source, ask: Ask, *, titles: bool) -> Sql:
    if is_plain(wanted):
        return _found(wanted, source, ask, titles=titles)
    match wanted:
        case Without(part):
            return simple(_asked(part, source, ask, titles=titles)).no
        case Every(parts):
            return every(_asked(part, source, ask, titles=titles) for part in parts)
        case Either(parts):
            return some(_asked(part, source, ask, titles=titles) for part in parts)
        case _:
            raise TypeError("what refuses nothing is plain")


def _found(wanted: Wanted, source: Source, ask: Ask, *, titles: bool) -> Sql:
    expression = ask.expression(wanted)
    if not expression:
        return NO
    asked = in_title(expression) if titles else expression
    return Sql(_FOUND.format(source.key, source.family), (asked,))


def space_title(clause: Clause, source: Source, _: Values, ask: Ask) -> Told:
    """Words of the name of the space."""
    wanted = wanted_by(clause)
    rows = ask.read("SELECT id, name FROM spaces", ())
    ids = [id_ for id_, name in rows if wanted and holds(name, wanted)]
    return simple(among(source.space_id, ids))


def creator_name(clause: Clause, source: Source, _: Values, ask: Ask) -> Told:
    """Words of the name of who made it."""
    wanted = wanted_by(clause)
    rows = ask.read("SELECT account_id, display_name FROM people", ())
    ids = [id_ for id_, name in rows if wanted and holds(name, wanted)]
    known = Sql(_KNOWN.format(source.creator))
    yes = among(source.creator, ids)
    return Told(yes, every([known, simple(yes).no]), ask.sure(source, known))
