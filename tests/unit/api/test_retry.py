"""What is asked again, how often, and after which wait."""

from datetime import datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from confluence_desk.api.call import Call
from confluence_desk.api.retry import Again, Patience, asked_wait, judged, quota_reset, spread
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    RateLimited,
    ServerFault,
    Unreachable,
)
from tests.unit.api.fakes import NOW, FakeWorld, run

READ = Call("/wiki/x", "x")
WRITE = Call("/wiki/x", "x", body={}, repeatable=False)
SEARCH_POST = Call("/wiki/x", "x", body={})


class Job:
    """Fails with each of ``errors`` in turn, then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def patience(world: FakeWorld, told: list[datetime] | None = None, jitter: float = 1.0) -> Patience:
    return Patience(
        sleep=world.sleep,
        clock=world.clock,
        jitter=lambda: jitter,
        on_wait=(told if told is not None else []).append,
    )


def test_waits_double_up_to_a_cap_and_are_spread() -> None:
    world = FakeWorld()
    errors = [Again(ServerFault(503), 9) for _ in range(7)]
    assert run(patience(world, jitter=1.3)(Job(*errors))) == "done"
    assert world.slept == [pytest.approx(1.3 * wait) for wait in (1, 2, 4, 8, 16, 30, 30)]


def test_it_gives_up_with_the_plain_error_and_nothing_of_the_retrying() -> None:
    world = FakeWorld()
    job = Job(*[Again(ServerFault(503), 5) for _ in range(9)])
    with pytest.raises(ServerFault) as caught:
        run(patience(world)(job))
    assert job.calls == 5
    assert world.slept == [1, 2, 4, 8]
    assert caught.value.__cause__ is None


def test_other_errors_are_not_repeated() -> None:
    for error in (Forbidden("x"), KeyError("bug")):
        job = Job(error)
        with pytest.raises(type(error)):
            run(patience(FakeWorld())(job))
        assert job.calls == 1


def test_what_the_service_asks_is_the_least() -> None:
    world, told = FakeWorld(), list[datetime]()
    job = Job(Again(RateLimited(), 5, 7.0), Again(RateLimited(), 5, 0.5))
    assert run(patience(world, told)(job)) == "done"
    assert world.slept == [7.0, 2.0]
    assert told == [NOW + timedelta(seconds=7), NOW + timedelta(seconds=9)]


def test_a_broken_connection_is_no_wait_that_the_service_asked_for() -> None:
    told = list[datetime]()
    run(patience(FakeWorld(), told)(Job(Again(Unreachable("h"), 3))))
    assert told == []


def test_the_spread_stays_around_one() -> None:
    factors = [spread() for _ in range(200)]
    assert 0.7 <= min(factors) < max(factors) <= 1.3


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": format_datetime(NOW + timedelta(seconds=90), usegmt=True)}, 90),
        ({"retry-after": format_datetime(NOW - timedelta(seconds=90), usegmt=True)}, 0),
        ({"retry-after-ms": "250", "retry-after": "3"}, 0.25),
        ({"beta-retry-after": "12"}, 12),
        ({"retry-after": "-4"}, 0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, 366 * 86400),
        ({"retry-after": "99999999999999"}, 366 * 86400),
    ],
)
def test_retry_after_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(httpx.Headers(headers), NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        ({"x-ratelimit-reset": "2026-04-28T12:30:00Z"}, 30),
        ({"x-ratelimit-reset": "2026-04-28T12:30:00Z", "retry-after": "60"}, 1),
        ({"x-ratelimit-reset": "2020-01-01T00:00:00Z"}, 60),
        ({"x-ratelimit-reset": "later"}, 60),
        ({}, 60),
    ],
)
def test_a_quota_is_full_again_when_it_says_or_on_the_hour(
    headers: dict[str, str], minutes: int
) -> None:
    assert quota_reset(httpx.Headers(headers), NOW) == NOW + timedelta(minutes=minutes)


def judge(error: DeskError, call: Call, **headers: str) -> Exception:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return judged(error, httpx.Response(200, headers=named), call, NOW)


@pytest.mark.parametrize(
    ("error", "call", "tries"),
    [
        (RateLimited(), READ, 5),
        (RateLimited(), WRITE, 5),
        (ServerFault(502), READ, 5),
        (ServerFault(503), SEARCH_POST, 5),
        (ServerFault(504), READ, 5),
        (ServerFault(500), READ, 3),
        (ServerFault(404), READ, 3),
        (ServerFault(501), READ, 1),
    ],
)
def test_what_may_pass_is_asked_again(error: DeskError, call: Call, tries: int) -> None:
    again = judge(error, call)
    assert isinstance(again, Again)
    assert again.tries == tries


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_write_is_never_repeated_blindly(status: int) -> None:
    error = ServerFault(status)
    assert judge(error, WRITE) is error


def test_trap_25_a_huge_wait_is_told_and_not_sat_through() -> None:
    told = judge(RateLimited(None, "confluence-burst-based"), READ, retry_after="900")
    assert isinstance(told, RateLimited)
    assert told.until == NOW + timedelta(seconds=900)
    fault = ServerFault(503)
    assert judge(fault, READ, retry_after="900") is fault
    short = judge(RateLimited(), READ, retry_after="120")
    assert isinstance(short, Again)
    assert short.least == 120
