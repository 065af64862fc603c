"""How well something fits: which texts a query asks for, and what that is worth."""

from collections.abc import Iterator, Sequence

from confluence_desk.cql import fields
from confluence_desk.cql.text import Either, Every, Pattern, Phrase, Wanted, Without, Words
from confluence_desk.cql.tree import And, Clause, Node, Operator, clauses
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.packing import title_key
from confluence_desk.store.query.sql import Sql
from confluence_desk.store.query.texts import in_title, wanted_by
from confluence_desk.store.query.values import Ask
from confluence_desk.store.query.words import is_plain, leaves, quoted

_FIELDS = frozenset({"title", "text", "sitesearch"})
ENOUGH = 1_000
"""So many of the best hits are looked at first."""
MANY = 12_000
"""Of more texts that have the words, how rare these are is not asked: it takes too long."""
_NEWEST, _HASTY = 20_000, 4_000
"""Of more titles, headings and labels that have them, those are compared that came last."""
_FIRST = """begun (number) AS MATERIALIZED
    (SELECT rowid FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ?),
    exact (number) AS MATERIALIZED (SELECT key * 4 FROM content WHERE title_key = ?
    AND EXISTS (SELECT 1 FROM indexed WHERE number = key * 4)),
    newest (number, score) AS MATERIALIZED (SELECT rowid, bm25(heads, 10.0, 4.0, 6.0)
    + iif(rowid & 3 = 2, -400, -1000) - iif(rowid IN (SELECT number FROM begun), 100, 0)
    - iif(rowid IN (SELECT number FROM exact), 100, 0)
    FROM heads WHERE heads MATCH ? ORDER BY rowid DESC LIMIT ?),
    first (number, score) AS MATERIALIZED (SELECT number, score FROM newest
    UNION ALL SELECT number, min(worth) FROM (SELECT number, -1200 AS worth FROM exact
    UNION ALL SELECT number, iif(number & 3 = 2, -500, -1100) FROM begun)
    WHERE number NOT IN (SELECT number FROM newest) GROUP BY number)"""
_LIFTED = """lifted (number, score) AS MATERIALIZED
    (SELECT rowid, 2 * bm25(heads, 10.0, 4.0, 6.0) FROM heads WHERE heads MATCH ?
    ORDER BY rowid DESC LIMIT ?)"""
_WORTH = "bm25(words, 0.0, 1.0, 1.0) * iif(rowid & 3 = 1, 0.5, 1)"
"""Titles have their worth above; that of a comment's is another's."""
_OF_ALL = "FROM words WHERE words MATCH ?"
_SCORED = f"""scored (number, score) AS MATERIALIZED (SELECT rowid, {_WORTH}
    {_OF_ALL} ORDER BY rowid DESC LIMIT ?)"""
_TOGETHER = f"""WITH {_FIRST}, {_LIFTED}, {_SCORED}, ranked (number, score) AS MATERIALIZED
    (SELECT number, score FROM first UNION ALL
    SELECT s.number, s.score + coalesce(l.score, 0)
    FROM scored s LEFT JOIN lifted l ON l.number = s.number
    WHERE s.number NOT IN (SELECT number FROM first) ORDER BY score LIMIT ?) """  # noqa: S608 - as above
_TITLED = f"""WITH {_FIRST}, ranked (number, score) AS MATERIALIZED
    (SELECT number, score FROM first ORDER BY score LIMIT ?) """  # noqa: S608 - as above
_HELD = f"""WITH {_FIRST}, {_LIFTED}, likely (number, score) AS MATERIALIZED
    (SELECT * FROM (SELECT number, score FROM lifted
    WHERE number NOT IN (SELECT number FROM first) ORDER BY score LIMIT ?)
    WHERE number & 3 OR EXISTS (SELECT 1 FROM content
    WHERE key = number >> 2 AND body_number IS NOT NULL) LIMIT ?)
    SELECT number, score FROM first UNION ALL SELECT * FROM (SELECT l.number, l.score
    FROM likely l CROSS JOIN words w WHERE w.words MATCH ? AND w.rowid = l.number LIMIT ?)
    ORDER BY score LIMIT ?"""  # noqa: S608 - as above
"""Where nearly everything has the words, one by one is faster than all of them."""
_STANDING, _LIKELY, _SPARE = 1_000, 160, 20
"""So many are looked through for texts, and so many of these for the words."""
_OFTEN = "often(words) * iif(rowid & 3 = 1, 0.5, 1)"
_LAST = f"""WITH {_LIFTED}, held (number, score) AS MATERIALIZED
    (SELECT value ->> 0, value ->> 1 FROM json_each(?)), {_SCORED.replace(_WORTH, _OFTEN)},
    ranked (number, score) AS MATERIALIZED (SELECT number, score FROM held
    UNION ALL SELECT s.number, s.score + coalesce(l.score, 0)
    FROM scored s LEFT JOIN lifted l ON l.number = s.number
    WHERE s.number NOT IN (SELECT number FROM held) ORDER BY score LIMIT ?) """  # noqa: S608 - as above
_REST = 10_000
"""Of what stands in so many texts and in no title, as many as came last."""
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
    first, what is titled so before all (``title`` has it as titles are compared), files last.
    ``some`` asks them for any part of it. Where it is ``hasty``, of many that have the words only
    some that came last are looked at.
    """

    expression: str
    heads: str
    begun: str
    title: str
    some: str
    leads: tuple[Clause, ...] = ()
    hasty: bool = False

    def has_best(self, limit: int) -> bool:
        """Whether the best of them may be enough."""
        return bool(self.leads) and limit < ENOUGH

    def titled(self) -> Sql:
        """The best of those that have it in what stands out."""
        return Sql(_TITLED, (*self._first, ENOUGH))

    def held(self, limit: int) -> Sql:
        """Pairs of a number and a score: what has it, or some of it, in what stands out."""
        likely = (self.some, self._newest, _STANDING, _LIKELY)
        found = (self.expression, limit + _SPARE, ENOUGH)
        return Sql(_HELD, (*self._first, *likely, *found))

    def newest(self, held: str) -> Sql:
        """With these pairs some of those that came last."""
        return Sql(_LAST, (self.some, self._newest, held, self.expression, _REST, ENOUGH))

    def best(self) -> Sql:
        """The best of all."""
        return self._together(_TOGETHER, MANY, ENOUGH)

    def some_of_many(self) -> Sql:
        """Some of them, those in front that have it in what stands out."""
        return self._together(_TOGETHER.replace(_WORTH, "0.0"), ENOUGH, ENOUGH)

    def whole(self, some: Sql | None = None) -> Sql:
        """All of them, or of those numbers alone that ``some`` gives."""
        if some is None:
            return self._together(_TOGETHER, _ALL, _ALL)
        of_some = _OF_ALL + f" AND +rowid IN ({some.text})"
        values = (*self._first, self.some, self._newest, self.expression, *some.values)
        return Sql(_TOGETHER.replace(_OF_ALL, of_some), (*values, _ALL, _ALL))

    def count(self, most: int) -> Sql:
        """How many there are, but no more than these."""
        return Sql(_MORE, (self.expression, most))

    @property
    def _newest(self) -> int:
        return _HASTY if self.hasty else _NEWEST

    @property
    def _first(self) -> tuple[str | int, ...]:
        return self.begun, self._newest, self.title, self.heads, self._newest

    def _together(self, sql: str, looked_at: int, kept: int) -> Sql:
        lifted = (self.some, self._newest)
        return Sql(sql, (*self._first, *lifted, self.expression, looked_at, kept))


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
    text, half = _said([kept for _, kept in wanted]) if joint == " AND " else ("", "")
    begun = f"title : ^ {quoted(text)}{half}" if text else NOTHING
    in_heads, some = _joined(heads, joint), _joined(parts, " OR ")
    title = title_key(text)
    return Ranking(_joined(bodies, joint), in_heads, begun, title, some, leads, ask.hasty)


def _said(wanted: Sequence[Wanted]) -> tuple[str, str]:
    """The words in their order, and whether the last is half of one; none where they have none."""
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
                return "", ""
    return " ".join(texts), half


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
