"""The wizard over a fake entrance: what works, and what is kept offline."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from confluence_desk.domain.capabilities import Capability, Finding, Verdict
from confluence_desk.domain.errors import StoreTrouble, Unreachable
from confluence_desk.domain.keeping import Holds
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from tests.ui.fakes.asked import Asked, Tell


def test_only_pages_and_spaces_are_needed_to_go_on(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(2)
        check = asked.dialog.check
        assert asked.dialog.next_button.isEnabled()
        said = check.rows.said[Capability.COMMENTS].text()
        assert "missing scope read:comment:confluence" in said
        assert "Comments are not shown" in said
        assert "not on this site" in check.rows.said[Capability.RESTRICTIONS].text()
        assert "not permitted" in check.rows.said[Capability.AUDIT].text()
        assert "switched off" in check.summary.text()
        check.copy.click()
        assert QGuiApplication.clipboard().text() == "read:comment:confluence"
        lost = Finding(Capability.PAGES, Verdict.NO_SCOPE, ("read:page:confluence",))
        asked.entrance.lacking[Capability.PAGES] = lost
        check.again.click()
        await asked.settle()
        assert not asked.dialog.next_button.isEnabled()
        assert "Pages and spaces are needed" in check.summary.text()

    sit(story)


@pytest.mark.parametrize("after", [0, 2, 5])
def test_a_check_that_crashes_says_so_in_every_row_it_left_and_is_tried_again(
    sit: Tell, after: int
) -> None:
    async def story(asked: Asked) -> None:
        asked.entrance.lacking.clear()
        asked.entrance.crashing = list(Capability)[after]
        await asked.to(2)
        check, rows = asked.dialog.check, [*asked.dialog.check.rows.said.values()]
        assert not check.running
        assert all(row.text() == "works" for row in rows[:after])
        assert all("could not be tried. " in row.text() for row in rows[after:])
        assert all("Check again" in row.text() for row in rows[after:])
        may = after >= 2
        assert asked.dialog.next_button.isEnabled() == may
        assert ("or go on" in check.summary.text()) == may
        asked.entrance.crashing = None
        check.again.click()
        await asked.settle()
        assert check.summary.text() == "All that you read with works."
        assert len(asked.crashes) == 1

    sit(story)


def test_a_site_that_is_gone_when_the_check_begins_leaves_no_row_open(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        asked.entrance.failing["examine"] = Unreachable("acme.atlassian.net")
        await asked.to(2)
        check = asked.dialog.check
        assert "does not answer" in check.trouble.text.text()
        assert all("no answer" in row.text() for row in check.rows.said.values())
        asked.entrance.failing.clear()
        check.again.click()
        await asked.settle()
        assert not check.trouble.isVisible()
        assert asked.dialog.next_button.isEnabled()

    sit(story)


def test_deciding_later_keeps_nothing_and_is_fine(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.dialog.keep.later.click()
        assert asked.dialog.next_button.text() == "Decide later"
        await asked.press()
        assert "Nothing is kept offline yet" in asked.dialog.last.sync.text()

    assert sit(story).entrance.opened == [()]


def test_a_page_a_label_and_a_query_can_be_added(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        keep = asked.dialog.keep
        for row, text in enumerate(("Redis failover", "runbook", "label = redis")):
            keep.what.setCurrentIndex(row)
            keep.words.setText(text)
            keep.words.setFocus()
            QTest.keyClick(keep.words, Qt.Key.Key_Return)
            await asked.settle()
        assert asked.dialog.step is keep
        keep.what.setCurrentIndex(2)
        keep.words.setText("label = = redis")
        keep.add.click()
        await asked.settle()
        assert keep.trouble.isVisible()
        await asked.press()

    [rules] = sit(story).entrance.opened
    assert [(rule.holds, rule.subject) for rule in rules] == [
        (Holds.CQL, "label = redis"),
        (Holds.LABEL, "runbook"),
        (Holds.TREE, "7"),
        (Holds.SPACE, "1"),
    ]


def test_how_much_is_ticked_is_guessed(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        keep = asked.dialog.keep
        keep.guess()  # as when the pause after the last tick is over
        await asked.settle()
        assert "120" in keep.estimate.text()
        assert "3 MB" in keep.estimate.text()

    sit(story)


def test_what_cannot_be_kept_says_so_and_stays(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.entrance.failing["open"] = StoreTrouble("full")
        await asked.press()
        assert asked.dialog.step is asked.dialog.keep
        assert "disk is full" in asked.dialog.keep.trouble.text.text()

    sit(story)


def test_done_says_by_which_commands_each_step_is_found_again(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(4)
        named = re.findall("“(.+?)”", asked.dialog.last.later.text())
        assert len(named) == 4
        assert set(named) <= {each.words for each in keyed(COMMANDS)}

    sit(story)
