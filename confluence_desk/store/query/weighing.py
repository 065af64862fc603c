"""Ranks what has most of some terms, where they weigh most: labels, titles, headings, texts."""

import json
import math
from collections.abc import Mapping, Sequence

from confluence_desk.cql.analysis import words
from confluence_desk.cql.text import Wanted, Words
from confluence_desk.cql.tree import Query
from confluence_desk.domain.hits import Match, Ranked, Term, Where
from confluence_desk.store.query.described import described
from confluence_desk.store.query.finding import wanted
from confluence_desk.store.query.statement import statement
from confluence_desk.store.query.values import Ask

_MOST = 2_000
"""Of a term that more have than these, the newest: it tells little anyway."""
_CANDIDATES = 400
_HEADS = "SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ?"
_WORDS = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
_ALL = "SELECT count(*) FROM indexed"
_IN: tuple[tuple[Where, str, str], ...] = (
    (Where.LABEL, _HEADS, "labels : ({0})"),
    (Where.TITLE, _HEADS, "title : ({0})"),
    (Where.HEADING, _HEADS, "headings : ({0})"),
    (Where.TEXT, _WORDS, "body : ({0})"),
)
_KIND = "SELECT id, key * 4 FROM content WHERE id IN (SELECT value FROM json_each(?))"


def weighed(
    terms: Sequence[Term], weights: Mapping[Where, float], tree: Query, ask: Ask, limit: int
) -> list[Ranked]:
    """The best of what ``tree`` lets pass, each with the terms it has."""
    total = ask.read(_ALL, ())[0][0]
    worth: dict[int, float] = {}
    why: dict[int, list[Match]] = {}
    asked: list[Wanted] = []
    for term in terms:
        expression = ask.expression(Words(term.text)) if next(words(term.text), None) else ""
        if not expression:
            continue
        asked.append(Words(term.text))
        found = _places(expression, ask)
        rare = math.log(1 + (total + 1) / (len(found) + 1)) * term.weight
        for number, where in found.items():
            worth[number] = worth.get(number, 0) + rare * weights[where]
            why.setdefault(number, []).append(Match(term.text, where))
    best = sorted(worth, key=lambda number: (-worth[number], -number))[:_CANDIDATES]
    ids = _passed(best, worth, tree, ask, limit)
    numbers: dict[str, int] = dict(ask.read(_KIND, (json.dumps(ids),)))
    hits = [hit for hit in described(ids, wanted(asked), ask.read) if hit.id in numbers]
    return [Ranked(hit, worth[at], tuple(why[at])) for hit in hits for at in (numbers[hit.id],)]


def _places(expression: str, ask: Ask) -> dict[int, Where]:
    """Where each text has a term, the weightiest part only."""
    found: dict[int, Where] = {}
    for where, sql, form in _IN:
        for (number,) in ask.read(sql, (form.format(expression), _MOST)):
            found.setdefault(number, where)
    return found


def _passed(
    best: Sequence[int], worth: Mapping[int, float], tree: Query, ask: Ask, limit: int
) -> list[str]:
    pairs = json.dumps([(number, -worth[number]) for number in best])
    asked = statement(tree, ask, limit, pairs)
    return [str(row[0]) for row in ask.read(asked.rows.text, asked.rows.values)]
