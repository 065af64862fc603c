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
from confluence_desk.store.query.literal import Scored, batches
from confluence_desk.store.query.ranking import ENOUGH, MANY
from confluence_desk.store.query.sql import Sql
from confluence_desk.store.query.statement import Best, Statement, statement
from confluence_desk.store.query.texts import waits, wanted_by
from confluence_desk.store.query.values import Ask

if TYPE_CHECKING:
    from confluence_desk.cql.text import Wanted

MOST = 1 << 40
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
    for batch in batches(texts, ask.read):
        scored += batch
        if len(scored) < enough:
            continue
        rows = _given(scored, tree, ask, limit)
        if len(rows) > limit:
            break
        enough = 2 * len(scored)
    else:
        rows = _given(scored, tree, ask, limit)
    found = _selected(rows, limit, _untold(tree, asked, ask))
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
    for one in _narrow(asked.best, ask):
        rows = _read(one, ask)
        if len(rows) > most:
            return rows
    return _read(asked.rows, ask)


def _narrow(best: Best | None, ask: Ask) -> Iterator[Sql]:
    """Questions to the best of many; of few the whole is asked as fast."""
    if best is None:
        return
    yield best.titled()
    count = _read(best.count(), ask)[0][0]
    if count < ENOUGH:
        return
    if best.ranks.hasty:
        yield best.hasty()
    elif count > MANY:
        held = json.dumps(_read(best.held(), ask))
        yield best.standing(held)
        yield best.newest(held)
    else:
        yield best.best()


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
