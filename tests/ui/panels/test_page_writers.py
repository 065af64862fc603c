"""A page with who wrote it: found out beside the loop, shown while it is wanted."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QObject

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Page, Version
from confluence_desk.domain.errors import DeskError, Paused, StoreTrouble, Unreachable
from confluence_desk.domain.events import Event
from confluence_desk.services.annotating import Authorship, Told
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page_writers import PageWriters
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.stopping import stop

Run = Callable[[Coroutine[Any, Any, None]], None]


class Shelf:
    """As much of a library as who wrote a page needs."""

    def __init__(self) -> None:
        self.changed: Event[Changes] = Event()
        self.annotating = self
        self.number = 3
        self.trouble: DeskError | None = None
        self.missing: tuple[int, ...] = ()
        self.asked = 0
        self.known = True
        self.moves = 0
        self.waits: asyncio.Event | None = None

    def document(self, node_id: str) -> Document | None:
        return Document("plain", "Retry", version=self.number) if node_id == "1" else None

    def _move(self) -> None:
        """Another version comes while one is looked at."""
        self.number, self.moves = self.moves, 0
        self.changed.emit(Changes(pages=frozenset({"1"})))

    def versions(self, _id: str) -> list[Version]:
        return [Version(3), Version(2)]

    def about(self, _id: str) -> Page:
        return Page("1", "Retry", "1", Version(self.number))

    async def authorship(self, _id: str, told: Told) -> Authorship | None:
        self.asked += 1
        told("fetching", 0, 2)
        told("reading", 0, 2)
        if self.waits is not None:
            await self.waits.wait()
        if isinstance(self.trouble, StoreTrouble):
            raise self.trouble
        if not self.known:
            return None
        document, number = Document("written", "Retry", version=self.number), self.number
        if self.moves:
            self._move()
        return Authorship(document, number, self.missing, self.trouble)


class Tab:
    """Writers with what they said."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.scope = TaskScope(lambda error: pytest.fail(str(error)))
        self.holder = QObject()
        self.writers = PageWriters(self.shelf, self.scope, self.holder)  # type: ignore[arg-type]
        self.said: list[tuple[str, str]] = []
        self.redrawn = 0
        self.compared: list[str] = []
        self.writers.said.connect(lambda text, kind: self.said.append((text, kind)))
        self.writers.changed.connect(self._redraw)
        self.writers.comparison_requested.connect(self.compared.append)

    def _redraw(self) -> None:
        self.redrawn += 1

    @property
    def html(self) -> str:
        found = self.writers.document("1")
        return found.html if found else ""


@pytest.fixture
def tab() -> Tab:
    return Tab()


def test_it_is_shown_once_it_is_known_and_until_it_is_wanted_no_more(
    tab: Tab, run: Run, until: Any
) -> None:
    async def work() -> None:
        tab.writers.toggle("1")
        assert tab.writers.shown_of("1")
        assert tab.html == "plain"
        await until(lambda: tab.redrawn)
        assert tab.html == "written"
        assert tab.said[1:] == [
            ("Fetching versions: 0 of 2", "info"), ("Comparing versions: 0 of 2", "info"),
            ("", "info"),
        ]  # fmt: skip
        tab.writers.toggle("1")
        assert tab.html == "plain"
        assert tab.redrawn == 2
        assert not tab.writers.shown_of("1")
        await tab.scope.aclose()

    run(work())


def test_what_was_stopped_shows_the_page_as_it_is_and_says_nothing_for_ever_trap_95(
    tab: Tab, run: Run
) -> None:
    async def work() -> None:
        tab.shelf.waits = asyncio.Event()
        tab.writers.toggle("1")
        await asyncio.sleep(0)
        assert tab.said[-1][0].startswith("Comparing")
        await stop(":writers")
        assert tab.said[-1] == ("", "info")
        assert not tab.writers.shown_of("1")
        await tab.scope.aclose()

    run(work())


def test_a_name_leads_to_what_its_version_changed(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.writers.toggle("1")
        await until(lambda: tab.redrawn)
        assert tab.writers.follow("desk://site/wrote/1/3")
        assert tab.compared == ["1:2:3"]
        assert tab.writers.follow("desk://site/wrote/1/2")
        assert tab.compared == ["1:2:3"]
        assert "oldest" in tab.said[-1][0]
        assert not tab.writers.follow("desk://site/page/3")
        assert tab.writers.follow("desk://site/wrote/")
        assert tab.html == "plain"
        await tab.scope.aclose()

    run(work())


def test_another_version_is_looked_at_at_once(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.writers.toggle("1")
        await until(lambda: tab.redrawn)
        tab.shelf.number = 4
        assert tab.html == "plain"
        tab.shelf.changed.emit(Changes(pages=frozenset({"2"})))
        tab.shelf.changed.emit(Changes(pages=frozenset({"1"})))
        await until(lambda: tab.redrawn == 2)
        assert tab.html == "written"
        assert tab.shelf.asked == 2
        await tab.scope.aclose()

    run(work())


def test_a_version_that_comes_meanwhile_is_looked_at_too(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.shelf.moves = 4
        tab.writers.toggle("1")
        await until(lambda: tab.html == "written")
        assert tab.shelf.number == 4
        assert tab.shelf.asked == 2
        await tab.scope.aclose()

    run(work())


def test_what_it_fetches_itself_is_no_news(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.shelf.moves = tab.shelf.number
        tab.writers.toggle("1")
        await until(lambda: tab.html == "written")
        await tab.scope.aclose()
        assert tab.shelf.asked == 1

    run(work())


def test_why_versions_are_missing_is_said(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.shelf.missing, tab.shelf.trouble = (1,), Unreachable("x.test")
        tab.writers.toggle("1")
        await until(lambda: tab.redrawn)
        assert tab.html == "written"
        assert tab.said[-1][1] == "warning"
        tab.shelf.missing, tab.shelf.trouble = (), None
        tab.writers.again()
        await until(lambda: tab.redrawn == 2)
        assert tab.said[-1] == ("", "info")
        await tab.scope.aclose()

    run(work())


def test_what_nobody_answered_is_worth_another_question(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        for trouble, worth in ((Unreachable("x.test"), True), (Paused("x"), True), (None, False)):
            tab.shelf.missing, tab.shelf.trouble = (1,), trouble
            tab.writers.toggle("1")
            count = tab.redrawn + 1
            await until(lambda count=count: tab.redrawn == count)
            assert tab.writers.in_vain is worth
            tab.writers.toggle("1")
            assert not tab.writers.in_vain
        await tab.scope.aclose()

    run(work())


def test_a_text_that_comes_late_is_shown_with_who_wrote_it(tab: Tab, run: Run, until: Any) -> None:
    async def work() -> None:
        tab.shelf.known = False
        tab.writers.toggle("1")
        await until(lambda: tab.said and tab.said[-1][1] == "warning")
        assert tab.html == "plain"
        assert tab.writers.in_vain
        tab.shelf.known = True
        await until(lambda: not tab.scope.running(tab.writers._key))  # noqa: SLF001 - its last step
        tab.shelf.changed.emit(Changes(pages=frozenset({"1"})))
        await until(lambda: tab.html == "written")
        await tab.scope.aclose()

    run(work())


def test_what_cannot_be_found_out_is_said_and_the_page_stays(
    tab: Tab, run: Run, until: Any
) -> None:
    async def work() -> None:
        tab.shelf.trouble = StoreTrouble("full")
        tab.writers.toggle("1")
        await until(lambda: tab.said and tab.said[-1][1] == "warning")
        assert tab.html == "plain"
        assert not tab.writers.shown_of("1")
        await tab.scope.aclose()

    run(work())


def test_another_page_is_shown_as_it_is(tab: Tab, run: Run) -> None:
    async def work() -> None:
        tab.writers.toggle("1")
        tab.writers.leave()
        assert not tab.scope.running("writers")
        assert tab.html == "plain"
        await tab.scope.aclose()
        tab.writers.end()
        assert tab.redrawn == 0

    run(work())
