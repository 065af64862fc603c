"""Judges a parsed query by the documented tables: what the service refuses, what it may not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from confluence_desk.cql import dates, fields, suggestions, text, words
from confluence_desk.cql.dialect import DOCUMENTED, Dialect
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.fields import Field, Function, Type
from confluence_desk.cql.parser import parse, recover
from confluence_desk.cql.printing import printed, quote
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
from confluence_desk.domain.frozen import frozen

_COUNT = re.compile(r"[0-9]{1,9}")
_ID = re.compile(r"(?:att)?[0-9]+")


class Severity(StrEnum):
    """Whether the service refuses the query, or the documentation merely frowns."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Finding:
    """One remark on a query; ``expected`` names what could stand there instead.

    ``suggestion`` is what to put in place of ``span``, empty where nothing is likely.
    """

    severity: Severity
    message: str
    span: Span
    expected: tuple[str, ...] = ()
    suggestion: str = ""


@frozen
class Inspection:
    """What could be understood of a text, and every remark on it in the order of the text."""

    query: Query
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Whether the service would take it."""
        return all(one.severity is not Severity.ERROR for one in self.findings)


def read(source: str, dialect: Dialect = DOCUMENTED) -> Query:
    """The tree of a query that the service would take; raises CqlError for the first fault."""
    query = parse(source, dialect)
    for finding in findings(query, dialect):
        if finding.severity is Severity.ERROR:
            span = finding.span
            raise CqlError(finding.message, span.start, span.end, finding.expected)
    return query


def inspect(source: str, dialect: Dialect = DOCUMENTED) -> Inspection:
    """All that is wrong or doubtful, however much it is; raises nothing."""
    query, errors = recover(source, dialect)
    broken = [
        Finding(
            Severity.ERROR,
            error.message,
            Span(error.start, error.end),
            error.expected,
            suggestions.for_syntax(source, error),
        )
        for error in errors
    ]
    found = [*broken, *findings(query, dialect)]
    return Inspection(query, tuple(sorted(found, key=_place)))


def findings(query: Query, dialect: Dialect = DOCUMENTED) -> list[Finding]:
    """Every remark on ``query``, in the order of the text."""
    found = [one for clause in clauses(query.where) for one in _clause(clause)]
    found.extend(_logic(query.where))
    found.extend(one for order in query.orders for one in _order(order))
    if not dialect.any_case:
        found.extend(one for clause in clauses(query.where) for one in _cases(clause))
    return sorted((_as_read_by(dialect, one) for one in found), key=_place)


def _cases(clause: Clause) -> Iterator[Finding]:
    """Functions that are not spelt as documented, for a site that minds."""
    for call in (value for value in clause.values if isinstance(value, Call)):
        known = fields.FUNCTIONS.get(call.name.lower())
        if known is not None and known.name != call.name:
            message = f"There is no function {call.name}()."
            yield _error(message, call.name_span, "function", suggestion=known.name)


def _place(one: Finding) -> tuple[int, int]:
    return one.span.start, one.span.end


def _as_read_by(dialect: Dialect, one: Finding) -> Finding:
    """What the documentation frowns upon, a strict site may refuse."""
    refused = {
        _UNQUOTED: not dialect.loose_quotes,
        _NEGATIVE: not dialect.negative_first,
    }
    strict = refused.get(one.message, False) or (
        one.message.startswith(_UNDOCUMENTED) and not dialect.undocumented
    )
    return replace(one, severity=Severity.ERROR) if strict else one


def _error(message: str, span: Span, *expected: str, suggestion: str = "") -> Finding:
    return Finding(Severity.ERROR, message, span, expected, suggestion)


def _warning(message: str, span: Span, *expected: str, suggestion: str = "") -> Finding:
    return Finding(Severity.WARNING, message, span, expected, suggestion)


_UNQUOTED = "This value should stand in quotation marks."
_NEGATIVE = "The documentation does not allow a negative first clause; most sites do."
_UNDOCUMENTED = "The documentation does not name the field "


def _clause(clause: Clause) -> Iterator[Finding]:
    field = fields.field(clause.field.name)
    if field is None:
        near = suggestions.field_like(clause.field.name)
        message = f"There is no field {clause.field.name!r}."
        yield _error(message, clause.field.span, "field", suggestion=near)
        return
    if not field.documented:
        message = f"The documentation does not name the field {field.name}; a site may refuse it."
        yield _warning(message, clause.field.span)
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
    instead = suggestions.operator_for(clause.operator, allowed)
    return _error(message, clause.operator_span, *allowed, suggestion=instead)


def _call(call: Call, field: Field, operator: Operator) -> Iterator[Finding]:
    function = fields.FUNCTIONS.get(call.name.lower())
    if function is None:
        near = suggestions.function_like(call.name)
        message = f"There is no function {call.name}()."
        yield _error(message, call.name_span, "function", suggestion=near)
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
            message = "Write a date as 2026-03-01, with a time in quotes."
            instead = suggestions.date_like(value.text)
            yield _error(message, value.span, *forms, suggestion=instead)
            return
        case Type.KIND if value.text.lower() not in fields.TYPES:
            near, message = suggestions.type_like(value.text), f"There is no type {value.text!r}."
            yield _error(message, value.span, *fields.TYPES, suggestion=near)
            return
        case Type.TEXT if operator in fields.MATCH:
            yield from _text(value)
        case Type.CONTENT if not _is_id(value.text):
            yield _warning("Content is named by its number.", value.span)
        case Type.USER if suggestions.is_name(value.text):
            yield _warning("People are named by their account id; a name finds nobody.", value.span)
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
        quoted = quote(value.text)
        yield _warning(_UNQUOTED, value.span, quoted, suggestion=quoted)


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
        yield _warning(_NEGATIVE, first.span)
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
                message = "AND and OR meet here: parentheses would say which is first."
                yield _warning(message, one.span, suggestion=printed(one))


def _bare_mix(node: And | Or, part: Node) -> bool:
    return isinstance(part, And | Or) and not part.grouped and type(part) is not type(node)
