"""Every screen that tests look at as a whole, over fakes; a new one is one function more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from confluence_desk.domain import errors
from confluence_desk.ui.remembered import TabState
from tests.ui.fakes.desk import Desk, site
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.pane import Pane, full
from tests.ui.fakes.screen_connecting import CONNECTING
from tests.ui.fakes.screen_dialogs import DIALOGS
from tests.ui.fakes.screen_finding import FINDING
from tests.ui.fakes.screen_history import HISTORY
from tests.ui.fakes.screen_lists import LISTS
from tests.ui.fakes.screen_menus import MENUS
from tests.ui.fakes.screen_offline import OFFLINE
from tests.ui.fakes.screen_tabs import TABS
from tests.ui.fakes.stage import Screen, Stage


@dataclass(frozen=True)
class Heading:
    """A heading of the page."""

    level: int
    text: str
    anchor: str


@asynccontextmanager
async def details(stage: Stage) -> AsyncIterator[QWidget]:
    """The right pane of a full page, resolved threads unfolded."""
    pane = Pane(full(), stage.theme, stage.settle)
    pane.panel.show_page("1")
    pane.panel.set_outline([Heading(1, "Redis", "a"), Heading(2, "Redis", "b")])
    await stage.settle()
    pane.panel.comments.light("c3")
    await stage.settle()
    yield pane.panel
    await pane.scope.aclose()
    pane.panel.close_panel()


@asynccontextmanager
async def details_of_nothing(stage: Stage) -> AsyncIterator[QWidget]:
    """The right pane without a page."""
    pane = Pane(FakeLibrary(), stage.theme, stage.settle)
    yield pane.panel
    await pane.scope.aclose()
    pane.panel.close_panel()


@asynccontextmanager
async def details_offline(stage: Stage) -> AsyncIterator[QWidget]:
    """The right pane where nothing is stored and nobody answers."""
    pane = Pane(FakeLibrary(failure=errors.Unreachable("acme")), stage.theme, stage.settle)
    pane.panel.show_page("7")
    await stage.settle()
    yield pane.panel
    await pane.scope.aclose()
    pane.panel.close_panel()


@asynccontextmanager
async def window(stage: Stage) -> AsyncIterator[QWidget]:
    """The whole window with its welcome."""
    desk = Desk(site(), stage.theme, stage.path, stage.settle)
    await stage.settle()
    desk.window.status.count()  # by itself it waits, and is seen on a slow machine alone
    await stage.settle()
    yield desk.window
    desk.window.close()
    await desk.window.aclose()


@asynccontextmanager
async def window_with_tabs(stage: Stage) -> AsyncIterator[QWidget]:
    """The whole window with two pages, offline, after a trouble."""
    desk = Desk(site(), stage.theme, stage.path, stage.settle)
    await stage.settle()
    for page in ("14", "15"):
        desk.window.tabs.open(TabState("page", page))
        await stage.settle()
    desk.session.connection.pause()
    desk.messages.report(errors.ServerFault(500))
    desk.window.status.count()
    await stage.settle()
    yield desk.window
    desk.window.close()
    await desk.window.aclose()


SCREENS: dict[str, Screen] = {
    **DIALOGS,
    **LISTS,
    **MENUS,
    **TABS,
    **OFFLINE,
    **HISTORY,
    **FINDING,
    "window": window,
    "window with tabs": window_with_tabs,
    "details": details,
    "details of nothing": details_of_nothing,
    "details offline": details_offline,
    **CONNECTING,
}


@asynccontextmanager
async def on_screen(name: str, stage: Stage) -> AsyncIterator[QWidget]:
    """One of them, laid out; nothing of it is left afterwards."""
    async with SCREENS[name](stage) as top:
        top.grab()
        yield top
    top.hide()
    top.deleteLater()
    await stage.settle()
