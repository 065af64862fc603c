"""The navigator with everything open, and every menu that opens where one points."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.panels.tab_menu import TabListMenu, TabMenu
from confluence_desk.ui.web.menu import LinkHere, PlaceHere, page_menu
from tests.ui.fakes.library import sample
from tests.ui.fakes.navigator import Shown
from tests.ui.fakes.session import FakeSession
from tests.ui.fakes.stage import Screen, Stage
from tests.ui.fakes.tabs import Area, FakeContent

OPEN = ("Operations", "Runbooks", "Redis failover", "⟦Péršõñål špåçéš~~~~~⟧", "Ana Ruiz")


@asynccontextmanager
async def navigator(stage: Stage) -> AsyncIterator[QWidget]:
    """The navigator, unfolded, with a star, and the menu of each of its rows."""
    library = sample()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    collected = FakeSession(library)
    await collected.favourites.star("14")
    await collected.favourites.make_group("OPS")
    await collected.searches.save("redis", "redis")
    pane = Shown(library, stage.theme, stage.settle, collected)
    pane.nav.load()
    await stage.settle()
    for title in OPEN:
        if pane.index(title).isValid():
            await pane.expand(title)
    for title in pane.shown():
        pane.nav.menu(pane.index(title))
    yield pane.nav
    await pane.scope.aclose()
    pane.nav.close_model()


class Reader(QObject):
    """Hears what the menu of a page asks for."""

    link_clicked = Signal(str, str)
    browser_requested = Signal(str)

    def copy(self) -> None:
        """Nothing is selected."""

    def select_all(self) -> None:
        """There is no text."""


@asynccontextmanager
async def menus(stage: Stage) -> AsyncIterator[QWidget]:
    """The menus of tabs and of a link in a page."""
    area = Area(stage.theme, "14")
    area.area.show()
    for content in area.area.each():
        assert isinstance(content, FakeContent)
        content.become(content.state(), "redis")
    await stage.settle()
    TabMenu(area.area, 0, stage.theme)
    TabListMenu(area.area, stage.theme)
    link = LinkHere("desk://site/page/42", "https://acme.atlassian.net/42", "News", page=True)
    reader: Any = Reader()
    page_menu(area.area, PlaceHere(reader, link, selected=True), stage.theme)
    yield area.area
    await area.area.aclose()
    await area.scope.aclose()


MENUS: dict[str, Screen] = {"navigator": navigator, "menus": menus}
