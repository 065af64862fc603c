"""How well something fits: which texts a query asks for, and what that is worth."""

from collections.abc import Iterator

from confluence_desk.cql import fields
from confluence_desk.cql.text import Either, Every, Wanted, Without
from confluence_desk.cql.tree import And, Clause, Node, Operator, clauses
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.texts import in_title, labelled, wanted_by
from confluence_desk.store.query.values import Ask
from confluence_desk.store.query.words import is_plain

_FIELDS = frozenset({"title", "text", "sitesearch"})
SCORES = """WITH ranked (number, score) AS MATERIALIZED
    (SELECT rowid, bm25(words, 10.0, 1.0) FROM words WHERE words MATCH ?) """
"""A word of a title counts ten times; less is better."""
BEST = """WITH ranked (number, score) AS MATERIALIZED (SELECT rowid, rank FROM words
    WHERE words MATCH ? AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?) """
"""The same for the best only: of what thousands of texts have, nobody reads the rest."""
MORE = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"


@frozen
class Ranking:
    """The expression that gives the scores; ``leads`` are clauses that it answers by itself."""

    expression: str
    leads: tuple[Clause, ...] = ()


def ranking(where: Node | None, ask: Ask) -> Ranking | None:
    """How the hits of a query are to be ranked; None when it asks for no text."""
    leads = tuple(_leads(where, ask))
    if leads:
        asked = [_expression(one, wanted_by(one), ask) for one in leads]
        return Ranking(" AND ".join(f"({one})" for one in asked), leads)
    found = [
        expression
        for clause in clauses(where)
        if _asks(clause) and (expression := _expression(clause, _kept(wanted_by(clause)), ask))
    ]
    return Ranking(" OR ".join(f"({one})" for one in dict.fromkeys(found))) if found else None


def _leads(where: Node | None, ask: Ask) -> Iterator[Clause]:
    """The clauses that every hit must fit and that the index of words can answer alone."""
    for part in where.parts if isinstance(where, And) else (where,):
        if not isinstance(part, Clause) or not _asks(part):
            continue
        wanted = wanted_by(part)
        if wanted is None or not is_plain(wanted) or not ask.expression(wanted):
            continue
        if part.field.key == "title" or not labelled(wanted, ask):
            yield part


def _asks(clause: Clause) -> bool:
    known = fields.field(clause.field.name)
    return (
        known is not None and known.name.lower() in _FIELDS and clause.operator is Operator.MATCHES
    )


def _expression(clause: Clause, wanted: Wanted | None, ask: Ask) -> str:
    if wanted is None:
        return ""
    expression = ask.expression(wanted)
    return in_title(expression) if clause.field.key == "title" else expression


def _kept(wanted: Wanted | None) -> Wanted | None:
    """What is asked for, without what is refused."""
    match wanted:
        case None | Without():
            return None
        case Every(parts) | Either(parts):
            kept = tuple(one for part in parts if (one := _kept(part)))
            return Either(kept) if kept else None
        case _:
            return wanted
