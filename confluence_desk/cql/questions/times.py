"""Reads when: last week, since Monday, in March 2026, the past three days."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from confluence_desk.cql.building import call
from confluence_desk.cql.dates import is_date
from confluence_desk.cql.tree import Call, Literal
from confluence_desk.domain.frozen import frozen

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MORE = {"a": 1, "an": 1, "ten": 10, "eleven": 11, "twelve": 12, "couple": 2, "few": 3}
_UNITS = {"minute": "m", "hour": "h", "day": "d", "week": "w", "month": "M", "year": "y"}
_CALENDAR = ("day", "week", "month", "year")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY = re.compile(r"([12]?\d|3[01]|30)(?:st|nd|rd|th)?", re.ASCII)
_PAST = frozenset({"last", "past", "previous"})
_DECEMBER = 12
_SHORT = 3

Moment = Literal | Call


@frozen
class When:
    """From one moment up to another; either may be open."""

    start: Moment | None = None
    end: Moment | None = None


Read = tuple[int, When]
"""How many words, and what they say."""


def when(words: Sequence[str], today: date) -> Read | None:
    """The time that ``words`` begin with; None where they begin with none."""
    for rule in (_today, _this, _last, _lately, _since, _before, _between, _older, _ago, _within):
        found = rule(words, today)
        if found is not None:
            return found
    return None


def _today(words: Sequence[str], _today: date) -> Read | None:
    used = 1 if _at(words, 0) == "on" and _at(words, 1) in {"today", "yesterday"} else 0
    if _at(words, used) == "today":
        return used + 1, When(call("startOfDay"))
    if _at(words, used) == "yesterday":
        return used + 1, When(call("startOfDay", "-1d"), call("startOfDay"))
    return None


def _this(words: Sequence[str], _today: date) -> Read | None:
    if _at(words, 0) == "this" and _at(words, 1) in _CALENDAR:
        return 2, When(call(f"startOf{words[1].capitalize()}"))
    return None


def _last(words: Sequence[str], today: date) -> Read | None:
    """The whole week, month or year before this one; ``the past week`` is up to now."""
    skip = _skipped(words, {"in", "during", "over", "within"}, {"the"})
    word, unit = _at(words, skip), _at(words, skip + 1)
    if word not in _PAST:
        return None
    if unit in _DAYS:
        day = _weekday(unit, today - timedelta(days=1))
        return skip + 2, _whole(day, day + timedelta(days=1))
    if unit not in _CALENDAR:
        return None
    if word == "past" or skip:
        return skip + 2, When(call("now", f"-1{_UNITS[unit]}"))
    name = f"startOf{unit.capitalize()}"
    return 2, When(call(name, f"-1{_UNITS[unit]}"), call(name))


def _lately(words: Sequence[str], _today: date) -> Read | None:
    """The last three days."""
    skip = _skipped(words, {"in", "during", "over", "within", "for"}, {"the"})
    skip += _at(words, skip) in _PAST
    if not skip:
        return None
    found = _length(words[skip:])
    return (skip + found[0], When(call("now", f"-{found[1]}"))) if found else None


def _since(words: Sequence[str], today: date) -> Read | None:
    if _at(words, 0) not in {"since", "after"}:
        return None
    late = words[0] == "after"
    found = _named(words[1:], today)
    if found is None:
        return None
    used, span = found
    start = span.end if late and span.end is not None else span.start
    return used + 1, When(start)


def _before(words: Sequence[str], today: date) -> Read | None:
    if _at(words, 0) not in {"before", "until"}:
        return None
    found = _named(words[1:], today)
    return (found[0] + 1, When(None, found[1].start)) if found else None


def _between(words: Sequence[str], today: date) -> Read | None:
    if _at(words, 0) != "between":
        return None
    first = _named(words[1:], today)
    if first is None or _at(words, first[0] + 1) != "and":
        return None
    used = first[0] + 2
    second = _named(words[used:], today)
    return (used + second[0], When(first[1].start, second[1].end)) if second else None


def _older(words: Sequence[str], _today: date) -> Read | None:
    if tuple(words[:2]) not in {("older", "than"), ("more", "than")}:
        return None
    found = _length(words[2:])
    if found is None:
        return None
    used = 2 + found[0]
    used += _at(words, used) == "ago"
    return used, When(None, call("now", f"-{found[1]}"))


def _ago(words: Sequence[str], _today: date) -> Read | None:
    """Three days ago: that day, or the week or month that long ago."""
    found = _length(words)
    if found is None or _at(words, found[0]) != "ago" or found[1][-1] not in "dwMy":
        return None
    count, unit = int(found[1][:-1]), found[1][-1]
    name = next(f"startOf{full.capitalize()}" for full in _CALENDAR if _UNITS[full] == unit)
    until = call(name, f"-{count - 1}{unit}") if count > 1 else call(name)
    return found[0] + 1, When(call(name, f"-{count}{unit}"), until)


def _within(words: Sequence[str], today: date) -> Read | None:
    """On a day, in a month or a year."""
    if _at(words, 0) not in {"in", "on", "during", "from"}:
        return None
    found = _named(words[1:], today, bare_day=words[0] == "on")
    return (found[0] + 1, found[1]) if found else None


def _named(words: Sequence[str], today: date, *, bare_day: bool = True) -> Read | None:
    """A day, month or year by its name or number, or a time as above."""
    for rule in (_date, _month_and_day, _day_and_month, _month, _year):
        found = rule(words, today)
        if found is not None:
            return found
    if bare_day and _at(words, 0) in _DAYS:
        day = _weekday(words[0], today)
        return 1, _whole(day, day + timedelta(days=1))
    for rule in (_today, _this, _last):
        found = rule(words, today)
        if found is not None:
            return found
    return None


def _date(words: Sequence[str], _today: date) -> Read | None:
    text = _at(words, 0)
    if not is_date(text):
        return None
    day = date(*(int(part) for part in re.split("[-/]", text)))
    return 1, _whole(day, day + timedelta(days=1))


def _month_and_day(words: Sequence[str], today: date) -> Read | None:
    """March 1, 2026; without a year the last one there was."""
    month, day = _month_number(_at(words, 0)), _day_number(_at(words, 1))
    return _dated(words, 2, month, day, today) if month and day else None


def _day_and_month(words: Sequence[str], today: date) -> Read | None:
    """1 March 2026."""
    day, month = _day_number(_at(words, 0)), _month_number(_at(words, 1))
    return _dated(words, 2, month, day, today) if month and day else None


def _dated(words: Sequence[str], used: int, month: int, day: int, today: date) -> Read | None:
    year = _YEAR.fullmatch(_at(words, used))
    try:
        found = date(int(year.group()) if year else today.year, month, day)
        if not year and found > today:
            found = found.replace(year=today.year - 1)
    except ValueError:
        return None
    return used + bool(year), _whole(found, found + timedelta(days=1))


def _month(words: Sequence[str], today: date) -> Read | None:
    month = _month_number(_at(words, 0))
    if not month:
        return None
    year = _YEAR.fullmatch(_at(words, 1))
    number = int(year.group()) if year else today.year - (month > today.month)
    after = date(number + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return 1 + bool(year), _whole(date(number, month, 1), after)


def _year(words: Sequence[str], _today: date) -> Read | None:
    found = _YEAR.fullmatch(_at(words, 0))
    if not found:
        return None
    number = int(found.group())
    return 1, _whole(date(number, 1, 1), date(number + 1, 1, 1))


def _length(words: Sequence[str]) -> tuple[int, str] | None:
    """``three days``, ``a couple of weeks``; how many words, and the increment without sign."""
    at, count = 0, _number(_at(words, 0))
    if _at(words, 0) == "a" and _at(words, 1) in {"couple", "few"}:
        at, count = 1, _number(words[1])
    if not count:
        return None
    at += 1 + (_at(words, at + 1) == "of")
    unit = _UNITS.get(_at(words, at).removesuffix("s"))
    return (at + 1, f"{count}{unit}") if unit else None


def _number(word: str) -> int:
    if word.isascii() and word.isdigit():
        return min(int(word[:4]), 9999)
    return _NUMBERS.index(word) if word in _NUMBERS else _MORE.get(word, 0)


def _month_number(word: str) -> int:
    fits: Callable[[str], bool] = lambda full: word in {full, full[:_SHORT]}  # noqa: E731 - said once
    return next((number for number, full in enumerate(_MONTHS, 1) if fits(full)), 0)


def _day_number(word: str) -> int:
    found = _DAY.fullmatch(word)
    return int(found[1]) if found else 0


def _weekday(name: str, latest: date) -> date:
    """The last such day up to ``latest``."""
    return latest - timedelta(days=(latest.weekday() - _DAYS.index(name)) % len(_DAYS))


def _whole(start: date, end: date) -> When:
    return When(Literal(start.isoformat()), Literal(end.isoformat()))


def _skipped(words: Sequence[str], *some: set[str]) -> int:
    """How many of the first words are of these, each once and in this order."""
    used = 0
    for each in some:
        used += _at(words, used) in each
    return used


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
