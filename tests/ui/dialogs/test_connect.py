"""The wizard over a fake entrance: what may be pressed, what stays, what is given up."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from confluence_desk.domain.capabilities import SCOPES, Capability
from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    NoConfluence,
    SignInNeeded,
    Untrusted,
    WrongOwner,
)
from confluence_desk.domain.keeping import Holds
from tests.ui.fakes.asked import Asked, Tell


def test_the_whole_way_gives_a_session_and_keeps_starred_spaces(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(4)
        await asked.press()
        assert await asked.answer() is asked.entrance.session
        assert not asked.dialog.isVisible()

    asked = sit(story)
    assert asked.entrance.tried == [("https://acme.atlassian.net", "ana@acme.test", "good")]
    [rules] = asked.entrance.opened
    assert [(rule.holds, rule.subject) for rule in rules] == [(Holds.SPACE, "1")]


def test_the_site_is_looked_for_while_it_is_typed(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        where = asked.dialog.where
        assert not asked.dialog.next_button.isEnabled()
        QTest.keyClicks(where.site, "acme")
        assert where.hint.text() == "https://acme.atlassian.net"
        where.retry()  # as when the pause after the last letter is over
        await asked.settle()
        assert "acme is there" in where.hint.text()
        assert "Cloud id 1111-2222" in where.hint.text()
        where.site.setText("ana@acme.com")
        assert "is an e-mail address" in where.hint.text()
        assert not asked.dialog.next_button.isEnabled()

    sit(story)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (NoConfluence("acme.atlassian.net", "unknown"), "Atlassian knows no site named"),
        (LoginPage("text/html"), "A sign-in page of your company's network"),
        (Untrusted("acme.atlassian.net"), "does not trust the certificate"),
    ],
)
def test_what_is_no_site_says_why_in_place(sit: Tell, trouble: DeskError, said: str) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        dialog, entrance = asked.dialog, asked.entrance
        entrance.failing["find"] = trouble
        dialog.where.site.setText("acme")
        await asked.press()
        assert dialog.where.isVisible()
        assert said in dialog.where.trouble.text.text()
        assert dialog.where.trouble.remedy.text()
        assert dialog.where.site.text() == "acme"
        entrance.failing.clear()
        await asked.press()
        assert not dialog.where.isVisible()
        assert dialog.how.isVisible()

    sit(story)


def test_trap_11_a_certificate_that_is_not_trusted_opens_the_fields_for_one(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        dialog, entrance = asked.dialog, asked.entrance
        entrance.failing["find"] = Untrusted("acme.atlassian.net")
        dialog.where.site.setText("acme")
        await asked.press()
        assert dialog.network is not None
        assert not dialog.network.isVisible()
        dialog.where.trouble.network.click()
        assert dialog.network.isVisible()
        dialog.network.certificates.setText("/etc/company.pem")
        entrance.failing.clear()
        dialog.network.use.click()
        await asked.settle()
        assert "acme is there" in dialog.where.hint.text()
        assert not dialog.where.trouble.isVisible()

    sit(story)


def test_an_error_keeps_everything_typed_and_leads_to_the_field(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        asked.fill(token="wrong")
        await asked.press()
        card = asked.dialog.how.token_card
        assert "does not accept the e-mail and token" in asked.dialog.how.trouble.text.text()
        assert (card.email.text(), card.token.text()) == ("ana@acme.test", "wrong")
        assert card.token.hasFocus()
        asked.entrance.failing["by_token"] = WrongOwner("https://acme.atlassian.net")
        await asked.press()
        assert "belongs to another account" in asked.dialog.how.trouble.text.text()
        assert card.email.hasFocus()

    sit(story)


def test_back_keeps_what_was_typed(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        dialog = asked.dialog
        for step in (dialog.check, dialog.how, dialog.where):
            dialog.back_button.click()
            await asked.settle()
            assert dialog.step is step
        assert dialog.where.site.text() == "acme"
        assert dialog.how.token_card.token.text() == "good"
        assert not dialog.back_button.isVisible()
        for _ in range(3):
            await asked.press()
        assert dialog.step is dialog.keep

    assert sit(story).entrance.opened == []


@pytest.mark.parametrize("number", range(4))
def test_esc_at_any_step_leaves_nothing(sit: Tell, number: int) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(number)
        QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
        assert await asked.answer() is None

    assert sit(story).entrance.opened == []


def test_esc_after_everything_is_kept_goes_on_with_it(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(4)
        QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
        assert await asked.answer() is asked.entrance.session

    sit(story)


def test_what_goes_on_can_be_stopped_and_tried_again(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        dialog = asked.dialog
        asked.entrance.gates["by_token"] = asyncio.Event()
        await asked.press()
        assert dialog.bar.isVisible()
        assert not dialog.next_button.isEnabled()
        assert dialog.how.token_card.token.isReadOnly()
        assert dialog.cancel_button.text() == "Stop"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await asked.settle()
        assert dialog.isVisible()
        assert not dialog.bar.isVisible()
        assert dialog.how.trouble.text.text() == "Stopped."
        asked.entrance.gates.clear()
        await asked.press()
        assert dialog.step is dialog.check

    sit(story)


def test_closing_in_the_middle_gives_up(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.entrance.gates["open"] = asyncio.Event()
        await asked.press()
        asked.dialog.close()
        assert await asked.answer() is None

    assert sit(story).entrance.opened == []


def test_cancelling_the_question_closes_the_dialog(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert asked.task is not None
        asked.task.cancel()
        await asyncio.wait({asked.task})
        assert not asked.dialog.isVisible()

    sit(story)


def test_a_bug_is_reported_and_the_step_works_again(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        asked.entrance.failing["by_token"] = ValueError("a bug")
        await asked.press()
        assert "try again" in asked.dialog.how.trouble.text.text()
        assert asked.dialog.next_button.isEnabled()
        assert len(asked.crashes) == 1

    sit(story)


def test_signing_in_again_asks_for_the_token_alone(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        trouble = SignInNeeded("https://acme.atlassian.net")
        asked.entrance.lacking.pop(Capability.COMMENTS)
        asked.entrance.lacking.pop(Capability.RESTRICTIONS)
        await asked.open(site="https://acme.atlassian.net", email="ana@acme.test", trouble=trouble)
        dialog = asked.dialog
        assert dialog.step is dialog.how
        assert dialog.how.token_card.token.hasFocus()
        assert "acme.atlassian.net does not accept" in dialog.how.trouble.text.text()
        dialog.how.token_card.token.setText("good")
        await asked.press()
        assert await asked.answer() is asked.entrance.session

    assert sit(story).entrance.opened == [()]


def test_signing_in_again_tells_what_is_missing_now(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open(site="https://acme.atlassian.net", email="ana@acme.test")
        asked.dialog.how.token_card.token.setText("good")
        await asked.press()
        assert asked.dialog.step is asked.dialog.check
        await asked.press()
        assert await asked.answer() is asked.entrance.session

    sit(story)


def test_the_token_is_hidden_until_asked_for(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        card = asked.dialog.how.token_card
        assert card.token.echoMode() is QLineEdit.EchoMode.Password
        card.eye.trigger()
        assert card.token.echoMode() is QLineEdit.EchoMode.Normal
        assert card.eye.text() == "Hide the token"

    sit(story)


def test_the_exact_scopes_are_listed_and_copied(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        card = asked.dialog.how.token_card
        assert not card.scopes.isVisible()
        card.opener.click()
        assert card.scopes.isVisible()
        assert card.scopes.list.text().split() == list(SCOPES)
        card.scopes.copy.click()
        assert QGuiApplication.clipboard().text().split() == list(SCOPES)

    sit(story)


@pytest.mark.parametrize(
    ("keyring", "said"), [(True, "kept in this machine's keyring"), (False, "this session only")]
)
def test_it_says_where_the_token_is_kept(sit: Tell, *, keyring: bool, said: str) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert said in asked.dialog.how.token_card.kept.text()

    sit(story, keyring=keyring)


def test_who_knows_no_address_signs_in_by_the_browser(sit: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        asked.dialog.where.browser.click()
        how = asked.dialog.how
        assert asked.dialog.step is how
        assert how.by_consent.isChecked()
        assert not how.by_token.isEnabled()
        assert how.consent_card.isVisible()

    sit(story)
