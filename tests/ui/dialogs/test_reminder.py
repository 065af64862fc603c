"""When to be reminded: a choice at hand, never in the past."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from confluence_desk.ui.dialogs.reminder import ReminderDialog
from confluence_desk.ui.theme import Theme

FRIDAY = QDateTime(QDate(2026, 11, 20), QTime(15, 30))
SUNDAY = FRIDAY.addDays(2)


class Asked:
    def __init__(self, qtbot: QtBot, now: QDateTime = FRIDAY) -> None:
        self.told: list[tuple[datetime, str]] = []
        self.dialog = ReminderDialog("Redis <b>failover", now=lambda: now)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.dialog)
        self.dialog.chosen.connect(lambda due, words: self.told.append((due, words)))
        self.dialog.show()

    def names(self) -> list[str]:
        return [each.text() for each in self.dialog.findChildren(QAbstractButton) if each.text()]

    def press(self, words: str) -> None:
        buttons = self.dialog.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == words).click()

    def due(self) -> str:
        return self.told[0][0].astimezone().strftime("%a %d %H:%M")


def test_in_an_hour_by_itself(qtbot: QtBot, theme: Theme) -> None:  # noqa: ARG001 - the look
    asked = Asked(qtbot)
    asked.dialog.words.setText("  the cable ")
    asked.press("Remind me")
    assert asked.due() == "Fri 20 16:30"
    assert asked.told[0][1] == "the cable"
    assert asked.told[0][0] == datetime.fromtimestamp(FRIDAY.toSecsSinceEpoch() + 3600, UTC)


@pytest.mark.parametrize(
    ("choice", "due"),
    [("In an hour", "Fri 20 16:30"), ("Tomorrow", "Sat 21 09:00"), ("Next Monday", "Mon 23 09:00")],
)
def test_a_choice_at_hand(qtbot: QtBot, choice: str, due: str) -> None:
    asked = Asked(qtbot)
    asked.dialog.when.setDateTime(FRIDAY.addDays(90))
    asked.press(choice)
    asked.press("Remind me")
    assert asked.due() == due


def test_on_a_sunday_monday_is_offered_once(qtbot: QtBot) -> None:
    assert "Next Monday" not in Asked(qtbot, SUNDAY).names()
    assert "Next Monday" in Asked(qtbot, SUNDAY.addDays(1)).names()


def test_the_past_cannot_be_chosen(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    asked.dialog.when.setDateTime(FRIDAY.addDays(-3))
    asked.press("Remind me")
    assert asked.due() == "Fri 20 15:30"


def test_enter_reminds_and_escape_does_not(qtbot: QtBot) -> None:
    asked = Asked(qtbot)
    QTest.keyClick(asked.dialog.words, Qt.Key.Key_Escape)
    assert asked.told == []
    asked = Asked(qtbot)
    QTest.keyClick(asked.dialog.words, Qt.Key.Key_Return)
    assert len(asked.told) == 1


def test_the_clock_is_the_locales(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert "16:30" in Asked(qtbot).dialog.when.text()
        assert "20.11" in Asked(qtbot).dialog.when.text()
    finally:
        QLocale.setDefault(before)
