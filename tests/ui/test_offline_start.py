"""Starting with the site gone, as on a train: what was read is there at once (trap 95)."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.connection import Link
from confluence_desk.system.credentials import Secrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.ground import ground

register_scheme()
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]


class Ring(Secrets):
    """A keyring that outlives the program."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        return self._kept.get(name)

    async def set(self, name: str, value: str) -> None:
        self._kept[name] = value

    async def delete(self, name: str) -> None:
        self._kept.pop(name, None)


class Program:
    """The program on one machine, started as often as one likes."""

    def __init__(self, app: QApplication, path: Path, gateway: str) -> None:
        self._app = app
        self._path = path
        self._ring = Ring()
        self._gateway = gateway

    def start(self) -> Desk:
        """A new run with what the last one left behind."""
        settings = Settings(self._path / "settings.json")
        accounts = Accounts(self._ring, settings, self._path, gateway=self._gateway)
        return Desk(self._app, accounts, ground(self._path, settings))


def titles(desk: Desk) -> list[str]:
    assert desk.window is not None
    model = desk.window.navigator.tree.model()
    role = Qt.ItemDataRole.DisplayRole
    sections = [model.index(row, 0) for row in range(model.rowCount())]
    places = [model.index(n, 0, at) for at in sections for n in range(model.rowCount(at))]
    return [str(place.data(role)) for place in places]


def settled(window: MainWindow) -> bool:
    return isinstance(window.page, PagePanel) and window.page.settled


async def read_online(program: Program, demo: DemoSite, until: Until) -> None:
    """A first run that reads one page."""
    desk = program.start()
    window = desk.show(await desk.accounts.sign_in(demo.url, demo.email, demo.token))
    await until(lambda: "Operations" in titles(desk), 20)
    window.open_address("OPS:Redis failover")
    await until(lambda: window.windowTitle().startswith("Redis failover"), 20)
    await until(lambda: settled(window), 20)
    desk.quit()
    await desk.aclose()


@pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True)
def test_a_start_without_the_site_shows_spaces_and_the_last_page_trap_95(
    run: Run, qapp: QApplication, tmp_path: Path, until: Until
) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, datetime.now(UTC))
        async with DemoSite(state) as demo:
            program = Program(qapp, tmp_path, demo.gateway)
            await read_online(program, demo, until)
        # The site is gone: nothing listens at its address any more.
        desk = program.start()
        living = asyncio.create_task(desk.live())
        await until(lambda: desk.window is not None)
        window = desk.window
        assert window is not None
        assert "Operations" in titles(desk)
        assert window.windowTitle().startswith("Redis failover")
        await until(lambda: settled(window), 20)
        session = desk.session
        assert session is not None
        await until(lambda: session.connection.state is Link.OFFLINE, 20)
        page = window.page
        assert isinstance(page, PagePanel)
        await until(lambda: page.notice, 20)
        assert "saved" in page.notice
        assert window.notices.bar.text == ""
        window.close()
        assert await living == 0
        await desk.aclose()

    run(main())


@pytest.mark.qt_log_ignore("RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support", extend=True)
def test_every_tab_heals_when_somebody_goes_online_again_trap_97(
    run: Run, qapp: QApplication, tmp_path: Path, until: Until
) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, datetime.now(UTC))
        async with DemoSite(state) as demo:
            program = Program(qapp, tmp_path, demo.gateway)
            await read_online(program, demo, until)
            desk = program.start()
            living = asyncio.create_task(desk.live())
            await until(lambda: desk.window is not None)
            window = desk.window
            assert window is not None
            await until(lambda: settled(window), 20)
            switch = window.actions_table["work_offline"]
            switch.trigger()
            first = window.page
            assert isinstance(first, PagePanel)
            window.actions_table["duplicate_tab"].trigger()
            second = window.page
            assert isinstance(second, PagePanel)
            assert second is not first
            window.tabs.go(0)
            first.reload()
            window.tabs.go(1)
            await until(lambda: first.notice and second.notice, 20)
            for page in (first, second):
                assert page.notice.startswith("You are working offline")
            switch.trigger()
            await until(lambda: not second.notice and settled(window), 20)
            window.tabs.go(0)
            await until(lambda: not first.notice and settled(window), 20)
            window.close()
            assert await living == 0
            await desk.aclose()

    run(main())
