"""Reads a query: the grammar, and which of two readings a mix of AND and OR gets."""

from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NoReturn

from confluence_desk.cql import words
from confluence_desk.cql.dialect import DOCUMENTED, Dialect, Precedence
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.lexer import Kind, Token, tokens
from confluence_desk.cql.tree import (
    And,
    Call,
    Clause,
    FieldName,
    Literal,
    Node,
    Not,
    Operand,
    Operator,
    Or,
    Order,
    Query,
    Span,
)

MAX_DEPTH = 100
"""How deep a query may nest; far beyond any person, far below Python's own limit."""

_OPERATORS = ("=", "!=", "~", "!~", ">", ">=", "<", "<=", "in", "not in")
_AFTER_CLAUSE = ("and", "or", "order by")


def parse(text: str, dialect: Dialect = DOCUMENTED) -> Query:
    """The tree of ``text`` by the grammar alone; raises CqlError, and nothing else.

    What fields, operators and functions go together is the business of ``check``.
    """
    return _Parser(text, dialect).query()


def recover(text: str, dialect: Dialect = DOCUMENTED) -> tuple[Query, tuple[CqlError, ...]]:
    """What can be understood of ``text``, and everything that cannot."""
    parser = _Parser(text, dialect, recovering=True)
    try:
        query = parser.query()
    except CqlError as error:  # nested too deeply to go on
        return Query(None), (*parser.errors, error)
    return query, tuple(parser.errors)


class _Parser:
    """One pass over the tokens of one query."""

    def __init__(self, text: str, dialect: Dialect, *, recovering: bool = False) -> None:
        self.errors: list[CqlError] = []
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0
        self._dialect = dialect
        self._recovering = recovering
        in_turn = dialect.precedence is Precedence.LEFT_TO_RIGHT
        self._join = _left_to_right if in_turn else _and_first

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _at_kind(self, kind: Kind) -> bool:
        return self._next.kind is kind

    def _take(self) -> Token:
        token = self._next
        self._at += token.kind is not Kind.END
        return token

    def _take_word(self, word: str) -> Token | None:
        return self._take() if self._next.word == word else None

    def _take_kind(self, kind: Kind, expected: str) -> Token:
        if self._next.kind is not kind:
            self._fail(expected)
        return self._take()

    def _fail(self, *expected: str) -> NoReturn:
        token = self._next
        raise CqlError(_complaint(token, expected), token.span.start, token.span.end, expected)

    def _note(self, error: CqlError) -> None:
        """Go on after an error where one can; raises it where one may not."""
        if not self._recovering:
            raise error
        self.errors.append(error)

    def query(self) -> Query:
        start = self._next.span
        bare = self._next.word == "order" and self._dialect.bare_order
        where = None if bare else self._expression()
        orders: tuple[Order, ...] = ()
        try:
            orders = self._orders()
            if self._next.kind is not Kind.END:
                self._fail(*_AFTER_CLAUSE)
        except CqlError as error:
            self._note(error)
        return Query(where, orders, start | self._tokens[-1].span)

    def _expression(self) -> Node | None:
        parts, joints = [self._unary()], list[str]()
        while joint := self._joint():
            joints.append(joint)
            parts.append(self._unary())
        joints = [joint for joint, part in zip(joints, parts[1:], strict=True) if part]
        kept = [part for part in parts if part]
        if not kept:
            return None
        joined = self._join(kept, joints[len(joints) - len(kept) + 1 :])
        self._limit(_depth(joined))
        return joined

    def _joint(self) -> str:
        """The word between two clauses; one that is missing is put down as ``and``."""
        if self._next.word in {"and", "or"}:
            return self._take().word
        if not self._recovering or not self._at_clause():
            return ""
        try:
            self._fail(*_AFTER_CLAUSE)
        except CqlError as error:
            self._note(error)
        return "and"

    def _at_clause(self) -> bool:
        """Whether something begins here that could be a clause."""
        token = self._next
        starts = token.kind is Kind.WORD and words.is_field(token.text)
        return token.kind is Kind.OPEN or token.word == "not" or starts

    def _limit(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            span = self._next.span
            raise CqlError("The query is nested too deeply.", span.start, span.end)

    def _unary(self) -> Node | None:
        refusals = []
        while token := self._take_word("not"):
            refusals.append(token.span)
        self._limit(len(refusals))
        node = self._group() if self._next.kind is Kind.OPEN else self._sound_clause()
        if node is not None:
            for span in reversed(refusals):
                node = Not(node, span | node.span)
        return node

    def _sound_clause(self) -> Node | None:
        start = self._at
        try:
            return self._clause()
        except CqlError as error:
            self._note(error)
            kinds = [token.kind for token in self._tokens[start : self._at]]
            self._skip(kinds.count(Kind.OPEN) - kinds.count(Kind.CLOSE))
            return None

    def _skip(self, open_: int) -> None:
        """Go to where the next clause could begin, out of so many parentheses."""
        while self._next.kind is not Kind.END:
            if open_ == 0 and (self._next.kind is Kind.CLOSE or self._at_joint()):
                return
            open_ += self._next.kind is Kind.OPEN
            open_ -= self._next.kind is Kind.CLOSE
            self._take()

    def _at_joint(self) -> bool:
        if self._next.word == "order":
            return self._tokens[self._at + 1].word == "by"
        return self._next.word in {"and", "or"}

    def _group(self) -> Node | None:
        start = self._take().span
        self._depth += 1
        self._limit(self._depth)
        node = self._expression()
        self._depth -= 1
        span = start | self._next.span
        try:
            self._take_kind(Kind.CLOSE, ")")
        except CqlError as error:
            self._note(error)
        return replace(node, span=span, grouped=True) if isinstance(node, And | Or) else node

    def _clause(self) -> Clause:
        name = self._field()
        operator, operator_span = self._operator()
        values, end = self._set() if operator.takes_set else self._single()
        return Clause(name, operator, values, name.span | end, operator_span)

    def _field(self) -> FieldName:
        token = self._next
        if token.kind is not Kind.WORD or not words.is_field(token.text):
            self._fail("field")
        return FieldName(self._take().text, token.span)

    def _operator(self) -> tuple[Operator, Span]:
        token = self._next
        if token.kind is Kind.OPERATOR:
            return Operator(self._take().text), token.span
        negated = self._take_word("not")
        if found := self._take_word("in"):
            return Operator.NOT_IN if negated else Operator.IN, token.span | found.span
        return self._fail(*(("in",) if negated else _OPERATORS))

    def _single(self) -> tuple[tuple[Operand, ...], Span]:
        value = self._operand()
        return (value,), value.span

    def _set(self) -> tuple[tuple[Operand, ...], Span]:
        if not self._at_kind(Kind.OPEN):
            return self._bare_call()
        start = self._take().span
        values = [self._operand()]
        while self._at_kind(Kind.COMMA):
            self._take()
            values.append(self._operand())
        return tuple(values), start | self._take_kind(Kind.CLOSE, ")").span

    def _bare_call(self) -> tuple[tuple[Operand, ...], Span]:
        if self._tokens[min(self._at + 1, len(self._tokens) - 1)].kind is not Kind.OPEN:
            self._fail("(")
        return self._single()

    def _operand(self) -> Operand:
        literal = self._literal()
        callable_name = not literal.quoted and words.is_name(literal.text)
        if self._next.kind is Kind.OPEN and callable_name:
            return self._call(literal)
        if not literal.quoted and words.is_reserved(literal.text):
            self._at -= 1
            self._fail("value")
        return literal

    def _literal(self) -> Literal:
        token = self._next
        if token.kind is Kind.STRING:
            return Literal(self._take().value, quoted=True, span=token.span)
        if token.text == "~" and self._touching_word():
            return self._tilde_word(self._take())
        if token.kind is not Kind.WORD:
            self._fail("value")
        return Literal(self._take().text, quoted=False, span=token.span)

    def _touching_word(self) -> bool:
        after = self._tokens[self._at + 1]
        return after.kind is Kind.WORD and after.span.start == self._next.span.end

    def _tilde_word(self, tilde: Token) -> Literal:
        """A personal space's key without its quotes, which people do write."""
        word = self._take()
        return Literal(tilde.text + word.text, quoted=False, span=tilde.span | word.span)

    def _call(self, name: Literal) -> Call:
        self._take()
        arguments: list[Literal] = []
        if self._next.kind is not Kind.CLOSE:
            arguments.append(self._literal())
            while self._at_kind(Kind.COMMA):
                self._take()
                arguments.append(self._literal())
        end = self._take_kind(Kind.CLOSE, ")").span
        return Call(name.text, tuple(arguments), name.span | end, name.span)

    def _orders(self) -> tuple[Order, ...]:
        if not self._take_word("order"):
            return ()
        if not self._take_word("by"):
            self._fail("by")
        found = [self._order()]
        while self._at_kind(Kind.COMMA):
            self._take()
            found.append(self._order())
        return tuple(found)

    def _order(self) -> Order:
        name = self._field()
        if token := self._take_word("asc") or self._take_word("desc"):
            return Order(name, token.word == "desc", name.span | token.span)
        return Order(name, None, name.span)


def _left_to_right(parts: list[Node], joints: list[str]) -> Node:
    node = parts[0]
    steps = zip(joints, parts[1:], strict=True)
    for joint, run in groupby(steps, key=itemgetter(0)):
        node = _joined(joint, (node, *(part for _, part in run)))
    return node


def _and_first(parts: list[Node], joints: list[str]) -> Node:
    rows = [[parts[0]]]
    for joint, part in zip(joints, parts[1:], strict=True):
        if joint == "or":
            rows.append([])
        rows[-1].append(part)
    return _joined("or", tuple(_joined("and", tuple(row)) for row in rows))


def _joined(joint: str, parts: tuple[Node, ...]) -> Node:
    if len(parts) == 1:
        return parts[0]
    make = And if joint == "and" else Or
    return make(parts, parts[0].span | parts[-1].span)


def _depth(node: Node) -> int:
    """How deep ``node`` nests, counted without recursion: it may be far too deep."""
    level, depth = [node], 0
    while level:
        depth += 1
        level = [below for one in level for below in _below(one)]
    return depth


def _below(node: Node) -> tuple[Node, ...]:
    match node:
        case Not(part):
            return (part,)
        case And(parts) | Or(parts):
            return parts
        case Clause():
            return ()


def _complaint(token: Token, expected: tuple[str, ...]) -> str:
    wanted = " or ".join(expected)
    match token.kind:
        case Kind.END:
            return f"The query ends too early; expected {wanted}."
        case Kind.UNCLOSED:
            return "The quotation mark is never closed."
        case _:
            return f"Did not expect {token.text!r}; expected {wanted}."
