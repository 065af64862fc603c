"""Whatever is in a value, it stays a value."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql import building
from confluence_desk.cql.check import inspect, read
from confluence_desk.cql.text import Words, parse
from confluence_desk.cql.tree import And, Clause, Literal, Operator, clauses

NASTY = [
    *("", " ", "x\\", '"', "'", "\\", '\\"', "\\\\", '"" OR type = page', "a#b", "a b", "\n"),
    'x" OR space = HR',
    "x\\\" OR space='HR",
    "') or (1=1",
    "order",
    "AND",
    "currentUser()",
    "~ada",
    "50% off; *?",
    "C:\\temp\\",
    "-Xmx512m",
    "C#ess",
    "“quoted”",
    "\u202eabc",
    "\x00",
    "\ud83d\ude00",
    "😀",
]
PARTS = ['"', "'", "\\", " OR ", " and ", "space=HR", "(", ")", ",", "~", "#", "now()", "a", "é"]


def _nasty() -> list[str]:
    rng = Random(77)  # noqa: S311 - the same strings every time
    made = ["".join(rng.choices(PARTS, k=rng.randint(1, 8))) for _ in range(200)]
    return [*NASTY, *made]


@pytest.mark.parametrize("value", _nasty())
def test_two_hundred_nasty_values_stay_values(value: str) -> None:  # traps 77 and 78
    node = building.every([building.equal("label", [value]), building.equal("title", ["a", value])])
    text = building.text_of(node, building.order("created", descending=True))
    assert inspect(text).valid, text
    found = list(clauses(read(text).where))
    assert [one.values for one in found] == [
        (Literal(value),),
        (Literal("a"), Literal(value)),
    ]


@pytest.mark.parametrize("typed", _nasty())
def test_nasty_words_stay_words(typed: str) -> None:
    for make in (building.holds_words, building.holds_phrase, building.begins):
        clause = make("text", typed)
        if clause is not None:
            text = building.text_of(clause)
            assert inspect(text).valid, text
            assert len(list(clauses(read(text).where))) == 1


def test_marks_and_logic_have_no_meaning_in_typed_words() -> None:
    clause = building.holds_words("text", "NOT -Xmx OR roam~")
    assert clause is not None
    value = clause.values[0]
    assert isinstance(value, Literal)
    parts = getattr(parse(value.text), "parts", ())
    assert parts == (Words("not"), Words("-Xmx"), Words("or"), Words("roam~"))


def test_trees_are_put_together() -> None:
    one = building.where("type", Operator.EQUALS, "page")
    mine = building.where("creator", Operator.EQUALS, building.call("currentUser"))
    assert building.every([one, None]) == one
    assert building.every([]) is None
    either = building.either([one, mine])
    assert either is not None
    node = building.every([building.but(one), either])
    assert isinstance(node, And)
    made = building.text_of(node)
    assert made == "NOT type = page AND (type = page OR creator = currentUser())"
    later = building.where("created", Operator.ABOVE, building.call("now", "-7d"))
    assert building.text_of(later) == 'created > now("-7d")'


@given(st.text())
def test_any_text_can_be_a_value(value: str) -> None:
    found = read(building.text_of(building.equal("label", [value]))).where
    assert isinstance(found, Clause)
    assert found.values == (Literal(value),)
