"""What is stored is made findable now and then, never beside a sync."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.ui.indexing import AGAIN_MS, FIRST_MS, READY_MS, Indexer
from confluence_desk.ui.tasks import TaskScope


class FakeIndexing:
    def __init__(self) -> None:
        self.rounds = 0
        self.trouble: Exception | None = None

    async def catch_up(self, stop: Callable[[], bool]) -> int:
        assert not stop()
        self.rounds += 1
        if self.trouble is not None:
            raise self.trouble
        return 0


class FakeSearch:
    def __init__(self) -> None:
        self.asked = 0
        self.trouble: Exception | None = None

    async def be_ready(self) -> None:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble


def _fail(error: BaseException) -> None:
    raise AssertionError from error


def _made(scope: TaskScope, busy: Callable[[], bool] = lambda: False) -> tuple[Indexer, Any]:
    session: Any = SimpleNamespace(indexing=FakeIndexing(), local_search=FakeSearch())
    return Indexer(session, scope, busy=busy), session.indexing


def test_it_looks_again_and_again(run: Any, until: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        timer = indexer._timer  # noqa: SLF001 - nobody waits half a minute here
        indexer.begin()
        assert timer.interval() == FIRST_MS
        indexer.look()
        await until(lambda: indexing.rounds == 1 and not scope.running("index"))
        assert timer.isActive()
        assert timer.interval() == AGAIN_MS
        indexer.look()
        await until(lambda: indexing.rounds == 2)
        indexer.end()
        assert not timer.isActive()
        await scope.aclose()

    run(story())


def test_after_a_sync_and_after_news_saved_searches_are_counted_anew(run: Any, until: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        counted: list[int] = []

        async def count(*, wanted: bool) -> list[str]:
            assert not wanted
            counted.append(indexing.rounds)
            return []

        indexer._session.recounting = SimpleNamespace(tell=count)  # type: ignore[assignment]  # noqa: SLF001 - what it stands on
        indexer.look()
        await until(lambda: indexing.rounds == 1 and not scope.running("index"))
        assert counted == []
        indexer.after_sync()
        await until(lambda: counted == [2] and not scope.running("index"))
        indexer.look()
        await until(lambda: indexing.rounds == 3 and not scope.running("index"))
        assert counted == [2]
        indexer.end()
        await scope.aclose()

    run(story())


@pytest.mark.parametrize("held", ["texts", "counts", "ready"])
def test_a_sync_that_ends_while_it_is_at_work_is_counted_too(
    run: Any, until: Any, held: str
) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        session: Any = indexer._session  # noqa: SLF001 - what it stands on
        go_on, reached = asyncio.Event(), asyncio.Event()
        counted: list[int] = []

        async def at(place: str) -> None:
            if place == held and not go_on.is_set():
                reached.set()
                await go_on.wait()

        async def catch_up(_stop: object) -> int:
            indexing.rounds += 1
            await at("texts")
            return 0

        async def count(*, wanted: bool) -> list[str]:
            await at("counts")
            counted.append(indexing.rounds)
            return ["new"] if wanted else []

        session.indexing = SimpleNamespace(catch_up=catch_up)
        session.recounting = SimpleNamespace(tell=count)
        session.local_search = SimpleNamespace(be_ready=lambda: at("ready"))
        indexer.after_sync()
        await reached.wait()
        indexer.after_sync()
        go_on.set()
        await until(lambda: not scope.running("index"))
        assert counted == [1, 2]
        indexer.end()
        await scope.aclose()

    run(story())


def test_new_hits_are_handed_on_where_they_are_wanted(run: Any, until: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        session: Any = SimpleNamespace(indexing=FakeIndexing(), local_search=FakeSearch())
        wishes: list[bool] = []
        found: list[object] = []

        async def count(*, wanted: bool) -> list[str]:
            wishes.append(wanted)
            return ["new"] if wanted else []

        session.recounting = SimpleNamespace(tell=count)
        wanted = True
        indexer = Indexer(session, scope, telling=lambda: wanted)
        indexer.found.connect(found.append)
        indexer.after_sync()
        await until(lambda: found == [["new"]] and not scope.running("index"))
        wanted = False
        indexer.after_sync()
        await until(lambda: wishes == [True, False] and not scope.running("index"))
        assert found == [["new"]]
        indexer.end()
        await scope.aclose()

    run(story())


def test_a_sync_that_ends_after_all_has_begins_nothing(run: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        indexer.begin()
        indexer.end()
        indexer.after_sync()
        assert not indexer._timer.isActive()  # noqa: SLF001 - as above
        await scope.aclose()
        assert indexing.rounds == 0

    run(story())


def test_it_waits_while_a_sync_is_at_work(run: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope, lambda: True)
        indexer.look()
        assert not scope.running("index")
        assert indexing.rounds == 0
        indexer.end()
        await scope.aclose()

    run(story())


def test_trouble_with_the_library_is_for_the_log(
    run: Any, until: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        indexing.trouble = StoreTrouble("full")
        with caplog.at_level("INFO", "confluence_desk.ui.indexing"):
            indexer.look()
            await until(lambda: indexing.rounds == 1 and not scope.running("index"))
        assert caplog.records
        indexer.end()
        await scope.aclose()

    run(story())


def test_a_first_question_is_asked_before_anybody_does(run: Any, until: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, indexing = _made(scope)
        search: Any = indexer._session.local_search  # noqa: SLF001 - what it stands on
        indexer.begin()
        first = indexer._first  # noqa: SLF001 - nobody waits for it here
        assert first.isActive()
        assert first.interval() == READY_MS
        first.setInterval(10**8)  # it is asked here, however long that takes
        first.timeout.emit()
        await until(lambda: search.asked == 1 and not scope.running("ready"))
        assert indexing.rounds == 0
        search.trouble = StoreTrouble("closed")
        first.timeout.emit()
        await until(lambda: search.asked == 2 and not scope.running("ready"))
        indexer.end()
        assert not first.isActive()
        await scope.aclose()

    run(story())


def test_after_texts_were_taken_in_the_next_question_has_not_to_wait(run: Any, until: Any) -> None:
    async def story() -> None:
        scope = TaskScope(_fail)
        indexer, _ = _made(scope)
        search: Any = indexer._session.local_search  # noqa: SLF001 - as above
        indexer.look()
        await until(lambda: search.asked == 1 and not scope.running("index"))
        indexer.end()
        await scope.aclose()

    run(story())
