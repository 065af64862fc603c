"""The way into the inbox says how much is unread, by number and shape and words."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.inbox_button import InboxButton
from confluence_desk.ui.theme import Theme


@pytest.fixture
def button(qtbot: QtBot, theme: Theme, english: None) -> Iterator[InboxButton]:  # noqa: ARG001 - plurals
    action = QAction("Inbox")
    action.setShortcut("Ctrl+I")
    button = InboxButton(action, theme)
    qtbot.addWidget(button)
    yield button
    button.close()
    action.deleteLater()


def test_what_is_unread_is_a_number_and_a_word(button: InboxButton) -> None:
    button.show_unread(3)
    assert button.text() == "3"
    assert button.accessibleName() == "Inbox, 3 unread"
    button.show_unread(1200)
    assert button.text() == "99+"
    button.show_unread(0)
    assert button.text() == ""
    assert button.accessibleName() == "Inbox"


def test_new_keys_do_not_make_it_forget_what_is_unread(button: InboxButton) -> None:
    button.show_unread(2)
    action = button.action
    action.setShortcut("Ctrl+J")
    action.setEnabled(False)
    assert button.accessibleName() == "Inbox, 2 unread"
    assert button.toolTip() == "Inbox, 2 unread (Ctrl+J)"
    assert button.text() == "2"
    assert not button.isEnabled()


def test_it_does_what_the_command_does(button: InboxButton) -> None:
    done: list[str] = []
    button.action.triggered.connect(lambda: done.append("inbox"))
    button.click()
    assert done == ["inbox"]
