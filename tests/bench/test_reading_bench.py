"""From a click to the painted page, and what a page on the screen holds, beside a bare view."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QRect, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.demo.launch import DemoProcess
from confluence_desk.domain.entities import Kind
from confluence_desk.services.look import Look
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.dressing import dressed
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import ORIGIN, SCHEME, DeskScheme, register_scheme
from tests.bench.family import memory
from tests.bench.real_window import opened

register_scheme()
pytestmark = pytest.mark.bench

Run = Callable[[Coroutine[Any, Any, None]], None]
ROOT = Path(__file__).parents[2]
PAGES, ROUNDS = 8, 4
WANTED, AT_MOST_MS, LARGE = 1.35, 150, 100_000
STRIP = QRect(0, 30, 600, 90)
"""Where the title stands: no two pages have the same picture there."""


def unexpected(trouble: BaseException) -> None:
    raise trouble


class Bare:
    """A view of Qt's own on the documents that the window shows, through the same handler."""

    def __init__(self, window: MainWindow, like: QWidget) -> None:
        self._look: Look = window.outfit.theme.look
        self._scope = TaskScope(unexpected)
        self._html: dict[str, str] = {}
        self._profile: QWebEngineProfile = closed_profile()
        scheme = DeskScheme(
            window.library,
            lambda _path, v: self._html.get(v),
            self._scope,
            self._profile,
        )
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), scheme)
        self.view = QWebEngineView()
        self._page = QWebEnginePage(self._profile, self.view)
        self.view.setPage(self._page)
        self.view.resize(like.size())
        self.view.show()

    def open(self, number: int, html: str) -> None:
        self._html = {str(number): dressed(html, self._look)}
        self._page.load(QUrl(f"{ORIGIN}/page/1?v={number}"))

    async def close(self) -> None:
        await self._scope.aclose()
        shiboken6.delete(self._page)
        shiboken6.delete(self._profile)
        shiboken6.delete(self.view)


async def _painted(widget: QWidget, begin: Callable[[], None]) -> float:
    """Milliseconds until another title is to be seen."""
    before = _strip(widget)
    start = time.perf_counter()
    begin()
    async with asyncio.timeout(30):
        while (now := _strip(widget)) == before or _empty(now):  # noqa: ASYNC110 - what is seen
            await asyncio.sleep(0.001)
    return (time.perf_counter() - start) * 1e3


def _strip(widget: QWidget) -> QImage:
    return widget.grab(STRIP).toImage()


def _empty(picture: QImage) -> bool:
    ground = picture.pixel(0, 0)
    across, down = range(0, picture.width(), 7), range(0, picture.height(), 7)
    return all(picture.pixel(x, y) == ground for x in across for y in down)


async def _settled(window: MainWindow, page_id: str) -> PagePanel:
    async with asyncio.timeout(30):
        while not (window.page and window.page.node_id == page_id and _stands(window.page)):  # noqa: ASYNC110 - a state of Qt
            await asyncio.sleep(0.01)
    page = window.page
    assert isinstance(page, PagePanel)
    return page


def _stands(page: object) -> bool:
    return isinstance(page, PagePanel) and page.settled


async def _cached(window: MainWindow) -> list[str]:
    """Pages of the demo that were read, so that all they need is here."""
    async with asyncio.timeout(30):
        while not window.library.spaces():  # noqa: ASYNC110 - a state of the library
            await asyncio.sleep(0.01)
    homes = [space.homepage_id for space in window.library.spaces() if space.homepage_id]
    found = list(homes)
    for home in homes:
        await window.library.refresh_children(home)
        below = window.library.children(home) or ()
        found += [node.id for node in below if node.kind is Kind.PAGE]
    for page_id in found[:PAGES]:
        window.open_page(page_id)
        await _settled(window, page_id)
    return found[:PAGES]


def test_from_a_click_to_the_painted_page(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        with DemoProcess() as access:
            async with opened(qapp, access, tmp_path) as (_desk, window):
                pages = await _cached(window)
                panel = await _settled(window, pages[-1])
                bare, ours, theirs = Bare(window, panel.view), [], []
                bare.open(0, _html(window, pages[-1]))
                await asyncio.sleep(1)
                for number, page_id in enumerate(pages * ROUNDS, 1):
                    html = _html(window, page_id)
                    theirs.append(
                        await _painted(bare.view, lambda n=number, h=html: bare.open(n, h))  # type: ignore[misc]
                    )
                    ours.append(
                        await _painted(
                            panel.view,
                            lambda p=page_id: panel.follow(f"{ORIGIN}/page/{p}"),  # type: ignore[misc]
                        )
                    )
                    await _settled(window, page_id)
                await bare.close()
                _report(ours, theirs)

    run(main())


def _html(window: MainWindow, page_id: str) -> str:
    document = window.library.document(page_id)
    assert document is not None
    assert len(document.html) < LARGE
    return document.html


def _report(ours: list[float], theirs: list[float]) -> None:
    median, least = statistics.median(ours), statistics.median(theirs)
    print(  # noqa: T201 - a bench reports
        f"\nfrom a click to the painted page: {median:.0f} ms, {max(ours):.0f} ms at worst;"
        f" bare view {least:.0f} ms, {max(theirs):.0f} ms at worst; ratio {median / least:.2f},"
        f" wanted {WANTED} and nothing over {AT_MOST_MS} ms;"
        f" load of the machine {os.getloadavg()[0]:.1f}"
    )


def _held(*arguments: str) -> float:
    """What a process with a page on the screen holds, in MiB."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.holding", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline()
        held = memory(process.pid)
        process.stdin.close()
        process.wait(30)
    return held


def test_what_a_page_on_the_screen_holds(run: Run, qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        with DemoProcess() as access:
            (tmp_path / "first").mkdir()
            (tmp_path / "ours").mkdir()
            async with opened(qapp, access, tmp_path / "first") as (desk, window):
                page_id = (await _cached(window))[0]
                (tmp_path / "page.html").write_text(_html(window, page_id), "utf-8")
                sheet = window.library.stylesheet(desk.theme.look)
                (tmp_path / "page.css").write_bytes(sheet)
            bare = _held("bare", str(tmp_path))
            ours = _held("ours", str(tmp_path / "ours"), page_id, *map(str, astuple(access)))
            print(  # noqa: T201 - a bench reports
                f"\nthe window on a page holds {ours:.0f} MiB, a bare view on the same page"
                f" {bare:.0f} MiB, ratio {ours / bare:.2f}, wanted {WANTED}"
            )

    run(main())
