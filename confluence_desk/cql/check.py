"""Judges a parsed query by the documented tables: what the service refuses, what it may not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from confluence_desk.cql import dates, fields, text, words
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.fields import Field, Function, Type
from confluence_desk.cql.parser import Precedence, parse
from confluence_desk.cql.tree import (
    And,
    Call,
    Clause,
    Literal,
    Node,
    Not,
    Operator,
    Or,
    Order,
    Query,
    Span,
    clauses,
)

_COUNT = re.compile(r"[0-9]{1,9}")
_ID = re.compile(r"(?:att)?[0-9]+")


class Severity(StrEnum):
    """Whether the service refuses the query, or the documentation merely frowns."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a query; ``expected`` names what could stand there instead."""

    severity: Severity
    message: str
    span: Span
    expected: tuple[str, ...] = ()


def read(source: str, *, precedence: Precedence = Precedence.LEFT_TO_RIGHT) -> Query:
    """The tree of a query that the service would take; raises CqlError for the first fault."""
    query = parse(source, precedence=precedence)
    for finding in findings(query):
        if finding.severity is Severity.ERROR:
            span = finding.span
            raise CqlError(finding.message, span.start, span.end, finding.expected)
    return query


def findings(query: Query) -> list[Finding]:
    """Every remark on ``query``, in the order of the text."""
    found = [one for clause in clauses(query.where) for one in _clause(clause)]
    found.extend(_logic(query.where))
    found.extend(one for order in query.orders for one in _order(order))
    return sorted(found, key=lambda one: (one.span.start, one.span.end))


def _error(message: str, span: Span, *expected: str) -> Finding:
    return Finding(Severity.ERROR, message, span, expected)


def _warning(message: str, span: Span, *expected: str) -> Finding:
    return Finding(Severity.WARNING, message, span, expected)


def _clause(clause: Clause) -> Iterator[Finding]:
    field = fields.field(clause.field.name)
    if field is None:
        yield _error(f"There is no field {clause.field.name!r}.", clause.field.span, "field")
        return
    if clause.operator not in field.operators:
        yield _wrong_operator(clause, field)
        return
    for value in clause.values:
        if isinstance(value, Call):
            yield from _call(value, field, clause.operator)
        else:
            yield from _literal(value, field, clause.operator)


def _wrong_operator(clause: Clause, field: Field) -> Finding:
    allowed = tuple(str(one) for one in Operator if one in field.operators)
    message = f"{field.name} takes {', '.join(allowed)}; not {clause.operator}."
    return _error(message, clause.operator_span, *allowed)


def _call(call: Call, field: Field, operator: Operator) -> Iterator[Finding]:
    function = fields.FUNCTIONS.get(call.name.lower())
    if function is None:
        yield _error(f"There is no function {call.name}().", call.name_span, "function")
    elif not fields.allows(function, field, operator):
        offered = tuple(f"{one.name}()" for one in fields.functions_of(field, operator))
        message = f"{function.name}() is no value for {field.name} {operator}."
        yield _error(message, call.span, *offered)
    else:
        yield from _arguments(call, function)


def _arguments(call: Call, function: Function) -> Iterator[Finding]:
    fewest, most = function.arguments
    if not fewest <= len(call.arguments) <= most:
        wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        yield _error(f"{function.name}() takes {wanted} arguments.", call.span)
        return
    for one in call.arguments:
        if function.argument == "increment" and dates.increment(one.text) is None:
            yield _error("Write an increment as -7d, +1M or 3h.", one.span, '"-7d"', '"+1M"')
        elif function.argument == "number" and not _is_count(one.text):
            yield _error(f"{function.name}() counts in whole numbers.", one.span)
        elif function.argument == "increment":
            yield from _quoting(one)


def _is_count(value: str) -> bool:
    return bool(_COUNT.fullmatch(value))


def _literal(value: Literal, field: Field, operator: Operator) -> Iterator[Finding]:
    match field.type:
        case Type.DATE if not dates.is_date(value.text):
            forms = ('"2026-03-01"', '"2026-03-01 09:30"', '"2026/03/01"')
            yield _error("Write a date as 2026-03-01, with a time in quotes.", value.span, *forms)
            return
        case Type.KIND if value.text.lower() not in fields.TYPES:
            yield _error(f"There is no type {value.text!r}.", value.span, *fields.TYPES)
            return
        case Type.TEXT if operator in fields.MATCH:
            yield from _text(value)
        case Type.CONTENT if not _is_id(value.text):
            yield _warning("Content is named by its number.", value.span)
    yield from _quoting(value)


def _is_id(value: str) -> bool:
    return bool(_ID.fullmatch(value))


def _text(value: Literal) -> Iterator[Finding]:
    try:
        text.parse(value.text)
    except text.TextError as error:
        yield _error(str(error), value.span)


def _quoting(value: Literal) -> Iterator[Finding]:
    if not value.quoted and words.needs_quotes(value.text):
        yield _warning("This value should stand in quotation marks.", value.span, quote(value.text))


def _order(order: Order) -> Iterator[Finding]:
    field = fields.field(order.field.name)
    names = tuple(one.name for one in fields.FIELDS.values() if one.sortable)
    if field is None:
        yield _error(f"There is no field {order.field.name!r}.", order.field.span, *names)
    elif not field.sortable:
        yield _error(f"Results cannot be sorted by {field.name}.", order.field.span, *names)


def _logic(where: Node | None) -> Iterator[Finding]:
    if where is None:
        return
    if first := _first_negative(where):
        message = "The documentation does not allow a negative first clause; most sites do."
        yield _warning(message, first.span)
    yield from _mixes(where)


def _first_negative(node: Node) -> Node | None:
    while isinstance(node, And | Or):
        node = node.parts[0]
    negative = isinstance(node, Not) or (isinstance(node, Clause) and node.operator.negative)
    return node if negative else None


def _mixes(node: Node) -> Iterator[Finding]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Not):
            waiting.append(one.part)
        elif isinstance(one, And | Or):
            waiting.extend(one.parts)
            if any(_bare_mix(one, part) for part in one.parts):
                yield _warning(
                    "AND and OR meet here: parentheses would say which is first.", one.span
                )


def _bare_mix(node: And | Or, part: Node) -> bool:
    return isinstance(part, And | Or) and not part.grouped and type(part) is not type(node)


def quote(value: str) -> str:
    """``value`` as a CQL string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
