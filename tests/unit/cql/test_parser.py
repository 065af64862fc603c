"""The grammar: what is read, how it is read, and where a fault is pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.dialect import Dialect, Precedence
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.parser import MAX_DEPTH, parse
from confluence_desk.cql.tree import (
    And,
    Call,
    Clause,
    FieldName,
    Literal,
    Node,
    Not,
    Operator,
    Or,
    Order,
    Span,
    clauses,
)


def _is(name: str, value: str) -> Clause:
    return Clause(FieldName(name), Operator.EQUALS, (Literal(value),))


A, B, C = _is("label", "a"), _is("label", "b"), _is("space", "S")


def _where(text: str, precedence: Precedence = Precedence.LEFT_TO_RIGHT) -> Node | None:
    return parse(text, Dialect(precedence=precedence)).where


def test_a_clause_is_field_operator_and_value() -> None:
    assert _where("label=a") == A
    assert _where(" label  =  'a' ") == A


def test_a_mix_of_or_and_and_is_read_from_left_to_right() -> None:
    assert _where("label = a OR label = b AND space = S") == And((Or((A, B)), C))
    assert _where("label = a and label = b or space = S") == Or((And((A, B)), C))


def test_the_switch_binds_and_tighter_than_or() -> None:
    text = "label = a OR label = b AND space = S"
    assert _where(text, Precedence.AND_FIRST) == Or((A, And((B, C))))
    assert _where(f"({text}) and label=a", Precedence.AND_FIRST) == And((Or((A, And((B, C)))), A))


def test_a_run_of_one_joint_is_one_node() -> None:
    assert _where("label=a and label=b and space=S") == And((A, B, C))


def test_parentheses_group_and_are_remembered() -> None:
    node = _where("label = a and (label = b or space = S)")
    assert node == And((A, Or((B, C))))
    assert isinstance(node, And)
    assert node.parts[1] == Or((B, C), grouped=True)
    assert isinstance(node.parts[1], Or)
    assert node.parts[1].grouped
    assert node.parts[1].span == Span(14, 38)


def test_not_takes_one_clause_or_one_group() -> None:
    assert _where("not label=a and label=b") == And((Not(A), B))
    assert _where("NOT not (label=a or label=b)") == Not(Not(Or((A, B))))


def test_keywords_may_be_written_in_any_case() -> None:
    assert _where("label=a aNd Not label=b OR space=S") == Or((And((A, Not(B))), C))
    query = parse("type iN (page) ORDER by created DESC, title")
    assert query.orders == (
        Order(FieldName("created"), descending=True),
        Order(FieldName("title")),
    )


def test_sets_hold_values_and_calls() -> None:
    node = _where("space not in (favouriteSpaces(), 'DEV', 7)")
    values = (Call("favouriteSpaces"), Literal("DEV"), Literal("7"))
    assert node == Clause(FieldName("space"), Operator.NOT_IN, values)
    assert _where("space in favouriteSpaces()") == Clause(
        FieldName("space"), Operator.IN, (Call("favouriteSpaces"),)
    )


def test_blanks_are_free_around_everything() -> None:
    assert _where('title\n not \n in \n (\n"a",\n 42\n)') == Clause(
        FieldName("title"), Operator.NOT_IN, (Literal("a"), Literal("42"))
    )
    call = Call("now", (Literal("-1d"),))
    assert _where("created > now ( '-1d' )") == Clause(
        FieldName("created"), Operator.ABOVE, (call,)
    )


def test_quoting_undoes_escapes_and_cannot_be_left_by_them() -> None:
    assert _where(r'label = "x\" OR space = \"HR"') == _is("label", 'x" OR space = "HR')
    assert _where(r"label = 'it\'s \\ here'") == _is("label", "it's \\ here")
    assert _where("""label = 'say "a"'""") == _is("label", 'say "a"')


def test_unquoted_values_outside_the_documentation_are_read_as_meant() -> None:
    assert _where("space=~me-1") == _is("space", "~me-1")
    assert _where("label = to-delete") == _is("label", "to-delete")
    assert _where("created > 2026-03-01") == Clause(
        FieldName("created"), Operator.ABOVE, (Literal("2026-03-01"),)
    )


def test_spans_point_at_the_text() -> None:
    text = "  type = page and created > startOfDay('-7d') order by title desc"
    query = parse(text)
    first, second = clauses(query.where)
    assert text[first.span.start : first.span.end] == "type = page"
    assert text[second.span.start : second.span.end] == "created > startOfDay('-7d')"
    assert text[second.operator_span.start : second.operator_span.end] == ">"
    call = second.values[0]
    assert isinstance(call, Call)
    assert text[call.name_span.start : call.name_span.end] == "startOfDay"
    assert text[call.arguments[0].span.start : call.arguments[0].span.end] == "'-7d'"
    order = query.orders[0].span
    assert text[order.start : order.end] == "title desc"


def test_spans_count_for_nothing_in_comparison() -> None:
    assert parse("label=a") == parse("  label  =  'a'")


def test_a_query_may_only_sort() -> None:
    query = parse("order by created")
    assert query.where is None
    assert query.orders == (Order(FieldName("created")),)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("   ", 3),
        ("label", 5),
        ("label =", 7),
        ("label = a label = b", 10),
        ("label = a and", 13),
        ("label = (a)", 8),
        ("label in ()", 10),
        ("label in (a", 11),
        ("label in a", 9),
        ("label in (a,)", 12),
        ("(label = a", 10),
        ("label = a)", 9),
        ("= a", 0),
        ("label ! a", 6),
        ("label = 'open", 8),
        (r"label = 'open\'", 8),
        ("label = order", 8),
        ("label = and", 8),
        ("after = 1", 0),
        ("label is empty", 6),
        ("label not = a", 10),
        ("creator = currentUser(", 22),
        ("label = a order", 15),
        ("label = a order by", 18),
        ("label = a order by title up", 25),
        ("label = \\", 8),
    ],
)
def test_a_fault_is_pointed_out_where_it_stands(text: str, at: int) -> None:
    with pytest.raises(CqlError) as caught:
        parse(text)
    assert caught.value.start == at
    assert caught.value.end <= len(text)
    assert caught.value.message


def test_a_fault_says_what_could_stand_there() -> None:
    with pytest.raises(CqlError) as caught:
        parse("label not = a")
    assert caught.value.expected == ("in",)
    with pytest.raises(CqlError) as caught:
        parse("label = a x")
    assert caught.value.expected == ("and", "or", "order by")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "not " * 50_000 + "label=a",
        "(" * (MAX_DEPTH + 1) + "label=a" + ")" * (MAX_DEPTH + 1),
        "label=a" + " or label=b and label=c" * 5_000,
    ],
)
def test_a_query_that_nests_too_deep_is_refused(text: str) -> None:
    with pytest.raises(CqlError, match="deep"):
        parse(text)


def test_a_long_flat_query_is_read() -> None:
    node = _where(" or ".join(["label = a"] * 20_000))
    assert isinstance(node, Or)
    assert len(node.parts) == 20_000


_PIECES = st.sampled_from(
    [
        *("(", ")", ",", '"', "'", "\\", "=", "!", "~", "<", ">", " ", "\n", "[", "]"),
        *(
            "and ",
            " or ",
            " not ",
            " in ",
            "order by ",
            "label",
            "created",
            "now(",
            "-7d",
            "é",
            "\0",
        ),
        "content.property[",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join)))
def test_no_text_crashes_the_parser(text: str) -> None:
    for precedence in Precedence:
        try:
            parse(text, Dialect(precedence=precedence))
        except CqlError as error:
            assert 0 <= error.start <= error.end <= len(text)  # noqa: PT017 - either outcome is right
