"""Reminders of a token's end: fourteen, three and one days before, and when it is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from confluence_desk.domain.entities import Site
from confluence_desk.services import expiry
from confluence_desk.services.session import Account

END = date(2026, 12, 24)
ACCOUNT = Account(
    Site("https://acme.atlassian.net"),
    "ada@acme.example",
    "ada",
    "Ada",
    "https://acme.atlassian.net",
    expires=END.isoformat(),
)


def told(account: Account, first: int, last: int) -> list[int]:
    """On how many days before the end something is told, looking once a day."""
    days = []
    for before in range(first, last - 1, -1):
        noted = expiry.due(account, END - timedelta(days=before))
        if noted is not None:
            days.append(before)
            account = noted
    return days


def test_it_is_told_14_3_and_1_days_before_on_the_last_day_and_when_it_is_over() -> None:
    assert told(ACCOUNT, 60, -30) == [14, 3, 1, 0, -1]


def test_what_was_missed_is_told_once_and_only_the_most_urgent() -> None:
    assert told(ACCOUNT, 2, -30) == [2, 1, 0, -1]
    assert told(ACCOUNT, 0, -30) == [0, -1]
    assert told(ACCOUNT, -5, -30) == [-5]


def test_the_last_day_itself_is_still_good() -> None:
    assert not expiry.has_ended(ACCOUNT, END)
    assert expiry.has_ended(ACCOUNT, END + timedelta(days=1))


def test_another_date_begins_anew() -> None:
    noted = expiry.due(ACCOUNT, END - timedelta(days=14))
    assert noted is not None
    later = replace(noted, expires="2027-12-24")
    assert expiry.due(later, END) is None
    assert told(later, 15 - 365, 10 - 365) == [14 - 365]


@pytest.mark.parametrize("before", [0, 1, 14, 400])
def test_nothing_is_known_nothing_is_told(before: int) -> None:
    unknown = replace(ACCOUNT, expires="")
    assert expiry.due(unknown, END - timedelta(days=before)) is None
    assert not expiry.has_ended(unknown, END)
