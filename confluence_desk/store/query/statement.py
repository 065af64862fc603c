"""The whole statement: every source with its condition, in one order, as far as the limit."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from confluence_desk.cql.tree import And, Node, Not, Or, Order, Query
from confluence_desk.cql.tree import Clause as ClauseNode
from confluence_desk.domain.frozen import frozen
from confluence_desk.store.query.clauses import told
from confluence_desk.store.query.ranking import BEST, MORE, SCORES, Ranking, ranking
from confluence_desk.store.query.sources import SOURCES, Source
from confluence_desk.store.query.sql import NO, YES, Sql, every, some
from confluence_desk.store.query.told import Told
from confluence_desk.store.query.values import Ask

_NOTHING = Sql("SELECT '' AS id, '' AS kind WHERE 0")
ENOUGH = 1_000
"""So many of the best hits are looked at first."""
_NUMBER = "CAST(ltrim(id, 'at') AS INTEGER)"
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
class Statement:
    """One question to SQLite; ``doubt`` asks whether anything was left out for want of knowing.

    ``best`` asks the same of the best hits alone, and then how many these were.
    """

    rows: Sql
    doubt: Sql | None
    best: tuple[Sql, Sql] | None = None


def statement(query: Query, ask: Ask, limit: int) -> Statement:
    """The question behind a query, and the one whether anything was left out."""
    answers = [(source, _answer(query.where, source, ask)) for source in SOURCES]
    doubts = [_doubt(source, one) for source, one in answers if not one.whole and one.no != YES]
    ranks = None if query.orders else ranking(query.where, ask)
    parts = [
        _select(source, query, ranks, ask, one.yes) for source, one in answers if one.yes != NO
    ]
    doubt = some(doubts) if doubts else None
    if not parts:
        return Statement(_NOTHING, doubt)
    rows = " UNION ALL ".join(part.text for part in parts)
    values = tuple(value for part in parts for value in part.values)
    order = ", ".join((*_directions(query.orders, ranks), _NUMBER, "id"))
    whole = f"SELECT id, kind FROM ({rows}) ORDER BY {order} LIMIT ?"  # noqa: S608 - our own words
    values = (*values, limit)
    if ranks is None:
        return Statement(Sql(whole, values), doubt)
    best = None
    if ranks.leads and limit < ENOUGH:
        few = (ranks.expression, ENOUGH)
        best = Sql(BEST + whole, (*few, *values)), Sql(MORE, few)
    return Statement(Sql(SCORES + whole, (ranks.expression, *values)), doubt, best)


def _select(source: Source, query: Query, ranks: Ranking | None, ask: Ask, condition: Sql) -> Sql:
    rows = source.rows
    if ranks and ranks.leads:
        rows = f"ranked r CROSS JOIN {rows}"
        condition = every([_led(source), _answer(query.where, source, ask, ranks.leads).yes])
    elif ranks:
        rows = f"{rows} LEFT JOIN ranked r ON r.number = {source.key} * 4 + {source.family}"
    keys = [_KEYS[one.field.key](source) for one in query.orders] or [source.modified]
    columns = ", ".join(f"{key} AS k{at}" for at, key in enumerate(keys))
    score = ", coalesce(r.score, 0) AS score" if ranks else ""
    text = f"""SELECT {source.id} AS id, {source.kind} AS kind, {columns}{score} FROM {rows}
        WHERE {source.live} AND {condition.text}"""  # noqa: S608 - our own words
    return Sql(text, condition.values)


def _led(source: Source) -> Sql:
    return Sql(f"{source.key} = r.number >> 2 AND r.number & 3 = {source.family}")


def _doubt(source: Source, answer: Told) -> Sql:
    text = f"""EXISTS (SELECT 1 FROM {source.rows} WHERE {source.live}
        AND ({answer.yes.text}) IS NOT 1 AND ({answer.no.text}) IS NOT 1)"""  # noqa: S608 - our own words
    return Sql(text, answer.yes.values + answer.no.values)


def _directions(orders: tuple[Order, ...], ranks: Ranking | None) -> list[str]:
    if not orders:
        return ["score", "k0 DESC"] if ranks else ["k0 DESC"]
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
            return Told(every(o.yes for o in each), some(o.no for o in each), _whole(each))
        case Or(parts):
            each = [_answer(part, source, ask) for part in parts]
            return Told(some(o.yes for o in each), every(o.no for o in each), _whole(each))


def _whole(parts: list[Told]) -> bool:
    return all(part.whole for part in parts)
