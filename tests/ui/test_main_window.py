import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import ServerFault
from confluence_desk.services.connection import Link
from confluence_desk.system.settings import Settings
from confluence_desk.ui import session as memory
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.desk import Desk


def test_the_start_shows_spaces_a_welcome_and_how_much_is_here(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        assert window.welcome.isVisible()
        assert window.status.statistics.endswith("220 MB")
        assert desk.library.asked[0] == "spaces"
        assert window.navigator.tree.hasFocus()

    tell(story)


def test_opening_a_page_shows_it_its_details_and_its_place(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.navigator.open_requested.emit("14")
        await desk.settle()
        assert window.tabs.current() is desk.page
        assert window.tabs.titles() == ["Redis failover"]
        assert window.windowTitle() == "Redis failover — acme"
        assert window.details.comments.header.text() == "Comments · 3"
        assert window.navigator.current_id() == "14"

    tell(story)


def test_back_and_forward_are_enabled_only_where_they_lead_trap_97(
    tell: Callable[..., None],
) -> None:
    async def story(desk: Desk) -> None:
        assert not desk.enabled("back")
        assert not desk.enabled("reload")
        desk.window.open_page("14")
        assert not desk.enabled("back")
        assert desk.enabled("reload")
        desk.window.open_page("15")
        desk.do("back")
        assert (desk.enabled("back"), desk.enabled("forward")) == (False, True)
        assert desk.page.current_id == "14"
        desk.do("forward")
        assert (desk.enabled("back"), desk.enabled("forward")) == (True, False)
        await desk.settle()

    tell(story)


def test_the_pill_tells_the_link_in_one_word(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        pill = desk.window.top.status
        connection = desk.session.connection
        assert pill.text().strip().startswith("Online")
        connection.note_silence()
        assert pill.text().strip().startswith("Offline")
        connection.note_answer(datetime(2026, 11, 21, 10, 42, tzinfo=UTC))
        assert pill.text().strip().startswith("Slowed until")
        connection.note_refusal()
        assert pill.text().strip().startswith("Sign in again")
        assert pill.accessibleName() == "Connection: Sign in again"

    tell(story)


def test_working_offline_is_a_switch_and_coming_back_asks_again(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.do("work_offline")
        assert desk.link() is Link.PAUSED
        assert desk.window.actions_table["work_offline"].isChecked()
        desk.do("work_offline")
        assert desk.link() is Link.OFFLINE
        desk.session.connection.note_answer()
        await desk.settle()
        assert "reload" in desk.page.told
        assert desk.library.asked.count("details:14") == 2

    tell(story)


def test_panes_hide_and_the_window_comes_back_as_it_was(tell: Callable[..., None]) -> None:
    async def first(desk: Desk) -> None:
        desk.window.resize(790, 600)
        desk.do("toggle_right")
        desk.do("scheme_dark")
        desk.window.details.versions.set_opened(False)
        desk.window.open_page("14")
        await desk.settle()
        assert not desk.window.details.isVisible()

    async def second(desk: Desk) -> None:
        await desk.settle()
        window = desk.window
        assert window.size().toTuple() == (790, 600)
        assert window.navigator.isVisible()
        assert not window.details.isVisible()
        assert window.actions_table["scheme_dark"].isChecked()
        assert not window.details.versions.opened
        assert desk.page.current_id == "14"
        desk.do("toggle_right")
        assert window.details.isVisible()

    tell(first)
    tell(second)


def test_notices_are_shown_as_text_and_can_be_copied(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.messages.notice("Done <i>quietly</i>")
        assert desk.window.toast.text() == "Done <i>quietly</i>"
        assert desk.window.notice.text == ""
        desk.messages.notice("<b>not bold</b>", kind="warning")
        assert desk.window.notice.text == "<b>not bold</b>"
        desk.messages.report(ServerFault(502, trace="abc"))
        desk.messages.report(ServerFault(502, trace="abc"))
        assert desk.window.notice.text.endswith("Try again in a minute. (2 times)")
        buttons = desk.window.notice.findChildren(QAbstractButton)
        next(b for b in buttons if b.text() == "Copy details").click()
        assert "502" in QGuiApplication.clipboard().text()

    tell(story)


def test_refreshing_a_page_asks_for_its_details_too(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.page.page_shown.emit("14")
        await desk.settle()
        assert desk.library.asked.count("details:14") == 1
        desk.do("reload")
        await desk.settle()
        assert desk.page.told[-1] == "reload"
        assert desk.library.asked.count("details:14") == 2

    tell(story)


def test_the_state_is_kept_soon_after_it_changed_not_only_at_the_end(
    tell: Callable[..., None], tmp_path: Path, until: Callable[..., Coroutine[Any, Any, None]]
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await until(lambda: memory.load(Settings(tmp_path / "state.json")).page_id == "14")

    tell(story)


def test_what_was_copied_in_the_page_is_told_in_passing(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.page.copied.emit()
        assert desk.window.toast.isVisible()
        assert desk.window.toast.text() == "Copied"
        desk.window.resize(500, 500)
        desk.messages.notice("A long sentence " * 30)
        assert desk.window.rect().contains(desk.window.toast.geometry())

    tell(story)


def test_the_line_below_tells_what_is_done_and_where_links_lead(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        status = desk.window.status
        desk.page.busy_changed.emit(True)  # noqa: FBT003 - a signal's value
        assert status.activity == "Checking for news…"
        desk.page.hovered.emit("https://example.com/<b>")
        assert status.activity == "https://example.com/<b>"
        desk.page.hovered.emit("")
        assert status.activity == "Checking for news…"
        desk.page.busy_changed.emit(False)  # noqa: FBT003 - a signal's value
        assert status.activity == ""
        desk.library.changed.emit(Changes(pages=frozenset({"14"})))

    tell(story)


def test_every_command_of_the_window_can_be_done(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.window.open_page("15")
        asked: list[str] = []
        desk.window.sign_out_requested.connect(lambda: asked.append("out"))
        for action in desk.window.actions():
            if action.objectName() != "quit":
                action.trigger()
        await desk.settle()
        assert asked == ["out"]
        assert desk.page.view.zooms == ["in", "out", "reset"]
        dialog = desk.window.findChild(QDialog)
        assert dialog is not None
        dialog.close()
        await desk.settle()

    tell(story)


def test_quitting_tells_once_and_closes_everything(tell: Callable[..., None]) -> None:
    told: list[str] = []

    async def story(desk: Desk) -> None:
        desk.window.closed.connect(lambda: told.append("closed"))
        desk.library.gate = asyncio.Event()
        desk.window.open_page("14")
        await desk.settle()
        desk.do("quit")
        await desk.window.aclose()
        assert desk.page.closed
        assert told == ["closed"]
        told.clear()

    tell(story)


def test_every_control_has_a_name_for_screen_readers(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        controls = [
            w
            for w in desk.window.findChildren(QWidget)
            if w.isVisible()
            and isinstance(w, QAbstractButton | QLineEdit)
            and w.objectName() != "qt_menubar_ext_button"
        ]
        nameless = [
            w
            for w in controls
            if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
            and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        assert not nameless

    tell(story)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_window_draws_right_to_left_and_small(
    tell: Callable[..., None], theme: Theme, scheme: Scheme
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        theme.choose(scheme)
        desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        desk.window.resize(760, 420)
        await desk.settle()
        assert desk.window.width() <= 820
        assert not desk.window.grab().isNull()
        assert desk.window.findChildren(QLabel)

    tell(story)
