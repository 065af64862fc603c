"""The wizard over a fake entrance: what may be pressed, what stays, what is given up."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desk.domain.capabilities import SCOPES, Capability, Finding, Verdict
from confluence_desk.domain.errors import (
    DeskError,
    LoginPage,
    NoConfluence,
    SignInNeeded,
    StoreTrouble,
    Untrusted,
    WrongOwner,
)
from confluence_desk.domain.keeping import Holds
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.screen_connecting import FakeEntrance, made_wizard

Settle = Callable[[], Coroutine[Any, Any, None]]


class Asked:
    """A shown dialog and what it answered."""

    def __init__(self, theme: Theme, settle: Settle, **more: Any) -> None:
        self.entrance = FakeEntrance()
        self.settle = settle
        self.crashes: list[BaseException] = []
        messages = Messages(self.crashes.append)
        self.dialog = made_wizard(self.entrance, theme, messages=messages, **more)
        self.task: asyncio.Task[Any] | None = None

    async def open(self, **more: Any) -> None:
        self.task = asyncio.create_task(self.dialog.ask(**more))
        await self.settle()

    def fill(self, token: str = "good") -> None:  # noqa: S107 - a fake one
        self.dialog.how.token_card.email.setText("ana@acme.test")
        self.dialog.how.token_card.token.setText(token)

    async def press(self) -> None:
        self.dialog.next_button.click()
        await self.settle()

    async def to(self, number: int) -> None:
        """Go on to a step, counted from 0."""
        await self.open()
        self.dialog.where.site.setText("acme")
        self.fill()
        for _ in range(number):
            await self.press()
        assert self.dialog.step is self.dialog.steps[number]

    async def answer(self) -> Any:
        assert self.task is not None
        return await self.task


Tell = Callable[..., Asked]


@pytest.fixture
def tell(run: Any, qtbot: QtBot, theme: Theme, settle: Settle) -> Tell:
    def told(story: Callable[[Asked], Coroutine[Any, Any, None]], **more: Any) -> Asked:
        asked = Asked(theme, settle, **more)
        qtbot.addWidget(asked.dialog)

        async def main() -> None:
            await story(asked)
            if asked.task is not None and not asked.task.done():
                asked.dialog.close()
                await asked.task

        run(main())
        return asked

    return told


def test_the_whole_way_gives_a_session_and_keeps_starred_spaces(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(4)
        await asked.press()
        assert await asked.answer() is asked.entrance.session
        assert not asked.dialog.isVisible()

    asked = tell(story)
    assert asked.entrance.tried == [("https://acme.atlassian.net", "ana@acme.test", "good")]
    [rules] = asked.entrance.opened
    assert [(rule.holds, rule.subject) for rule in rules] == [(Holds.SPACE, "1")]


def test_the_site_is_looked_for_while_it_is_typed(tell: Tell) -> None:
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

    tell(story)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (NoConfluence("acme.atlassian.net", "unknown"), "Atlassian knows no site named"),
        (LoginPage("text/html"), "A sign-in page of your company's network"),
        (Untrusted("acme.atlassian.net"), "does not trust the certificate"),
    ],
)
def test_what_is_no_site_says_why_in_place(tell: Tell, trouble: DeskError, said: str) -> None:
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

    tell(story)


def test_trap_11_a_certificate_that_is_not_trusted_opens_the_fields_for_one(tell: Tell) -> None:
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

    tell(story)


def test_an_error_keeps_everything_typed_and_leads_to_the_field(tell: Tell) -> None:
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

    tell(story)


def test_back_keeps_what_was_typed(tell: Tell) -> None:
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

    assert tell(story).entrance.opened == []


@pytest.mark.parametrize("number", range(4))
def test_esc_at_any_step_leaves_nothing(tell: Tell, number: int) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(number)
        QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
        assert await asked.answer() is None

    assert tell(story).entrance.opened == []


def test_esc_after_everything_is_kept_goes_on_with_it(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(4)
        QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
        assert await asked.answer() is asked.entrance.session

    tell(story)


def test_what_goes_on_can_be_stopped_and_tried_again(tell: Tell) -> None:
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

    tell(story)


def test_closing_in_the_middle_gives_up(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.entrance.gates["open"] = asyncio.Event()
        await asked.press()
        asked.dialog.close()
        assert await asked.answer() is None

    assert tell(story).entrance.opened == []


def test_cancelling_the_question_closes_the_dialog(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert asked.task is not None
        asked.task.cancel()
        await asyncio.wait({asked.task})
        assert not asked.dialog.isVisible()

    tell(story)


def test_a_bug_is_reported_and_the_step_works_again(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        asked.entrance.failing["by_token"] = ValueError("a bug")
        await asked.press()
        assert "try again" in asked.dialog.how.trouble.text.text()
        assert asked.dialog.next_button.isEnabled()
        assert len(asked.crashes) == 1

    tell(story)


def test_only_pages_and_spaces_are_needed_to_go_on(tell: Tell) -> None:
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

    tell(story)


def test_deciding_later_keeps_nothing_and_is_fine(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.dialog.keep.later.click()
        assert asked.dialog.next_button.text() == "Decide later"
        await asked.press()
        assert "Nothing is kept offline yet" in asked.dialog.last.sync.text()

    assert tell(story).entrance.opened == [()]


def test_a_page_a_label_and_a_query_can_be_added(tell: Tell) -> None:
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

    [rules] = tell(story).entrance.opened
    assert [(rule.holds, rule.subject) for rule in rules] == [
        (Holds.CQL, "label = redis"),
        (Holds.LABEL, "runbook"),
        (Holds.TREE, "7"),
        (Holds.SPACE, "1"),
    ]


def test_how_much_is_ticked_is_guessed(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        keep = asked.dialog.keep
        keep.guess()  # as when the pause after the last tick is over
        await asked.settle()
        assert "120" in keep.estimate.text()
        assert "3 MB" in keep.estimate.text()

    tell(story)


def test_what_cannot_be_kept_says_so_and_stays(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(3)
        asked.entrance.failing["open"] = StoreTrouble("full")
        await asked.press()
        assert asked.dialog.step is asked.dialog.keep
        assert "disk is full" in asked.dialog.keep.trouble.text.text()

    tell(story)


def test_signing_in_again_asks_for_the_token_alone(tell: Tell) -> None:
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

    assert tell(story).entrance.opened == [()]


def test_signing_in_again_tells_what_is_missing_now(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open(site="https://acme.atlassian.net", email="ana@acme.test")
        asked.dialog.how.token_card.token.setText("good")
        await asked.press()
        assert asked.dialog.step is asked.dialog.check
        await asked.press()
        assert await asked.answer() is asked.entrance.session

    tell(story)


def test_the_token_is_hidden_until_asked_for(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        card = asked.dialog.how.token_card
        assert card.token.echoMode() is QLineEdit.EchoMode.Password
        card.eye.trigger()
        assert card.token.echoMode() is QLineEdit.EchoMode.Normal
        assert card.eye.text() == "Hide the token"

    tell(story)


def test_the_exact_scopes_are_listed_and_copied(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.to(1)
        card = asked.dialog.how.token_card
        assert not card.scopes.isVisible()
        card.opener.click()
        assert card.scopes.isVisible()
        assert card.scopes.list.text().split() == list(SCOPES)
        card.scopes.copy.click()
        assert QGuiApplication.clipboard().text().split() == list(SCOPES)

    tell(story)


@pytest.mark.parametrize(
    ("keyring", "said"), [(True, "kept in this machine's keyring"), (False, "this session only")]
)
def test_it_says_where_the_token_is_kept(tell: Tell, *, keyring: bool, said: str) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert said in asked.dialog.how.token_card.kept.text()

    tell(story, keyring=keyring)


def test_who_knows_no_address_signs_in_by_the_browser(tell: Tell) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        asked.dialog.where.browser.click()
        how = asked.dialog.how
        assert asked.dialog.step is how
        assert how.by_consent.isChecked()
        assert not how.by_token.isEnabled()
        assert how.consent_card.isVisible()

    tell(story)
