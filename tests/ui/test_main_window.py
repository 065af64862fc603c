import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import ServerFault, StoreTrouble
from confluence_desk.services.connection import Link
from confluence_desk.system.choices import SCHEME
from confluence_desk.ui.panels.finder.bar import Bar
from confluence_desk.ui.remembered import WindowState
from confluence_desk.ui.theme import Scheme
from tests.ui.fakes.desk import Desk


def test_the_start_shows_spaces_a_welcome_and_how_much_is_here(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        assert window.tabs.current is not None
        assert window.tabs.current.kind == "welcome"
        window.status.count()  # which it does by itself a moment later
        assert window.status.statistics.endswith("220 MB")
        assert desk.library.asked[0] == "spaces"
        assert window.navigator.tree.hasFocus()

    tell(story)


def test_opening_a_page_shows_it_its_details_and_its_place(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        window = desk.window
        window.navigator.go_requested.emit("14", "here")
        await desk.settle()
        assert window.tabs.current is desk.page
        assert window.tabs.count == 1
        assert [face.title for face in window.tabs.faces()] == ["Redis failover"]
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
        assert desk.page.node_id == "14"
        desk.do("forward")
        assert (desk.enabled("back"), desk.enabled("forward")) == (True, False)
        await desk.settle()

    tell(story)


def test_the_bar_on_top_gets_its_help_when_somebody_goes_there(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.settle()
        box = desk.window.top.address
        helped = box.findChildren(Bar)
        assert helped == []
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        assert len(box.findChildren(Bar)) == 1
        desk.window.load()  # the navigator has the keyboard before Qt would give it to the box
        assert desk.window.focusWidget() is desk.window.navigator.tree

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


def test_a_page_offers_to_go_online_again_trap_97(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.do("work_offline")
        assert not desk.enabled("reload")
        desk.page.command_requested.emit("online")
        assert desk.link() is Link.OFFLINE
        desk.page.command_requested.emit("online")
        assert desk.link() is Link.OFFLINE, "it never goes the other way"
        assert desk.page.told[-1] == "reload"

    tell(story)


def test_an_answer_that_asks_to_slow_down_is_a_return_too(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.session.connection.note_silence()
        desk.session.connection.note_answer(datetime.now(UTC))
        assert desk.page.told[-1] == "reload"

    tell(story)


def test_panes_hide_and_the_window_comes_back_as_it_was(tell: Callable[..., None]) -> None:
    kept: list[WindowState] = []

    async def first(desk: Desk) -> None:
        desk.window.resize(790, 600)
        desk.do("toggle_right")
        desk.window.details.versions.set_opened(False)
        desk.window.open_page("14")
        desk.window.opening.page("15", how="behind")
        desk.window.top.address.setText("half a ques")
        await desk.settle()
        assert not desk.window.details.isVisible()
        kept.append(desk.window.state())

    async def second(desk: Desk) -> None:
        await desk.settle()
        window = desk.window
        assert window.size().toTuple() == (790, 600)
        assert window.navigator.isVisible()
        assert not window.details.isVisible()
        assert not window.details.versions.opened
        assert desk.page.node_id == "14"
        assert window.tabs.count == 2
        assert window.top.address.text() == "half a ques"
        assert replace(window.state(), geometry="") == replace(kept[0], geometry="")
        desk.do("toggle_right")
        assert window.details.isVisible()

    tell(first)
    tell(second, state=kept[0])


def test_notices_are_shown_as_text_and_can_be_copied(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.messages.notice("Done <i>quietly</i>")
        assert desk.window.notices.toast.text() == "Done <i>quietly</i>"
        assert desk.window.notices.bar.text == ""
        desk.messages.notice("<b>not bold</b>", kind="warning")
        assert desk.window.notices.bar.text == "<b>not bold</b>"
        desk.messages.report(ServerFault(502, trace="abc"))
        desk.messages.report(ServerFault(502, trace="abc"))
        assert desk.window.notices.bar.text.endswith("Try again in a minute. (2 time(s))")
        buttons = desk.window.notices.bar.findChildren(QAbstractButton)
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


def test_whatever_moves_is_told_so_that_it_is_kept(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        told: list[str] = []
        desk.window.changed.connect(lambda: told.append("changed"))
        for move in (
            lambda: desk.window.open_page("14"),
            lambda: desk.do("toggle_left"),
            lambda: desk.page.set_zoom(1.5),
            lambda: desk.window.top.address.setText("re"),
            lambda: desk.window.details.versions.set_opened(False),
            lambda: desk.window.navigator.box.setText("redis"),
            lambda: desk.window.resize(900, 500),
        ):
            told.clear()
            move()
            await desk.settle()
            assert told, move

    tell(story)


def test_what_was_copied_in_the_page_is_told_in_passing(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.page.copied.emit()
        assert desk.window.notices.toast.isVisible()
        assert desk.window.notices.toast.text() == "Copied"
        desk.window.resize(500, 500)
        desk.messages.notice("A long sentence " * 30)
        assert desk.window.rect().contains(desk.window.notices.toast.geometry())

    tell(story)


def test_the_line_below_tells_what_is_done_and_where_links_lead(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        status = desk.window.status
        desk.window.open_page("14")
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
        for command, action in desk.window.actions_table:
            if command.id not in {"close_window", "full_screen"}:
                action.trigger()
                await desk.settle()
        for dialog in desk.window.findChildren(QDialog):
            dialog.close()
        asked = {str(what[0]) for what in desk.told if isinstance(what, tuple)}
        assert {"sign out", "quit", "settings", "window"} <= asked

    tell(story)


def test_full_screen_gives_back_what_was_before_and_is_ticked_whoever_changes_it(
    tell: Callable[..., None],
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.showMaximized()
        desk.do("full_screen")
        assert desk.window.isFullScreen()
        assert desk.ticked("full_screen")
        desk.do("full_screen")
        assert not desk.window.isFullScreen()
        assert desk.window.isMaximized()
        desk.window.showFullScreen()  # as a window manager does
        assert desk.ticked("full_screen")

    tell(story)


def test_what_is_chosen_already_stays_ticked(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        for _ in range(2):
            desk.do("scheme_dark")
            assert desk.ticked("scheme_dark")
            assert not desk.ticked("scheme_system")

    tell(story)


def test_a_scheme_that_cannot_be_kept_is_told_and_not_ticked(
    tell: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _text: str) -> None:
        raise StoreTrouble("io", "Read-only file system")

    async def story(desk: Desk) -> None:
        monkeypatch.setattr("confluence_desk.system.settings.write_whole", refuse)
        desk.do("scheme_dark")
        desk.do("high_contrast")
        assert desk.ticked("scheme_system")
        assert not desk.ticked("scheme_dark")
        assert not desk.ticked("high_contrast")
        assert [notice.kind for notice in desk.messages.history] == ["error"]
        assert desk.messages.history[0].count == 2

    tell(story)


def test_closing_tells_once_and_ends_everything(tell: Callable[..., None]) -> None:
    told: list[str] = []

    async def story(desk: Desk) -> None:
        desk.window.closed.connect(lambda: told.append("closed"))
        desk.library.gate = asyncio.Event()
        desk.window.open_page("14")
        page = desk.page
        await desk.settle()
        desk.do("close_window")
        await desk.window.aclose()
        assert page.closed
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
    tell: Callable[..., None], scheme: Scheme
) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.preferences.choose(SCHEME, scheme.value)
        desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        desk.window.resize(760, 420)
        await desk.settle()
        assert desk.window.width() <= 820
        assert not desk.window.grab().isNull()
        assert desk.window.findChildren(QLabel)

    tell(story)
