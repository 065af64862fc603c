"""A few letters, in whatever state, find what is meant."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.matching import folded, match, runs


@pytest.mark.parametrize(
    ("sought", "title", "lit"),
    [
        ("new", "New window", "New"),
        ("win", "New window", "win"),
        ("nw", "New window", "Nw"),
        ("retab", "Reopen closed tab", "Retab"),
        ("tab clo", "Close tab", "Clotab"),
        ("dow", "New window", "dow"),
        ("setings", "Settings…", "Settings"),
        ("refesh", "Refresh", "Refresh"),
        ("wnidow", "New window", "window"),
        ("uber", "Über Confluence", "Über"),
        ("", "New window", ""),
    ],
)
def test_it_is_found_and_the_letters_meant_are_told(sought: str, title: str, lit: str) -> None:
    found = match(sought, title)
    assert found is not None
    assert "".join(title[at] for at in found.lit) == lit


@pytest.mark.parametrize(
    ("sought", "title"), [("xyz", "New window"), ("new door", "New window"), ("nex", "New window")]
)
def test_what_does_not_fit_is_not_found(sought: str, title: str) -> None:
    assert match(sought, title) is None


def test_the_hint_counts_but_less() -> None:
    by_hint, by_title = match("tabs", "Next", "Tabs"), match("tabs", "Move tabs")
    assert by_hint is not None
    assert by_title is not None
    assert by_hint.lit == ()
    assert by_title.cost < by_hint.cost


def test_better_is_first() -> None:
    titles = ["Move tab onwards", "Renewal", "A new start", "New window", "Nest swap"]
    found = {title: match("new", title) for title in titles}
    costs = {title: m.cost for title, m in found.items() if m is not None}
    assert sorted(costs, key=lambda title: costs[title]) == ["New window", "A new start", "Renewal"]


@given(st.text(), st.text())
def test_any_text_at_all_can_be_sought(sought: str, title: str) -> None:
    found = match(sought, title)
    assert found is None or all(0 <= at < len(title) for at in found.lit)


@given(st.text())
def test_folding_keeps_every_letter_at_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_exactly_the_places(places: set[int]) -> None:
    ascending = sorted(places)
    stretches = runs(ascending)
    assert [at for start, n in stretches for at in range(start, start + n)] == ascending
    assert all(a + n < b for (a, n), (b, _n) in pairwise(stretches))


def test_of_a_pasted_file_only_its_beginning_is_looked_for() -> None:
    assert match("a" * 200 + "b" * 1_000, "a" * 200) is not None
