import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from confluence_desk.ui.activities import Activities
from confluence_desk.ui.tasks import TaskScope

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def test_work_with_words_is_listed_until_it_is_done(run: Run) -> None:
    async def story() -> None:
        activities, done = Activities(), asyncio.Event()
        scope = TaskScope(lambda _: None, activities=activities)
        task = scope.start(_wait(done), key="a", words="Downloading plan.pdf")
        scope.start(_wait(done), key="b")
        assert [activity.words for activity in activities] == ["Downloading plan.pdf"]
        done.set()
        await task
        await asyncio.sleep(0)
        assert len(activities) == 0
        await scope.aclose()

    run(story())


def test_listed_work_can_be_stopped(run: Run) -> None:
    async def story() -> None:
        activities, told = Activities(), []
        activities.changed.connect(lambda: told.append(len(activities)))
        scope = TaskScope(lambda _: None, activities=activities)
        task = scope.start(_wait(asyncio.Event()), key="a", words="Waiting for ever")
        next(iter(activities)).cancel()
        await asyncio.wait({task})
        await asyncio.sleep(0)
        assert task.cancelled()
        assert told == [1, 0]
        await scope.aclose()

    run(story())


def test_work_tells_how_far_it_is_and_only_of_itself(run: Run) -> None:
    async def story() -> None:
        activities, goes_on = Activities(), asyncio.Event()
        scope = TaskScope(lambda _: None, activities=activities)

        async def work() -> None:
            activities.progress(0.5)
            await goes_on.wait()

        scope.start(work(), key="a", words="Half done")
        scope.start(_wait(goes_on), key="b", words="Nobody knows")
        await asyncio.sleep(0)
        activities.progress(0.9)  # nobody's: this task is not listed
        assert [activity.share for activity in activities] == [0.5, None]
        await scope.aclose()

    run(story())


def test_work_that_is_done_in_a_blink_is_never_listed(run: Run, until: Callable[..., Any]) -> None:
    async def story() -> None:
        activities, done = Activities(patience=20), asyncio.Event()
        told: list[list[str]] = []
        activities.changed.connect(lambda: told.append([each.words for each in activities]))
        scope = TaskScope(lambda _: None, activities=activities)
        await scope.start(asyncio.sleep(0), key="a", words="A blink")
        scope.start(_wait(done), key="b", words="A while")
        await until(lambda: len(activities))
        done.set()
        await until(lambda: not len(activities))
        assert told == [["A while"], []]
        await scope.aclose()

    run(story())


async def _wait(event: asyncio.Event) -> None:
    await event.wait()
