"""The rule editor: guesses all it can, says back what was chosen, lets nothing senseless pass."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from confluence_desk.domain.keeping import ALL_VERSIONS, EVERY_SPACE, Files, Holds, Rule, Window
from confluence_desk.ui.dialogs.keep_offline import KeepOfflineDialog
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import sample

JANUARY = datetime(2026, 1, 1).astimezone(UTC)
EVERYTHING = Rule(
    7,
    Holds.CQL,
    "label = runbook",
    files=Files.ALL,
    files_up_to=25_000_000,
    comments=False,
    older_versions=3,
    window=Window(changed_after=JANUARY),
)


class Asked:
    def __init__(self, qtbot: QtBot, theme: Theme, *offers: Rule) -> None:
        library = sample()
        for nodes in library.server.values():
            library.nodes.update({node.id: node for node in nodes})
        self.told: list[object] = []
        self.dialog = KeepOfflineDialog(library, offers, theme)  # type: ignore[arg-type]
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.dialog)
        self.dialog.decided.connect(self.told.append)
        self.dialog.given_up.connect(self.told.append)
        self.dialog.show()

    def press(self, words: str) -> None:
        buttons = self.dialog.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == words).click()


def test_enter_keeps_what_was_pointed_at(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Rule(0, Holds.TREE, "11"), Rule(0, Holds.SPACE, "1"))
    assert asked.dialog.what.currentText() == "Page with all below: Runbooks"
    QTest.keyClick(asked.dialog, Qt.Key.Key_Return)
    assert asked.told == [Rule(0, Holds.TREE, "11")]


def test_the_whole_space_is_offered_too(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Rule(0, Holds.TREE, "11"), Rule(0, Holds.SPACE, "1"))
    asked.dialog.comments.setChecked(False)
    asked.dialog.what.setCurrentIndex(1)
    asked.press("Keep offline")
    assert asked.told == [Rule(0, Holds.SPACE, "1", comments=False)]


@pytest.mark.parametrize(
    "rule",
    [
        EVERYTHING,
        Rule(3, Holds.SPACE, "2", excludes=True),
        Rule(4, Holds.LABEL, "runbook", files=Files.NONE, older_versions=ALL_VERSIONS),
        Rule(5, Holds.BLOG, EVERY_SPACE, window=Window(None, JANUARY, JANUARY, JANUARY)),
    ],
)
def test_saving_a_rule_untouched_changes_nothing(qtbot: QtBot, theme: Theme, rule: Rule) -> None:
    asked = Asked(qtbot, theme, rule)
    asked.press("Save")
    assert asked.told == [rule]


def test_a_rule_can_be_given_up(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, EVERYTHING)
    asked.press("Keep no longer")
    assert asked.told == [7]
    assert not asked.dialog.isVisible()


def test_a_space_is_chosen_where_none_was_given(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Rule(0, Holds.SPACE, ""), Rule(0, Holds.LABEL, ""))
    space = asked.dialog.space
    assert space.isVisible()
    assert space.itemText(0) == "Every space"
    space.setCurrentIndex(space.findData("2"))
    asked.press("Keep offline")
    assert asked.told == [Rule(0, Holds.SPACE, "2")]


@pytest.mark.parametrize(
    ("holds", "typed", "said"),
    [
        (Holds.LABEL, "  ", "Name a label."),
        (Holds.CQL, "", "Write a query."),
        (Holds.CQL, "colour = red", "There is no field"),
    ],
)
def test_what_makes_no_sense_stays_open_and_says_why(
    qtbot: QtBot, theme: Theme, holds: Holds, typed: str, said: str
) -> None:
    asked = Asked(qtbot, theme, Rule(0, holds, ""))
    asked.dialog.words.setText(typed)
    asked.press("Keep offline")
    assert asked.told == []
    assert asked.dialog.isVisible()
    assert said in asked.dialog.said.text()
    asked.dialog.words.setText("type = page")
    assert not asked.dialog.said.isVisible()


def test_what_has_no_meaning_cannot_be_used(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Rule(0, Holds.SPACE, "1"))
    dialog = asked.dialog
    assert not dialog.limit.isEnabled()
    assert not dialog.count.isVisible()
    dialog.limited.setChecked(True)
    assert dialog.limit.isEnabled()
    dialog.files.setCurrentIndex(dialog.files.findData(Files.NONE))
    assert not dialog.limited.isEnabled()
    assert dialog.rule.files_up_to is None
    dialog.excludes.setChecked(True)
    assert not dialog.files.isEnabled()


def test_escape_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, EVERYTHING)
    asked.dialog.comments.setChecked(True)
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.told == []
