"""A patient client: what it sits through, what it tells meanwhile, and what ends it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import httpx
import pytest

from confluence_desk.api.call import V2, WHO_AM_I, Call
from confluence_desk.api.client import ConfluenceClient
from confluence_desk.api.paging import gathered
from confluence_desk.api.transport import Endpoint, Transport
from confluence_desk.domain.errors import (
    DeskError,
    RateLimited,
    ServerFault,
    SignInNeeded,
    TimedOut,
    Unreachable,
    Untrusted,
)
from tests.unit.api.fakes import NOW, SITE, TOKEN, Answer, FakeSite, page_row, run, v2_list

X = Call(f"{V2}/pages/1", "page 1")
HEAVY = Call(f"{V2}/pages", "pages", heavy=True)
DOWN = httpx.ConnectError("no route")


class Patient:
    """A patient transport of a scripted site, and what it told."""

    def __init__(self) -> None:
        self.site = FakeSite()
        self.told: list[datetime | None] = []
        self.transport = Transport(
            Endpoint(SITE.url, SITE, "ada@example.com", TOKEN),
            http=httpx.AsyncClient(transport=httpx.MockTransport(self.site)),
            sleep=self.site.world.sleep,
            clock=self.site.world.clock,
            jitter=lambda: 1.0,
            patient=True,
            on_wait=self.told.append,
        )

    async def ask(self, call: Call = X) -> bytes:
        return await self.transport.ask(call, lambda body: body)

    @property
    def waited(self) -> timedelta:
        return self.site.world.now - NOW


@pytest.fixture
def patient() -> Patient:
    return Patient()


@pytest.mark.parametrize(
    "headers",
    [
        {"retry-after": "3600"},
        {"retry-after": "Tue, 28 Apr 2026 13:00:00 GMT"},
        {"ratelimit-reason": "confluence-quota-global-based"},
    ],
    ids=["seconds", "date", "quota"],
)
def test_trap_25_an_hour_of_429_is_sat_through_and_told(
    patient: Patient, headers: dict[str, str]
) -> None:
    patient.site.on(X.path, Answer({}, 429, headers), {"a": 1})
    assert run(patient.ask()) == b'{"a":1}'
    assert patient.waited == timedelta(hours=1)
    assert NOW + timedelta(hours=1) in patient.told
    assert patient.told[-1] is None
    assert len(patient.site.requests) == 2


def test_trap_25_a_429_that_names_no_end_is_asked_again_for_as_long_as_it_takes(
    patient: Patient,
) -> None:
    patient.site.on(X.path, *[Answer({}, 429)] * 40, {"a": 1})
    assert run(patient.ask()) == b'{"a":1}'
    assert patient.waited > timedelta(minutes=5)


def test_a_listing_goes_on_with_the_same_cursor_after_an_hour(patient: Patient) -> None:
    rows = v2_list([page_row(n) for n in range(1, 601)])
    busy = Answer({}, 429, {"retry-after": "3600"})
    patient.site.on(f"{V2}/spaces/1/pages", rows, busy, DOWN, rows, busy, rows)
    client = ConfluenceClient(patient.transport)
    pages = run(gathered(client.space_pages("1")))
    assert [page.id for page in pages] == [str(n) for n in range(1, 601)]
    cursors = [
        request.url.params.get("cursor")
        for request in patient.site.requests
        if request.url.path.endswith("/pages")
    ]
    assert cursors[0] is None
    assert cursors[1] == cursors[2] == cursors[3] != cursors[4]
    assert cursors[4] == cursors[5]


def test_a_network_that_went_in_the_middle_is_waited_for(patient: Patient) -> None:
    patient.site.on(X.path, {"a": 1}, *[DOWN] * 20, {"a": 2})
    patient.site.on(WHO_AM_I, DOWN)

    async def main() -> list[bytes]:
        return [await patient.ask(), await patient.ask()]

    assert run(main()) == [b'{"a":1}', b'{"a":2}']
    assert patient.waited > timedelta(minutes=20)


def test_a_site_that_never_answered_is_not_waited_for(patient: Patient) -> None:
    patient.site.on(X.path, DOWN)
    with pytest.raises(Unreachable):
        run(patient.ask())
    assert patient.waited == timedelta(0)


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (Answer("<html>gone</html>", 503), ServerFault),
        (Answer({"message": "no"}, 401), SignInNeeded),
        (httpx.ConnectError("CERTIFICATE_VERIFY_FAILED"), Untrusted),
    ],
    ids=["site down", "token revoked", "another certificate"],
)
def test_what_waiting_does_not_heal_is_told(
    patient: Patient, step: Answer | Exception, error: type[DeskError]
) -> None:
    patient.site.on(X.path, {"a": 1}, step)

    async def main() -> None:
        await patient.ask()
        await patient.ask()

    with pytest.raises(error):
        run(main())
    assert patient.waited < timedelta(minutes=1)


@pytest.mark.parametrize("step", [httpx.ReadError("reset"), DOWN], ids=["reset", "refused"])
def test_a_request_that_breaks_alone_is_not_waited_for_for_ever(
    patient: Patient, step: Exception
) -> None:
    patient.site.on(X.path, {"a": 1}, step)

    async def main() -> None:
        await patient.ask()
        await patient.ask()

    with pytest.raises(Unreachable):
        run(main())
    assert patient.waited < timedelta(minutes=1)
    assert patient.told[-1] is None


def test_a_request_that_times_out_is_tried_thrice(patient: Patient) -> None:
    patient.site.on(X.path, {"a": 1}, httpx.ReadTimeout("slow"))

    async def main() -> None:
        await patient.ask()
        await patient.ask()

    with pytest.raises(TimedOut):
        run(main())
    assert len(patient.site.requests) == 4


@pytest.mark.parametrize(
    ("step", "error"),
    [(httpx.ReadTimeout("slow"), TimedOut), (Answer("", 504), ServerFault)],
    ids=["timeout", "cut by the gateway"],
)
def test_a_heavy_request_is_not_tried_again_as_it_was(
    patient: Patient, step: Answer | Exception, error: type[DeskError]
) -> None:
    patient.site.on(HEAVY.path, {"a": 1}, step)

    async def main() -> None:
        await patient.ask(HEAVY)
        await patient.ask(HEAVY)

    with pytest.raises(error):
        run(main())
    assert len(patient.site.requests) == 2


def test_a_machine_that_slept_a_day_goes_on_at_once(patient: Patient) -> None:
    world = patient.site.world
    patient.site.on(X.path, Answer({}, 429, {"retry-after": "3600"}), {"a": 1})

    async def suspended(seconds: float) -> None:
        world.slept.append(seconds)
        world.now += timedelta(days=1)

    transport = _slept(patient, suspended)
    assert run(transport.ask(X, lambda body: body)) == b'{"a":1}'
    assert len(world.slept) == 1


def test_a_clock_that_was_put_back_makes_no_wait_longer(patient: Patient) -> None:
    world = patient.site.world
    patient.site.on(X.path, Answer({}, 429, {"retry-after": "3600"}), {"a": 1})

    async def put_back(seconds: float) -> None:
        world.slept.append(seconds)
        world.now -= timedelta(days=1)

    transport = _slept(patient, put_back)
    assert run(transport.ask(X, lambda body: body)) == b'{"a":1}'
    assert sum(world.slept) == pytest.approx(3600, rel=0.01)


def test_a_wait_ends_at_once_when_it_is_cancelled(patient: Patient) -> None:
    patient.site.on(X.path, Answer({}, 429, {"retry-after": "3600"}))
    asleep = asyncio.Event()

    async def forever(_seconds: float) -> None:
        asleep.set()
        await asyncio.Event().wait()

    async def main() -> None:
        task = asyncio.ensure_future(_slept(patient, forever).ask(X, lambda body: body))
        await asleep.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(main())
    assert patient.told[-1] is None


def test_an_impatient_client_tells_a_long_wait_as_ever() -> None:
    site = FakeSite()
    site.on(X.path, Answer({}, 429, {"retry-after": "3600"}))
    with pytest.raises(RateLimited):
        run(site.transport().ask(X, lambda body: body))


def _slept(patient: Patient, sleep: Callable[[float], Awaitable[None]]) -> Transport:
    return Transport(
        Endpoint(SITE.url, SITE, "ada@example.com", TOKEN),
        http=httpx.AsyncClient(transport=httpx.MockTransport(patient.site)),
        sleep=sleep,
        clock=patient.site.world.clock,
        jitter=lambda: 1.0,
        patient=True,
        on_wait=patient.told.append,
    )
