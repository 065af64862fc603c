"""The last day of a token: asked for in the wizard, left out as easily, reminded of."""

from datetime import date

import pytest
from PySide6.QtCore import QDate

from confluence_desk.services.expiry import days_left
from confluence_desk.ui.dialogs.last_day import LastDay
from tests.ui.fakes.newcomer import Person, Tell


@pytest.mark.usefixtures("qapp")
def test_nothing_is_known_until_it_is_said() -> None:
    before, asked, after = QDate.currentDate(), LastDay("Ends on"), QDate.currentDate()
    assert asked.day == ""
    assert asked.date.date() in {day.addDays(365) for day in (before, after)}
    assert not asked.date.isEnabled()
    asked.known.setChecked(True)
    asked.date.setDate(QDate(2030, 1, 31))
    assert asked.day == "2030-01-31"
    assert LastDay("Ends on", "2030-01-31").day == "2030-01-31"
    assert LastDay("Ends on", "nonsense").day == ""


def test_the_wizard_asks_for_it_and_the_account_keeps_it(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.name()
        end = me.dialog.how.token_card.end
        end.known.click()
        end.date.setDate(QDate(2030, 1, 31))
        await me.sign_in(me.token())
        await me.until(me.dialog.next_button.isEnabled)
        me.dialog.back_button.click()
        assert end.day == "2030-01-31", "back keeps what was typed"
        await me.next()
        for _ in range(3):
            await me.until(me.dialog.next_button.isEnabled)
            await me.next()
        session = await me.asking
        assert session.account.expires == "2030-01-31"
        assert days_left(session.account, date(2030, 1, 17)) == 14

    person(story)


def test_who_leaves_it_out_is_asked_nothing_more(person: Tell) -> None:
    async def story(me: Person) -> None:
        await me.check(me.token())
        assert me.dialog.draft.candidate is not None
        assert me.dialog.draft.candidate.account.expires == ""

    person(story)
