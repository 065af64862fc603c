"""Pages load while something listens to the window; a filter of the whole application crashed."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.collecting import Collector
from confluence_desk.ui.panels.popover import Popover
from confluence_desk.ui.panels.tab_switcher import Choice, TabSwitcher
from confluence_desk.ui.theme import Theme
from tests.ui.web.browsing import FakePages, Seen, housing

Run = Callable[[Coroutine[Any, Any, None]], None]
WHOLE = 902
"""Beats after which the collector has begun to watch for hands."""


def with_list(window: QWidget) -> Callable[[], None]:
    anchor = QPushButton(window)
    popover = Popover("Things", QLabel("thing"), window)
    popover.open(anchor)
    return popover.close_popover


def with_tabs(window: QWidget) -> Callable[[], None]:
    switcher = TabSwitcher(window)
    switcher.begin([Choice("one", QIcon(), "one"), Choice("two", QIcon(), "two")])
    return switcher.end


def with_collector(_window: QWidget) -> Callable[[], None]:
    collector = Collector(at_work=lambda: True)
    collector.begin()
    for _ in range(WHOLE - 2):
        collector.collect()
    return collector.end


@pytest.mark.parametrize("listening", [with_list, with_tabs, with_collector])
def test_a_page_loads_while_something_listens(
    run: Run, qtbot: QtBot, theme: Theme, listening: Callable[[QWidget], Callable[[], None]]
) -> None:
    library = FakePages({"1": "<p>one</p>"})
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)

    async def main() -> None:
        async with housing(library, theme) as house:
            view = house.view()
            QVBoxLayout(window).addWidget(view)
            window.show()
            end = listening(window)
            seen = Seen(view, library)
            await seen.show("1")
            assert await seen.ask("document.body.textContent") == "one"
            end()
            view.end()

    run(main())
