"""The inbox: read and unread, cleared and taken back, by mouse and by keyboard."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from confluence_desk.domain.followed import Cause, InboxEntry, Reminder
from confluence_desk.ui.panels.inbox import InboxList
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.conftest import Settle
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.fakes.session import FakeInbox


class Room:
    def __init__(self, theme: Theme, settle: Settle) -> None:
        self.settle = settle
        self.inbox = FakeInbox()
        self.inbox.rows = [
            InboxEntry(1, Cause.STARRED, "14", "Redis <b>", NOON, 13, "ana"),
            InboxEntry(2, Cause.SEARCH, "15", "Deploy", NOON, about="Runbooks"),
            InboxEntry(3, Cause.WATCHED, "16", "Certificates", NOON, 2, read=True),
        ]
        self.inbox.later = [Reminder(7, "14", "Redis", NOON + timedelta(days=1), "the cable")]
        self.scope = TaskScope(lambda _: None)
        self.looks = True
        self.opened: list[str] = []
        held: Any = self.inbox
        library: Any = FakeLibrary(people={"ana": "Ana Ruiz"})
        self.list = InboxList(held, library, self.scope, theme, lambda: self.looks)
        self.list.open_requested.connect(self.opened.append)
        self.list.settings_requested.connect(lambda: self.opened.append("settings"))
        self.list.resize(440, 420)

    def show(self) -> None:
        self.list.show()
        self.list.activateWindow()
        self.list.setFocus()

    def said(self) -> list[str]:
        return [each.text() for each in self.list.findChildren(QLabel) if each.text()]

    def button(self, words: str) -> QAbstractButton:
        buttons = self.list.findChildren(QAbstractButton)
        return next(b for b in buttons if words in b.accessibleName() or words == b.text())

    async def press(self, words: str) -> None:
        self.button(words).click()
        await self.settle()

    async def key(self, key: Qt.Key) -> None:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)
        await self.settle()

    def focused(self) -> str:
        now = QApplication.focusWidget()
        return now.accessibleName() if now is not None else ""


Story = Callable[[Room], Coroutine[Any, Any, None]]


@pytest.fixture
def tell(
    run: Any,
    qtbot: QtBot,
    theme: Theme,
    settle: Settle,
    until: Any,
    english: None,  # noqa: ARG001 - plurals
) -> Callable[[Story], None]:
    def told(story: Story) -> None:
        rooms = []  # qtbot holds widgets weakly

        async def main() -> None:
            room = Room(theme, settle)
            rooms.append(room)
            qtbot.addWidget(room.list)
            room.show()
            await until(room.focused)
            await story(room)
            room.list.close()
            await room.scope.aclose()

        run(main())

    return told


def test_what_came_is_named_with_who_and_when(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        text = "\n".join(room.said())
        assert "Redis <b>" in text
        assert "Version 13 by Ana Ruiz · " in text
        assert "New in “Runbooks” · " in text
        assert "Version 2 · " in text
        assert "the cable" in text
        assert room.focused().startswith("Unread: Redis <b>. Version 13")

    tell(story)


def test_opening_marks_read(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.key(Qt.Key.Key_Return)
        assert room.opened == ["14"]
        assert room.inbox.unread == 1
        assert room.focused().startswith("Redis <b>.")

    tell(story)


def test_read_and_unread_by_keyboard_with_the_keyboard_staying(
    tell: Callable[[Story], None],
) -> None:
    async def story(room: Room) -> None:
        await room.key(Qt.Key.Key_Tab)
        assert room.focused().startswith("Mark as read: Redis <b>")
        await room.key(Qt.Key.Key_Space)
        assert room.inbox.unread == 1
        assert room.focused().startswith("Mark as unread: Redis <b>")
        await room.key(Qt.Key.Key_Space)
        assert room.inbox.unread == 2
        assert room.opened == []

    tell(story)


def test_arrows_go_from_row_to_row(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        for begins in ("Unread: Deploy", "Certificates", "Redis. Reminder"):
            await room.key(Qt.Key.Key_Down)
            assert room.focused().startswith(begins)
        await room.key(Qt.Key.Key_Return)
        assert room.opened == ["14"]

    tell(story)


def test_all_are_marked_read(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.press("Mark all as read")
        assert room.inbox.unread == 0
        assert not room.button("Mark all as read").isEnabled()

    tell(story)


def test_what_was_cleared_comes_back_as_it_was(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        before = room.inbox.rows
        await room.press("Clear")
        assert room.inbox.rows == []
        assert "The inbox was cleared." in room.said()
        await room.press("Undo")
        assert room.inbox.rows == before
        assert "The inbox was cleared." not in room.said()

    tell(story)


def test_what_was_cleared_is_gone_once_the_list_was_closed(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.press("Clear")
        room.list.hide()
        room.list.show()
        assert "The inbox was cleared." not in room.said()

    tell(story)


def test_a_reminder_is_forgotten_and_taken_back(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        await room.press("Forget this reminder")
        assert room.inbox.later == []
        await room.press("Undo")
        assert [(each.node_id, each.words) for each in room.inbox.later] == [("14", "the cable")]

    tell(story)


def test_an_empty_inbox_says_what_is_off_and_leads_to_the_switch(
    tell: Callable[[Story], None],
) -> None:
    async def story(room: Room) -> None:
        room.inbox.rows, room.inbox.later, room.looks = [], [], False
        room.list.fill()
        assert room.said()[0].startswith("Notifications are off.")
        await room.press("Open the settings")
        assert room.opened == ["settings"]
        room.looks = True
        room.list.fill()
        assert room.said()[0].startswith("Nothing new")

    tell(story)


def test_hundreds_are_not_all_drawn_but_counted(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        entry = room.inbox.rows[0]
        await room.inbox.take_in([entry] * 70)
        assert "13 older ones are not shown" in room.said()

    tell(story)


def test_a_closed_list_hears_of_nothing(tell: Callable[[Story], None]) -> None:
    async def story(room: Room) -> None:
        room.list.hide()
        before = room.said()
        await room.inbox.clear()
        assert room.said() == before

    tell(story)
