"""The schedule: what is due when, and that no clock, sleep or failure makes it run wild."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.syncing import Depth
from confluence_desk.services.sync.schedule import (
    FIRST_RETRY,
    Around,
    Held,
    Past,
    Share,
    Wishes,
    plan,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WISHES, AROUND = Wishes(), Around()


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_what_was_never_synced_begins_in_full_at_once() -> None:
    found = plan(WISHES, Past(), AROUND, NOON)
    assert (found.depth, found.at) == (Depth.FULL, NOON)
    assert found.due(NOON)


def test_a_quick_look_every_quarter_of_an_hour_and_all_every_six_hours() -> None:
    past = Past(quick_at=NOON, full_at=NOON)
    found = plan(WISHES, past, AROUND, NOON)
    assert (found.depth, found.at) == (Depth.QUICK, NOON + minutes(15))
    assert not found.due(NOON + minutes(14))
    late = Past(quick_at=NOON + minutes(350), full_at=NOON)
    found = plan(WISHES, late, AROUND, NOON + minutes(351))
    assert (found.depth, found.at) == (Depth.FULL, NOON + minutes(360))


def test_a_quick_look_that_comes_first_is_not_put_off_for_a_full_run_soon_after() -> None:
    past = Past(quick_at=NOON + minutes(340), full_at=NOON)
    found = plan(WISHES, past, AROUND, NOON + minutes(341))
    assert (found.depth, found.at) == (Depth.QUICK, NOON + minutes(355))


def test_after_a_day_asleep_one_full_run_is_due_and_no_backlog() -> None:
    past, morning = Past(quick_at=NOON, full_at=NOON), NOON + timedelta(days=1)
    assert plan(WISHES, past, AROUND, morning).due(morning)
    assert plan(WISHES, past, AROUND, morning).depth is Depth.FULL
    after = Past(quick_at=morning, full_at=morning)
    assert not plan(WISHES, after, AROUND, morning).due(morning)


def test_a_clock_that_was_set_back_does_not_end_the_syncing() -> None:
    past = Past(quick_at=NOON + timedelta(days=400), full_at=NOON + timedelta(days=400))
    assert plan(WISHES, past, AROUND, NOON).due(NOON)
    stuck = replace(past, tried_at=NOON + timedelta(days=400), failures=9)
    assert plan(WISHES, stuck, AROUND, NOON).due(NOON)


@pytest.mark.parametrize(
    ("wishes", "around", "held"),
    [
        (Wishes(on=False), AROUND, Held.OFF),
        (WISHES, Around(kept=False), Held.NOTHING_KEPT),
        (WISHES, Around(paused=True), Held.PAUSED),
        (WISHES, Around(online=False), Held.OFFLINE),
        (Wishes(on_metered=Share.NONE), Around(metered=True), Held.METERED),
        (Wishes(on_battery=Share.NONE), Around(battery=True), Held.BATTERY),
        (Wishes(on=False), Around(kept=False, paused=True, metered=True), Held.OFF),
    ],
)
def test_what_holds_it_back_is_told(wishes: Wishes, around: Around, held: Held) -> None:
    found = plan(wishes, Past(), around, NOON)
    assert found.held is held
    assert not found.due(NOON + timedelta(days=99))


@pytest.mark.parametrize(
    ("wishes", "around"),
    [
        (Wishes(on_metered=Share.QUICK), Around(metered=True)),
        (Wishes(on_battery=Share.QUICK), Around(battery=True)),
        (Wishes(on_metered=Share.ALL, on_battery=Share.QUICK), Around(metered=True, battery=True)),
    ],
)
def test_politeness_may_mean_quick_looks_only(wishes: Wishes, around: Around) -> None:
    past = Past(quick_at=NOON - minutes(20), full_at=NOON - timedelta(days=9))
    found = plan(wishes, past, around, NOON)
    assert found.depth is Depth.QUICK
    assert found.due(NOON)


def test_who_wants_all_of_it_anywhere_gets_it() -> None:
    anywhere = Wishes(on_metered=Share.ALL, on_battery=Share.ALL)
    found = plan(anywhere, Past(), Around(metered=True, battery=True), NOON)
    assert (found.depth, found.at) == (Depth.FULL, NOON)


def test_failures_are_tried_again_ever_more_rarely_but_as_often_as_usual_at_least() -> None:
    past = Past(tried_at=NOON)
    waits = [
        (plan(WISHES, replace(past, failures=n), AROUND, NOON).at or NOON) - NOON
        for n in range(1, 8)
    ]
    assert waits[0] == FIRST_RETRY
    assert waits == sorted(waits)
    assert waits[-1] == WISHES.quick_every


@given(
    jumps=st.lists(st.integers(-3 * 86_400, 3 * 86_400), max_size=6),
    fails=st.lists(st.booleans(), min_size=1, max_size=40),
)
def test_whatever_the_clock_does_runs_are_minutes_apart(
    jumps: list[int], fails: list[bool]
) -> None:
    """A day of looking once a minute, with a clock that jumps now and then."""
    now, past, runs = NOON, Past(), 0
    leaps = {(n + 1) * 180: jump for n, jump in enumerate(jumps)}
    for minute in range(24 * 60):
        now += minutes(1) + timedelta(seconds=leaps.get(minute, 0))
        found = plan(WISHES, past, AROUND, now)
        if not found.due(now):
            continue
        failed, runs = fails[runs % len(fails)], runs + 1
        past = replace(past, tried_at=now, failures=past.failures + 1 if failed else 0)
        if not failed:
            full_at = now if found.depth is Depth.FULL else past.full_at
            past = replace(past, quick_at=now, full_at=full_at)
    assert 2 <= runs <= 24 * 60 / 2 + len(jumps)
