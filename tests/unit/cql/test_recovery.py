"""A query with faults is understood as far as it goes, and every fault has its place."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.check import Severity, inspect, read
from confluence_desk.cql.dialect import Dialect
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.printing import canonical
from tests.unit.cql.making import Maker

TOKENS = (
    *("space", "=", "(", ")", '"x"', "'", '"', "and", "or", "not", "in", "~", "!=", ">", ","),
    *("order", "by", "now", "title", "label", "type", "\\", "created", "-1d", "é", "1", "\n"),
    *("content.property[a].b", "2026-01-01", "currentUser()", "!", "a" * 50),
)


def _marked(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.span.start : one.span.end], one.suggestion)
        for one in inspect(text).findings
        if one.severity is Severity.ERROR
    ]


def test_every_fault_is_told_and_the_rest_is_understood() -> None:
    text = "spase = OPS and label ~ a and type = blog or title ~ x order by label"
    assert _marked(text) == [("spase", "space"), ("~", "="), ("blog", "blogpost"), ("label", "")]


def test_what_stands_behind_a_broken_clause_is_read() -> None:
    text = "space = and type = page or (label in (a,) and title ~ x"
    reading = inspect(text)
    assert canonical(reading.query) == "type = page OR title ~ x"
    assert [text[f.span.start : f.span.end] for f in reading.findings[:2]] == ["and", ")"]
    assert not reading.valid


def test_a_forgotten_and_is_told_once() -> None:
    text = "type = page space = OPS"
    assert _marked(text) == [("space", "")]
    assert canonical(inspect(text).query) == "type = page AND space = OPS"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("author = currentUser()", "creator"),
        ("titel ~ x", "title"),
        ("text = hello", "~"),
        ("label ~ ops", "="),
        ("creator = curentUser()", "currentUser"),
        ('created > "2026-05-12T09:00:00.000Z"', '"2026-05-12 09:00"'),
        ("created > 31-12-2025", "2025-12-31"),
        ("label = order", '"order"'),
        ("title ~ 'x", "'x'"),
        ("(type = page", ")"),
        ("type = pages", "page"),
    ],
)
def test_a_fault_that_can_be_mended_says_how(text: str, suggestion: str) -> None:
    (found,) = (one for one in inspect(text).findings if one.severity is Severity.ERROR)
    assert found.suggestion == suggestion
    mended = text[: found.span.start] + suggestion + text[found.span.end :]
    assert inspect(mended).valid, mended


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("creator = 'Ana Novak'", "'Ana Novak'"),
        ("mention = ana", "ana"),
        ("container = 123", "container"),
        ("space.key = DEV", "space.key"),
    ],
)
def test_what_is_doubtful_is_a_warning(text: str, marked: str) -> None:
    (found,) = inspect(text).findings
    assert found.severity is Severity.WARNING
    assert text[found.span.start : found.span.end] == marked


def test_the_remark_on_mixing_offers_the_parentheses() -> None:
    text = "label = a or label = b and type = page"
    (found,) = inspect(text).findings
    assert found.suggestion == "(label = a OR label = b) AND type = page"


def test_a_strict_site_refuses_what_others_take() -> None:
    strict = Dialect(loose_quotes=False, negative_first=False, undocumented=False, any_case=False)
    for text in ("label = a-b", "not type = page", "container = 1", "creator = currentuser()"):
        assert read(text)
        with pytest.raises(CqlError):
            read(text, strict)
    with pytest.raises(CqlError):
        read("order by created", Dialect(bare_order=False))


@pytest.mark.parametrize("seed", range(4))
def test_valid_queries_have_no_fault(seed: int) -> None:
    maker = Maker(Random(seed))  # noqa: S311 - the same queries every time
    for _ in range(300):
        text = maker.query()
        reading = inspect(text)
        assert reading.valid, text
        assert reading.query == read(text)


@pytest.mark.parametrize("seed", range(4))
def test_broken_queries_break_nothing(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - the same queries every time
    maker = Maker(rng)
    for _ in range(300):
        text = _broken(maker.query(), rng)
        reading = inspect(text)
        assert all(0 <= f.span.start <= f.span.end <= len(text) for f in reading.findings)
        assert reading.valid is _is_read(text), text


def _broken(text: str, rng: Random) -> str:
    for _ in range(rng.randint(1, 3)):
        at, after = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        cut = text[: at + 3] + text[min(after, at + 3) :] if rng.random() < 0.3 else text
        text = f"{cut[:at]} {rng.choice(TOKENS)} {cut[at:]}"
    return text


def _is_read(text: str) -> bool:
    try:
        read(text)
    except CqlError:
        return False
    return True


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map(" ".join) | st.text())
def test_nothing_at_all_breaks_it(text: str) -> None:
    assert inspect(text).valid is _is_read(text)


LONG = (
    *("(" * 2000, "not " * 500, "a=1 and " * 250, "label in (" + "a," * 900, '"' * 2000),
    *("\\" * 2000, "x " * 1000, "= " * 1000, "label = a or label = b and " * 70, "é" * 2000),
    *("title ~ '" + "a* " * 600 + "'", "text ~ '" + '\\"' * 900 + "'", "order by " * 200),
    *("content.property[" * 120, "created > " * 200, "a." * 1000, "text ~ '" + "^1" * 900 + "'"),
)
"""What would take long where a reader goes back again and again; a bench times them."""


@pytest.mark.parametrize("text", LONG)
def test_what_is_long_and_nested_breaks_nothing(text: str) -> None:
    reading = inspect(text)
    assert reading.valid is _is_read(text)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in reading.findings)
