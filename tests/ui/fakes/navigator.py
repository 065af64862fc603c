"""A shown navigator, used by titles."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from confluence_desk.ui.panels.navigator import Navigator
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]


class Shown:
    """A shown navigator and what it asked for."""

    def __init__(
        self,
        library: FakeLibrary,
        theme: Theme,
        settle: Settle,
        collected: FakeSession | None = None,
    ) -> None:
        self.library = library
        self.settle = settle
        self.scope = TaskScope(lambda _: None)
        self.nav = Navigator(
            library,  # type: ignore[arg-type]
            self.scope,
            theme,
            favourites=collected.favourites if collected else None,
            searches=collected.searches if collected else None,
        )
        self.opened: list[str] = []
        self.nav.go_requested.connect(self._heard)
        self.nav.resize(270, 500)
        self.nav.show()

    def _heard(self, content_id: str, how: str) -> None:
        if how == "here":
            self.opened.append(content_id)

    def index(self, title: str) -> QModelIndex:
        at = self.nav.tree.model().index(0, 0)
        while at.isValid() and at.data() != title:
            at = self.nav.tree.indexBelow(at)
        return at

    def shown(self) -> list[str]:
        found, at = [], self.nav.tree.model().index(0, 0)
        while at.isValid():
            found.append(at.data())
            at = self.nav.tree.indexBelow(at)
        return found

    async def expand(self, *titles: str) -> None:
        for title in titles:
            self.nav.tree.expand(self.index(title))
            await self.settle()

    def click(self, title: str) -> None:
        rect = self.nav.tree.visualRect(self.index(title))
        place = rect.center()
        QTest.mouseClick(self.nav.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def choose(self, title: str, words: str) -> None:
        menu = self.nav.menu(self.index(title))
        next(a for a in menu.actions() if a.text() == words).trigger()
        menu.deleteLater()

    def words(self, title: str) -> list[str]:
        menu = self.nav.menu(self.index(title))
        found = [a.text() for a in menu.actions() if not a.isSeparator()]
        menu.deleteLater()
        return found
