"""The few words for how long ago something was."""

from datetime import UTC, datetime, timedelta

import pytest

from confluence_desk.domain.moments import Distance, Unit, ago, distance

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (timedelta(seconds=0), "just now"),
        (timedelta(seconds=49), "just now"),
        (timedelta(seconds=50), "1 min ago"),
        (timedelta(minutes=2), "2 min ago"),
        (timedelta(minutes=50), "1 hour ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(hours=23), "1 day ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=29), "1 month ago"),
        (timedelta(days=90), "3 months ago"),
        (timedelta(days=364), "1 year ago"),
        (timedelta(days=9 * 366), "9 years ago"),
        (timedelta(hours=-2), "in 2 hours"),
    ],
)
def test_a_distance_in_time_has_its_words(past: timedelta, words: str) -> None:
    assert ago(NOW - past, NOW) == words


def test_no_moment_has_no_words() -> None:
    assert ago(None, NOW) == ""


def test_a_distance_is_data_that_any_language_can_word() -> None:
    assert distance(NOW - timedelta(days=3), NOW) == Distance(3, Unit.DAY)
    assert distance(NOW + timedelta(hours=2), NOW) == Distance(2, Unit.HOUR, ahead=True)
    assert distance(NOW, NOW).count == 0
