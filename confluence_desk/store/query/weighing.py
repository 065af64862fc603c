"""Ranks what has most of some terms, where they weigh most: labels, titles, headings, texts."""

import heapq
import json
import math
from collections.abc import Mapping, Sequence

from confluence_desk.cql.analysis import words
from confluence_desk.cql.text import Words
from confluence_desk.cql.tree import Query
from confluence_desk.domain.hits import Match, Ranked, Term, Where
from confluence_desk.store.query.described import described
from confluence_desk.store.query.finding import wanted
from confluence_desk.store.query.statement import statement
from confluence_desk.store.query.values import Ask

_MOST, _COUNTED = 2_000, 20_000
"""Of a term that more have in their texts, the newest: it tells little anyway. In what stands out
it is looked for further."""
_CANDIDATES = 400
_HEADS = "SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ?"
_WORDS = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
_ALL = "SELECT count(*) FROM indexed"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
IN: tuple[tuple[Where, str, str, int], ...] = (
    (Where.TEXT, _WORDS, "body : ({0})", _MOST),
    (Where.HEADING, _HEADS, "headings : ({0})", _COUNTED),
    (Where.TITLE, _HEADS, "title : ({0})", _COUNTED),
    (Where.LABEL, _HEADS, "labels : ({0})", _COUNTED),
)
"""The lightest first."""
_KIND = "SELECT id, key * 4 FROM content WHERE id IN (SELECT value FROM json_each(?))"


def weighed(
    terms: Sequence[Term], weights: Mapping[Where, float], tree: Query, ask: Ask, limit: int
) -> list[Ranked]:
    """The best of what ``tree`` lets pass, each with the terms it has."""
    total = ask.read(_ALL, ())[0][0]
    worth: dict[int, float] = {}
    places: dict[str, dict[int, Where]] = {}
    for text, weight in _once(terms).items():
        expression = ask.expression(Words(text)) if next(words(text), None) else ""
        if not expression:
            continue
        found = places[text] = _places(expression, ask)
        count = max(len(found), ask.read(_COUNT, (expression, _COUNTED))[0][0])
        rare = math.log(1 + (total + 1) / (count + 1)) * weight
        each = {where: rare * weights[where] for where in Where}
        for number, where in found.items():
            worth[number] = worth.get(number, 0) + each[where]
    best = heapq.nsmallest(_CANDIDATES, worth, key=lambda number: (-worth[number], -number))
    ids = _passed(best, worth, tree, ask, limit)
    numbers: dict[str, int] = dict(ask.read(_KIND, (json.dumps(ids),)))
    asked = wanted(Words(text) for text in places)
    hits = [hit for hit in described(ids, asked, ask.read) if hit.id in numbers]
    return [Ranked(hit, worth[at], _why(at, places)) for hit in hits for at in (numbers[hit.id],)]


def _once(terms: Sequence[Term]) -> dict[str, float]:
    """The terms with what they weigh, those that are named twice but once."""
    found: dict[str, float] = {}
    for term in terms:
        found[term.text] = found.get(term.text, 0) + term.weight
    return found


def _why(number: int, places: Mapping[str, Mapping[int, Where]]) -> tuple[Match, ...]:
    found = ((text, numbers.get(number)) for text, numbers in places.items())
    return tuple(Match(text, where) for text, where in found if where)


def _places(expression: str, ask: Ask) -> dict[int, Where]:
    """Where each text has a term, the weightiest part only."""
    found: dict[int, Where] = {}
    for where, sql, form, most in IN:
        rows = ask.read(sql, (form.format(expression), most))
        found.update(dict.fromkeys((row[0] for row in rows), where))
    return found


def _passed(
    best: Sequence[int], worth: Mapping[int, float], tree: Query, ask: Ask, limit: int
) -> list[str]:
    pairs = json.dumps([(number, -worth[number]) for number in best])
    asked = statement(tree, ask, limit, pairs)
    return [str(row[0]) for row in ask.read(asked.rows.text, asked.rows.values)]
