"""Answers a query from the library: what is found, in which order, and what could not be told."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from confluence_desk.cql.tree import Operator, Query, Span, clauses
from confluence_desk.domain.hits import Hit
from confluence_desk.store.query.asking import Reason, Selection, Unanswered, unanswered
from confluence_desk.store.query.described import described
from confluence_desk.store.query.finding import Finder, both, nothing, wanted
from confluence_desk.store.query.finding import exactly as finder_of
from confluence_desk.store.query.literal import Looked, Scored, batches
from confluence_desk.store.query.scoring import ENOUGH, MANY, Within
from confluence_desk.store.query.sql import Sql, listed
from confluence_desk.store.query.statement import Best, Statement, fitting, statement
from confluence_desk.store.query.texts import waits, wanted_by
from confluence_desk.store.query.values import Ask

if TYPE_CHECKING:
    from confluence_desk.cql.text import Wanted

MOST = 1 << 40
_MANY_FIT, _LISTED = 150_000, 30_000
"""So many that fit all else are counted, and so many are named to the index of words."""
_APART = 8
"""Numbers of pages are four apart: nearer than this, about half of them or more are among these."""
_COUNTED = """SELECT count(*), coalesce(min(number), 0), coalesce(max(number), 0)
    FROM (SELECT 0 AS number WHERE 0 UNION ALL {} LIMIT ?)"""
_TEXTS = frozenset({"title", "text", "sitesearch"})


def selection(tree: Query, ask: Ask, limit: int | None) -> Selection:
    """What a query finds."""
    most = MOST if limit is None else limit
    asked = statement(tree, ask, most + 1)
    return _selected(_rows(asked, ask, most), most, _untold(tree, asked, ask))


def shown(tree: Query, ask: Ask, limit: int) -> tuple[Selection, list[Hit]]:
    """The same, with all that is shown of it."""
    found = selection(tree, ask, limit)
    return found, described(found.ids, finder(tree), ask.read)


def exactly(texts: Sequence[str], tree: Query, ask: Ask, limit: int) -> tuple[Selection, list[Hit]]:
    """What has these texts as they are written, and fits the query."""
    scored: Scored = []
    rows: Sequence[tuple[Any, ...]] = ()
    enough, asked = limit + 1, statement(tree, ask, limit + 1, "[]")
    numbers = fitting(tree, ask)
    looked = Looked(_known_within(numbers, ask) if numbers else None)
    for batch in batches(texts, looked, ask.read):
        scored += batch
        if len(scored) < enough:
            continue
        rows = _given(scored, tree, ask, limit)
        if len(rows) > limit:
            break
        enough = 2 * len(scored)
    else:
        rows = _given(scored, tree, ask, limit)
    untold = _untold(tree, asked, ask)
    if looked.cut and len(rows) <= limit:
        untold = (*untold, unanswered(tree.span, Reason.TOO_MANY))
    found = _selected(rows, limit, untold)
    return found, described(found.ids, both(finder_of(texts), finder(tree)), ask.read)


def _given(scored: Scored, tree: Query, ask: Ask, limit: int) -> Sequence[tuple[Any, ...]]:
    asked = statement(tree, ask, limit + 1, json.dumps(scored))
    return ask.read(asked.rows.text, asked.rows.values)


def finder(tree: Query) -> Finder:
    """Finds in a text what a query asks of texts."""
    asked: list[Wanted] = [
        found
        for clause in clauses(tree.where)
        if clause.operator is Operator.MATCHES
        and clause.field.key in _TEXTS
        and (found := wanted_by(clause)) is not None
    ]
    return wanted(asked) if asked else nothing


def _rows(asked: Statement, ask: Ask, most: int) -> Sequence[tuple[Any, ...]]:
    """The rows out of the best hits alone, as far as these are surely enough."""
    if asked.best is None:
        return _read(asked.rows, ask)
    best = _fitting(asked.best, ask)
    if best is None:
        return ()
    rows: Sequence[tuple[Any, ...]] = ()
    for one in _narrow(best, ask):
        rows = _read(one, ask)
        if len(rows) > most:
            break
    return rows


def _fitting(best: Best, ask: Ask) -> Best | None:
    """Among what fits all else, where that is not too much to look for; None where it is none."""
    if best.numbers is None:
        return best
    within = _known_within(best.numbers, ask)
    if within is None:
        return best
    return best.of(within) if within.high else None


def _known_within(numbers: Sql, ask: Ask) -> Within | None:
    known = ask.facts.within
    if numbers not in known:
        known[numbers] = _within(numbers, ask)
    return known[numbers]


def _within(numbers: Sql, ask: Ask) -> Within | None:
    """What fits, where that is not too much; up to number 0 where it is nothing."""
    asked = Sql(_COUNTED.format(numbers.text), (*numbers.values, _MANY_FIT + 1))
    count, low, high = _read(asked, ask)[0]
    if count > _MANY_FIT:
        return None
    if count * _APART > high - low:
        return Within(None, low, high, count)
    if count > _LISTED:
        return None
    found = listed([row[0] for row in _read(numbers, ask)])
    return Within(Sql("SELECT value FROM json_each(?)", (found,)), low, high, count)


def _narrow(best: Best, ask: Ask) -> Iterator[Sql]:
    """Questions to the best of many, and the last one to all; of few that is asked as fast."""
    yield best.titled()
    count = best.fitting or _read(best.count(), ask)[0][0]
    if not count:
        return
    if count >= ENOUGH and best.ranks.hasty:
        yield best.hasty()
    elif count > MANY:
        held = json.dumps(_read(best.held(), ask))
        yield best.standing(held)
        yield best.newest(held)
    elif count >= ENOUGH:
        yield best.best()
    yield best.all()


def _read(asked: Sql, ask: Ask) -> Sequence[tuple[Any, ...]]:
    return ask.read(asked.text, asked.values)


def _selected(rows: Sequence[tuple[Any, ...]], most: int, untold: tuple[Any, ...]) -> Selection:
    kept = rows[:most]
    ids, kinds = tuple(str(row[0]) for row in kept), tuple(str(row[1]) for row in kept)
    return Selection(ids, kinds, untold, more=len(rows) > most)


def _untold(tree: Query, asked: Statement, ask: Ask) -> tuple[Any, ...]:
    untold = tuple(ask.untold)
    if untold or ask.hasty or not _holds(asked.doubt, ask):
        return untold
    single = [(clause.span, Query(clause)) for clause in clauses(tree.where)]
    unsure = [one for one in single if _holds(statement(one[1], ask, 1).doubt, ask)]
    return tuple(_partly(*one, ask) for one in unsure or [(tree.span, tree)])


def _partly(span: Span, tree: Query, ask: Ask) -> Unanswered:
    """That of some content too little is known to tell."""
    return unanswered(span, Reason.NOT_INDEXED if waits(tree, ask) else Reason.PARTLY)


def _holds(doubt: Sql | None, ask: Ask) -> bool:
    return bool(doubt and ask.read(*_whether(doubt))[0][0])


def _whether(condition: Sql) -> tuple[str, tuple[Any, ...]]:
    return f"SELECT {condition.text}", condition.values
