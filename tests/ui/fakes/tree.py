"""The navigator's model under test, walked by titles."""

import asyncio
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QIcon

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.models.page_tree import PageTreeModel
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession


class Tree:
    """A model under test with what the tests ask of it."""

    def __init__(
        self, library: FakeLibrary, tester: Any, *, collected: FakeSession | None = None
    ) -> None:
        self.library = library
        self.troubles: list[BaseException] = []
        self.scope = TaskScope(self.troubles.append)
        # The tester would fetch inside its own signal handlers, which Qt's own checks refuse;
        # it is told not to before there is anything to fetch.
        spaces, library.stored_spaces = library.stored_spaces, []
        self.model = PageTreeModel(
            library,  # type: ignore[arg-type]
            self.scope,
            lambda _name: QIcon(),
            favourites=collected.favourites if collected else None,
            searches=collected.searches if collected else None,
        )
        if tester is not None:
            tester.check(self.model)
            tester._qt_tester.setUseFetchMore(False)  # noqa: SLF001 - pytest-qt offers no other way
        library.stored_spaces = spaces
        library.changed.emit(Changes(spaces=frozenset(s.id for s in spaces)))
        self.news: list[str] = []
        self.model.rowsInserted.connect(lambda *_: self.news.append("insert"))
        self.model.rowsRemoved.connect(lambda *_: self.news.append("remove"))
        self.model.dataChanged.connect(lambda *_: self.news.append("change"))
        self.model.layoutChanged.connect(lambda *_: self.news.append("layout"))

    def at(self, *titles: str) -> QModelIndex:
        """The row at the end of a way; a way begins at a section, or below "Spaces"."""
        index = self._begin(*titles)
        for title in titles:
            index = self.model.index(self.titles(index).index(title), 0, index)
        return index

    def _begin(self, *titles: str) -> QModelIndex:
        tops = self.titles()
        if not titles or titles[0] in tops:
            return QModelIndex()
        return self.model.index(tops.index("Spaces"), 0)

    def spaces(self) -> list[str]:
        return self.titles(self.at("Spaces"))

    def titles(self, under: QModelIndex | None = None) -> list[str]:
        under = under or QModelIndex()
        rows = range(self.model.rowCount(under))
        return [str(self.model.index(row, 0, under).data()) for row in rows]

    async def open(self, *titles: str) -> QModelIndex:
        """Fetch every level of the way and let the answers come."""
        index = self._begin(*titles)
        for title in titles:
            index = self.model.index(self.titles(index).index(title), 0, index)
            if self.model.canFetchMore(index):
                self.model.fetchMore(index)
            await settle()
        return self.at(*titles)


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)
