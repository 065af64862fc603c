"""The tables: which queries the service takes, by the collected vectors and by our own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.check import Severity, findings, read
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.parser import parse
from confluence_desk.cql.printing import quote
from confluence_desk.cql.tree import Literal, clauses

VECTORS = Path(__file__).parents[4] / "shared" / "cql" / "vectors.jsonl"


def _vectors(*, valid: bool) -> Iterator[str]:
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["valid"] is valid:
            yield row["cql"]


def _refused(text: str) -> str:
    try:
        read(text)
    except CqlError as error:
        return error.message
    return ""


needs_vectors = pytest.mark.skipif(
    not VECTORS.exists(), reason="the collected CQL vectors (../shared/cql) are not here"
)


@needs_vectors
def test_every_collected_valid_query_is_read() -> None:
    assert {text: why for text in _vectors(valid=True) if (why := _refused(text))} == {}


@needs_vectors
def test_every_collected_invalid_query_is_refused() -> None:
    assert [text for text in _vectors(valid=False) if not _refused(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "type in (page, folder) and space = OPS",
        "TYPE = page AND lastMODIFIED > now('-4h')",
        "space = currentSpace() or space in (favouriteSpaces(), 'OPS')",
        "id in recentlyViewedContent(20, 0)",
        "space in recentlyViewedSpaces(5)",
        "ancestor = currentContent() and label != stale",
        "content.property[reading-time].minutes >= 5",
        r'title ~ "\"on call\"" and text ~ "rota~ te?t roll*"',
        'created = "2026-03-01 9:05" order by favourite desc, title',
        'created >= startOfWeek("-1w") and created < endOfWeek(3M)',
        "space.type = personal and space.title ~ 'Ada'",
        "contributor not in (currentUser(), 'abc')",
    ],
)
def test_what_the_tables_allow_is_read(text: str) -> None:
    assert read(text).where is not None


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("colour = red", "colour"),
        ("text = hello", "="),
        ("label ~ ops", "~"),
        ("created in (2026-03-01)", "in"),
        ("type > page", ">"),
        ("type = pages", "pages"),
        ("type in (page, blog)", "blog"),
        ("created > 2026-02-30", "2026-02-30"),
        ("created > 2026/03-01", "2026/03-01"),
        ('created > "2026-03-01T10:00"', '"2026-03-01T10:00"'),
        ("created > now(7q)", "7q"),
        ("created > now(1d, 2d)", "now(1d, 2d)"),
        ("creator = currentUser(me)", "currentUser(me)"),
        ("space = sometime()", "sometime"),
        ("label in favouriteSpaces()", "favouriteSpaces()"),
        ("space = favouriteSpaces()", "favouriteSpaces()"),
        ("container = currentContent()", "currentContent()"),
        ("id in recentlyViewedContent(many)", "many"),
        ('text ~ ""', '""'),
        ('title ~ "*ing"', '"*ing"'),
        ("space = OPS order by label", "label"),
        ("space = OPS order by colour", "colour"),
    ],
)
def test_what_the_tables_forbid_is_marked(text: str, marked: str) -> None:
    with pytest.raises(CqlError) as caught:
        read(text)
    assert text[caught.value.start : caught.value.end] == marked


def test_a_wrong_operator_names_the_right_ones() -> None:
    with pytest.raises(CqlError) as caught:
        read("label ~ ops")
    assert caught.value.expected == ("=", "!=", "in", "not in")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("label = to-delete", "to-delete"),
        ("space = ~ada", "~ada"),
        ("not label = a and space = S", "not label = a"),
        ("label != a", "label != a"),
        ("label = a or label = b and space = S", "label = a or label = b and space = S"),
        ("ancestor = root", "root"),
        ("created > now(-7d)", "-7d"),
    ],
)
def test_what_the_documentation_frowns_upon_is_a_warning(text: str, marked: str) -> None:
    query = read(text)
    (found,) = findings(query)
    assert found.severity is Severity.WARNING
    assert text[found.span.start : found.span.end] == marked


def test_parentheses_silence_the_remark_on_mixing() -> None:
    assert findings(parse("(label = a or label = b) and space = S")) == []


@given(st.text())
def test_a_quoted_value_is_read_back_as_it_was(value: str) -> None:
    (clause,) = clauses(parse(f"label = {quote(value)}").where)
    assert clause.values == (Literal(value),)


@given(st.from_regex(r"(created|text|id|label|space) (=|~|>|in) [\w\"'()*~+,-]{0,12}"))
def test_nothing_but_a_cql_error_comes_out(text: str) -> None:
    _refused(text)
