"""Text queries: words, phrases, wildcards, near misses, and odd things people paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.text import (
    Either,
    Every,
    Fuzzy,
    Pattern,
    Phrase,
    TextError,
    Wanted,
    Without,
    Words,
    parse,
)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("rollback", Words("rollback")),
        ("rolling restart", Every((Words("rolling"), Words("restart")))),
        ('"rolling restart"', Phrase("rolling restart")),
        ('"rolling restart"~4', Phrase("rolling restart", 4)),
        ('disk "is full"', Every((Words("disk"), Phrase("is full")))),
        ("roll*", Pattern(("roll", ""), ("*",))),
        ("te?t", Pattern(("te", "t"), ("?",))),
        ("wi*95", Pattern(("wi", "95"), ("*",))),
        ("roam~", Fuzzy("roam")),
        ("roam~1", Fuzzy("roam", 1)),
        ("disk OR memory", Either((Words("disk"), Words("memory")))),
        ("a b OR c", Either((Every((Words("a"), Words("b"))), Words("c")))),
        ("disk AND memory", Every((Words("disk"), Words("memory")))),
        ("disk NOT full", Every((Words("disk"), Without(Words("full"))))),
        ("+disk -full", Every((Words("disk"), Without(Words("full"))))),
        ("disk and memory", Every((Words("disk"), Words("and"), Words("memory")))),
        ("disk^4", Words("disk")),
        ("C++ & std::vector", Every((Words("C++"), Words("std::vector")))),
        (r"what\?", Words("what?")),
        (r"a\*b*", Pattern(("a*b", ""), ("*",))),
        ('ev"il', Every((Words("ev"), Words("il")))),
        ("(disk)", Words("disk")),
        ("障害 対応", Every((Words("障害"), Words("対応")))),
    ],
)
def test_a_value_is_read_as(value: str, wanted: Wanted) -> None:
    assert parse(value) == wanted


@pytest.mark.parametrize("value", ["", "  ", '"', '""', "&", "+", "\\", "OR", "NOT", "()"])
def test_a_value_without_a_word_is_refused(value: str) -> None:
    with pytest.raises(TextError, match="no word"):
        parse(value)


@pytest.mark.parametrize("value", ["*ing", "?est", "*", "disk *full"])
def test_a_wildcard_in_front_is_refused(value: str) -> None:
    with pytest.raises(TextError, match="begin"):
        parse(value)


def test_a_question_mark_is_exactly_one_character() -> None:
    pattern = parse("te?t")
    assert isinstance(pattern, Pattern)
    found = [
        word for word in ("text", "test", "tet", "texxt") if pattern.expression().fullmatch(word)
    ]
    assert found == ["text", "test"]


def test_other_characters_of_a_pattern_mean_themselves() -> None:
    pattern = parse("v1.*")
    assert isinstance(pattern, Pattern)
    assert pattern.prefix == "v1."
    assert pattern.expression().fullmatch("v1.2")
    assert not pattern.expression().fullmatch("v1x2")


@given(st.one_of(st.text(), st.text(alphabet='ab "\\*?~()+-^1OR')))
def test_no_value_crashes(value: str) -> None:
    try:
        parse(value)
    except TextError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
