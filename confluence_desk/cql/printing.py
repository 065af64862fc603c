"""Writes a tree as text: one spelling for every query that means the same."""

from confluence_desk.cql import fields, words
from confluence_desk.cql.tree import (
    And,
    Clause,
    FieldName,
    Literal,
    Node,
    Not,
    Operand,
    Or,
    Order,
    Query,
)


def canonical(query: Query) -> str:
    """The query with its parentheses said, its names spelt as documented, its values quoted.

    Reading it gives the same tree, whichever way a site reads a mix of AND and OR.
    """
    parts = [] if query.where is None else [printed(query.where)]
    if query.orders:
        parts.append(f"ORDER BY {', '.join(map(_order, query.orders))}")
    return " ".join(parts)


def printed(node: Node) -> str:
    """A part of a query as text."""
    match node:
        case Clause():
            return clause(node)
        case Not(part):
            return f"NOT {_grouped(part)}"
        case And(parts):
            return " AND ".join(map(_grouped, parts))
        case Or(parts):
            return " OR ".join(map(_grouped, parts))


def clause(one: Clause) -> str:
    """One comparison as text."""
    values = [operand(value) for value in one.values]
    if not one.operator.takes_set:
        return f"{name(one.field)} {one.operator} {values[0]}"
    return f"{name(one.field)} {str(one.operator).upper()} ({', '.join(values)})"


def name(field: FieldName) -> str:
    """A field as the documentation spells it."""
    known = fields.FIELDS.get(field.key)
    return known.name if known else field.name


def operand(value: Operand) -> str:
    """A value as text; what needs quotes gets them."""
    if isinstance(value, Literal):
        return literal(value.text)
    known = fields.FUNCTIONS.get(value.name.lower())
    arguments = ", ".join(_argument(one) for one in value.arguments)
    return f"{known.name if known else value.name}({arguments})"


def literal(text: str) -> str:
    """A value as text, bare where the documentation lets it stand so."""
    return quote(text) if words.needs_quotes(text) else text


def quote(value: str) -> str:
    """``value`` as a CQL string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _argument(one: Literal) -> str:
    return one.text if one.text.isascii() and one.text.isdigit() else quote(one.text)


def _grouped(node: Node) -> str:
    return f"({printed(node)})" if isinstance(node, And | Or) else printed(node)


def _order(one: Order) -> str:
    if one.descending is None:
        return name(one.field)
    return f"{name(one.field)} {'DESC' if one.descending else 'ASC'}"
