"""How closed tabs end."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.tab_endings import TabEndings
from confluence_desk.ui.tasks import TaskScope


class Slow(TabContent):
    """Ends when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = asyncio.Event()
        self.ended = False

    async def aclose(self) -> None:
        await self.may_end.wait()
        self.ended = True


class Broken(TabContent):
    async def aclose(self) -> None:
        raise ZeroDivisionError


def test_a_slow_end_is_waited_for_not_cut_short(
    run: Callable[[Coroutine[Any, Any, None]], None], qtbot: QtBot
) -> None:
    async def story() -> None:
        scope = TaskScope(lambda _trouble: None)
        endings, slow = TabEndings(scope), Slow()
        qtbot.addWidget(slow)
        endings.end(slow)
        waiting = asyncio.ensure_future(endings.aclose())
        await asyncio.sleep(0)
        assert not waiting.done()
        slow.may_end.set()
        await waiting
        assert slow.ended
        await endings.aclose()
        await scope.aclose()

    run(story())


def test_one_that_breaks_is_told_and_deleted_like_the_others(
    run: Callable[[Coroutine[Any, Any, None]], None], qtbot: QtBot
) -> None:
    async def story() -> None:
        troubles: list[BaseException] = []
        scope = TaskScope(troubles.append)
        endings, broken = TabEndings(scope), Broken()
        qtbot.addWidget(broken)
        gone: list[str] = []
        broken.destroyed.connect(lambda: gone.append("gone"))
        endings.end(broken)
        await endings.aclose()
        for _ in range(4):
            await asyncio.sleep(0)
        assert [type(trouble) for trouble in troubles] == [ZeroDivisionError]
        assert gone == ["gone"]
        assert not isValid(broken)
        await scope.aclose()

    run(story())
