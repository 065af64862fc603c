"""What is typed is kept a moment later, once, and forgotten once the person decided."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desk.services.drafts import Drafts
from confluence_desk.ui.drafting import Drafting, keep_typed
from tests.ui.fakes.desk import Desk
from tests.ui.fakes.drawer import Drawer


class Counting(Drawer):
    """A drawer that counts how often something was put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def keep_draft(self, key: str, words: str, most: int) -> None:
        super().keep_draft(key, words, most)
        self.written.append(words)


@pytest.fixture
def drawer() -> Counting:
    return Counting()


@pytest.fixture
def drafts(drawer: Counting) -> Drafts:
    return Drafts(drawer)  # type: ignore[arg-type]


def test_typing_on_is_written_once_a_while_and_never_the_same_twice(
    drafts: Drafts, drawer: Counting, qtbot: QtBot
) -> None:
    typed = ["R"]
    drafting = Drafting(drafts, "", lambda: typed[-1])
    for words in ("Re", "Red"):
        typed.append(words)
        drafting.touch()
    assert drawer.written == []
    qtbot.waitUntil(lambda: drawer.written == ["Red"])
    drafting.save()
    drafting.end()
    assert drawer.written == ["Red"]
    again = Drafting(drafts, drafting.name, lambda: typed[-1])
    assert (again.before, again.name) == ("Red", drafting.name)
    again.end()
    assert drawer.written == ["Red"]


def test_a_second_field_begins_with_the_same_words_and_keeps_its_own(
    drafts: Drafts, drawer: Counting
) -> None:
    drafts.keep("one", "Redis")
    first = Drafting(drafts, "one", lambda: "Redis")
    second = Drafting(drafts, "one", lambda: "Redis")
    assert first.before == second.before == "Redis"
    second.end()
    assert drawer.drafts == {"one": "Redis", second.name: "Redis"}


def asked(drafts: Drafts, qtbot: QtBot) -> tuple[QDialog, QLineEdit]:
    dialog = QDialog()
    line = QLineEdit(dialog)
    qtbot.addWidget(dialog)
    keep_typed(drafts, "reminder:7", line, dialog)
    return dialog, line


@pytest.mark.parametrize("decide", [QDialog.accept, QDialog.reject])
def test_what_was_typed_into_a_dialog_comes_back_until_the_person_decides(
    drafts: Drafts,
    drawer: Counting,
    qapp: QApplication,
    qtbot: QtBot,
    decide: Callable[[QDialog], None],
) -> None:
    dialog, line = asked(drafts, qtbot)
    QTest.keyClicks(line, "ask Ana")
    qtbot.waitUntil(lambda: drawer.drafts == {"reminder:7": "ask Ana"})
    dialog.deleteLater()  # its window was closed
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog, line = asked(drafts, qtbot)
    assert line.text() == "ask Ana"
    dialog.show()
    decide(dialog)
    assert drawer.drafts == {"reminder:7": ""}


def test_a_reminder_that_was_being_written_comes_back(tell: Callable[..., None]) -> None:
    async def story(desk: Desk) -> None:
        desk.session.drafts.keep("reminder:14", "ask Ana")
        desk.window.open_page("14")
        await desk.settle()
        desk.do("remind")
        words: Any = desk.window.findChild(QDialog).words  # type: ignore[union-attr]
        assert words.text() == "ask Ana"
        desk.window.findChild(QDialog).reject()  # type: ignore[union-attr]
        assert desk.session.drafts.words("reminder:14") == ""

    tell(story)
