"""How new a copy is: how long ago it was compared with the site, or from when it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from confluence_desk.domain.errors import Forbidden, Missing, Unreachable
from confluence_desk.ui.moments import moment_words
from confluence_desk.ui.panels.page_words import PageWords
from tests.ui.fakes.library import FakeFreshness, FakeLibrary

pytestmark = pytest.mark.usefixtures("english", "qapp")


class Aged(FakeLibrary):
    """A library whose copies were checked at a moment of the test's choice."""

    def __init__(self, at: datetime | None) -> None:
        super().__init__()
        self.at = at

    def freshness(self, _page_id: str) -> FakeFreshness:
        return FakeFreshness(self.at)


def words(at: datetime | None) -> PageWords:
    library: Any = Aged(at)
    return PageWords(library)


def test_a_copy_that_was_compared_says_how_long_ago() -> None:
    at = datetime.now(UTC) - timedelta(minutes=2)
    assert words(at).freshness("1") == "Saved copy, checked 2 min ago"


def test_a_copy_alone_says_from_when_it_is() -> None:
    at = datetime(2020, 11, 4, 14, 2).astimezone()
    said = words(at).freshness("1", alone=True)
    assert said == f"Saved copy of {moment_words(at, at + timedelta(days=9))}"


def test_without_a_copy_nothing_is_said() -> None:
    assert words(None).freshness("1") == ""
    assert words(None).freshness("1", alone=True) == ""


def test_the_day_is_said_where_it_is_not_today() -> None:
    at = datetime(2026, 11, 21, 14, 2).astimezone()
    assert "2026" not in moment_words(at, at + timedelta(hours=1))
    assert ":02" in moment_words(at, at + timedelta(hours=1))
    assert "11/21/26" in moment_words(at, at + timedelta(days=2))


@pytest.mark.parametrize("trouble", [Unreachable("acme"), Missing("x"), Forbidden("x")])
def test_why_it_could_not_be_compared_is_said_too(trouble: Any) -> None:
    said = words(datetime.now(UTC)).stale("1", trouble)
    assert said.startswith("This is the copy saved just now.")
