"""What is offered at the caret, marked ``|`` here, and what it replaces."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.check import inspect
from confluence_desk.cql.completion import Completion, Value, What, complete
from confluence_desk.cql.fields import Field, Type

SPACES = (Value("OPS", "Operations"), Value("~ada", "Ada's space"))
PEOPLE = (Value("557058:1-2", "Ana Novak"), Value("557058:3-4", "Bo Reed"))


def _values(field: Field, typed: str, limit: int) -> Iterable[Value]:
    known = {Type.SPACE: SPACES, Type.USER: PEOPLE}.get(field.type, ())
    fits = [one for one in known if typed.lower() in f"{one.text} {one.name}".lower()]
    return fits[:limit]


def _at(marked: str) -> Completion:
    return complete(marked.replace("|", ""), marked.index("|"), _values)


def _texts(marked: str) -> list[str]:
    return [one.text for one in _at(marked).offers]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("|", ["ancestor", "content", "contributor"]),
        ("sp|", ["space", "space.title", "space.category"]),
        ("space |", ["=", "!=", "IN", "NOT IN"]),
        ("created |", ["=", "!=", ">", ">=", "<", "<="]),
        ("text |", ["~", "!~"]),
        ("space not |", ["IN"]),
        ("space = |", ["currentSpace()", "OPS", '"~ada"']),
        ("space=|", ["currentSpace()", "OPS", '"~ada"']),
        ("space = op|", ["OPS"]),
        ("space = 'op|", ["OPS"]),
        ("space in |", ["(", "currentSpace()", "favouriteSpaces()"]),
        ("space in (OPS, |", ["currentSpace()", "favouriteSpaces()", "recentlyViewedSpaces(10)"]),
        ("space in (OPS |", [",", ")"]),
        ("creator = nov|", ['"557058:1-2"']),
        ("creator = cur|", ["currentUser()"]),
        ("type = b|", ["blogpost", "whiteboard", "database"]),
        ("created > startOfD|", ["startOfDay()"]),
        ("created > now(|", ['"-1d"', '"-7d"']),
        ("type = page |", ["AND", "OR", "ORDER BY"]),
        ("(type = page |", ["AND", "OR", ")", "ORDER BY"]),
        ("creator = currentUser() |", ["AND", "OR", "ORDER BY"]),
        ("type = page and |", ["ancestor"]),
        ("type = page order |", ["BY"]),
        ("type = page order by |", ["created", "creator", "favourite"]),
        ("order by created |", ["ASC", "DESC", ","]),
        ("order by created desc|", ["DESC"]),
        ("order by created desc |", [","]),
        ("order by created, ti|", ["title"]),
    ],
)
def test_what_is_offered_first(marked: str, first: list[str]) -> None:
    assert _texts(marked)[: len(first)] == first


@pytest.mark.parametrize(
    ("marked", "replaced"),
    [
        ("spa|ce = OPS", "space"),
        ("space = |OPS", ""),
        ("space = 'op|", "'op"),
        ("space = 'o|ps' and type = page", "'ops'"),
        ("space = ops| and type = page", "ops"),
        ("type = page |", ""),
    ],
)
def test_what_is_replaced(marked: str, replaced: str) -> None:
    found = _at(marked)
    assert marked.replace("|", "")[found.start : found.end] == replaced


def test_people_are_put_in_as_account_ids_and_shown_by_name() -> None:
    (offer,) = _at("mention = bo|").offers
    assert (offer.what, offer.text, offer.name) == (What.VALUE, '"557058:3-4"', "Bo Reed")


def test_what_is_offered_makes_a_query_that_is_valid() -> None:
    for start in ("space = ", "created > ", "creator in (", "type = "):
        for offer in _at(f"{start}|").offers:
            made = start + offer.text + (")" if "(" in start else "")
            assert inspect(made).valid, made


@given(st.text(alphabet="abnotrdespcil =~()',\"<>!\\ "), st.integers(0, 30))
def test_any_place_has_an_answer(text: str, caret: int) -> None:
    found = complete(text, caret, _values)
    assert 0 <= found.start <= found.end <= len(text)
