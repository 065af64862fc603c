"""Queries and plain words are told apart."""

import pytest

from confluence_desk.cql.guessing import is_cql, is_meant_as_cql


@pytest.mark.parametrize(
    ("text", "cql"),
    [
        ("type = page", True),
        ("((space=OPS", True),
        ("not label in (a)", True),
        ("TITLE ~ x", True),
        ("title", False),
        ("timeout = bad", False),
        ("order by created", True),
        ("ORDER BY title DESC, created", True),
        ("order by phone", False),
        ("order by title or by phone", False),
        ("order by", False),
        ("", False),
    ],
)
def test_a_clause_at_the_beginning_makes_a_query(text: str, cql: bool) -> None:
    assert is_cql(text) is cql


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("space = OPS", True),
        ("spce = OPS", True),
        ("author = Ana", True),
        ("tags in (a, b)", True),
        ("order by tilte", True),
        ("order by phone", False),
        ("status = 500", False),
        ("key = value", False),
        ("timeout = 30", False),
        ("redis failover", False),
        ("a >= b", False),
    ],
)
def test_a_misspelt_field_is_meant_as_one(text: str, meant: bool) -> None:
    assert is_meant_as_cql(text) is meant
