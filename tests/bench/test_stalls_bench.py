"""A session in the real window on a site of another process: how long does the loop stand still?"""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from confluence_desk.demo.launch import Access, DemoProcess
from confluence_desk.desk import Desk
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.models.tree_nodes import Role
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Scheme
from confluence_desk.ui.web.scheme import register_scheme
from tests.bench.heartbeat import STALL_MS, Heartbeat
from tests.bench.real_window import opened

register_scheme()
pytestmark = pytest.mark.bench

Run = Callable[[Coroutine[Any, Any, None]], None]
SECONDS = float(os.environ.get("STALLS_SECONDS", "60"))
"""``STALLS_SECONDS=600 make bench`` is the long session."""
PAGES = 8_000
"""Enough for the generator to hang 2 200 children under one page."""
BIG = 1_500_000
LOTS = random.Random(5)  # noqa: S311 - the same session every time
_TYPED = "failover of the cluster"


@pytest.fixture(scope="module")
def site() -> Iterator[Access]:
    with DemoProcess(["--pages", str(PAGES)]) as access:
        yield access


def _make_big(access: Access) -> str:
    """Write a page of 1.5 MB into the first space; its id."""
    with httpx.Client(base_url=access.url, auth=(access.email, access.token), timeout=60) as http:
        space = http.get("/wiki/api/v2/spaces").json()["results"][0]
        row = "<tr>" + "<td><p>some words in a cell</p></td>" * 6 + "</tr>"
        table = f"<table><tbody>{row * 8}</tbody></table>"
        block = f"<h2>Part</h2><p>{'words of a long text ' * 40}</p>{table}"
        text = block * (BIG // len(block))
        page = {"spaceId": space["id"], "status": "current", "title": "A very long page"}
        body = {"representation": "storage", "value": text}
        made = http.post("/wiki/api/v2/pages", json=page | {"body": body})
        made.raise_for_status()
        return str(made.json()["id"])


class Person:
    """Somebody at the window, and the pulse of it."""

    def __init__(self, desk: Desk, window: MainWindow, heart: Heartbeat, big: str) -> None:
        self.desk = desk
        self.window = window
        self.heart = heart
        self.big = big
        self.crowded = ""
        self.ids: list[str] = []

    async def until(self, condition: Callable[[], object], seconds: float = 8) -> None:
        deadline = time.monotonic() + seconds
        while not condition() and time.monotonic() < deadline:  # noqa: ASYNC110 - states of Qt
            await asyncio.sleep(0.02)

    def settled(self) -> bool:
        page = self.window.page
        return not isinstance(page, PagePanel) or page.settled

    async def learn(self) -> None:
        """Find the pages there are, and the one with very many children."""
        library = self.window.library
        await self.until(library.spaces, 30)
        spaces = {space.key: space for space in library.spaces()}
        generated = spaces["GEN"]
        await library.refresh_children(f"space:{generated.id}")
        for _ in range(2):
            for node in library.children(f"space:{generated.id}") or []:
                self.ids.append(node.id)
        for node_id in self.ids[:10]:
            await library.refresh_children(node_id)
            below = library.children(node_id) or []
            if len(below) > 2_000:
                self.crowded = node_id

    async def open_pages(self) -> None:
        for node_id in LOTS.sample(self.ids, min(4, len(self.ids))):
            self.window.open_page(node_id)
            await self.until(self.settled)
            await asyncio.sleep(0.2)

    async def open_big(self) -> None:
        self.window.open_page(self.big)
        await self.until(self.settled)
        await self.scroll_page()

    async def scroll_page(self) -> None:
        page = self.window.page
        if isinstance(page, PagePanel):
            for step in range(12):
                page.view.move_to(step * 400.0)
                await asyncio.sleep(0.03)

    def row(self, content_id: str) -> QModelIndex:
        tree = self.window.navigator.tree
        at = tree.model().index(0, 0)
        while at.isValid() and at.data(Role.CONTENT_ID) != content_id:
            at = tree.indexBelow(at)
        return at

    async def expand_crowd(self) -> None:
        navigator = self.window.navigator
        navigator.reveal(self.crowded)
        await self.until(lambda: navigator.current_id() == self.crowded, 4)
        index = navigator.tree.currentIndex()
        navigator.tree.expand(index)
        await asyncio.sleep(0.5)
        bar = navigator.tree.verticalScrollBar()
        for step in range(25):
            bar.setValue(bar.maximum() * step // 25)
            await asyncio.sleep(0.02)
        navigator.tree.collapse(navigator.tree.currentIndex())
        await asyncio.sleep(0.1)

    async def type_filter(self) -> None:
        await self._type(self.window.navigator.box.setText)
        self.window.navigator.box.clear()
        await asyncio.sleep(0.1)

    async def type_address(self) -> None:
        self.window.top.focus_address()
        await self._type(self.window.top.address.setText)
        self.window.top.address.clear()

    async def type_palette(self) -> None:
        self.window.sheets.open_palette()
        palette = self.window.sheets._palette  # noqa: SLF001 - nobody else needs it
        assert palette is not None
        box = palette.findChild(QLineEdit)
        assert box is not None
        await self._type(box.setText)
        palette.close_palette()

    async def _type(self, write: Callable[[str], None]) -> None:
        for length in range(1, len(_TYPED) + 1):
            write(_TYPED[:length])
            await asyncio.sleep(0.06)

    async def search(self) -> None:
        self.window.search('text ~ "failover"')
        await asyncio.sleep(1)
        self.window.tabs.close_tab(self.window.tabs.at)

    async def many_tabs(self) -> None:
        tabs = self.window.tabs
        before = tabs.count
        for node_id in (self.ids * 20)[:20]:
            self.window.open_tab(TabState("page", node_id))
            await asyncio.sleep(0.15)
        for _ in range(12):
            tabs.next()
            await asyncio.sleep(0.15)
        while tabs.count > max(before, 1):
            tabs.close_tab(tabs.count - 1)
            await asyncio.sleep(0.03)

    async def switch_theme(self) -> None:
        for scheme in (Scheme.DARK, Scheme.LIGHT):
            self.desk.theme.choose(scheme)
            await asyncio.sleep(0.3)

    async def fold_details(self) -> None:
        for section in self.window.details.sections:
            for shown in (not section.opened, section.opened):
                section.set_opened(shown)
                await asyncio.sleep(0.05)

    async def refresh_spaces(self) -> None:
        self.window.navigator.load()
        await asyncio.sleep(0.3)

    async def keep_offline(self) -> None:
        self.window.navigator.keep_offline(LOTS.choice(self.ids))
        await asyncio.sleep(0.3)
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        await asyncio.sleep(0.1)

    async def settings(self) -> None:
        self.window.desk.settings(self.window, "")
        await asyncio.sleep(0.3)
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        await asyncio.sleep(0.1)

    @property
    def habits(self) -> dict[str, Callable[[], Awaitable[None]]]:
        return {
            "opening pages": self.open_pages,
            "opening a page of 1.5 MB": self.open_big,
            "scrolling": self.scroll_page,
            "expanding 2 200 children": self.expand_crowd,
            "typing into the filter": self.type_filter,
            "typing an address": self.type_address,
            "typing into the palette": self.type_palette,
            "searching": self.search,
            "opening and closing 20 tabs": self.many_tabs,
            "switching the scheme": self.switch_theme,
            "folding details": self.fold_details,
            "refreshing the spaces": self.refresh_spaces,
            "asking what to keep offline": self.keep_offline,
            "opening the settings": self.settings,
        }

    async def live(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for doing, deed in self.habits.items():
                self.heart.doing = doing
                await deed()
                self.heart.doing = f"resting after {doing}"
                await asyncio.sleep(0.2)


def test_no_stall_in_a_session(run: Run, qapp: QApplication, site: Access, tmp_path: Path) -> None:
    big = _make_big(site)

    async def main() -> None:
        heart = Heartbeat()
        async with opened(qapp, site, tmp_path) as (desk, window):
            person = Person(desk, window, heart, big)
            await person.learn()
            await asyncio.sleep(1)
            heart.begin()
            await person.live(SECONDS)
            heart.end()
        _report(heart)

    run(main())


def _report(heart: Heartbeat) -> None:
    load = os.getloadavg()[0]
    long = sum(work > STALL_MS for work in heart.works)
    kept = sum(stall.ours and stall.busy <= STALL_MS for stall in heart.stalls)
    print(  # noqa: T201 - a bench reports
        f"\nsession of {SECONDS:.0f} s: beats late by {heart.percentile(0.5):.1f} ms (half),"
        f" {heart.percentile(0.99):.0f} ms (99 %), {max(heart.delays):.0f} ms at worst;"
        f" of {len(heart.works)} turns of the loop {len(heart.stalls)} lasted over {STALL_MS} ms:"
        f" {long} worked that long, {max(heart.works):.0f} ms at most, {kept} more waited for"
        f" others in this process, the rest for the machine, whose load was {load:.1f}"
    )
    for doing, count in Counter(one.doing for one in heart.stalls if one.ours).most_common():
        print(f"  {count} while {doing}")  # noqa: T201 - as above
    for stall in sorted(heart.stalls, key=lambda one: -one.busy - one.waited)[:60]:
        print(f"  {stall}")  # noqa: T201 - as above
