"""Pages that changed since a shift began, or since they were read: over all, a space, a search."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.domain.readings import Moved
from confluence_desk.ui.panels.history.changed_tab import ChangedTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import NOON, FakeLibrary, sample

Story = Callable[[ChangedTab, FakeLibrary], Coroutine[Any, Any, None]]
Tell = Callable[..., None]
REDIS = Moved(
    "14",
    "Redis <b>failover",
    "1",
    14,
    11,
    NOON - timedelta(hours=2),
    "ana",
    "Why",
    read_at=NOON - timedelta(days=2),
)
DEPLOY = Moved("15", "Deploy", "1", 3, 0, NOON - timedelta(hours=3), minor_edit=True)


class Finding:
    """Finds one page here; ``rows`` are on Confluence."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.rows: list[Moved] = []
        self.failure: DeskError | None = None
        self.gate: asyncio.Event | None = None

    async def ids(self, query: str) -> list[str]:
        if query == "wrong":
            raise CqlError("Something is missing", 0, 1)
        return ["14"]

    async def since(self, query: str, hours: int) -> list[Moved]:
        self.asked.append((query, hours))
        if self.gate is not None:
            await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return self.rows


@pytest.fixture
def tell(run: Any, qtbot: QtBot, theme: Theme, until: Any) -> Tell:
    def told(
        story: Story,
        target: str = "",
        rows: tuple[Moved, ...] = (REDIS, DEPLOY),
        found: Finding | None = None,
    ) -> None:
        kept: list[Any] = []  # qtbot holds widgets weakly

        async def main() -> None:
            scope = TaskScope(kept.append)
            library = sample()
            library.stored_spaces = sample().stored_spaces
            library.people["ana"] = "Ana Ruiz"
            library.history.changed_pages = list(rows)
            state = TabState("changes", target)
            searches = [("Runbooks", "label = runbook")]
            tab = ChangedTab(
                library,  # type: ignore[arg-type]
                searches,
                found or Finding(),  # type: ignore[arg-type]
                theme,
                scope,
                state,
                now=lambda: NOON,
            )
            kept.append(tab)
            qtbot.addWidget(tab)
            tab.resize(600, 300)
            tab.show()
            await until(lambda: library.history.asked or tab.said)
            await until(lambda: not scope.running("changed"))
            await story(tab, library)
            await tab.aclose()
            await scope.aclose()

        run(main())
        assert len(kept) == 1

    return told


def test_what_changed_since_the_last_shift_is_listed(
    tell: Tell, qtmodeltester: ModelTester
) -> None:
    async def story(tab: ChangedTab, library: FakeLibrary) -> None:
        assert library.history.asked == [(NOON - timedelta(hours=12), "", None)]
        assert tab.told.text() == "2 page(s)"
        said = tab.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert (
            said
            == "Redis <b>failover, Ana Ruiz · 2 hour(s) ago · Operations · read 2 day(s) ago, Why"
        )
        qtmodeltester.check(tab.model)  # type: ignore[no-untyped-call]
        assert not tab.grab().isNull()

    tell(story)


def test_it_is_narrowed_to_a_space_and_to_a_saved_search(tell: Tell, until: Any) -> None:
    async def story(tab: ChangedTab, library: FakeLibrary) -> None:
        asked = library.history.asked
        assert asked[0][1:] == ("2", None)
        tab.where.setCurrentIndex(tab.where.findData("search:label = runbook"))
        tab.where.activated.emit(tab.where.currentIndex())
        await until(lambda: len(asked) == 2)
        assert asked[1][1:] == ("", ["14"])
        assert tab.title == "Changed: Runbooks"
        assert tab.state().target == "search:label = runbook"

    tell(story, "space:2")


def test_what_changed_since_it_was_read_has_no_moment(tell: Tell, until: Any) -> None:
    async def story(tab: ChangedTab, library: FakeLibrary) -> None:
        tab.since.setCurrentIndex(tab.since.findData("read"))
        tab.since.activated.emit(tab.since.currentIndex())
        await until(lambda: len(library.history.asked) == 2)
        assert library.history.asked[1][0] is None
        assert tab.state().words == "read"

    tell(story)


def test_enter_shows_what_changed_and_with_ctrl_the_page(tell: Tell) -> None:
    async def story(tab: ChangedTab, _library: FakeLibrary) -> None:
        wished: list[str] = []
        opened: list[tuple[str, str, str]] = []
        tab.comparison_requested.connect(wished.append)
        tab.open_requested.connect(lambda *what: opened.append(what))
        tab.list.setCurrentIndex(tab.model.index(0))
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
        tab.list.setCurrentIndex(tab.model.index(1))
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
        shift = int((NOON - timedelta(hours=12)).timestamp())
        assert wished == ["14:11:14", f"15:~{shift}:3"]
        QTest.keyClick(tab.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert opened == [("15", "", "front")]

    tell(story)


def test_nothing_is_an_answer(tell: Tell) -> None:
    async def story(tab: ChangedTab, _library: FakeLibrary) -> None:
        assert tab.said.startswith("Nothing changed")

    tell(story, rows=())


def test_a_query_that_makes_no_sense_says_so(tell: Tell) -> None:
    async def story(tab: ChangedTab, _library: FakeLibrary) -> None:
        assert tab.said.startswith("This is not valid CQL")
        assert tab.where.currentText() == "wrong"

    tell(story, "search:wrong")


def test_news_are_listed_as_they_come(tell: Tell, until: Any) -> None:
    async def story(tab: ChangedTab, library: FakeLibrary) -> None:
        library.history.changed_pages = [DEPLOY]
        library.changed.emit(Changes(pages=frozenset({"15"})))
        await until(lambda: tab.told.text() == "1 page(s)")

    tell(story)


def test_news_that_come_while_confluence_is_asked_are_listed_too(tell: Tell, until: Any) -> None:
    async def story(tab: ChangedTab, library: FakeLibrary) -> None:
        found.gate = asyncio.Event()
        tab.reload()
        await until(lambda: len(found.asked) == 2)
        library.history.changed_pages = [DEPLOY]
        library.changed.emit(Changes(pages=frozenset({"15"})))
        assert tab.told.text() == "2 page(s)"
        found.gate.set()
        await until(lambda: tab.told.text() == "1 page(s)")
        await until(lambda: len(found.asked) == 3)

    found = Finding()
    tell(story, "space:2", found=found)


def test_what_changed_on_confluence_and_is_not_here_is_listed_as_well(tell: Tell) -> None:
    async def story(tab: ChangedTab, _library: FakeLibrary) -> None:
        assert found.asked == [('space = "ENG"', 12)]
        titles = [tab.model.index(n).data() for n in range(tab.model.rowCount())]
        assert titles == ["New there", "Redis <b>failover", "Deploy"]
        wished: list[str] = []
        tab.comparison_requested.connect(wished.append)
        tab.list.setCurrentIndex(tab.model.index(0))
        QTest.keyClick(tab.list, Qt.Key.Key_Return)
        assert wished[0].startswith("77:~")
        assert not tab.grab().isNull()

    found = Finding()
    found.rows = [REDIS, Moved("77", "New there", "", 0, 0, NOON)]
    tell(story, "space:2", found=found)


def test_offline_it_says_that_only_this_machine_was_looked_at(tell: Tell) -> None:
    async def story(tab: ChangedTab, _library: FakeLibrary) -> None:
        assert tab.told.text() == "2 page(s) on this machine"

    found = Finding()
    found.failure = Unreachable("acme.atlassian.net")
    tell(story, "space:2", found=found)
