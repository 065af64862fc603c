from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtGui import QColor

from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, viewing

Run = Callable[[Coroutine[Any, Any, None]], None]
GREEN = QColor("#00ff00").rgb()

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


def test_what_is_told_to_have_arrived_is_on_the_screen(run: Run, theme: Theme, until: Any) -> None:
    async def main() -> None:
        pages = FakePages({"1": "<p>one</p>", "2": "<p id='green'>two</p>"})
        pages.sheet = b"body:has(#green) { background: #00ff00; height: 500px }"
        async with viewing(pages, theme) as seen:
            seen.view.resize(300, 300)
            seen.view.show()
            await seen.show("1")
            colours: list[int] = []
            seen.view.arrived.connect(
                lambda _id: colours.append(seen.view.grab().toImage().pixel(200, 200))
            )
            seen.start("2")
            await until(lambda: colours, 30)
            assert colours == [GREEN]

    run(main())
