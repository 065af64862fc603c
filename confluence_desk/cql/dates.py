"""Dates as CQL means them: read in the asking person's zone, to the minute."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType

from confluence_desk.cql.dialect import DOCUMENTED, Dialect
from confluence_desk.cql.tree import Call, Literal, Operator
from confluence_desk.domain.frozen import frozen

_LITERAL = re.compile(
    r"(?P<year>\d{4})(?P<separator>[-/])(?P<month>\d{1,2})(?P=separator)(?P<day>\d{1,2})"
    r"(?: +(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    re.ASCII,
)
_INCREMENT = re.compile(r"(?P<sign>[+-]?)(?P<count>\d{1,9})(?P<unit>[yMwdhm])", re.ASCII)
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_FIRST, _LAST = datetime(2, 1, 1), datetime(9998, 12, 31)  # noqa: DTZ001 - local times


@frozen
class Period:
    """The instants a date stands for: aware, from ``start`` up to but without ``end``.

    A day for ``2026-03-01``, a minute for ``"2026-03-01 10:15"`` and most functions; the
    ``endOf`` functions give the instant at which the next day, week ... begins, of no length.
    """

    start: datetime
    end: datetime


@frozen
class Increment:
    """How far a function's moment is moved; ``unit`` is one of ``yMwdhm`` (M month, m minute)."""

    count: int
    unit: str


def is_date(text: str) -> bool:
    """Whether ``text`` is one of the documented forms and a day of the calendar."""
    return literal(text, UTC) is not None


def literal(text: str, zone: tzinfo) -> Period | None:
    """The day or minute that ``text`` names in ``zone``; None when it names none."""
    match = _LITERAL.fullmatch(text)
    if match is None:
        return None
    local = _local(match)
    if local is None or not _FIRST <= local < _LAST:
        return None
    return _day(local, zone) if match["hour"] is None else _minute(local, zone)


def _local(match: re.Match[str]) -> datetime | None:
    names = ("year", "month", "day", "hour", "minute")
    year, month, day, hour, minute = (int(match[name] or 0) for name in names)
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the zone follows
    except ValueError:
        return None


def increment(text: str) -> Increment | None:
    """What ``text`` (``-7d``, ``+1M``, ``3h``) moves by; None when it is no increment."""
    match = _INCREMENT.fullmatch(text)
    if match is None:
        return None
    count = int(match["count"])
    return Increment(-count if match["sign"] == "-" else count, match["unit"])


def resolve(
    value: Literal | Call,
    *,
    now: datetime,
    zone: tzinfo,
    operator: Operator | None = None,
    dialect: Dialect = DOCUMENTED,
) -> Period | None:
    """The instants ``value`` stands for when asked at ``now`` (aware) from ``zone``.

    None means that it is no date. The ``operator`` matters where a site takes a day's beginning
    for the day.
    """
    if isinstance(value, Literal):
        period = literal(value.text, zone)
        by_start = operator in {Operator.ABOVE, Operator.AT_MOST} and not dialect.whole_days
        return Period(period.start, period.start + _MINUTE) if period and by_start else period
    shift = increment(value.arguments[0].text) if value.arguments else Increment(0, "d")
    if shift is None:
        return None
    local = now.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    if value.name.lower() == "now":
        return _minute(local, zone, shift)
    boundary = _boundary(value.name, local, dialect.first_weekday)
    if boundary is None:
        return None
    if value.name.lower().startswith("start"):
        return _minute(boundary, zone, shift)
    if shift.unit in "yM" and not dialect.shifted_ends:
        boundary = _moved(boundary - _DAY, shift) + _DAY
        shift = Increment(0, "d")
    end = _instant(boundary, zone, shift)
    return Period(end, end)


def within(moment: datetime, operator: Operator, period: Period) -> bool:
    """Whether ``moment`` (aware) compares so with ``period``.

    A period counts as a whole: after a day means after its end, which keeps ``<=`` the same
    as ``<`` or ``=``.
    """
    match operator:
        case Operator.ABOVE:
            return moment >= period.end
        case Operator.AT_LEAST:
            return moment >= period.start
        case Operator.BELOW:
            return moment < period.start
        case Operator.AT_MOST:
            return moment < period.end
        case Operator.DIFFERS:
            return not period.start <= moment < period.end
        case _:
            return period.start <= moment < period.end


def _day(local: datetime, zone: tzinfo) -> Period:
    after = local + timedelta(days=1)
    return Period(_instant(local, zone), _instant(after, zone))


def _minute(local: datetime, zone: tzinfo, shift: Increment | None = None) -> Period:
    start = _instant(local, zone, shift)
    return Period(start, start + _MINUTE)


def _instant(local: datetime, zone: tzinfo, shift: Increment | None = None) -> datetime:
    """The instant of a local time: whole days move on the calendar, hours by the clock."""
    shift = shift or Increment(0, "d")
    if shift.unit in "yMwd":
        return _moved(local, shift).replace(tzinfo=zone).astimezone(UTC)
    step = timedelta(hours=1) if shift.unit == "h" else _MINUTE
    instant = local.replace(tzinfo=zone).astimezone(UTC)
    return _clamped(lambda: instant.replace(tzinfo=None) + shift.count * step, shift).replace(
        tzinfo=UTC
    )


def _moved(local: datetime, shift: Increment) -> datetime:
    if shift.unit in "wd":
        days = shift.count * (7 if shift.unit == "w" else 1)
        return _clamped(lambda: local + timedelta(days=days), shift)
    months = shift.count * (12 if shift.unit == "y" else 1)
    return _clamped(lambda: _months_later(local, months), shift)


def _months_later(local: datetime, months: int) -> datetime:
    years, month = divmod(local.month - 1 + months, 12)
    year = local.year + years
    if not _FIRST.year <= year <= _LAST.year:
        raise OverflowError
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


def _clamped(move: Callable[[], datetime], shift: Increment) -> datetime:
    """Where ``move`` leads, or the edge of the calendar when that is nearer."""
    try:
        return min(max(move(), _FIRST), _LAST)
    except OverflowError:
        return _FIRST if shift.count < 0 else _LAST


def _boundary(name: str, local: datetime, first_weekday: int) -> datetime | None:
    """The local midnight a ``startOf``/``endOf`` function means before it is moved."""
    start = _STARTS.get(name.lower().removeprefix("startof").removeprefix("endof"))
    if start is None:
        return None
    first, length = start(local.date(), first_weekday)
    midnight = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - local
    return midnight if name.lower().startswith("start") else _moved(midnight, length)


def _week(day: date, first_weekday: int) -> tuple[date, Increment]:
    return day - timedelta(days=(day.weekday() - first_weekday) % 7), Increment(1, "w")


_STARTS: Mapping[str, Callable[[date, int], tuple[date, Increment]]] = MappingProxyType(
    {
        "day": lambda day, _: (day, Increment(1, "d")),
        "week": _week,
        "month": lambda day, _: (day.replace(day=1), Increment(1, "M")),
        "year": lambda day, _: (day.replace(month=1, day=1), Increment(1, "y")),
    }
)
