"""The details come behind the first page, or for whoever reaches for them before."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from confluence_desk.ui import following
from confluence_desk.ui.remembered import TabState, WindowState
from confluence_desk.ui.theme import Theme
from tests.ui.conftest import Settle
from tests.ui.fakes.desk import Desk, site

PAGE = WindowState(tabs=(TabState("page", "14"),), sections=(False, True, True, True, True, True))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes because it was waited for long enough, however slow the machine is."""
    monkeypatch.setattr(following, "_PATIENCE_MS", 600_000)


@pytest.fixture
def starting(
    run: Any, qtbot: QtBot, theme: Theme, settle: Settle, until: Any, tmp_path: Path
) -> Any:
    def started(story: Any) -> None:
        async def main() -> None:
            desk = Desk(site(), theme, tmp_path, settle, PAGE, started=False)
            qtbot.addWidget(desk.window)
            await settle()
            await story(desk, until)
            desk.window.close()
            await desk.window.aclose()

        run(main())

    return started


@pytest.mark.usefixtures("patient")
def test_they_come_when_the_page_stands(starting: Any) -> None:
    async def story(desk: Desk, until: Any) -> None:
        assert not desk.window.has_details
        assert desk.window.state().sections == PAGE.sections
        assert desk.window.panes.right_shown
        desk.page.stood.emit("14")
        await until(lambda: desk.window.has_details)
        assert desk.window.details.isVisible()
        assert not desk.window.details.outline.opened
        await until(lambda: "details:14" in desk.library.asked)
        await desk.settle()
        assert desk.library.asked.count("details:14") == 1
        assert desk.window.state().sections == PAGE.sections

    starting(story)


def test_they_come_although_the_page_does_not(starting: Any) -> None:
    async def story(desk: Desk, until: Any) -> None:
        await until(lambda: desk.window.has_details)
        assert desk.window.details.isVisible()

    starting(story)


@pytest.mark.usefixtures("patient")
def test_they_are_there_for_whoever_reaches_for_them_first(starting: Any) -> None:
    async def story(desk: Desk, _until: Any) -> None:
        desk.window.panes.show_right(shown=False)
        desk.window.show_comment("c1")
        assert desk.window.has_details
        assert desk.window.details.isVisible()

    starting(story)


def test_a_window_that_closes_first_makes_none(starting: Any) -> None:
    async def story(desk: Desk, _until: Any) -> None:
        desk.page.stood.emit("14")
        await desk.window.aclose()
        assert not desk.window.following.waits
        assert not desk.window.has_details

    starting(story)


def test_rows_come_back_before_any_is_painted(starting: Any) -> None:
    async def story(desk: Desk, _until: Any) -> None:
        desk.window.restore(PAGE)
        desk.window.load()
        assert desk.window.navigator.tree.waits
        await desk.settle()
        assert not desk.window.navigator.tree.waits

    starting(story)


def test_what_is_kept_meanwhile_has_the_rows(starting: Any) -> None:
    async def story(desk: Desk, _until: Any) -> None:
        desk.window.restore(replace(PAGE, filter="ops"))
        desk.window.load()
        assert desk.window.state().filter == "ops"
        assert not desk.window.navigator.tree.waits

    starting(story)
