"""The searchable words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.analysis import stem, words


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The cluster, restarted!", ["cluster", "restarted"]),
        ("blue-green foo-bar5", ["blue", "green", "foo-bar5"]),
        ("mail ops@acme.test now", ["mail", "ops@acme.test", "now"]),
        ("plan.pdf", ["plan", "pdf"]),
        ("v1.2", ["v1.2"]),
        ("Ada's my_var", ["ada", "my_var"]),
        ("障害対応", ["障", "害", "対", "応"]),
        ("C++ & std::vector", ["c", "std", "vector"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into(text: str, surfaces: list[str]) -> None:
    assert [word.surface for word in words(text)] == surfaces


@pytest.mark.parametrize(
    "forms",
    [
        ("win", "wins", "winning"),
        ("release", "releases", "released", "releasing"),
        ("policy", "policies"),
        ("process", "processes", "processing"),
        ("deploy", "deploys", "deployed", "deploying"),
    ],
)
def test_inflections_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_words_that_only_look_inflected_keep_their_form() -> None:
    assert [stem(one) for one in ("bus", "string", "red", "as", "mañana", "p95s")] == [
        *("bus", "string", "red", "as", "mañana", "p95s"),
    ]


def test_what_is_no_word_of_a_language_keeps_its_form_and_costs_no_hours() -> None:
    for endless in ("a" * 1_000_000 + "ing", "deploy" * 100_000 + "s", "ab" * 40 + "ed"):
        assert stem(endless) == endless


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end]
        assert word.surface
        assert word.stem
