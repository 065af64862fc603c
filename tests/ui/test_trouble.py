"""What nobody expected is told beside the work, and can be read, copied and deleted."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from confluence_desk.system.crashes import Crashes, Ending, Report
from confluence_desk.ui.dialogs.crash import CrashDialog
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.trouble import Trouble

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

pytestmark = pytest.mark.usefixtures("qapp")
Run = Callable[[Coroutine[Any, Any, None]], None]
Until = Callable[..., Coroutine[Any, Any, None]]


class Room:
    """A program in which something can go wrong."""

    def __init__(self, place: Path) -> None:
        self.logs = place / "logs"
        self.logs.mkdir()
        self.crashes = Crashes(place / "runs", self.logs)
        self.opened: list[str] = []
        self.messages = Messages()
        self.trouble = Trouble(self.crashes, self.messages, self.logs, self.open_url, lambda: None)

    def open_url(self, url: "QUrl") -> None:
        self.opened.append(url.toLocalFile())

    @property
    def told(self) -> list[str]:
        return [f"{notice.text} {notice.remedy}".strip() for notice in self.messages.history]

    def open_details(self) -> CrashDialog:
        """Press the button of the newest notice."""
        notice = self.messages.history[-1]
        assert notice.label == "Details"
        assert notice.action is not None
        notice.action()
        (dialog,) = dialogs()
        return dialog


def dialogs() -> list[CrashDialog]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, CrashDialog) and each.isVisible()]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.trouble.end()
    for dialog in dialogs():
        dialog.close()


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_an_uncaught_exception_is_told_while_the_program_lives_on(
    room: Room, run: Run, until: Until
) -> None:
    async def story() -> None:
        room.crashes.note(ValueError("why"))
        assert room.told == []  # not in the midst of whatever failed
        await until(lambda: room.told)
        assert room.told == ["Something went wrong. ValueError"]
        dialog = room.open_details()
        assert "ValueError: why" in dialog.text.toPlainText()
        assert not dialog.isModal()
        assert dialog.delete_button.isHidden()  # nothing lies anywhere yet

    run(story())


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_each_fault_is_told_and_read_for_itself_and_one_that_comes_again_only_counted(
    room: Room, run: Run, until: Until
) -> None:
    async def story() -> None:
        heard: list[Notice] = []
        room.messages.connect_window(heard.append)
        for fault in (ValueError("one"), KeyError("two"), ValueError("one"), ValueError("one")):
            room.crashes.note(fault)
        await until(lambda: [n.count for n in room.messages.history] == [3, 1])
        assert room.told == ["Something went wrong. ValueError", "Something went wrong. KeyError"]
        assert [notice.remedy for notice in heard] == ["ValueError", "KeyError"], "told once each"
        assert "ValueError: one" in room.messages.history[0].detail
        first = room.messages.history[0].action
        assert first is not None
        assert "KeyError: 'two'" in room.open_details().text.toPlainText()
        first()
        assert len(dialogs()) == 2
        first()
        assert len(dialogs()) == 2, "one report is shown once"
        assert len(room.told) == 2, "what was read can be read again"

    run(story())


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_what_was_dismissed_is_not_brought_back_by_counting(
    room: Room, run: Run, until: Until
) -> None:
    async def story() -> None:
        room.crashes.note(ValueError("one"))
        room.crashes.note(KeyError("two"))
        await until(lambda: len(room.told) == 2)
        room.messages.dismiss(room.messages.history[0])
        room.crashes.note(ValueError("one"))
        room.crashes.note(KeyError("two"))
        await until(lambda: room.messages.history[0].count == 2)
        assert room.told == ["Something went wrong. KeyError"]

    run(story())


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_an_exception_of_another_thread_is_told_in_this_one(
    room: Room, run: Run, until: Until
) -> None:
    async def story() -> None:
        thread = threading.Thread(target=room.crashes.note, args=(ValueError("why"),))
        thread.start()
        thread.join()
        assert room.told == []
        await until(lambda: room.told)

    run(story())


@pytest.mark.expect_log("confluence_desk.system.crashes")
def test_after_the_end_nothing_is_told(room: Room, run: Run) -> None:
    async def story() -> None:
        room.crashes.note(ValueError("first"))
        room.trouble.end()
        room.crashes.note(ValueError("second"))
        for _ in range(5):
            await asyncio.sleep(0)
        assert room.told == []

    run(story())


def test_the_crash_of_the_last_run_is_offered(room: Room) -> None:
    path = room.logs / "crash-1.txt"
    path.write_text("Segmentation fault")
    old, new = Report("old"), Report("Segmentation fault", path)
    room.trouble.tell_last(Ending(killed=True, reports=(old, new)), restored=True)
    assert room.told == ["Confluence Desk crashed the last time."]
    dialog = room.open_details()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Segmentation fault"
    assert dialog.copy_button.text() == "Copied"
    dialog.folder_button.click()
    assert room.opened == [str(room.logs)]
    deleted: list[bool] = []
    dialog.deleted.connect(lambda: deleted.append(True))
    dialog.delete_button.click()
    assert deleted == [True]
    assert not path.exists()
    assert dialogs() == []
    assert room.told == [], "what was deleted cannot be read again"


def test_a_report_that_is_gone_already_is_deleted_all_the_same(room: Room) -> None:
    report = Report("text", room.logs / "crash-1.txt")
    room.trouble.tell_last(Ending(reports=(report,)), restored=True)
    room.open_details().delete_button.click()
    assert dialogs() == []


def test_closing_keeps_the_report(room: Room) -> None:
    path = room.logs / "crash-1.txt"
    path.write_text("text")
    room.trouble.tell_last(Ending(reports=(Report("text", path),)), restored=False)
    room.open_details().close_button.click()
    assert dialogs() == []
    assert path.exists()


@pytest.mark.parametrize(
    ("restored", "words"),
    [(True, "Your tabs are back"), (False, "ended unexpectedly the last time")],
)
def test_a_killed_run_is_told_in_passing(room: Room, restored: bool, words: str) -> None:
    room.trouble.tell_last(Ending(killed=True), restored=restored)
    (notice,) = room.messages.history
    assert words in notice.text
    assert notice.kind == "info"
    assert notice.action is None


def test_a_clean_end_is_not_worth_a_word(room: Room) -> None:
    room.trouble.tell_last(Ending(), restored=True)
    assert room.told == []


def test_every_control_of_the_report_has_a_name_and_is_reached_by_keys(room: Room) -> None:
    dialog = CrashDialog(Report("text"), room.logs, room.open_url)
    assert dialog.text.accessibleName()
    assert dialog.text.isReadOnly()
    assert dialog.text.tabChangesFocus()
    assert str(room.logs) in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.deleteLater()
