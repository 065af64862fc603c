"""The whole statement: every source with its condition, in one order, as far as the limit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from confluence_desk.cql.tree import And, Node, Not, Or, Order, Query
from confluence_desk.cql.tree import Clause as ClauseNode
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.clauses import told
from confluence_desk.store.query.ranking import ranking
from confluence_desk.store.query.scoring import ENOUGH, MANY, Ranking, Within, given
from confluence_desk.store.query.sources import SOURCES, Source
from confluence_desk.store.query.sql import NO, YES, Sql, every, some
from confluence_desk.store.query.told import Told
from confluence_desk.store.query.values import Ask

_NOTHING = Sql("SELECT '' AS id, '' AS kind WHERE 0")
_NUMBER = "CAST(ltrim({0}, 'at') AS INTEGER)"
_SPACE_KEY = "(SELECT lower(space_key) FROM spaces WHERE id = {0})"
_STARRED = "{0} IN (SELECT target FROM favourites)"
_KEYS: Mapping[str, Callable[[Source], str]] = MappingProxyType(
    {
        "created": lambda source: source.created,
        "lastmodified": lambda source: source.modified,
        "title": lambda source: source.title_key,
        "space": lambda source: _SPACE_KEY.format(source.space_id),
        "creator": lambda source: source.creator,
        "type": lambda source: source.kind,
        "favourite": lambda source: _STARRED.format(source.id),
        "favorite": lambda source: _STARRED.format(source.id),
    }
)


@frozen
class Best:
    """The same question of some of the best hits; ``ranks`` ask for these, ``whole`` for rows.

    ``numbers`` give what fits all that is asked besides words, None where nothing is.
    """

    ranks: Ranking
    whole: Sql
    limit: int
    numbers: Sql | None = None

    def of(self, within: Within) -> "Best":
        """The same of some alone."""
        return replace(self, ranks=self.ranks.of(within))

    @property
    def fitting(self) -> int:
        """How many fit all else, where these are too few to ask how many of them have the words."""
        within = self.ranks.within
        few = within is not None and within.count <= MANY and not self.ranks.hasty
        return within.count if within is not None and few else 0

    def count(self) -> Sql:
        """How many have the words, no further than it takes to tell whether these are many."""
        return self.ranks.count(ENOUGH if self.ranks.hasty else MANY + 1)

    def titled(self) -> Sql:
        """Of those that come before all others."""
        return _after(self.ranks.titled(), self.whole)

    def best(self) -> Sql:
        """Of the best of not too many."""
        return _after(self.ranks.best(), self.whole)

    def hasty(self) -> Sql:
        """Of some of any number."""
        return _after(self.ranks.some_of_many(), self.whole)

    def all(self) -> Sql:
        """Of all."""
        return _after(self.ranks.whole(), self.whole)

    def held(self) -> Sql:
        """Those of very many that have some of it where it stands out, as pairs."""
        return self.ranks.held()

    def standing(self, held: str) -> Sql:
        """Of these pairs."""
        return _after(given(held), self.whole)

    def newest(self, held: str) -> Sql:
        """Of these and those that came last."""
        return _after(self.ranks.newest(held), self.whole)


@frozen
class Statement:
    """One question to SQLite; ``doubt`` asks whether anything was left out for want of knowing."""

    rows: Sql
    doubt: Sql | None
    best: Best | None = None


def statement(query: Query, ask: Ask, limit: int, numbered: str = "") -> Statement:
    """The question behind a query, and the one whether anything was left out.

    ``numbered`` are pairs of a number and a score: only these are looked at.
    """
    answers = [(source, _answer(query.where, source, ask)) for source in SOURCES]
    doubts = [_doubt(source, one) for source, one in answers if not one.whole and one.no != YES]
    doubt = some(doubts) if doubts else None
    ranks = None if query.orders or numbered else ranking(query.where, ask)
    joined = _led if numbered or (ranks and ranks.leads) else _beside if ranks else None
    leads = ranks.leads if ranks else ()
    sources = [source for source, one in answers if one.yes != NO]
    kept = [_answer(query.where, source, ask, leads).yes for source in sources]
    parts = [_select(*one, query, joined) for one in zip(sources, kept, strict=True)]
    if not parts:
        return Statement(_NOTHING, doubt)
    directions = _directions(query.orders, ranked=joined is not None)
    if joined is None:
        parts = [_first(*one, directions, limit) for one in zip(parts, sources, strict=True)]
    whole = _whole(parts, directions, limit)
    if numbered:
        return Statement(_after(given(numbered), whole), doubt)
    if ranks is None:
        return Statement(whole, doubt)
    bounded = leads and not (len(kept) == len(SOURCES) and YES in kept)
    numbers = _numbers(sources, kept) if bounded else None
    best = Best(ranks, whole, limit, numbers) if ranks.has_best(limit) else None
    return Statement(_after(ranks.whole(numbers), whole), doubt, best)


def fitting(query: Query, ask: Ask) -> Sql | None:
    """What gives the numbers that fit a query without words; None where it has some, or none."""
    if query.where is None or ranking(query.where, ask) is not None:
        return None
    answers = [(source, _answer(query.where, source, ask).yes) for source in SOURCES]
    kept = [one for one in answers if one[1] != NO]
    if not kept:
        return None
    return _numbers([source for source, _ in kept], [yes for _, yes in kept])


def _numbers(sources: Sequence[Source], kept: Sequence[Sql]) -> Sql:
    """What fits all that is asked besides words: fewer than have the words, mostly."""
    text = " UNION ALL ".join(
        f"SELECT {source.key} * 4 + {source.family} FROM {source.rows} WHERE {one.text}"  # noqa: S608 - our own words
        for source, one in zip(sources, kept, strict=True)
    )
    return Sql(text, tuple(value for one in kept for value in one.values))


def _ordering(directions: Sequence[str], id_: str) -> str:
    return ", ".join((*directions, _NUMBER.format(id_), id_))


def _first(part: Sql, source: Source, directions: Sequence[str], limit: int) -> Sql:
    """As many of a source as may be in the whole: an index may have them in this order."""
    order = _ordering(directions, source.id)
    return Sql(f"SELECT * FROM ({part.text} ORDER BY {order} LIMIT ?)", (*part.values, limit))  # noqa: S608 - our own words


def _whole(parts: Sequence[Sql], directions: Sequence[str], limit: int) -> Sql:
    rows, order = " UNION ALL ".join(part.text for part in parts), _ordering(directions, "id")
    text = f"SELECT id, kind FROM ({rows}) ORDER BY {order} LIMIT ?"  # noqa: S608 - our own words
    return Sql(text, (*(value for part in parts for value in part.values), limit))


def _after(scores: Sql, rows: Sql) -> Sql:
    return Sql(scores.text + rows.text, scores.values + rows.values)


def _select(
    source: Source, yes: Sql, query: Query, joined: Callable[[Source], tuple[str, Sql]] | None
) -> Sql:
    rows, condition = joined(source) if joined else (source.rows, YES)
    keys = [_KEYS[one.field.key](source) for one in query.orders] or [source.modified]
    columns = ", ".join(f"{key} AS k{at}" for at, key in enumerate(keys))
    score = ", coalesce(r.score, 0) AS score" if joined else ""
    kept = every([condition, yes])
    text = f"""SELECT {source.id} AS id, {source.kind} AS kind, {columns}{score} FROM {rows}
        WHERE {source.live} AND {kept.text}"""  # noqa: S608 - our own words
    return Sql(text, kept.values)


def _led(source: Source) -> tuple[str, Sql]:
    """Only what is ranked."""
    same = f"{source.key} = r.number >> 2 AND r.number & 3 = {source.family}"
    return f"ranked r CROSS JOIN {source.rows}", Sql(same)


def _beside(source: Source) -> tuple[str, Sql]:
    """Everything, with its rank where it has one."""
    same = f"r.number = {source.key} * 4 + {source.family}"
    return f"{source.rows} LEFT JOIN ranked r ON {same}", YES


def _doubt(source: Source, answer: Told) -> Sql:
    text = f"""EXISTS (SELECT 1 FROM {source.rows} WHERE {source.live}
        AND ({answer.yes.text}) IS NOT 1 AND ({answer.no.text}) IS NOT 1)"""  # noqa: S608 - our own words
    return Sql(text, answer.yes.values + answer.no.values)


def _directions(orders: tuple[Order, ...], *, ranked: bool) -> list[str]:
    if not orders:
        return ["score", "k0 DESC"] if ranked else ["k0 DESC"]
    return [f"k{at}{' DESC' if one.descending else ''}" for at, one in enumerate(orders)]


def _answer(
    node: Node | None, source: Source, ask: Ask, given: tuple[ClauseNode, ...] = ()
) -> Told:
    """What a query keeps of a source; what is ``given`` holds already."""
    match node:
        case None:
            return Told(YES, NO)
        case ClauseNode():
            return Told(YES, NO) if any(node is one for one in given) else told(node, source, ask)
        case Not(part):
            return _answer(part, source, ask).turned
        case And(parts):
            each = [_answer(part, source, ask, given) for part in parts]
            return Told(every(o.yes for o in each), some(o.no for o in each), _known(each))
        case Or(parts):
            each = [_answer(part, source, ask) for part in parts]
            return Told(some(o.yes for o in each), every(o.no for o in each), _known(each))


def _known(parts: list[Told]) -> bool:
    return all(part.whole for part in parts)
