"""An alert is pasted; the runbooks that fit stand below it, each with why."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.hits import Excerpt, Hit, Match, Where
from confluence_desk.services.alerts import AlertMatch, Runbook, Sign, SignKind
from confluence_desk.services.drafts import Drafts
from confluence_desk.ui.panels.alert_tab import AlertTab
from confluence_desk.ui.remembered import TabState, fit_for_a_file
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.drawer import Drawer

NOW = datetime(2026, 11, 21, 3, 10, tzinfo=UTC)
SIGNS = (Sign("RedisPrimaryDown", SignKind.NAME, 3.0), Sign("redis", SignKind.WORD, 2.0))
HIT = Hit(
    "7", "page", "Redis <b>failover</b>", "Operations", "OPS", NOW, labels=("runbook", "redis"),
    excerpt=Excerpt("fired for more than a minute", (), "When to do it"),
)  # fmt: skip
WHY = (
    Match("redis", Where.TITLE),
    Match("redis", Where.LABEL),
    Match("RedisPrimaryDown", Where.TEXT),
)


class Runbooks:
    def __init__(self) -> None:
        self.answer = AlertMatch(SIGNS, (Runbook(HIT, 1.0, WHY),))
        self.trouble: StoreTrouble | None = None
        self.asked: list[str] = []
        self.wait: asyncio.Event | None = None

    async def match(self, text: str) -> AlertMatch:
        self.asked.append(text)
        if self.wait is not None and len(self.asked) == 1:
            await self.wait.wait()
            return AlertMatch()
        if self.trouble is not None:
            raise self.trouble
        return self.answer


def made_drafts() -> Drafts:
    return Drafts(Drawer())  # type: ignore[arg-type]


Story = Callable[[AlertTab, Runbooks, Any], Any]


@pytest.fixture
def tell(qtbot: QtBot, theme: Theme, run: Any, until: Any) -> Iterator[Callable[[Story], None]]:
    def told(story: Story) -> None:
        async def whole() -> None:
            scope = TaskScope(lambda trouble: pytest.fail(repr(trouble)))
            runbooks = Runbooks()
            tab = AlertTab(
                runbooks, made_drafts(), theme, scope, TabState("alert"), now=lambda: NOW
            )
            qtbot.addWidget(tab)
            tab.resize(800, 600)
            tab.show()
            try:
                await story(tab, runbooks, until)
            finally:
                await tab.aclose()
                await scope.aclose()

        run(whole())

    yield told  # noqa: PT022 - qtbot holds widgets weakly


def test_what_fits_comes_with_why(tell: Any) -> None:
    async def story(tab: AlertTab, runbooks: Runbooks, until: Any) -> None:
        tab.box.setPlainText("alertname=RedisPrimaryDown")
        await until(lambda: len(tab.rows) == 1)
        assert runbooks.asked == ["alertname=RedisPrimaryDown"]
        assert tab.rows[0].accessibleName() == (
            "Redis <b>failover</b>, Title: redis, Labels: redis, Text: RedisPrimaryDown"
        )
        assert tab.said == ""

    tell(story)


def test_a_row_opens_and_ctrl_enter_opens_the_first(tell: Any) -> None:
    async def story(tab: AlertTab, _runbooks: Runbooks, until: Any) -> None:
        opened: list[tuple[str, str, str]] = []
        tab.open_requested.connect(lambda *words: opened.append(words))
        tab.box.setPlainText("redis")
        await until(lambda: bool(tab.rows))
        tab.rows[0].click()
        QTest.keyClick(tab.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert opened == [("7", "", "here")] * 2
        assert tab.box.toPlainText() == "redis"

    tell(story)


def test_an_empty_box_says_what_to_do(tell: Any) -> None:
    async def story(tab: AlertTab, runbooks: Runbooks, until: Any) -> None:
        assert "Paste an alert" in tab.said
        tab.box.setPlainText("redis")
        await until(lambda: bool(tab.rows))
        tab.box.setPlainText("  ")
        await until(lambda: not tab.rows)
        assert "Paste an alert" in tab.said
        assert runbooks.asked == ["redis"]

    tell(story)


def test_where_nothing_fits_confluence_can_be_searched(tell: Any) -> None:
    async def story(tab: AlertTab, runbooks: Runbooks, until: Any) -> None:
        runbooks.answer = AlertMatch(SIGNS)
        sought: list[str] = []
        tab.search_requested.connect(sought.append)
        tab.box.setPlainText("redis")
        await until(lambda: "No page on this machine fits" in tab.said)
        next(b for b in tab.findChildren(QPushButton) if b.text() == "Search Confluence").click()
        assert sought == ["RedisPrimaryDown redis"]

    tell(story)


def test_a_text_without_signs_and_a_library_in_trouble_say_so(tell: Any) -> None:
    async def story(tab: AlertTab, runbooks: Runbooks, until: Any) -> None:
        runbooks.answer = AlertMatch()
        tab.box.setPlainText("12:00")
        await until(lambda: "Nothing in this text" in tab.said)
        runbooks.trouble = StoreTrouble("damaged")
        tab.reload()
        await until(lambda: "Nothing in this text" not in tab.said)
        assert tab.said

    tell(story)


def test_a_late_answer_is_dropped(tell: Any) -> None:
    """Trap 81: older answers came over newer ones."""

    async def story(tab: AlertTab, runbooks: Runbooks, until: Any) -> None:
        runbooks.wait = asyncio.Event()
        tab.box.setPlainText("first")
        await until(lambda: runbooks.asked == ["first"])
        tab.box.setPlainText("second")
        await until(lambda: bool(tab.rows))
        runbooks.wait.set()
        for _ in range(5):
            await asyncio.sleep(0)
        assert len(tab.rows) == 1

    tell(story)


class Runs:
    """Tabs of one library, one after the other or side by side."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.drafts = made_drafts()
        self._theme = theme
        self._qtbot = qtbot
        self._scopes: list[TaskScope] = []

    def tab(self, state: TabState) -> AlertTab:
        scope = TaskScope(lambda trouble: pytest.fail(repr(trouble)))
        tab = AlertTab(Runbooks(), self.drafts, self._theme, scope, state)
        self._scopes.append(scope)
        self._qtbot.addWidget(tab)
        return tab

    def in_file(self, tab: AlertTab) -> TabState:
        """What the file of windows holds of it."""
        (kept,) = fit_for_a_file([tab.state()])
        return kept

    async def end(self, *tabs: AlertTab) -> None:
        for tab in tabs:
            await tab.aclose()
        for scope in self._scopes:
            await scope.aclose()


@pytest.fixture
def runs(theme: Theme, qtbot: QtBot) -> Runs:
    return Runs(theme, qtbot)


def test_what_was_pasted_goes_along_and_into_no_plain_file(
    runs: Runs, run: Any, until: Any
) -> None:
    async def story() -> None:
        tab = runs.tab(TabState("alert"))
        assert tab.state() == TabState("alert")
        tab.box.setPlainText("password of the ledger")
        assert tab.state().words == "password of the ledger"
        assert "ledger" not in repr(runs.in_file(tab))
        moved = runs.tab(tab.state())
        await until(lambda: bool(moved.rows))
        assert moved.box.toPlainText() == "password of the ledger"
        await runs.end(tab, moved)

    run(story())


def test_what_was_pasted_comes_back_after_a_kill(runs: Runs, run: Any, until: Any) -> None:
    async def story() -> None:
        killed = runs.tab(TabState("alert"))
        killed.box.setPlainText("RedisPrimaryDown")
        kept = runs.in_file(killed)
        await until(lambda: runs.drafts.words(kept.draft) == "RedisPrimaryDown")
        runs.drafts.leave(kept.draft)  # as its whole program is gone
        back = runs.tab(kept)
        assert back.box.toPlainText() == "RedisPrimaryDown"
        await until(lambda: bool(back.rows))
        assert runs.in_file(back) == kept
        await runs.end(killed, back)

    run(story())


def test_a_tab_that_is_closed_at_once_keeps_its_alert_too(runs: Runs, run: Any) -> None:
    async def story() -> None:
        tab = runs.tab(TabState("alert"))
        tab.box.setPlainText("RedisPrimaryDown")
        await tab.aclose()
        assert runs.tab(runs.in_file(tab)).box.toPlainText() == "RedisPrimaryDown"
        await runs.end()

    run(story())


def test_two_tabs_of_one_alert_keep_each_its_own(runs: Runs, run: Any) -> None:
    async def story() -> None:
        tab = runs.tab(TabState("alert"))
        tab.box.setPlainText("RedisPrimaryDown")
        copy = runs.tab(tab.state())
        copy.box.setPlainText("KafkaLag")
        await runs.end(tab, copy)
        kept = [runs.in_file(each) for each in (tab, copy)]
        assert [runs.drafts.words(each.draft) for each in kept] == ["RedisPrimaryDown", "KafkaLag"]

    run(story())


def test_an_alert_that_was_wiped_is_kept_no_longer(runs: Runs, run: Any) -> None:
    async def story() -> None:
        tab = runs.tab(TabState("alert"))
        tab.box.setPlainText("RedisPrimaryDown")
        name = tab.state().draft
        await tab.aclose()
        tab.box.clear()
        await tab.aclose()
        assert tab.state() == TabState("alert")
        assert runs.drafts.words(name) == ""
        await runs.end()

    run(story())
