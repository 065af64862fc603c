"""Troubles queue and are counted, offers go when they are taken, words in passing pass."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain import errors
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.panels.notices import Notices
from confluence_desk.ui.panels.toast import Toast
from confluence_desk.ui.theme import Theme


class Room:
    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.messages = Messages()
        self.notices = Notices(theme, self.window, "acme")
        QVBoxLayout(self.window).addWidget(self.notices.bar)
        self.window.resize(700, 300)
        self.window.show()
        self.messages.connect_window(self.notices.show)
        self.messages.over.connect(self.notices.forget)
        self.done: list[str] = []

    @property
    def text(self) -> str:
        return self.notices.bar.text

    def press(self, words: str) -> None:
        buttons = self.notices.bar.findChildren(QAbstractButton)
        named = [b for b in buttons if words in {b.text(), b.accessibleName()} and b.isVisible()]
        named[0].click()

    def warn(self, text: str, *, kind: str = "warning", label: str = "") -> None:
        did = partial_append(self.done, text) if label else None
        self.messages.notice(text, kind=kind, label=label, action=did)

    def waiting(self) -> str:
        return self.notices.bar.waiting


def partial_append(to: list[str], text: str) -> Callable[[], None]:
    return lambda: to.append(text)


@pytest.fixture
def room(theme: Theme, qtbot: QtBot, english: None) -> Iterator[Room]:  # noqa: ARG001 - plurals
    room = Room(theme, qtbot)
    yield room
    room.notices.end()


def test_troubles_queue_with_the_newest_in_front(room: Room) -> None:
    room.warn("First.")
    assert room.waiting() == ""
    room.warn("Second.")
    assert (room.text, room.waiting()) == ("Second.", "1 more")
    room.warn("Third.", kind="error")
    assert room.waiting() == "2 more"
    room.press("Close this notice")
    assert (room.text, room.waiting()) == ("Second.", "1 more")
    room.press("Close this notice")
    room.press("Close this notice")
    assert room.text == ""


def test_what_comes_again_is_counted_wherever_it_stands(room: Room) -> None:
    room.warn("First.")
    room.warn("Second.")
    room.warn("First.")
    assert (room.text, room.waiting()) == ("First. (2 times)", "1 more")
    room.warn("First.")
    assert room.text == "First. (3 times)"


def test_an_offer_that_was_taken_goes_and_does_it_once(room: Room) -> None:
    room.warn("Star removed.", kind="info", label="Undo")
    room.press("Undo")
    assert room.done == ["Star removed."]
    assert room.text == ""


def test_of_offers_only_the_last_counts(room: Room) -> None:
    room.warn("One removed.", kind="info", label="Undo")
    room.warn("Two removed.", kind="info", label="Undo")
    room.warn("Two removed.", kind="info", label="Undo")
    assert (room.text, room.waiting()) == ("Two removed.", "")


def test_details_are_copied_and_the_trouble_stays(room: Room) -> None:
    room.messages.report(errors.ServerFault(502, trace="abc"))
    room.press("Copy details")
    assert "502" in QGuiApplication.clipboard().text()
    assert room.notices.toast.text() == "Copied"
    assert room.text


def test_a_trouble_of_the_site_is_over_when_it_answers(room: Room) -> None:
    room.messages.report(errors.ServerFault(502), "acme")
    room.messages.report(errors.StoreTrouble("full"), "acme")
    room.messages.settle("acme")
    assert "disk is full" in room.text
    assert room.waiting() == ""
    assert [notice.text for notice in room.messages.problems] == [
        "The disk is full, so nothing new can be kept here."
    ]


def test_what_came_of_another_site_stays_when_one_answers(room: Room) -> None:
    """Both may say the same, and one window shows what both say."""
    for site in ("other", "acme"):
        room.messages.report(errors.ServerFault(502), site)
    assert room.waiting() == "1 more"
    room.messages.settle("acme")
    room.notices.forget_warnings()
    assert room.text
    assert room.waiting() == ""
    assert [notice.site for notice in room.messages.problems] == ["other"]
    room.messages.settle("other")
    assert room.text == ""
    assert room.messages.problems == []


def test_signing_in_is_offered_once_until_the_site_takes_the_token(room: Room) -> None:
    room.warn("Another site.", label="Open")
    for _ in range(3):
        room.notices.ask_to_sign_in("acme", lambda: room.done.append("sign in"))
    assert "times" not in room.text
    room.press("Sign in again")
    assert room.done == ["sign in"]
    assert room.text.startswith("acme does not accept")
    room.notices.forget_warnings()
    assert room.text == "Another site."


def test_what_is_dismissed_elsewhere_leaves_the_bar(room: Room) -> None:
    room.warn("One.")
    room.messages.dismiss(room.messages.history[-1])
    assert room.text == ""
    assert room.messages.history == []
    room.messages.dismiss(Notice("never said"))


def test_nothing_is_told_where_nothing_was_over(room: Room) -> None:
    room.warn("One.")
    told = QSignalSpy(room.messages.noted)
    room.messages.settle("acme")
    room.messages.settle("")
    assert told.count() == 0


def test_a_longer_word_in_passing_stays_longer(room: Room) -> None:
    room.messages.notice("Copied")
    short = room.notices.toast.stays
    room.messages.notice("A long sentence that takes its time to be read. " * 3)
    assert room.notices.toast.stays > 2 * short
    assert room.window.rect().contains(room.notices.toast.geometry())


def test_words_in_passing_go_once_they_are_no_matter_any_more(room: Room) -> None:
    owner = object()
    room.messages.notice("Asked again", owner=owner)
    room.messages.notice("Copied")
    room.messages.retract(owner)
    assert room.notices.toast.isVisible(), "it says something else by now"
    room.messages.notice("Asked again", owner=owner)
    room.messages.retract(owner)
    assert not room.notices.toast.isVisible()


def test_words_in_passing_stay_in_the_middle_and_watch_no_longer_than_they_are_seen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    toast, seen = room.notices.toast, list[QEvent]()
    watch = type(toast).eventFilter

    def watched(it: Toast, over: QObject, event: QEvent) -> bool:
        seen.append(event)
        return watch(it, over, event)

    monkeypatch.setattr(type(toast), "eventFilter", watched)
    room.window.resize(600, 310)
    assert seen == []
    toast.say("Copied")
    room.window.resize(500, 320)
    assert seen != []
    assert abs(toast.geometry().center().x() - room.window.rect().center().x()) <= 1
    toast.end()
    seen.clear()
    room.window.resize(400, 330)
    assert seen == []


@pytest.mark.parametrize("kind", ["info", "warning"])
def test_a_word_without_an_end_makes_no_window_wider(theme: Theme, qtbot: QtBot, kind: str) -> None:
    room = Room(theme, qtbot)
    name = "report_" * 40
    room.messages.notice(f"{name} is saved.", kind=kind, label="Open", action=lambda: None)
    qtbot.waitUntil(room.notices.bar.isVisible)
    room.window.adjustSize()
    assert room.window.minimumSizeHint().width() < 700
    assert room.text == f"{name} is saved."
