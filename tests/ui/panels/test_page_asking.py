import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from confluence_desk.domain.entities import Kind, PageNode
from confluence_desk.domain.errors import DeskError, Stopped
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.panels.page_asking import PATIENCE_MS, Asking
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.reading import three
from tests.ui.fakes.stopping import stop

Run = Callable[[Coroutine[Any, Any, None]], None]


def test_running_work_is_called_by_a_title_and_never_by_an_id(run: Run) -> None:
    library = FakeLibrary(nodes={"1": PageNode("1", Kind.PAGE, "Redis", "1")})
    told: list[str] = []
    troubles: list[BaseException] = []

    async def main() -> None:
        activities, parent = Activities(), QObject()
        activities.changed.connect(lambda: told.extend(each.words for each in activities))
        scope = TaskScope(troubles.append, activities=activities)
        asking = Asking(library, scope, PATIENCE_MS, parent)  # type: ignore[arg-type]
        for node_id in ("1", "98433"):
            asking.ask(node_id)
            asking.end()
        await scope.aclose()

    run(main())
    assert not troubles
    assert set(told) == {"Checking “Redis”", "Checking for news"}


def test_what_waits_to_be_asked_is_asked_once_and_ends_what_was_asked_before(
    run: Run, until: Any
) -> None:
    library = three()
    busy: list[bool] = []
    told: list[str] = []

    async def main() -> None:
        scope, parent = TaskScope(_unexpected), QObject()
        asking = Asking(library, scope, PATIENCE_MS, parent)  # type: ignore[arg-type]
        asking.busy_changed.connect(busy.append)
        asking.answered.connect(told.append)
        asking.ask("1")
        asking.ask_later("2")
        assert not asking.busy
        await asyncio.sleep(0)
        assert (busy, told) == ([True], [])
        asking.go()
        asking.go()
        await until(lambda: not asking.busy)
        asking.ask_later("3")
        asking.end()
        asking.go()
        assert not asking.busy
        await scope.aclose()

    run(main())
    assert (busy, told) == ([True, True, False], ["2"])


def test_a_question_that_was_stopped_is_told_and_is_out_no_more(run: Run) -> None:
    library = three()
    library.gates["1"] = asyncio.Event()
    refused: list[tuple[str, DeskError]] = []

    async def main() -> None:
        scope, parent = TaskScope(_unexpected), QObject()
        asking = Asking(library, scope, PATIENCE_MS, parent)  # type: ignore[arg-type]
        asking.refused.connect(lambda node, trouble: refused.append((node, trouble)))
        asking.ask("1")
        await asyncio.sleep(0)
        await stop(":page:")
        assert not asking.busy
        assert not asking.in_vain, "nobody asks again unasked"
        await scope.aclose()

    run(main())
    ((node, trouble),) = refused
    assert node == "1"
    assert isinstance(trouble, Stopped)


def _unexpected(trouble: BaseException) -> None:
    raise trouble
