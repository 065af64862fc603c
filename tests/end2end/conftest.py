"""A whole program on a demo site, in this process."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.ground import ground

register_scheme()
PATIENCE = 180.0
"""What is waited for may be a whole sync, in another process, on a machine that has more to do."""

# What WebEngine says once a process on a machine without a graphics card or a bus.
QUIET = (
    "RHI|QRhi|Vulkan|GBM|GPUInfo|This plugin does not support|OpenType support missing|"
    "Failed to connect to the bus"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(QUIET, extend=True))


@pytest.fixture(autouse=True)
def only_this_thread_ends_objects() -> Iterator[None]:
    """As the program's own collector: a widget that dies in another thread takes all with it."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def loop_outlives_windows(qapp: QApplication) -> None:
    """As in the program: closing the last window does not end the loop."""
    qapp.setQuitOnLastWindowClosed(False)


@dataclass(frozen=True)
class Running:
    """The program with its window open, and the site behind it."""

    demo: DemoSite
    desk: Desk
    window: MainWindow

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for what a person would wait to see."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                front = self.window.tabs.current
                notice = front.notice if isinstance(front, PagePanel) else ""
                pytest.fail(f"in front {front and front.state()}, notice “{notice}”")
            await asyncio.sleep(0.01)

    async def pause(self) -> None:
        """Let what waits come to its turn."""
        await asyncio.sleep(0.002)

    @property
    def page(self) -> PagePanel:
        """The page in front."""
        page = self.window.page
        assert isinstance(page, PagePanel)
        return page

    async def read(self, content_id: int) -> None:
        """Open a page and wait until it stands with its pictures."""
        self.window.open_page(str(content_id))
        await self.until(lambda: self.page.node_id == str(content_id) and self.page.settled)


Programs = Callable[[SiteState], AbstractAsyncContextManager[Running]]


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Programs:
    @asynccontextmanager
    async def started(state: SiteState) -> AsyncIterator[Running]:
        async with DemoSite(state) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
            desk = Desk(qapp, accounts, ground(tmp_path, settings))
            try:
                session = await accounts.sign_in(demo.url, demo.email, demo.token)
                yield Running(demo, desk, desk.show(session))
            finally:
                await desk.aclose()

    return started
