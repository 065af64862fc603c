"""What a tab costs beside a bare web view, and what another scheme costs with tabs open."""

import asyncio
import statistics
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QRect, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QStackedWidget

from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Scheme, Theme
from confluence_desk.ui.web.house import WebHouse
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import register_scheme
from tests.bench.family import memory
from tests.ui.fakes.reading import Pages

register_scheme()
pytestmark = pytest.mark.bench

Run = Callable[[Coroutine[Any, Any, None]], None]
STYLES = Path(__file__).parents[2] / "resources" / "styles"
ROUNDS = 9
TABS = 20
CORNER = QRect(4, 640, 4, 4)
STALL_MS, SWITCH_MS = 50, 150
BODY = (
    '<!DOCTYPE html><html class="light"><meta charset="utf-8"><title>Page</title>'
    + "<h2>Heading</h2><p>Some words of a paragraph that is long enough to wrap.</p>" * 300
)


class Watch:
    """How long the loop stood still at worst, and how long something took in all."""

    def __init__(self) -> None:
        self.stalls: list[float] = []
        self.times: list[float] = []

    @property
    def stall(self) -> float:
        return statistics.median(self.stalls)

    @property
    def time(self) -> float:
        return statistics.median(self.times)

    async def watch(self, begin: Callable[[], None], done: Callable[[], bool]) -> None:
        start = last = time.perf_counter()
        longest = 0.0
        begin()
        while not done():
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            await asyncio.sleep(0)
        self.stalls.append(max(longest, time.perf_counter() - last) * 1e3)
        self.times.append((time.perf_counter() - start) * 1e3)


class Window:
    """A stack of tabs, the way the window holds them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.library = Pages(
            drawn={str(n): Document(BODY, f"Page {n}", version=1) for n in range(TABS + ROUNDS)}
        )
        self.scope = TaskScope(_unexpected)
        self.house = WebHouse(self.library, theme, self.scope)
        self.stack = QStackedWidget()
        self.stack.resize(1000, 700)
        self.stack.show()
        self.tabs: list[PagePanel] = []

    def open(self, number: int) -> None:
        state = TabState("page", str(number))
        tab = PagePanel(self.library, self.theme, self.scope, self.house, state)  # type: ignore[arg-type]
        self.tabs.append(tab)
        self.stack.addWidget(tab)
        self.stack.setCurrentWidget(tab)

    async def settle(self) -> None:
        async with asyncio.timeout(30):
            while not self.tabs[-1].settled:  # noqa: ASYNC110 - a state of Qt, not an event
                await asyncio.sleep(0.005)

    def wears(self) -> bool:
        """Whether the page in front is painted in the colours of the moment."""
        picture = self.tabs[-1].grab(CORNER).toImage()
        return picture.pixelColor(2, 2) == self.theme.color("panel")

    async def worn(self) -> None:
        async with asyncio.timeout(30):
            while not self.wears():  # noqa: ASYNC110 - a state of Qt, not an event
                await asyncio.sleep(0.005)

    async def close(self) -> None:
        for tab in self.tabs:
            await tab.aclose()
        await self.scope.aclose()
        self.house.end()
        shiboken6.delete(self.stack)


def _unexpected(trouble: BaseException) -> None:
    raise trouble


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(STYLES)
    theme.apply(qapp)
    theme.choose(Scheme.LIGHT)
    return theme


async def _bare() -> Watch:
    watch, profile = Watch(), closed_profile()
    stack = QStackedWidget()
    stack.resize(1000, 700)
    stack.show()
    pages: list[QWebEnginePage] = []

    def begin(done: list[bool]) -> None:
        view = QWebEngineView()
        page = QWebEnginePage(profile, view)
        page.loadFinished.connect(done.append)
        view.setPage(page)
        page.setHtml(BODY, QUrl("desk://site/page/0"))
        stack.addWidget(view)
        stack.setCurrentWidget(view)
        pages.append(page)

    for _ in range(ROUNDS):
        finished: list[bool] = []
        await watch.watch(lambda: begin(finished), lambda: bool(finished))  # noqa: B023 - awaited here
    for page in pages:
        shiboken6.delete(page)
    shiboken6.delete(profile)
    shiboken6.delete(stack)
    return watch


def test_opening_a_tab(run: Run, theme: Theme) -> None:
    async def main() -> None:
        bare, ours, window = await _bare(), Watch(), Window(theme)
        window.open(TABS)
        await window.settle()
        for number in range(ROUNDS):
            window.house.warm()
            await asyncio.sleep(0.2)
            await ours.watch(
                lambda number=number: window.open(number),  # type: ignore[misc]
                lambda: window.tabs[-1].settled,
            )
        print(  # noqa: T201 - a bench reports
            f"\nopen a tab: stall {ours.stall:.0f} ms, bare view {bare.stall:.0f} ms, ratio"
            f" {ours.stall / bare.stall:.2f}; there after {ours.time:.0f} ms, bare view"
            f" {bare.time:.0f} ms, ratio {ours.time / bare.time:.2f}"
        )
        await window.close()
        assert ours.stall <= STALL_MS

    run(main())


def test_switching_the_scheme(run: Run, theme: Theme) -> None:
    async def switches(window: Window) -> Watch:
        watch = Watch()
        for number in range(ROUNDS):
            scheme = Scheme.DARK if number % 2 else Scheme.LIGHT
            theme.choose(scheme)
            await window.worn()
            other = Scheme.LIGHT if number % 2 else Scheme.DARK
            await watch.watch(lambda other=other: theme.choose(other), window.wears)  # type: ignore[misc]
        return watch

    async def main() -> None:
        window = Window(theme)
        window.open(0)
        await window.settle()
        one = await switches(window)
        for number in range(1, TABS):
            window.open(number)
            await window.settle()
        many = await switches(window)
        print(  # noqa: T201 - a bench reports
            f"\nswitch the scheme with {TABS} tabs: {many.time:.0f} ms, with one"
            f" {one.time:.0f} ms, ratio {many.time / one.time:.2f}"
        )
        await window.close()
        assert many.time <= SWITCH_MS

    run(main())


def test_memory_of_many_tabs(run: Run, theme: Theme) -> None:
    async def main() -> None:
        window = Window(theme)
        window.open(0)
        await window.settle()
        one = memory()
        for number in range(1, TABS):
            window.open(number)
            await window.settle()
        asleep = sum(tab.view.asleep for tab in window.tabs)
        await asyncio.sleep(1)  # processes take a moment to end
        many = memory()
        print(  # noqa: T201 - a bench reports
            f"\n{TABS} tabs, {asleep} of them asleep: {many:.0f} MiB, one tab {one:.0f} MiB,"
            f" ratio {many / one:.2f}, {(many - one) / (TABS - 1):.1f} MiB for each more"
        )
        await window.close()

    run(main())
