"""Over real connections on loopback: what a cancelled or broken request leaves of them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from confluence_desk.api.call import V2, Call
from confluence_desk.api.network import new_http
from confluence_desk.api.transport import Endpoint, Transport
from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import Unreachable
from tests.unit.api.fakes import TOKEN, FakeWorld, run

PAGE = Call(f"{V2}/pages/1", "page 1")
OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
CUT = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(talk: Talk) -> AsyncIterator[tuple[Transport, httpx.AsyncClient]]:
    talks = list[asyncio.Event]()

    async def polite(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(over := asyncio.Event())
        try:
            await talk(reader, writer)
        finally:
            writer.close()
            over.set()

    server = await asyncio.start_server(polite, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    world = FakeWorld()
    async with server:
        async with new_http(local=True) as http:
            endpoint = Endpoint(url, Site(url), "ada", TOKEN)
            yield Transport(endpoint, http=http, sleep=world.sleep, clock=world.clock), http
        for over in talks:
            await over.wait()
    await asyncio.sleep(0)


def connections(http: httpx.AsyncClient) -> list[str]:
    pool = http._transport._pool  # type: ignore[attr-defined]  # noqa: SLF001 - the very question
    return [repr(connection) for connection in pool.connections]


def rest_too_long(http: httpx.AsyncClient) -> None:
    pool = http._transport._pool  # type: ignore[attr-defined]  # noqa: SLF001 - 30 s are too long
    for connection in pool.connections:
        connection._connection._expire_at = 0.0  # noqa: SLF001 - as above


def is_free(connection: str) -> bool:
    return "IDLE" in connection or "CLOSED" in connection


def test_a_cancelled_request_gives_its_connection_back() -> None:
    async def main() -> None:
        asked, gone = asyncio.Event(), asyncio.Event()

        async def hang(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            asked.set()
            await reader.read()  # until the other side hangs up
            gone.set()

        async with serving(hang) as (transport, http), asyncio.TaskGroup() as group:
            task = group.create_task(transport.ask(PAGE, len))
            await asked.wait()
            task.cancel()
            await gone.wait()
            assert connections(http) == []
        assert task.cancelled()

    run(main())


def test_clicking_fast_never_uses_up_the_connections() -> None:
    """Cancelled between connecting and asking, httpcore forgets the connection but counts it."""

    async def main() -> None:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                while True:
                    await reader.readuntil(b"\r\n\r\n")
                    writer.write(OK)

        async with serving(answer) as (transport, http):
            for steps in range(80):
                tasks = [asyncio.ensure_future(transport.ask(PAGE, len)) for _ in range(3)]
                for _step in range(steps):
                    await asyncio.sleep(0)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                assert [one for one in connections(http) if not is_free(one)] == []
            assert await transport.ask(PAGE, len) == 2

    run(main())


def test_connections_that_rested_too_long_are_closed_whatever_is_cancelled() -> None:
    async def main() -> None:
        there = set[asyncio.StreamWriter]()

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            there.add(writer)
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                while True:
                    await reader.readuntil(b"\r\n\r\n")
                    writer.write(OK)
            there.discard(writer)

        async with serving(answer) as (transport, http):
            for steps in range(1, 30):
                await asyncio.gather(*(transport.ask(PAGE, len) for _ in range(6)))
                rest_too_long(http)
                task = asyncio.ensure_future(transport.ask(PAGE, len))
                for _step in range(steps):
                    await asyncio.sleep(0)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                async with asyncio.timeout(10):
                    while len(there) > len(connections(http)):  # noqa: ASYNC110 - sockets tell nobody
                        await asyncio.sleep(0)

    run(main())


def test_a_body_that_was_cut_off_is_asked_for_again() -> None:
    async def main() -> None:
        answers = [CUT, b"", OK]

        async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answers.pop(0))
            await writer.drain()

        async with serving(cut) as (transport, _):
            assert await transport.ask(PAGE, len) == 2
        assert answers == []

    run(main())


def test_nobody_at_home_is_told_at_once() -> None:
    async def main() -> None:
        async def never(_: asyncio.StreamReader, __: asyncio.StreamWriter) -> None:
            raise AssertionError

        async with serving(never) as (transport, _):
            pass
        http = new_http(local=True)
        nowhere = Transport(transport.endpoint, http=http)
        with pytest.raises(Unreachable) as caught:
            await nowhere.ask(PAGE, len)
        assert caught.value.host == "127.0.0.1"
        await http.aclose()

    run(main())


def test_connections_are_used_again() -> None:
    async def main() -> None:
        visits = 0

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal visits
            visits += 1
            while True:
                try:
                    await reader.readuntil(b"\r\n\r\n")
                except asyncio.IncompleteReadError:
                    return
                writer.write(OK)

        async with serving(answer) as (transport, _):
            for _turn in range(5):
                await transport.ask(PAGE, len)
        assert visits == 1

    run(main())
