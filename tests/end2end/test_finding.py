"""Somebody finds things in the real window: types, completes, mends, filters, goes offline."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.demo.content import fill
from confluence_desk.demo.state import SiteState
from confluence_desk.services.search import Found
from confluence_desk.ui.models.found_results import FOUND
from confluence_desk.ui.panels.finder.suggestions import Suggestions
from confluence_desk.ui.panels.results import ResultsTab
from tests.end2end.conftest import Programs, Running

NOW = datetime.now(UTC)
PICTURES = os.environ.get("FINDING_PICTURES", "")


class Finder:
    """A window with a library of some pages, and somebody at its bar."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.window = running.window
        self.box = running.window.top.address
        self.window.resize(1280, 800)

    async def fetch(self) -> None:
        """Have the pages of the demo on this machine, ready to be found."""
        session = self.window.session
        await session.library.refresh_spaces()
        for found in await session.search.there("type in (page, blogpost)"):
            await session.library.refresh_page(found.id)
            await session.library.refresh_details(found.id)
        await session.indexing.catch_up()

    async def type(self, text: str, *, anew: bool = True) -> None:
        await self.running.until(self._at_the_box)
        if anew:
            self.box.clear()
        QTest.keyClicks(self.box, text)

    def _at_the_box(self) -> bool:
        """The view that is warmed for pages may become the active window at any time."""
        self.window.activateWindow()
        self.box.setFocus()
        return self.box.hasFocus()

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.box, key, held)

    async def offered(self, title: str) -> None:
        await self.running.until(lambda: title in self._offers())

    def _offers(self) -> list[str]:
        found = self.window.findChildren(Suggestions)
        models = [each.model for each in found if each.isVisible()]
        return [model.index(row).data() for model in models for row in range(model.rowCount())]

    @property
    def results(self) -> ResultsTab:
        tab = self.window.tabs.current
        assert isinstance(tab, ResultsTab)
        return tab

    @property
    def found(self) -> list[Found]:
        model = self.results.model
        return [model.index(row).data(FOUND) for row in range(model.rowCount())]

    async def answered(self, query: str, title: str) -> None:
        """Wait until all that answers it is here; what was there before may hold the title too."""
        await self.running.until(lambda: self._is_answered(query))
        assert title in [each.title for each in self.found]

    def _is_answered(self, query: str) -> bool:
        tab = self.window.tabs.current
        if not isinstance(tab, ResultsTab) or tab.title != query:
            return False
        return not tab._scope.running("search")  # noqa: SLF001 - said by a bar that moves only

    def picture(self, name: str) -> None:
        """For whoever wants to look."""
        if PICTURES:
            self.window.grab().save(str(Path(PICTURES) / f"{name}.png"))


def test_somebody_finds_a_runbook(run: Any, program: Programs) -> None:
    async def story(at: Finder) -> None:
        await at.type("redis fail")
        await at.offered("Redis failover")
        at.picture("1-words")
        question = "runbooks in OPS changed in the last 30 days by Ana"
        await at.type(question)
        await at.offered("Deploy and roll back")
        at.press(Qt.Key.Key_Return)
        await at.answered(question, "Deploy and roll back")
        at.picture("2-question")
        await at.type("space = oper")
        await at.offered("Operations")
        at.press(Qt.Key.Key_Tab)
        await at.type("and type = blog", anew=False)
        await at.offered("Write blogpost")
        assert at.box.verdict.text() == "Not yet CQL"
        at.picture("3-fault")
        at.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        assert at.box.text() == "space = OPS and type = blogpost"
        assert at.box.verdict.text() == "CQL ok"
        await at.type("redis")
        at.press(Qt.Key.Key_Return)
        await at.answered("redis", "Redis failover")
        first = at.found[0]
        assert (first.title, first.space_name, first.author) == (
            "Redis failover",
            "Operations",
            "Ana Ruiz",
        )
        assert "runbook" in first.labels
        assert first.excerpt
        assert first.heading
        assert [first.excerpt[start:end].lower() for start, end in first.lit]
        at.results.narrowing.rewritten.emit("text ~ redis AND label = runbook")
        await at.answered("text ~ redis AND label = runbook", "Redis failover")
        assert all("runbook" in each.labels for each in at.found if each.here)
        assert at.box.text() == "text ~ redis AND label = runbook"
        at.picture("4-filtered")
        at.results.enter()
        QTest.keyClick(at.results.list, Qt.Key.Key_Return)
        await at.running.until(lambda: at.window.page is not None)
        await at.running.until(lambda: at.running.page.settled)
        assert at.box.text() == ""
        at.window.session.connection.pause()
        await at.type("redis")
        at.press(Qt.Key.Key_Return)
        await at.answered("redis", "Redis failover")
        assert at.results.said.count("working offline") == 1
        assert all(each.here or each.kind == "attachment" for each in at.found)
        at.picture("5-offline")

    _spend(run, program, story)


def test_what_confluence_throws_away_is_found_here_trap_80(run: Any, program: Programs) -> None:
    async def story(at: Finder) -> None:
        at.window.session.connection.pause()
        for words, title in (
            ('"the best"', "First week on call"),
            ('"sentinel get-master-addr-by-name"', "Redis failover"),
            ('"-n1"', "Redis failover"),
        ):
            await at.type(words)
            at.press(Qt.Key.Key_Return)
            await at.answered(words, title)
            assert len(at.found) == 1

    _spend(run, program, story)


def test_files_and_comments_are_hits_that_open(run: Any, program: Programs) -> None:
    async def story(at: Finder) -> None:
        await at.type("type = attachment and title ~ topology")
        at.press(Qt.Key.Key_Return)
        await at.answered("type = attachment and title ~ topology", "redis-topology")
        at.results.enter()
        QTest.keyClick(at.results.list, Qt.Key.Key_Return)
        await at.running.until(lambda: at.window.tabs.current.kind == "attachment")  # type: ignore[union-attr]
        await at.type("type = comment and text ~ terminal")
        at.press(Qt.Key.Key_Return)
        await at.answered("type = comment and text ~ terminal", "Re: Redis failover")
        at.results.enter()
        QTest.keyClick(at.results.list, Qt.Key.Key_Return)
        await at.running.until(lambda: at.window.page is not None)
        await at.running.until(lambda: at.running.page.settled)

    _spend(run, program, story)


def _spend(run: Any, program: Programs, story: Callable[[Finder], Any]) -> None:
    async def main() -> None:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with program(state) as running:
            at = Finder(running)
            await at.fetch()
            await story(at)

    run(main())
