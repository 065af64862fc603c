import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from confluence_desk.domain.errors import DeskError, Stopped, Unreachable
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.stopping import stop

Run = Callable[[Coroutine[Any, Any, None]], None]


class Answers:
    """A server whose replies arrive when the test says so."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.pending: dict[str, asyncio.Future[str]] = {}

    async def show(self, name: str) -> None:
        self.pending[name] = asyncio.get_running_loop().create_future()
        self.shown.append(await self.pending[name])


@pytest.fixture
def troubles() -> list[BaseException]:
    return []


@pytest.fixture
def scope(troubles: list[BaseException]) -> TaskScope:
    return TaskScope(troubles.append)


def test_a_started_task_runs_to_its_end_under_its_name(run: Run, scope: TaskScope) -> None:
    async def main() -> None:
        task = scope.start(asyncio.sleep(0, "done"), key="page")
        assert task.get_name() == "ui:page"
        assert scope.running("page")
        assert await task == "done"
        await asyncio.sleep(0)
        assert not scope.running("page")

    run(main())


def test_what_has_returned_is_not_under_way(run: Run, scope: TaskScope) -> None:
    """News that came right behind an end were held for what the task itself brought."""

    async def main() -> None:
        task = scope.start(asyncio.sleep(0), key="page")
        seen = []
        while not task.done():
            seen.append(scope.running("page"))
            await asyncio.sleep(0)
        assert all(seen)
        assert not scope.running("page")  # its end was not told yet
        await scope.aclose()

    run(main())


def test_a_late_answer_of_a_replaced_task_never_lands_trap_81(
    run: Run, scope: TaskScope, troubles: list[BaseException]
) -> None:
    answers = Answers()

    async def main() -> None:
        scope.start(answers.show("old"), key="page")
        await asyncio.sleep(0)
        answers.pending["old"].set_result("old")  # its answer is here already, unread
        scope.start(answers.show("new"), key="page")
        await asyncio.sleep(0)
        answers.pending["new"].set_result("new")
        await asyncio.sleep(0)
        await scope.aclose()

    run(main())
    assert answers.shown == ["new"]
    assert not troubles


def test_other_keys_are_left_alone(run: Run, scope: TaskScope) -> None:
    answers = Answers()

    async def main() -> None:
        scope.start(answers.show("tree"), key="tree")
        scope.start(answers.show("page"), key="page")
        await asyncio.sleep(0)
        for name in ("tree", "page"):
            answers.pending[name].set_result(name)
        await asyncio.sleep(0)
        await scope.aclose()

    run(main())
    assert answers.shown == ["tree", "page"]


def test_what_a_task_raises_is_reported_and_cancellation_is_not(
    run: Run, scope: TaskScope, troubles: list[BaseException]
) -> None:
    async def fails() -> None:
        raise Unreachable("acme.example")

    async def main() -> None:
        scope.start(fails(), key="fails")
        scope.start(asyncio.Event().wait(), key="waits")
        await asyncio.sleep(0)
        scope.cancel("waits")
        scope.cancel("never started")
        await asyncio.sleep(0)
        await scope.aclose()

    run(main())
    assert [type(t) for t in troubles] == [Unreachable]


def test_of_a_replaced_task_only_bugs_are_heard(
    run: Run, scope: TaskScope, troubles: list[BaseException]
) -> None:
    bug = ValueError("a bug")

    async def turns_cancellation_into(trouble: Exception) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise trouble from None

    async def main() -> None:
        for trouble in (Unreachable("acme.example"), bug):
            scope.start(turns_cancellation_into(trouble), key="page")
            await asyncio.sleep(0)
        await scope.aclose()

    run(main())
    assert troubles == [bug]


def test_closing_waits_for_the_cleanup_of_every_task(run: Run, scope: TaskScope) -> None:
    cleaned: list[str] = []

    async def slow_to_stop(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append(name)

    async def main() -> None:
        scope.start(slow_to_stop("one"), key="same")
        await asyncio.sleep(0)
        scope.start(slow_to_stop("two"), key="same")
        await asyncio.sleep(0)
        await scope.aclose()
        assert sorted(cleaned) == ["one", "two"]

    run(main())


def test_a_task_may_close_its_own_scope(run: Run, scope: TaskScope) -> None:
    async def main() -> None:
        await scope.start(scope.aclose(), key="close")

    run(main())


def test_nothing_runs_in_a_closed_scope(run: Run, scope: TaskScope) -> None:
    answers = Answers()

    async def main() -> None:
        await scope.aclose()
        task = scope.start(answers.show("late"), key="page")
        await asyncio.wait([task])
        assert task.cancelled()
        assert not answers.pending

    run(main())


def test_whoever_waits_hears_that_the_person_stopped_it_and_of_no_other_end(
    run: Run, scope: TaskScope, troubles: list[BaseException]
) -> None:
    heard: list[DeskError] = []

    async def main() -> None:
        never = asyncio.Event()
        scope.start(never.wait(), key="a", stopped=heard.append)
        scope.start(never.wait(), key="a", stopped=heard.append)  # replaced
        await asyncio.sleep(0)
        await stop(":a")
        assert [type(trouble) for trouble in heard] == [Stopped]
        scope.start(never.wait(), key="b", stopped=heard.append)
        scope.cancel("b")
        scope.start(asyncio.sleep(0), key="c", stopped=heard.append)
        scope.start(never.wait(), key="d", stopped=heard.append)
        await scope.aclose()
        assert len(heard) == 1
        assert not troubles

    run(main())
