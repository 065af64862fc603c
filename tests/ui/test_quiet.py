"""Quiet hours: every span there is, over midnight too, and nonsense that disturbs nobody's news."""

from datetime import time

import pytest

from confluence_desk.system.choices import QUIET, QUIET_FROM, QUIET_TO
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.quiet import is_quiet

DAY = [time(hour, minute) for hour in range(24) for minute in (0, 30)]


def chosen(begin: str, end: str, *, on: bool = True) -> Preferences:
    preferences = Preferences(None)
    preferences.choose(QUIET, on)
    preferences.choose(QUIET_FROM, begin)
    preferences.choose(QUIET_TO, end)
    return preferences


def test_hours_that_are_off_are_never_quiet() -> None:
    preferences = chosen("00:00", "23:59", on=False)
    assert not any(is_quiet(preferences, now) for now in DAY)
    assert not any(is_quiet(Preferences(None), now) for now in DAY)


@pytest.mark.parametrize("begin", [*range(0, 24, 3), 23])
@pytest.mark.parametrize("hours", [1, 8, 23])
def test_every_span_is_quiet_as_long_as_it_says(begin: int, hours: int) -> None:
    end = (begin + hours) % 24
    preferences = chosen(f"{begin:02}:00", f"{end:02}:00")
    quiet = {now.hour for now in DAY if is_quiet(preferences, now)}
    assert quiet == {(begin + step) % 24 for step in range(hours)}


def test_it_begins_on_the_minute_and_ends_before_it() -> None:
    preferences = chosen("22:15", "06:45")
    assert not is_quiet(preferences, time(22, 14, 59))
    assert is_quiet(preferences, time(22, 15))
    assert is_quiet(preferences, time(0, 0))
    assert is_quiet(preferences, time(6, 44, 59, 999999))
    assert not is_quiet(preferences, time(6, 45))


def test_a_span_of_nothing_is_never_quiet() -> None:
    preferences = chosen("07:00", "07:00")
    assert not any(is_quiet(preferences, now) for now in DAY)


class Nonsense:
    """Preferences as a damaged file could hold them."""

    def __init__(self, begin: str) -> None:
        self._begin = begin

    def value(self, preference: object) -> object:
        return True if preference is QUIET else self._begin if preference is QUIET_FROM else "07:00"


@pytest.mark.parametrize("begin", ["", "25:00", "soon", "7", "-1:00"])
def test_nonsense_is_never_quiet(begin: str) -> None:
    damaged: Preferences = Nonsense(begin)  # type: ignore[assignment]
    assert not any(is_quiet(damaged, now) for now in DAY[:20] if now >= time(7))
