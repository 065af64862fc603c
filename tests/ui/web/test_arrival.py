import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.surface import Surface
from tests.ui.web.browsing import FakePages, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]

pytestmark = pytest.mark.qt_log_level_fail("NO")


@pytest.mark.parametrize("shown", [True, False])
def test_a_page_arrives_before_it_counts_as_loaded_seen_or_not(
    run: Run, theme: Theme, until: Any, shown: bool
) -> None:
    async def main() -> None:
        async with viewing(FakePages({"1": "<p>one</p>", "2": "<p>two</p>"}), theme) as seen:
            order: list[tuple[str, str]] = []
            seen.view.arrived.connect(lambda node_id: order.append(("arrived", node_id)))
            seen.view.loaded.connect(lambda node_id: order.append(("loaded", node_id)))
            seen.view.setVisible(shown)
            seen.start("1")
            seen.start("2")
            await until(lambda: ("loaded", "2") in order, 30)
            assert order == [("arrived", "2"), ("loaded", "2")]

    run(main())


def test_a_picture_counts_once_webengine_has_a_new_one_and_it_was_painted(
    run: Run, theme: Theme, until: Any
) -> None:
    async def main() -> None:
        async with viewing(FakePages({}), theme) as seen:
            seen.view.hide()
            surface = seen.web
            assert isinstance(surface, Surface)
            for child in surface.findChildren(QWidget):
                child.removeEventFilter(surface)  # what happens is said here alone
            happened: list[QEvent.Type] = []
            told: list[int] = []
            surface.painted.connect(lambda: told.append(len(happened)))
            surface.await_picture()
            for kind in (QEvent.Type.Paint, QEvent.Type.Timer, QEvent.Type.Paint):
                for _turn in range(3):
                    await asyncio.sleep(0)
                happened.append(kind)
                surface.eventFilter(surface, QEvent(kind))
            await until(lambda: told)
            assert told == [3]

    run(main())
