"""How much at once, how soon again, and what a cancelled call leaves behind."""

import asyncio
import base64
from datetime import timedelta

import httpx
import pytest

from confluence_desk.api.call import V2, Call
from confluence_desk.api.transport import Endpoint, Outcome, Transport
from confluence_desk.domain.errors import (
    RateLimited,
    Unreachable,
)
from tests.unit.api.fakes import NOW, SITE, TOKEN, Answer, FakeSite, run

X = Call(f"{V2}/pages/1", "page 1")
SEARCH = Call("/wiki/rest/api/search", "search", search=True)
UP, DOWN = Outcome(reached=True), Outcome(reached=False)
BASIC = "Basic " + base64.b64encode(f"ada@example.com:{TOKEN}".encode()).decode()


def text(body: bytes) -> str:
    return body.decode()


async def fetch(transport: Transport, call: Call = X) -> str:
    return await transport.ask(call, text)


def test_a_doubt_that_cannot_be_settled_is_not_called_missing() -> None:
    site = FakeSite()
    site.on("/wiki/rest/api/user/current", httpx.ConnectError("down"))
    with pytest.raises(Unreachable):
        run(fetch(site.transport()))
    assert site.outcomes == [DOWN]


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({}, [1.0, 2.0]),
        ({"retry-after": "7"}, [7.0, 7.0]),
        ({"retry-after": "Tue, 28 Apr 2026 12:00:20 GMT"}, [20.0, 2.0]),
    ],
    ids=["bare", "seconds", "date"],
)
def test_trap_25_a_429_is_waited_out_and_shown(headers: dict[str, str], waits: list[float]) -> None:
    site = FakeSite()
    busy = Answer({"code": 429}, 429, headers)
    site.on(X.path, busy, busy, {"a": 1})
    assert run(fetch(site.transport())) == '{"a":1}'
    assert site.world.slept == waits
    assert site.outcomes[0] == Outcome(
        reached=True, waiting_until=NOW + timedelta(seconds=waits[0])
    )
    assert site.outcomes[-1] == UP


def test_trap_25_a_long_wait_is_an_error_with_its_end() -> None:
    site = FakeSite()
    site.on(X.path, Answer({}, 429, {"retry-after": "900"}))
    with pytest.raises(RateLimited) as caught:
        run(fetch(site.transport()))
    assert caught.value.until == NOW + timedelta(seconds=900)
    assert site.outcomes == [Outcome(reached=True, waiting_until=NOW + timedelta(seconds=900))]
    assert site.world.slept == []


def test_a_429_that_does_not_end_is_told() -> None:
    site = FakeSite()
    site.on(X.path, Answer({}, 429))
    with pytest.raises(RateLimited):
        run(fetch(site.transport()))
    assert len(site.requests) == 5


def test_a_used_up_quota_stops_all_traffic_until_the_reset() -> None:
    site = FakeSite()
    spent = {
        "retry-after": "1847",
        "ratelimit-reason": "confluence-quota-global-based",
        "x-ratelimit-reset": "2026-04-28T13:00:00Z",
    }
    site.on(X.path, Answer({}, 429, spent), {"a": 1})
    transport = site.transport()

    async def main() -> None:
        for _ in range(2):
            with pytest.raises(RateLimited) as caught:
                await fetch(transport)
            assert caught.value.until == NOW + timedelta(seconds=1847)
        with pytest.raises(RateLimited):
            await fetch(transport, SEARCH)
        assert len(site.requests) == 1
        site.world.now += timedelta(seconds=1800)
        assert await fetch(transport) == '{"a":1}'  # the last seconds are waited out
        assert site.world.slept == [47.0]

    run(main())


def test_a_burst_limit_leaves_other_traffic_alone() -> None:
    site = FakeSite()
    busy = {"retry-after": "900", "ratelimit-reason": "confluence-burst-based"}
    site.on(X.path, Answer({}, 429, busy))
    site.on(SEARCH.path, {"a": 1})
    transport = site.transport()

    async def main() -> None:
        with pytest.raises(RateLimited):
            await fetch(transport)
        assert await fetch(transport, SEARCH) == '{"a":1}'

    run(main())


class Hall:
    """Keeps every request until it is let go, and counts them."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.open = asyncio.Event()
        self.near_limit = False

    async def __call__(self, request: httpx.Request) -> Answer:
        self.inside += 1
        self.most = max(self.most, self.inside)
        try:
            await self.open.wait()
            await asyncio.sleep(0)
        finally:
            self.inside -= 1
        headers = {"x-ratelimit-nearlimit": "true"} if self.near_limit else {}
        return Answer({"path": request.url.path}, headers=headers)


async def settle() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


def test_eight_are_in_flight_and_three_searches() -> None:
    async def main() -> None:
        for call, most in ((X, 8), (SEARCH, 3)):
            site, hall = FakeSite(), Hall()
            site.on(call.path, hall)
            transport = site.transport()
            async with asyncio.TaskGroup() as group:
                for _ in range(20):
                    group.create_task(fetch(transport, call))
                await settle()
                assert hall.inside == most
                hall.open.set()
            assert hall.most == most

    run(main())


def test_trap_26_a_near_limit_leaves_one_in_flight_until_it_is_over() -> None:
    async def main() -> None:
        site, hall = FakeSite(), Hall()
        site.on(X.path, hall)
        transport = site.transport()
        hall.near_limit = True
        hall.open.set()
        await fetch(transport)
        for near, most in ((True, 1), (False, 1), (False, 8)):
            hall.near_limit, hall.most = near, 0
            hall.open.clear()
            async with asyncio.TaskGroup() as group:
                for _ in range(8 if most > 1 or near else 1):
                    group.create_task(fetch(transport))
                await settle()
                hall.open.set()
            assert hall.most == most

    run(main())


def test_a_cancelled_call_leaves_nothing_behind() -> None:
    async def main() -> None:
        site, hall = FakeSite(), Hall()
        site.on(X.path, hall)
        transport = site.transport()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(transport)) for _ in range(12)]
            await settle()
            assert hall.inside == 8
            for task in tasks:
                task.cancel()
        assert hall.inside == 0
        assert site.outcomes == []
        hall.open.set()
        hall.most = 0
        async with asyncio.TaskGroup() as group:  # every place is free again
            for _ in range(8):
                group.create_task(fetch(transport))
        assert hall.most == 8

    run(main())


def test_a_cancelled_wait_ends_at_once() -> None:
    async def main() -> None:
        site = FakeSite()
        site.on(X.path, Answer({}, 429, {"retry-after": "60"}))
        forever = asyncio.Event()
        transport = Transport(
            Endpoint(SITE.url, SITE, "ada", TOKEN),
            http=httpx.AsyncClient(transport=httpx.MockTransport(site)),
            sleep=lambda _: _until(forever),
        )
        async with asyncio.TaskGroup() as group:
            task = group.create_task(fetch(transport))
            await settle()
            task.cancel()
        assert task.cancelled()

    run(main())


async def _until(event: asyncio.Event) -> None:
    await event.wait()
