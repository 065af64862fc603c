"""Dates: read in the asking person's zone, moved on the calendar, compared to the minute."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.dates import (
    Increment,
    Period,
    increment,
    is_date,
    literal,
    resolve,
    within,
)
from confluence_desk.cql.dialect import Dialect
from confluence_desk.cql.tree import Call, Literal, Operator

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 18, 9, 30, 20, tzinfo=UTC)


def _utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def _start(name: str, argument: str = "", now: datetime = NOW) -> datetime:
    arguments = (Literal(argument),) if argument else ()
    period = resolve(Call(name, arguments), now=now, zone=BERLIN)
    assert period is not None
    return period.start


def test_a_day_is_the_day_of_the_persons_zone() -> None:
    day = Period(_utc(2014, 8, 31, 22), _utc(2014, 9, 1, 22))
    assert literal("2014-09-01", BERLIN) == day
    assert literal("2014/9/1", BERLIN) == day


def test_a_time_is_its_minute() -> None:
    assert literal("2014-09-03 09:00", BERLIN) == Period(
        _utc(2014, 9, 3, 7), _utc(2014, 9, 3, 7, 1)
    )


def test_a_day_on_which_the_clock_changes_has_23_hours() -> None:
    period = literal("2026-03-29", BERLIN)
    assert period is not None
    assert period.end - period.start == timedelta(hours=23)


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "2026-13-01", "2026-02-30", "01-15-2025", "2026-3/1", "2026-03-01T00:00"),
        *("2026-03-01 25:00", "2026-03-01 10:00:00", "\u0662026-03-01", "0000-01-01", "9999-12-31"),
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_date(text)


def test_increments_have_sign_count_and_a_unit_whose_case_matters() -> None:
    assert increment("-7d") == Increment(-7, "d")
    assert increment("+1M") == Increment(1, "M")
    assert increment("3m") == Increment(3, "m")
    assert [increment(text) for text in ("", "d", "7", "7q", "--7d", "1 d", "7D")] == [None] * 7


@pytest.mark.parametrize(
    ("name", "argument", "expected"),
    [
        ("now", "", _utc(2026, 3, 18, 9, 30)),
        ("now", "-1m", _utc(2026, 3, 18, 9, 29)),
        ("now", "-1M", _utc(2026, 2, 18, 9, 30)),
        ("now", "+2w", _utc(2026, 4, 1, 8, 30)),  # summer time began in between
        ("now", "+336h", _utc(2026, 4, 1, 9, 30)),
        ("startOfDay", "", _utc(2026, 3, 17, 23)),
        ("STARTOFDAY", "-7d", _utc(2026, 3, 10, 23)),
        ("startOfWeek", "", _utc(2026, 3, 15, 23)),
        ("startOfMonth", "", _utc(2026, 2, 28, 23)),
        ("startOfMonth", "+1d", _utc(2026, 3, 1, 23)),
        ("startOfYear", "-1y", _utc(2024, 12, 31, 23)),
        ("endOfDay", "", _utc(2026, 3, 18, 23)),
        ("endOfDay", "-1d", _utc(2026, 3, 17, 23)),
        ("endOfWeek", "", _utc(2026, 3, 22, 23)),
        ("endOfMonth", "", _utc(2026, 3, 31, 22)),
        ("endOfYear", "", _utc(2026, 12, 31, 23)),
    ],
)
def test_functions_are_worked_out_in_the_zone(name: str, argument: str, expected: datetime) -> None:
    assert _start(name, argument) == expected


def test_the_end_of_a_short_months_next_month_is_its_own_last_day() -> None:
    assert _start("endOfMonth", "+1M", _utc(2026, 2, 10)) == _utc(2026, 3, 31, 22)


def test_a_leap_day_a_year_later_is_the_28th() -> None:
    assert _start("now", "+1y", _utc(2024, 2, 29, 12)) == _utc(2025, 2, 28, 12)


def test_weeks_can_begin_on_sunday() -> None:
    period = resolve(Call("startOfWeek"), now=NOW, zone=BERLIN, dialect=Dialect(first_weekday=6))
    assert period is not None
    assert period.start == _utc(2026, 3, 14, 23)


def test_a_day_compares_as_a_whole() -> None:
    day = literal("2026-03-18", UTC)
    assert day is not None
    last, after = _utc(2026, 3, 18, 23, 59), _utc(2026, 3, 19)
    assert within(last, Operator.EQUALS, day)
    assert within(last, Operator.AT_MOST, day)
    assert within(last, Operator.AT_LEAST, day)
    assert not within(last, Operator.ABOVE, day)
    assert not within(last, Operator.BELOW, day)
    assert within(after, Operator.ABOVE, day)
    assert within(after, Operator.DIFFERS, day)


def test_the_end_of_yesterday_lies_before_all_of_today() -> None:
    end = resolve(Call("endOfDay", (Literal("-1d"),)), now=NOW, zone=BERLIN)
    assert end is not None
    assert within(_utc(2026, 3, 17, 23), Operator.ABOVE, end)
    assert within(_utc(2026, 3, 17, 22, 59), Operator.AT_MOST, end)


def test_what_is_no_date_function_is_none() -> None:
    assert resolve(Call("currentUser"), now=NOW, zone=UTC) is None
    assert resolve(Call("now", (Literal("soon"),)), now=NOW, zone=UTC) is None
    assert resolve(Literal("soon"), now=NOW, zone=UTC) is None


@given(st.integers(-999_999_999, 999_999_999), st.sampled_from("yMwdhm"), st.integers(-840, 840))
def test_no_increment_leaves_the_calendar(count: int, unit: str, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    for name in ("now", "startOfYear", "endOfWeek"):
        call = Call(name, (Literal(f"{count}{unit}"),))
        assert resolve(call, now=NOW, zone=zone) is not None


def test_a_site_may_take_the_beginning_of_a_day_for_the_day() -> None:
    instant, day = Dialect(whole_days=False), Literal("2026-03-18")
    for operator in (Operator.ABOVE, Operator.AT_MOST):
        period = resolve(day, now=NOW, zone=BERLIN, operator=operator, dialect=instant)
        assert period == Period(_utc(2026, 3, 17, 23), _utc(2026, 3, 17, 23, 1))
    period = resolve(day, now=NOW, zone=BERLIN, operator=Operator.EQUALS, dialect=instant)
    assert period == Period(_utc(2026, 3, 17, 23), _utc(2026, 3, 18, 23))


def test_a_site_may_move_the_last_day_itself() -> None:
    end = Call("endOfMonth", (Literal("+1M"),))
    now = _utc(2026, 2, 10)
    period = resolve(end, now=now, zone=BERLIN, dialect=Dialect(shifted_ends=False))
    assert period is not None
    assert period.end == _utc(2026, 3, 28, 23)


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Europe/Berlin"])
@pytest.mark.parametrize("night", [_utc(2026, 3, 28), _utc(2026, 10, 24)])
def test_every_hour_of_a_night_is_in_the_day_of_whoever_asks(zone: str, night: datetime) -> None:
    """Trap 31: eleven hours behind, fourteen ahead, and where clocks are put."""
    here = ZoneInfo(zone)
    for hour in range(72):
        moment = night + timedelta(hours=hour)
        local = moment.astimezone(here)
        day, minute = (literal(f"{local:{form}}", here) for form in ("%Y-%m-%d", "%Y/%m/%d %H:%M"))
        assert day is not None
        assert minute is not None
        assert within(moment, Operator.EQUALS, day)
        assert within(moment, Operator.AT_LEAST, minute)
        assert not within(moment - timedelta(days=1, hours=1), Operator.EQUALS, day)
