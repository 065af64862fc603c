"""How documents are worded when nobody says otherwise."""

from datetime import date

import pytest

from confluence_desk.domain.speech import ENGLISH


def test_phrases_are_what_they_are() -> None:
    assert ENGLISH.say("Open in browser") == "Open in browser"


def test_days_have_short_months() -> None:
    assert ENGLISH.day(date(2026, 3, 9)) == "9 Mar 2026"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (2_100_000, "2.1 MB"),
        (45_000, "45 kB"),
        (10**13, "10000 GB"),
    ],
)
def test_sizes_have_a_digit_where_it_tells(count: int, words: str) -> None:
    assert ENGLISH.size(count) == words
