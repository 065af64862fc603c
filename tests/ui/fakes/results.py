"""A tab of results over a search that a test decides, and what one does with it."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from confluence_desk.services.search import Found
from confluence_desk.ui.panels.results import ResultsTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import NOON
from tests.ui.fakes.search import FakeSearch

Until = Callable[..., Coroutine[Any, Any, None]]
Story = Callable[[ResultsTab, FakeSearch], Coroutine[Any, Any, None]]
Tell = Callable[..., None]

REDIS = Found("1", "page", "Redis <b>failover", "Operations", "", NOON, here=True)
QUORUM = Found("2", "page", "Quorum", "Operations", "after a failover", NOON - timedelta(days=3))
FILE = Found("att3", "attachment", "failover.png", "Operations", web_path="/x/att3")


def find(**more: Any) -> FakeSearch:
    return FakeSearch({"redis": [REDIS]}, {"redis": [QUORUM, REDIS, FILE]}, **more)


def teller(run: Any, theme: Theme, until: Until) -> Tell:
    """What shows a tab with its first answers to a story, and ends it."""

    def told(story: Story, search: FakeSearch, state: TabState | None = None) -> None:
        async def main() -> None:
            troubles: list[BaseException] = []
            scope = TaskScope(troubles.append)
            tab = ResultsTab(
                search,  # type: ignore[arg-type]
                theme,
                scope,
                state or TabState("results", "redis"),
                now=lambda: NOON,
            )
            tab.resize(760, 480)
            tab.show()
            if not search.gates:
                await until(lambda: not scope.running("search"))
            try:
                await story(tab, search)
            finally:  # a window that is left stands in the way of other tests
                await tab.aclose()
                await scope.aclose()
                shiboken6.delete(tab)
            assert not troubles

        run(main())

    return told


def titles(tab: ResultsTab) -> list[str]:
    return [tab.model.index(row).data() for row in range(tab.model.rowCount())]


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(lambda *values: told.append(values))
    return told


def key(widget: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def press(tab: ResultsTab, words: str) -> None:
    next(b for b in tab.findChildren(QPushButton) if b.text() == words).click()
