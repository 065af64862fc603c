import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import Missing, ServerFault, Unreachable
from confluence_desk.services.connection import Link
from confluence_desk.system.settings import Settings
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import FakeDestination, FakeLibrary, sample
from tests.ui.fakes.page import FakePage
from tests.ui.fakes.session import FakeSession
from tests.ui.panels.test_details import full

Settle = Callable[[], Coroutine[Any, Any, None]]
Story = Callable[["Desk"], Coroutine[Any, Any, None]]


class Desk:
    """A shown window over fakes."""

    def __init__(self, library: FakeLibrary, theme: Theme, path: Path, settle: Settle) -> None:
        self.library = library
        self.settle = settle
        self.session = FakeSession(library)
        self.messages = Messages()
        self.outside: list[str] = []
        self.window = MainWindow(
            self.session,  # type: ignore[arg-type]
            theme,
            self.messages,
            Settings(path / "state.json"),
            FakePage,  # type: ignore[arg-type]
            open_url=lambda url: self.outside.append(url.toString()),
        )
        self.page: Any = self.window.page
        self.window.show()
        self.window.load()

    def enabled(self, command: str) -> bool:
        return self.window.actions_table[command].isEnabled()

    def link(self) -> Link:
        return self.session.connection.state

    def do(self, command: str) -> None:
        self.window.actions_table[command].trigger()

    async def enter(self, text: str) -> None:
        self.window.top.address.setText(text)
        QTest.keyClick(self.window.top.address, Qt.Key.Key_Return)
        await self.settle()


@pytest.fixture
def tell(
    run: Any, qtbot: QtBot, theme: Theme, settle: Settle, tmp_path: Path
) -> Callable[..., None]:
    desks: list[Desk] = []  # qtbot holds widgets weakly

    def told(story: Story, library: FakeLibrary | None = None) -> None:
        async def main() -> None:
            desk = Desk(library or site(), theme, tmp_path, settle)
            desks.append(desk)
            qtbot.addWidget(desk.window)
            await settle()
            await story(desk)
            desk.window.close()
            await desk.window.aclose()

        run(main())

    return told


def site() -> FakeLibrary:
    library, details = sample(), full()
    for nodes in library.server.values():
        library.nodes.update({node.id: node for node in nodes})
    library.pages = {"14": details.pages["1"]}
    library.comments_of = {"14": details.comments_of["1"]}
    library.attachments_of = {"14": details.attachments_of["1"]}
    return library


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


def test_an_address_opens_inside_or_outside_and_nonsense_says_so(tell: Callable[..., None]) -> None:
    library = site()
    library.leads = {
        "OPS:Redis failover": FakeDestination(page_id="14", anchor="steps"),
        "https://acme.atlassian.net/wiki/spaces/OPS": FakeDestination(space_id="1"),
        "https://example.com/": FakeDestination(web_url="https://example.com/"),
        "file:///etc/passwd": FakeDestination(web_url="file:///etc/passwd"),
    }

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Redis failover")
        assert desk.page.told == ["open 14#steps"]
        assert desk.window.top.address.text() == ""
        await desk.enter("https://acme.atlassian.net/wiki/spaces/OPS")
        assert desk.page.current_id == "10"
        await desk.enter("https://example.com/")
        assert desk.outside == ["https://example.com/"]
        await desk.enter("file:///etc/passwd")
        assert desk.outside == ["https://example.com/"]
        assert "not opened" in desk.window.notice.text
        await desk.enter("no such <b>thing")
        assert "“no such <b>thing” leads nowhere" in desk.window.notice.text
        assert desk.window.top.address.text() == "no such <b>thing"
        await desk.enter("   ")
        assert not desk.window._scope.running("address")  # noqa: SLF001 - nothing else to see

    tell(story, library)


@pytest.mark.parametrize("trouble", [Unreachable("acme"), Missing("the page")])
def test_an_address_that_cannot_be_asked_says_why(
    tell: Callable[..., None], trouble: Exception
) -> None:
    library = site()
    library.failure = trouble  # type: ignore[assignment]

    async def story(desk: Desk) -> None:
        await desk.enter("OPS:Nowhere")
        assert desk.window.notice.text

    tell(story, library)


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


def test_links_are_copied_and_opened_in_the_browser(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.do("copy_link")
        assert QGuiApplication.clipboard().text() == "https://acme.atlassian.net/wiki/pages/14"
        desk.do("browse")
        desk.page.external_link.emit("https://example.com/a")
        desk.page.command_requested.emit("browser")
        desk.page.command_requested.emit("reload")
        assert len(desk.outside) == 3
        assert desk.page.told[-1] == "reload"
        await desk.settle()

    tell(story)


def test_details_lead_into_the_page(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        await desk.settle()
        desk.window.details.anchor_requested.emit("steps")
        desk.window.details.mark_requested.emit("ref-1")
        desk.window.details.link_activated.emit("desk://site/page/15")
        assert desk.page.told[1:] == ["scroll steps", "mark ref-1", "follow desk://site/page/15"]

    tell(story)


def test_an_attachment_clicked_in_the_page_opens(tell: Callable[..., None]) -> None:
    library = site()
    library.blobs = {"att1": b"abc"}

    async def story(desk: Desk) -> None:
        desk.window.open_page("14")
        desk.page.attachment_requested.emit("14", "att1")
        desk.page.attachment_requested.emit("14", "att404")
        desk.page.attachment_requested.emit("404", "att1")
        await desk.settle()
        assert QUrl(desk.outside[0]).fileName() == "diagram.png"

    tell(story, library)


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
