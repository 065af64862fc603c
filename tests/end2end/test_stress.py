"""A hundred things done at random in the real windows, and what is left when all is closed."""

import random
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMenu

from confluence_desk.demo.content import fill
from confluence_desk.demo.state import SiteState
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.comparison import ComparisonTab
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import TabState
from tests.end2end.conftest import Programs, Running

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Run = Callable[[Coroutine[Any, Any, None]], None]
DEEDS = 100
MOST_TABS, MOST_WINDOWS = 15, 3

COMMANDS = (
    *("back", "forward", "reload", "star", "compare", "search_inside", "reveal"),
    *("next_tab", "previous_tab", "tab_after", "tab_before", "move_tab_after", "move_tab_before"),
    *("pin_tab", "duplicate_tab", "tab_to_window", "close_tab", "close_other_tabs", "reopen_tab"),
    *("tab_1", "tab_3", "last_tab", "new_tab", "zoom_in", "zoom_out", "zoom_reset"),
    *("toggle_left", "toggle_right", "work_offline", "refresh_spaces", "copy_link"),
)


class Somebody:
    """Does whatever comes to mind; ``done`` is what that was."""

    def __init__(self, running: Running, seed: int) -> None:
        self._running = running
        self._dice = random.Random(seed)  # noqa: S311 - the same story every time
        self._pages = [
            str(row.id) for row in running.demo.state.contents.values() if row.status == "current"
        ]
        self.done: list[str] = []

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        assert self._running.desk.windows is not None
        return self._running.desk.windows.all

    async def do_something(self) -> None:
        """One deed in one of the windows, and a look at what came of it."""
        window = self._dice.choice(self.windows)
        deed = self._dice.choices(
            (self._command, self._open, self._browse, self._type, self._part), (10, 5, 3, 1, 1)
        )[0]
        deed(window)
        for _ in range(self._dice.randrange(30)):
            await self._running.pause()

    def _command(self, window: MainWindow) -> None:
        enabled = [name for name in COMMANDS if window.actions_table[name].isEnabled()]
        name = self._dice.choice(enabled)
        crowded = len(self.windows) >= MOST_WINDOWS
        if not (name == "tab_to_window" and crowded):
            self._note(name)
            window.actions_table[name].trigger()

    def _open(self, window: MainWindow) -> None:
        how = self._dice.choice(("here", "here", "front", "behind"))
        if window.tabs.count < MOST_TABS:
            page = self._dice.choice(self._pages)
            self._note(f"open {page} {how}")
            window.opening.page(page, how=how)

    def _browse(self, window: MainWindow) -> None:
        tree, model = window.navigator.tree, window.navigator.tree.model()
        at = model.index(0, 0)
        for _ in range(self._dice.randrange(30)):
            below = tree.indexBelow(at)
            at = below if below.isValid() else at
        self._note(f"row {at.data()}")
        tree.setCurrentIndex(at)
        tree.setExpanded(at, not tree.isExpanded(at))

    def _type(self, window: MainWindow) -> None:
        words = self._dice.choice(("", "re", "redis", "nothing like this"))
        self._note(f"filter {words}")
        window.navigator.box.setText(words)
        window.top.address.setText(words)

    def _part(self, window: MainWindow) -> None:
        if len(self.windows) > 1:
            self._note("close window")
            window.close()
        else:
            self._note("new window")
            window.desk.new_window(None)

    def _note(self, what: str) -> None:
        self.done.append(what)

    async def tidy_up(self) -> None:
        """One window with one welcome, as at the start."""
        running = self._running
        for window in self.windows[1:]:
            window.close()
        (window,) = self.windows
        window.navigator.box.setText("")
        window.open_tab(TabState("welcome"))
        window.tabs.close_others(window.tabs.at)
        for index in reversed(range(window.tabs.count)):
            window.tabs.pin(index, pinned=False)
        window.tabs.close_others(window.tabs.find("welcome", ""))
        await running.until(lambda: window.tabs.count == 1 and views() <= 1)


def views() -> int:
    """How many web views there are in this process, once what is gone is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sum(isinstance(widget, QWebEngineView) for widget in QApplication.allWidgets())


def drawn(windows: tuple[MainWindow, ...]) -> int:
    """How many web views the tabs that are awake need."""
    awake = [content for window in windows for content in window.tabs.each()]
    pages = sum(isinstance(content, PagePanel) for content in awake)
    return pages + sum(isinstance(content, ComparisonTab) for content in awake)


def widgets() -> Counter[str]:
    """Every widget but those of menus, which stay with what they belong to."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Counter(
        type(widget).__name__
        for widget in QApplication.allWidgets()
        if not isinstance(widget, QMenu)
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_nothing_breaks_and_nothing_is_left(
    run: Run, program: Programs, seed: int
) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with program(state) as running:
            await running.until(running.window.library.spaces)
            somebody = Somebody(running, seed)
            for _ in range(10):
                await somebody.do_something()
            await somebody.tidy_up()
            before = widgets()
            for _ in range(DEEDS):
                await somebody.do_something()
                assert views() <= drawn(somebody.windows) + 5, somebody.done[-5:]
            await running.until(lambda: views() <= drawn(somebody.windows) + 1)
            await somebody.tidy_up()
            await running.until(lambda: widgets().total() - before.total() < 60)
            assert [notice for notice in running.desk.messages.history if notice.problem] == []
        assert views() == 0

    run(main())
    # The clipboard of a screen that is none would hold what was copied for longer than Python.
    QApplication.clipboard().clear()
