"""Queries and plain words are told apart."""

import pytest

from confluence_desk.cql.guessing import is_cql


@pytest.mark.parametrize(
    ("text", "cql"),
    [
        ("type = page", True),
        ("((space=OPS", True),
        ("not label in (a)", True),
        ("TITLE ~ x", True),
        ("title", False),
        ("timeout = bad", False),
        ("order by created", False),
        ("", False),
    ],
)
def test_a_clause_at_the_beginning_makes_a_query(text: str, cql: bool) -> None:
    assert is_cql(text) is cql
