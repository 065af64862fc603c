"""Times in English: which words they are, and from when to when."""

from datetime import date

import pytest

from confluence_desk.cql.printing import operand
from confluence_desk.cql.questions.times import when

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("said", "used", "start", "end"),
    [
        ("today", 1, "startOfDay()", ""),
        ("yesterday in OPS", 1, 'startOfDay("-1d")', "startOfDay()"),
        ("this week", 2, "startOfWeek()", ""),
        ("this year", 2, "startOfYear()", ""),
        ("last week", 2, 'startOfWeek("-1w")', "startOfWeek()"),
        ("previous month", 2, 'startOfMonth("-1M")', "startOfMonth()"),
        ("past week", 2, 'now("-1w")', ""),
        ("in the last month", 4, 'now("-1M")', ""),
        ("last 3 days", 3, 'now("-3d")', ""),
        ("in the past two weeks by", 5, 'now("-2w")', ""),
        ("within a couple of hours", 5, 'now("-2h")', ""),
        ("since yesterday", 2, 'startOfDay("-1d")', ""),
        ("since last month", 3, 'startOfMonth("-1M")', ""),
        ("since monday", 2, "2026-11-16", ""),
        ("since saturday", 2, "2026-11-21", ""),
        ("last saturday", 2, "2026-11-14", "2026-11-15"),
        ("on friday", 2, "2026-11-20", "2026-11-21"),
        ("on 2026-03-01", 2, "2026-03-01", "2026-03-02"),
        ("since 2026/3/1", 2, "2026-03-01", ""),
        ("after 2026-03-01", 2, "2026-03-02", ""),
        ("before 2026-03-01", 2, "", "2026-03-01"),
        ("in march", 2, "2026-03-01", "2026-04-01"),
        ("in december", 2, "2025-12-01", "2026-01-01"),
        ("in mar 2024", 3, "2024-03-01", "2024-04-01"),
        ("in 2025", 2, "2025-01-01", "2026-01-01"),
        ("on 1st march 2026", 4, "2026-03-01", "2026-03-02"),
        ("on december 24", 3, "2025-12-24", "2025-12-25"),
        ("between march and may", 4, "2026-03-01", "2026-06-01"),
        ("older than a year", 4, "", 'now("-1y")'),
        ("more than 90 days ago", 5, "", 'now("-90d")'),
        ("three days ago", 3, 'startOfDay("-3d")', 'startOfDay("-2d")'),
        ("a week ago", 3, 'startOfWeek("-1w")', "startOfWeek()"),
    ],
)
def test_times_that_are_read(said: str, used: int, start: str, end: str) -> None:
    found = when(said.split(), TODAY)
    assert found is not None
    assert found[0] == used
    told = [operand(each) if each else "" for each in (found[1].start, found[1].end)]
    assert told == [start, end]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "week",
        "last",
        "last word",
        "march",
        "in production",
        "since",
        "before",
        "between a",
        "on call",
        "in 3",
        "30 february",
        "on 2026-13-01",
        "past",
        "the week",
    ],
)
def test_what_is_no_time(said: str) -> None:
    assert when(said.split(), TODAY) is None
