"""The link's state machine: learnt from answers, silence and refusals."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    ServerFault,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.services.connection import Connection, Link

SOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Service:
    """Answers, or raises what it is told to, ``times`` times at most."""

    def __init__(self, trouble: DeskError | None = None, times: int | None = None) -> None:
        self.trouble = trouble
        self.times = times
        self.asked = 0
        self.after = (-1, asyncio.Event())

    async def ask(self) -> None:
        self.asked += 1
        if self.asked == self.after[0]:
            self.after[1].set()
        if self.trouble and (self.times is None or self.asked <= self.times):
            raise self.trouble


def connection(service: Service) -> Connection:
    return Connection("acme.example", service.ask, jitter=lambda: 0.0002)


async def watched(link: Connection, story: Callable[[], Awaitable[None]]) -> None:
    async with asyncio.timeout(60):
        async with asyncio.TaskGroup() as group:
            watcher = group.create_task(link.watch())
            await story()
            watcher.cancel()


def arrival(link: Connection, state: Link) -> asyncio.Future[None]:
    future = asyncio.get_running_loop().create_future()

    def note(now: Link) -> None:
        if now is state and not future.done():
            future.set_result(None)

    link.changed.connect(note)
    return future


def test_silence_goes_offline_and_the_watch_finds_the_way_back() -> None:
    async def story() -> None:
        service = Service(Unreachable("acme.example"), times=3)
        link = connection(service)

        async def tell() -> None:
            back = arrival(link, Link.ONLINE)
            link.note_silence()
            assert link.state is Link.OFFLINE
            await back

        await watched(link, tell)
        assert service.asked == 4

    asyncio.run(story())


def test_a_pause_lasts_until_it_is_ended_whatever_answers_come() -> None:
    async def story() -> None:
        service = Service()
        link = connection(service)

        async def tell() -> None:
            link.pause()
            link.note_answer()
            link.note_silence()
            link.retry()
            await asyncio.sleep(0)
            assert link.state is Link.PAUSED
            assert service.asked == 0
            back = arrival(link, Link.ONLINE)
            link.resume()
            await back

        await watched(link, tell)

    asyncio.run(story())


def test_a_refused_credential_is_not_offline_and_retry_asks_again() -> None:
    async def story() -> None:
        service = Service(SignInNeeded("acme.example"))
        link = connection(service)

        async def tell() -> None:
            assert not await link.probe()
            assert link.state is Link.SIGNED_OUT
            service.trouble = None
            back = arrival(link, Link.ONLINE)
            link.retry()
            await back

        await watched(link, tell)

    asyncio.run(story())


def test_a_failing_service_still_answers() -> None:
    async def story() -> None:
        link = connection(Service(ServerFault(503)))
        link.note_silence()
        assert await link.probe()
        assert link.state is Link.ONLINE

    asyncio.run(story())


def test_a_login_page_in_between_is_no_answer_of_confluence() -> None:  # trap 6
    async def story() -> None:
        link = connection(Service(LoginPage("a web page in place of the API")))
        link.note_silence()
        assert not await link.probe()
        assert link.state is Link.OFFLINE

    asyncio.run(story())


def test_a_probe_that_hangs_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("confluence_desk.services.connection.PROBE_PATIENCE", 0)

    async def story() -> None:
        link = Connection("acme.example", asyncio.Event().wait)
        assert not await link.probe()
        assert link.state is Link.OFFLINE

    asyncio.run(story())


def test_a_probe_that_is_asked_to_wait_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("confluence_desk.services.connection.PROBE_PATIENCE", 0)

    async def story() -> None:
        async def ask() -> None:
            link.note_answer(SOON)
            await asyncio.Event().wait()

        link = Connection("acme.example", ask)
        assert not await link.probe()
        assert link.state is Link.SLOWED

    asyncio.run(story())


def test_a_wait_the_service_asked_for_ends_by_itself() -> None:
    async def story() -> None:
        now = SOON - timedelta(milliseconds=1)

        def clock() -> datetime:
            nonlocal now
            now += timedelta(milliseconds=1)
            return now

        link = Connection("acme.example", Service().ask, now=clock)

        async def tell() -> None:
            back = arrival(link, Link.ONLINE)
            link.note_answer(SOON + timedelta(milliseconds=5))
            assert link.state is Link.SLOWED
            await back
            assert link.until is None

        await watched(link, tell)

    asyncio.run(story())


class Noted(Connection):
    """Writes down for how long it would wait, and hardly waits."""

    pauses: ClassVar[list[float | None]] = []

    async def _news_within(self, seconds: float | None) -> bool:
        self.pauses.append(seconds)
        return await super()._news_within(None if seconds is None else 0)


def test_each_time_offline_the_probes_begin_close_together() -> None:
    async def story() -> None:
        service = Service(Unreachable("acme.example"))
        link = Noted("acme.example", service.ask, jitter=lambda: 1.0)
        Noted.pauses.clear()

        async def tell() -> None:
            for _ in range(2):
                silent = asyncio.Event()
                service.after = (service.asked + 4, silent)
                link.note_silence()
                await silent.wait()
                link.note_answer()
                link.retry()

        await watched(link, tell)
        assert Noted.pauses[1:5] == [5.0, 10.0, 20.0, 40.0]
        again = Noted.pauses.index(5.0, 5)
        assert Noted.pauses[again : again + 3] == [5.0, 10.0, 20.0]

    asyncio.run(story())


@pytest.mark.parametrize(
    ("move", "trouble"),
    [
        (Connection.pause, Unreachable),
        (Connection.note_silence, Unreachable),
        (Connection.note_refusal, SignInNeeded),
    ],
)
def test_nothing_is_asked_where_it_would_be_vain(
    move: Callable[[Connection], None], trouble: type[DeskError]
) -> None:
    link = connection(Service())
    link.require()
    move(link)
    with pytest.raises(trouble):
        link.require()


def test_only_moves_are_told() -> None:
    link = connection(Service())
    seen: list[Link] = []
    link.changed.connect(seen.append)
    for _ in range(3):
        link.note_answer()
        link.note_silence()
        link.note_silence()
    assert seen == [Link.OFFLINE, Link.ONLINE, Link.OFFLINE, Link.ONLINE, Link.OFFLINE]


def test_what_is_held_back_goes_on_at_the_release() -> None:
    async def story() -> None:
        link = connection(Service())
        await asyncio.wait_for(link.free(), 60)  # nothing is held at first
        link.hold()
        held = asyncio.ensure_future(link.free())
        await asyncio.sleep(0)
        assert not held.done()
        link.release()
        await asyncio.wait_for(held, 60)

    asyncio.run(story())
