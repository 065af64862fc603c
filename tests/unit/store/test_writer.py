"""The writing thread: one transaction a job, awaitable from any loop, nothing left behind."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import apsw
import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.store.database import Database


@pytest.fixture
def database(library: Path, key: bytes) -> Iterator[Database]:
    database = Database.open(library, key)
    yield database
    database.close()


def _visit(id_: str) -> Callable[[apsw.Connection], None]:
    def job(connection: apsw.Connection) -> None:
        connection.execute("INSERT INTO visits VALUES (?, 1, 1)", (id_,))

    return job


def _visited(database: Database) -> list[str]:
    return [row[0] for row in database.all("SELECT content_id FROM visits ORDER BY 1")]


def test_jobs_run_in_order_on_one_other_thread(database: Database) -> None:
    def job(number: int) -> Callable[[apsw.Connection], tuple[int, int]]:
        return lambda _: (number, threading.get_ident())

    async def story() -> list[tuple[int, int]]:
        return await asyncio.gather(*(database.run(job(n)) for n in range(20)))

    answers = asyncio.run(story())
    assert [number for number, _ in answers] == list(range(20))
    assert len({ident for _, ident in answers} - {threading.get_ident()}) == 1


def test_a_job_that_fails_leaves_no_half_of_it_and_the_next_one_runs(database: Database) -> None:
    def bad(connection: apsw.Connection) -> None:
        _visit("half")(connection)
        raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        asyncio.run(database.run(bad))
    asyncio.run(database.run(_visit("whole")))
    assert _visited(database) == ["whole"]


def test_a_mistake_in_our_sql_is_not_called_a_trouble_of_the_library(database: Database) -> None:
    with pytest.raises(apsw.SQLError):
        database.all("SELECT nonsense")


def test_cancelled_while_waiting_a_job_never_runs(database: Database) -> None:
    gate, begun = threading.Event(), threading.Event()

    def slow(connection: apsw.Connection) -> None:
        begun.set()
        gate.wait(10)
        _visit("slow")(connection)

    async def story() -> None:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(database.run(slow))
            await asyncio.to_thread(begun.wait, 10)
            waiting = group.create_task(database.run(_visit("never")))
            await asyncio.sleep(0)
            waiting.cancel()
            running.cancel()
        gate.set()
        await database.run(_visit("after"))

    asyncio.run(story())
    assert _visited(database) == ["after", "slow"]  # what had begun ended whole


def test_what_was_committed_is_told_once_although_nobody_awaits_it(database: Database) -> None:
    gate, begun, heard = threading.Event(), threading.Event(), list[str]()

    def slow(_: apsw.Connection) -> str:
        begun.set()
        gate.wait(10)
        return "slow"

    async def story() -> None:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(database.run(slow, then=heard.append))
            await asyncio.to_thread(begun.wait, 10)
            waiting = group.create_task(database.run(lambda _: "never", then=heard.append))
            await asyncio.sleep(0)
            running.cancel()
            waiting.cancel()
        gate.set()
        await database.run(lambda _: "awaited", then=heard.append)

    asyncio.run(story())
    assert heard == ["slow", "awaited"]


def test_what_a_job_tells_is_heard_before_its_answer_however_soon_it_ends(
    library: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, heard = threading.Event(), list[str]()

    class Hasty(SimpleQueue[Any]):
        """A machine on which a job ends before whoever asked does one step more."""

        def put(self, item: Any, *_: object) -> None:
            super().put(item)
            if item is not None:
                futures.wait([item[1]])

    class Slow(futures.Future[Any]):
        """It has ended, and nobody was told yet."""

        def _invoke_callbacks(self) -> None:
            gate.wait(10)
            super()._invoke_callbacks()  # type: ignore[misc]

    monkeypatch.setattr("confluence_desk.store.writer.SimpleQueue", Hasty)
    monkeypatch.setattr("confluence_desk.store.writer.Future", Slow)
    database = Database.open(library, key)

    async def open_the_gate() -> None:
        for _ in range(20):
            await asyncio.sleep(0)
        gate.set()

    async def story() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(open_the_gate())
            assert await database.run(lambda _: "news", then=heard.append) == "news"
            assert heard == ["news"]

    try:
        asyncio.run(story())
    finally:
        gate.set()
        database.close()


def test_what_failed_is_not_told(database: Database) -> None:
    heard: list[None] = []

    def bad(_: apsw.Connection) -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        asyncio.run(database.run(bad, then=heard.append))
    assert heard == []


def test_closing_finishes_what_was_queued_and_ends_the_thread(library: Path, key: bytes) -> None:
    database = Database.open(library, key)

    async def story() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(database.run(_visit(str(number))))
            await asyncio.sleep(0)
            database.close()

    asyncio.run(story())
    assert "store-writer" not in {thread.name for thread in threading.enumerate()}
    assert [file.name for file in library.parent.iterdir()] == [library.name]
    again = Database.open(library, key)
    assert len(_visited(again)) == 5
    again.close()


def test_a_closed_library_says_so(library: Path, key: bytes) -> None:
    database = Database.open(library, key)
    database.close()
    database.close()
    for attempt in (
        lambda: database.all("SELECT 1"),
        lambda: asyncio.run(database.run(_visit("late"))),
    ):
        with pytest.raises(StoreTrouble) as caught:
            attempt()
        assert caught.value.kind == "closed"


def test_a_loop_that_ended_while_a_job_ran_does_not_hurt_the_writer(database: Database) -> None:
    gate = threading.Event()

    async def leave() -> None:
        async with asyncio.timeout(0):
            await database.run(lambda _: gate.wait(10))

    with pytest.raises(TimeoutError):
        asyncio.run(leave())
    gate.set()
    asyncio.run(database.run(_visit("later")))
    assert _visited(database) == ["later"]


def test_a_full_disk_is_told_and_the_library_stays_whole(database: Database) -> None:  # trap 48
    asyncio.run(database.run(_visit("before")))

    async def fill() -> None:
        await database.run(lambda c: c.pragma("max_page_count", c.pragma("page_count") + 2))
        await database.run(
            lambda c: (
                c.execute("INSERT INTO bodies VALUES (1, '1', 1, '', 0, 0, zeroblob(1000000))")
                and None
            )
        )

    with pytest.raises(StoreTrouble) as caught:
        asyncio.run(fill())
    assert caught.value.kind == "full"
    asyncio.run(database.run(_visit("still")))
    assert _visited(database) == ["before", "still"]
    assert database.all("PRAGMA integrity_check") == [("ok",)]


def test_another_process_that_writes_for_too_long_is_told(
    database: Database, library: Path, key: bytes
) -> None:
    other = Database.open(library, key)

    async def story() -> None:
        await database.run(lambda c: c.set_busy_timeout(0))
        gate, begun = threading.Event(), threading.Event()

        def hold(_: apsw.Connection) -> None:
            begun.set()
            gate.wait(10)

        holding = asyncio.ensure_future(other.run(hold))
        await asyncio.to_thread(begun.wait, 10)
        assert _visited(database) == []  # reading never waits for a writer
        with pytest.raises(StoreTrouble) as caught:
            await database.run(_visit("x"))
        assert caught.value.kind == "busy"
        gate.set()
        await holding

    asyncio.run(story())
    other.close()


def test_the_reading_connection_cannot_write(database: Database) -> None:
    with pytest.raises(StoreTrouble):
        database.all("DELETE FROM visits")
