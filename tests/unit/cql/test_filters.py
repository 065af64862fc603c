"""Conditions of a query as chips: shown, taken away, added, and still the same query."""

import pytest

from confluence_desk.cql.building import call, equal, order, where
from confluence_desk.cql.check import inspect, read
from confluence_desk.cql.filters import (
    filters,
    narrowed,
    ordered,
    without,
)
from confluence_desk.cql.printing import canonical
from confluence_desk.cql.tree import Operator

WIDE = (
    'type = page AND space in (OPS, ENG) AND label != old AND creator = "557058:1" AND '
    'lastModified >= startOfWeek("-1w") AND lastModified < startOfWeek() AND '
    '(text ~ redis OR title ~ redis) AND macro = toc AND text ~ "fail over" ORDER BY title'
)


def test_each_condition_is_a_chip_and_both_ends_of_a_time_are_one() -> None:
    found = filters(read(WIDE))
    assert [str(one.about) for one in found] == [
        "type", "space", "label", "person", "date", "other", "other", "text",
    ]  # fmt: skip
    assert found[1].values == ("OPS", "ENG")
    assert found[2].refuses
    assert found[3].field == "creator"
    assert len(found[4].nodes) == 2
    assert found[5].cql == "text ~ redis OR title ~ redis"


def test_nothing_narrows_nothing() -> None:
    assert filters(read("ORDER BY created")) == ()


def test_a_chip_that_is_taken_away_leaves_the_rest_as_it_was() -> None:
    query = read(WIDE)
    for gone in filters(query):
        rest = without(query, gone)
        assert inspect(canonical(rest)).valid
        assert rest.orders == query.orders
        assert set(filters(rest)) == set(filters(query)) - {gone}


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ("text ~ x", equal("type", ["page"]), "text ~ x AND type = page"),
        ("type = page AND text ~ x", equal("type", ["comment"]), "text ~ x AND type = comment"),
        ("space = OPS", equal("space", ["ENG"]), "space = ENG"),
        ("label = a", equal("label", ["b"]), "label = a AND label = b"),
        ("label = a", equal("label", ["a"]), "label = a"),
        ("text ~ x OR title ~ y", equal("label", ["b"]), "(text ~ x OR title ~ y) AND label = b"),
        ("ORDER BY title", equal("label", ["b"]), "label = b ORDER BY title"),
        ("ancestor = 1 AND text ~ x", equal("ancestor", ["2"]), "text ~ x AND ancestor = 2"),
        ("(ancestor = 1 OR id = 1)", equal("parent", ["2"]), "parent = 2"),
        ("id = 3 OR ancestor = 1", equal("id", ["2"]), "(id = 3 OR ancestor = 1) AND id = 2"),
        (
            "created > 2026-01-01 AND text ~ x",
            where("lastModified", Operator.AT_LEAST, call("now", "-7d")),
            'text ~ x AND lastModified >= now("-7d")',
        ),
        ("label = a", equal("space", ['x" OR a']), 'label = a AND space = "x\\" OR a"'),
    ],
)  # fmt: skip
def test_a_chip_that_is_added_edits_the_query_trap_77(
    before: str, added: object, after: str
) -> None:
    made = canonical(narrowed(read(before), added))  # type: ignore[arg-type]
    assert made == after
    assert canonical(read(made)) == after


def test_results_are_sorted_otherwise() -> None:
    made = ordered(read("text ~ x ORDER BY title"), order("created", descending=True))
    assert canonical(made) == "text ~ x ORDER BY created DESC"
    assert canonical(ordered(made)) == "text ~ x"
