"""How well something fits: which texts a query asks for, and what that is worth."""

from collections.abc import Iterator, Sequence

from confluence_desk.cql import fields
from confluence_desk.cql.text import Either, Every, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.cql.tree import And, Clause, Node, Operator, clauses
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.sql import Sql
from confluence_desk.store.query.texts import in_title, wanted_by
from confluence_desk.store.query.values import Ask
from confluence_desk.store.query.words import is_plain, leaves, quoted

_FIELDS = frozenset({"title", "text", "sitesearch"})
ENOUGH = 1_000
"""So many of the best hits are looked at first."""
_NEWEST = 20_000
"""Of more that have the words, as many as came last are compared: nobody tells the others apart."""
_FIRST = f"""begun (number) AS MATERIALIZED
    (SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT {_NEWEST}),
    first (number, score) AS MATERIALIZED (SELECT rowid, bm25(heads, 10.0, 4.0, 6.0)
    + iif(rowid & 3 = 2, -400, -1000) - iif(rowid IN (SELECT number FROM begun), 100, 0)
    FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT {_NEWEST})"""  # noqa: S608 - our own number
_LIFTED = f"""lifted (number, score) AS MATERIALIZED
    (SELECT rowid, 2 * bm25(heads, 10.0, 4.0, 6.0) FROM heads WHERE heads MATCH ?
    ORDER BY rowid DESC LIMIT {_NEWEST})"""  # noqa: S608 - as above
_WORTH = "bm25(words, 0.0, 1.0, 1.0) * iif(rowid & 3 = 1, 0.5, 1)"
"""Titles have their worth above; that of a comment's is another's."""
_SCORED = f"""scored (number, score) AS MATERIALIZED (SELECT rowid, {_WORTH}
    FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?)"""  # noqa: S608 - as above
_TOGETHER = f"""WITH {_FIRST}, {_LIFTED}, {_SCORED}, ranked (number, score) AS MATERIALIZED
    (SELECT number, score FROM first UNION ALL
    SELECT s.number, s.score + coalesce(l.score, 0)
    FROM scored s LEFT JOIN lifted l ON l.number = s.number
    WHERE s.number NOT IN (SELECT number FROM first) ORDER BY score LIMIT ?) """  # noqa: S608 - as above
_TITLED = f"""WITH {_FIRST}, ranked (number, score) AS MATERIALIZED
    (SELECT number, score FROM first ORDER BY score LIMIT ?) """  # noqa: S608 - as above
_GIVEN = """WITH ranked (number, score) AS MATERIALIZED
    (SELECT value ->> 0, value ->> 1 FROM json_each(?)) """
_MORE = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
_ALL = 1 << 40
NOTHING = '""'
"""The expression that finds nothing."""


@frozen
class Ranking:
    """What has all the words, and what some of them stand in; ``leads`` are clauses they answer.

    ``heads`` asks titles, headings and labels for all that is wanted: what has it there comes
    first, what is titled so before all, files last. ``some`` asks them for any part of it. Where
    it is ``hasty``, of many that have the words only some that came last are looked at.
    """

    expression: str
    heads: str
    begun: str
    some: str
    leads: tuple[Clause, ...] = ()
    hasty: bool = False

    def has_best(self, limit: int) -> bool:
        """Whether the best of them may be enough."""
        return bool(self.leads) and limit < ENOUGH

    def titled(self) -> Sql:
        """The best of those that have it in what stands out."""
        return Sql(_TITLED, (self.begun, self.heads, ENOUGH))

    def best(self) -> Sql:
        """The best of all."""
        return Sql(_TOGETHER, (self.begun, self.heads, self.some, self.expression, _NEWEST, ENOUGH))

    def some_of_many(self) -> Sql:
        """Some of them, those in front that have it in what stands out."""
        few = (self.begun, self.heads, self.some, self.expression, ENOUGH, ENOUGH)
        return Sql(_TOGETHER.replace(_WORTH, "0.0"), few) if self.hasty else self.best()

    def whole(self) -> Sql:
        """All of them."""
        return Sql(_TOGETHER, (self.begun, self.heads, self.some, self.expression, _ALL, _ALL))

    def count(self) -> Sql:
        """How many there are, no further than it takes to tell whether they are many."""
        return Sql(_MORE, (self.expression, ENOUGH))


def given(numbered: str) -> Sql:
    """What was found by other means, as pairs of a number and a score."""
    return Sql(_GIVEN, (numbered,))


def ranking(where: Node | None, ask: Ask) -> Ranking | None:
    """How the hits of a query are to be ranked; None when it asks for no text."""
    leads = tuple(_leads(where, ask))
    if leads:
        return _made(leads, " AND ", ask)
    return _made([one for one in clauses(where) if _asks(one)], " OR ", ask)


def _made(asked: "tuple[Clause, ...] | list[Clause]", joint: str, ask: Ask) -> Ranking | None:
    wanted = [(one, kept) for one in asked if (kept := _kept(wanted_by(one)))]
    bodies = [found for one, kept in wanted if (found := _expression(one, kept, ask))]
    heads = [found for one, kept in wanted if (found := _expression(one, kept, ask, heads=True))]
    parts = [
        found
        for one, kept in wanted
        for leaf in leaves(kept)
        if (found := _expression(one, leaf, ask, heads=True))
    ]
    if not bodies:
        return None
    leads = tuple(asked) if joint == " AND " else ()
    begun = _begun([kept for _, kept in wanted]) if joint == " AND " else NOTHING
    in_heads, some = _joined(heads, joint), _joined(parts, " OR ")
    return Ranking(_joined(bodies, joint), in_heads, begun, some, leads, ask.hasty)


def _begun(wanted: Sequence[Wanted]) -> str:
    """What finds titles that begin with the words in their order."""
    parts = [leaf for one in wanted for leaf in (one.parts if isinstance(one, Every) else (one,))]
    texts, half = [], ""
    for at, part in enumerate(parts, 1):
        match part:
            case Words(text) | Phrase(text, 0):
                texts.append(text)
            case Pattern((text, ""), ("*",)) if at == len(parts):
                texts.append(text)
                half = " *"
            case _:
                return NOTHING
    return f"title : ^ {quoted(' '.join(texts))}{half}"


def _joined(parts: list[str], joint: str) -> str:
    return joint.join(f"({one})" for one in dict.fromkeys(parts)) or NOTHING


def _leads(where: Node | None, ask: Ask) -> Iterator[Clause]:
    """The clauses that every hit must fit and that the index of words can answer alone."""
    for part in where.parts if isinstance(where, And) else (where,):
        if not isinstance(part, Clause) or not _asks(part):
            continue
        wanted = wanted_by(part)
        if wanted is not None and is_plain(wanted) and ask.expression(wanted):
            yield part


def _asks(clause: Clause) -> bool:
    known = fields.field(clause.field.name)
    return (
        known is not None and known.name.lower() in _FIELDS and clause.operator is Operator.MATCHES
    )


def _expression(clause: Clause, wanted: Wanted, ask: Ask, *, heads: bool = False) -> str:
    expression = ask.expression(wanted, heads=heads)
    return in_title(expression) if clause.field.key == "title" else expression


def _kept(wanted: Wanted | None) -> Wanted | None:
    """What is asked for, without what is refused."""
    match wanted:
        case None | Without():
            return None
        case Every(parts) | Either(parts):
            kept = tuple(one for part in parts if (one := _kept(part)))
            if not kept or len(kept) == len(parts):
                return wanted if kept else None
            return Either(kept)
        case _:
            return wanted
