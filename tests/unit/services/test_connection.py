"""The link's state machine: learnt from answers, silence and refusals."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from confluence_desk.domain.errors import DeskError, ServerFault, SignInNeeded, Unreachable
from confluence_desk.services.connection import Connection, Link


class Service:
    """Answers, or raises what it is told to, ``times`` times at most."""

    def __init__(self, trouble: DeskError | None = None, times: int | None = None) -> None:
        self.trouble = trouble
        self.times = times
        self.asked = 0

    async def ask(self) -> None:
        self.asked += 1
        if self.trouble and (self.times is None or self.asked <= self.times):
            raise self.trouble


def connection(service: Service) -> Connection:
    return Connection("acme.example", service.ask, jitter=lambda: 0.0002)


async def watched(link: Connection, story: Callable[[], Awaitable[None]]) -> None:
    async with asyncio.timeout(5):
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
