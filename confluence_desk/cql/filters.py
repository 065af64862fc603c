"""What narrows a query, clause by clause: to show it as chips, and to change it by them."""

from collections.abc import Iterable, Sequence

from confluence_desk.cql.about import About
from confluence_desk.cql.building import every
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import (
    And,
    Clause,
    Literal,
    Node,
    Not,
    Operator,
    Or,
    Order,
    Query,
)
from confluence_desk.domain.frozen import frozen

_FIELDS = {
    "type": About.TYPE,
    "space": About.SPACE,
    "space.key": About.SPACE,
    "label": About.LABEL,
    "creator": About.PERSON,
    "contributor": About.PERSON,
    "lastmodifier": About.PERSON,
    "mention": About.PERSON,
    "watcher": About.PERSON,
    "created": About.DATE,
    "lastmodified": About.DATE,
    "ancestor": About.PLACE,
    "parent": About.PLACE,
    "text": About.TEXT,
    "title": About.TEXT,
    "sitesearch": About.TEXT,
}
_ONE_EACH = frozenset({About.TYPE, About.SPACE, About.PLACE})
"""Of these a query has one: another takes its place."""


@frozen
class Filter:
    """One condition that all results meet: one clause, or the two ends of a time."""

    about: About
    nodes: tuple[Node, ...]

    @property
    def field(self) -> str:
        """The field it compares, in lower case; empty for what is no single clause."""
        node = self.nodes[0]
        return node.field.key if isinstance(node, Clause) else ""

    @property
    def values(self) -> tuple[str, ...]:
        """The literal values of its clauses."""
        some = [one for node in self.nodes if isinstance(node, Clause) for one in node.values]
        return tuple(one.text for one in some if isinstance(one, Literal))

    @property
    def refuses(self) -> bool:
        """Whether it keeps what does not have the values."""
        node = self.nodes[0]
        return isinstance(node, Not) or (isinstance(node, Clause) and node.operator.negative)

    @property
    def cql(self) -> str:
        """Its own part of the query."""
        return canonical(Query(every(self.nodes)))


def filters(query: Query) -> tuple[Filter, ...]:
    """Every condition of a query; the parts of an OR are one condition."""
    found: list[Filter] = []
    for node in _parts(query.where):
        about = about_of(node)
        twin = next((n for n, one in enumerate(found) if _is_other_end(one, node)), -1)
        if twin >= 0:
            found[twin] = Filter(about, (*found[twin].nodes, node))
        else:
            found.append(Filter(about, (node,)))
    return tuple(found)


def about_of(node: Node) -> About:
    """What a condition goes by."""
    inner = node.part if isinstance(node, Not) else node
    if not isinstance(inner, Clause):
        return About.PLACE if inside_of(inner) else About.OTHER
    return _FIELDS.get(inner.field.key, About.OTHER)


def inside_of(node: Node) -> str:
    """The id of the page that a condition asks for with all below it; empty for any other."""
    if not isinstance(node, Or):
        return ""
    some = [part for part in node.parts if isinstance(part, Clause)]
    plain = [one for one in some if one.operator is Operator.EQUALS]
    values = {value for one in plain for value in one.values}
    if len(plain) < len(node.parts) or len(values) != 1:
        return ""
    value, fields = values.pop(), sorted(one.field.key for one in plain)
    return value.text if isinstance(value, Literal) and fields == ["ancestor", "id"] else ""


def without(query: Query, gone: Filter) -> Query:
    """The query without one of its conditions."""
    return Query(
        every(node for node in _parts(query.where) if node not in gone.nodes), query.orders
    )


def narrowed(query: Query, *nodes: Node) -> Query:
    """The query with more conditions; of types, spaces and places the new ones are the only."""
    new = {about_of(node) for node in nodes}
    gone = new & _ONE_EACH | new & {About.DATE}
    kept = [node for node in _parts(query.where) if about_of(node) not in gone]
    return Query(every([*kept, *(node for node in nodes if node not in kept)]), query.orders)


def ordered(query: Query, *orders: Order) -> Query:
    """The query, its results in another order; without one the best are first."""
    return Query(query.where, orders)


def _parts(where: Node | None) -> Sequence[Node]:
    match where:
        case None:
            return ()
        case And(parts):
            return tuple(_flat(parts))
        case _:
            return (where,)


def _flat(parts: Iterable[Node]) -> Iterable[Node]:
    for part in parts:
        if isinstance(part, And):
            yield from _flat(part.parts)
        else:
            yield part


_LATER = frozenset({Operator.ABOVE, Operator.AT_LEAST})
_EARLIER = frozenset({Operator.BELOW, Operator.AT_MOST})


def _is_other_end(one: Filter, node: Node) -> bool:
    """Whether ``node`` ends the time that ``one`` begins, or begins what it ends."""
    first = one.nodes[0]
    if one.about is not About.DATE or len(one.nodes) > 1:
        return False
    if not (isinstance(first, Clause) and isinstance(node, Clause)) or first.field != node.field:
        return False
    ends = {first.operator, node.operator}
    return bool(ends & _LATER) and bool(ends & _EARLIER)
