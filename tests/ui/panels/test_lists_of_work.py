"""Running work and what was said, as lists one can act on."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain import errors
from confluence_desk.system import choices
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.activity_list import ActivityList
from confluence_desk.ui.panels.notice_list import NoticeList
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme


def said(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.text()]


def named(inside: QWidget, words: str) -> QAbstractButton:
    buttons = inside.findChildren(QAbstractButton)
    return next(b for b in buttons if words in (b.accessibleName(), b.text()))


def focused() -> str:
    now = QApplication.focusWidget()
    return now.accessibleName() if now is not None else ""


def test_work_can_be_stopped_and_the_keyboard_goes_to_the_next(
    run: Any, qtbot: QtBot, theme: Theme
) -> None:
    async def main() -> None:
        running, never = Activities(), asyncio.Event()
        scope = TaskScope(lambda _: None, activities=running)
        shown = ActivityList(running, theme)
        qtbot.addWidget(shown)
        shown.show()
        shown.activateWindow()
        assert said(shown) == ["Nothing is running."]
        for name in ("one", "two", "three"):
            scope.start(never.wait(), key=name, words=name)
        named(shown, "Stop: two").setFocus()
        scope.cancel("one")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert focused() == "Stop: two"
        named(shown, "Stop: two").click()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert focused() == "Stop: three"
        assert [activity.words for activity in running] == ["three"]
        await scope.aclose()
        await asyncio.sleep(0)
        assert said(shown) == ["Nothing is running."]

    run(main())


def test_progress_moves_the_bar_and_nothing_else(run: Any, qtbot: QtBot, theme: Theme) -> None:
    async def main() -> None:
        running = Activities()
        scope = TaskScope(lambda _: None, activities=running)
        shown = ActivityList(running, theme)
        qtbot.addWidget(shown)
        go = asyncio.Event()

        async def work() -> None:
            await go.wait()
            running.progress(0.25)
            await asyncio.Event().wait()

        scope.start(work(), key="a", words="a")
        bar, stop = shown.findChildren(QProgressBar)[0], named(shown, "Stop: a")
        assert bar.maximum() == 0
        go.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert (bar.maximum(), bar.value()) == (1000, 250)
        assert named(shown, "Stop: a") is stop
        await scope.aclose()

    run(main())


def test_nothing_runs_to_and_fro_where_motion_is_unwanted(
    run: Any, qtbot: QtBot, theme: Theme
) -> None:
    preferences = Preferences(None)
    preferences.choose(choices.MOTION, "reduced")
    theme.follow(preferences)

    async def main() -> None:
        running = Activities()
        scope = TaskScope(lambda _: None, activities=running)
        shown = ActivityList(running, theme)
        qtbot.addWidget(shown)
        scope.start(asyncio.Event().wait(), key="a", words="a")
        assert shown.findChildren(QProgressBar)[0].maximum() == 1000
        await scope.aclose()

    run(main())


class Said:
    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.messages = Messages()
        self.shown = NoticeList(self.messages, theme)
        qtbot.addWidget(self.shown)
        self.shown.resize(400, 500)
        self.shown.show()
        self.shown.activateWindow()


@pytest.fixture
def heard(theme: Theme, qtbot: QtBot, english: None) -> Iterator[Said]:  # noqa: ARG001 - plurals
    heard = Said(theme, qtbot)
    yield heard
    heard.shown.close()


def test_what_was_said_is_read_again_with_remedy_time_and_details(heard: Said) -> None:
    assert said(heard.shown) == ["Nothing was said in this run."]
    heard.messages.report(errors.ServerFault(502, trace="abc"))
    heard.messages.report(errors.ServerFault(502, trace="abc"))
    trouble, remedy, when = said(heard.shown)
    assert trouble == "Confluence had a problem of its own."
    assert remedy == "Try again in a minute."
    assert when.endswith("· 2 times")
    copy = named(heard.shown, "Copy details")
    copy.click()
    assert "502" in QGuiApplication.clipboard().text()
    assert copy.text() == "Copied"


def test_problems_alone_and_dismissed(heard: Said) -> None:
    heard.messages.notice("Copied")
    heard.messages.report(errors.StoreTrouble("full"))
    heard.messages.report(errors.ServerFault(502))
    heard.shown.only_problems.setChecked(True)
    assert "Copied" not in said(heard.shown)
    dismissal = named(heard.shown, "Dismiss: Confluence had a problem of its own.")
    dismissal.setFocus()
    dismissal.click()
    assert focused().startswith("Dismiss: The disk is full")
    named(heard.shown, focused()).click()
    assert said(heard.shown) == ["No problem came up in this run."]
    heard.shown.only_problems.setChecked(False)
    assert "Copied" in said(heard.shown)


def test_all_problems_are_dismissed_at_once_where_there_are_any_trap_97(heard: Said) -> None:
    every = heard.shown.dismiss_all
    heard.messages.notice("Copied")
    assert not every.isEnabled()
    heard.messages.report(errors.StoreTrouble("full"))
    heard.messages.report(errors.ServerFault(502))
    every.setFocus()
    every.click()
    assert [notice.text for notice in heard.messages.history] == ["Copied"]
    assert not every.isEnabled()
    assert heard.shown.only_problems.hasFocus()


def test_what_is_too_old_to_be_shown_is_counted(heard: Said) -> None:
    for number in range(61):
        heard.messages.notice(f"{number}.")
    assert said(heard.shown)[0] == "60."
    assert said(heard.shown)[-1] == "1 older one is not shown"


def test_what_was_offered_is_offered_again_and_done_once(heard: Said) -> None:
    done: list[str] = []
    heard.messages.notice("Star removed.", label="Undo", action=lambda: done.append("undo"))
    named(heard.shown, "Undo").click()
    assert done == ["undo"]
    assert said(heard.shown) == ["Nothing was said in this run."]


def test_what_cannot_be_done_any_more_has_no_button_but_says_why_trap_97(heard: Said) -> None:
    heard.messages.notice("Star removed.", label="Undo", action=lambda: None, owner="a deed")
    heard.messages.withdraw("a deed", "It is here again.")
    assert [b for b in heard.shown.rows.findChildren(QAbstractButton) if b.text()] == []
    assert said(heard.shown)[-1].endswith(" · It is here again.")
