import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desk.domain.errors import DeskError, LoginPage, SignInNeeded
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import FakeLibrary
from tests.ui.fakes.session import FakeSession

Settle = Callable[[], Coroutine[Any, Any, None]]


class FakeAccounts:
    """Accepts one token; waits at the gate where there is one."""

    def __init__(self) -> None:
        self.tried: list[tuple[str, str, str]] = []
        self.gate: asyncio.Event | None = None
        self.failure: BaseException | None = None
        self.session = FakeSession(FakeLibrary())

    async def sign_in(self, site: str, email: str, token: str) -> FakeSession:
        self.tried.append((site, email, token))
        if self.gate is not None:
            await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        if token != "good":
            raise SignInNeeded(site)
        return self.session


class Asked:
    """A shown dialog and what it answered."""

    def __init__(self, accounts: FakeAccounts, theme: Theme, settle: Settle, **more: Any) -> None:
        self.accounts = accounts
        self.settle = settle
        self.crashes: list[BaseException] = []
        self.dialog = ConnectDialog(
            accounts,  # type: ignore[arg-type]
            theme,
            Messages(self.crashes.append),
            **more,
        )
        self.task: asyncio.Task[Any] | None = None

    async def open(self, **more: Any) -> None:
        self.task = asyncio.create_task(self.dialog.ask(**more))
        await self.settle()

    def fill(self, site: str, email: str, token: str) -> None:
        self.dialog.site.setText(site)
        self.dialog.email.setText(email)
        self.dialog.token.setText(token)

    async def press(self) -> None:
        self.dialog.connect_button.click()
        await self.settle()

    async def answer(self) -> Any:
        assert self.task is not None
        return await self.task


@pytest.fixture
def tell(run: Any, qtbot: QtBot, theme: Theme, settle: Settle) -> Callable[..., Asked]:
    def told(story: Callable[[Asked], Coroutine[Any, Any, None]], **more: Any) -> Asked:
        asked = Asked(FakeAccounts(), theme, settle, **more)
        qtbot.addWidget(asked.dialog)

        async def main() -> None:
            await story(asked)

        run(main())
        return asked

    return told


def test_the_right_token_gives_a_session(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        asked.fill("Acme.atlassian.net/wiki/spaces/OPS", "ana@acme.test", "good")
        await asked.press()
        assert await asked.answer() is asked.accounts.session
        assert not asked.dialog.isVisible()

    tried = tell(story).accounts.tried
    assert tried == [("https://acme.atlassian.net", "ana@acme.test", "good")]


def test_the_site_is_checked_while_it_is_typed(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        dialog = asked.dialog
        assert not dialog.connect_button.isEnabled()
        QTest.keyClicks(dialog.site, "acme")
        assert dialog.site_hint.text() == "https://acme.atlassian.net"
        dialog.site.setText("http://acme.example")
        assert "https" in dialog.site_hint.text()
        assert not dialog.connect_button.isEnabled()
        asked.fill("acme", "no mail address", "x")
        assert not dialog.connect_button.isEnabled()
        asked.fill("acme", "ana@acme.test", "  ")
        assert not dialog.connect_button.isEnabled()
        dialog.reject()
        assert await asked.answer() is None

    tell(story)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (None, "does not accept the e-mail and token"),
        (LoginPage("text/html"), "A sign-in page of your company's network"),
    ],
)
def test_an_error_says_why_and_keeps_everything_typed(
    tell: Callable[..., Asked], trouble: DeskError | None, said: str
) -> None:
    async def story(asked: Asked) -> None:
        asked.accounts.failure = trouble
        await asked.open()
        asked.fill("acme", "ana@acme.test", "wrong")
        await asked.press()
        dialog = asked.dialog
        assert said in dialog.trouble.text()
        fields = (dialog.site.text(), dialog.email.text(), dialog.token.text())
        assert fields == ("acme", "ana@acme.test", "wrong")
        assert dialog.connect_button.isEnabled()
        asked.accounts.failure = None
        dialog.token.setText("good")
        await asked.press()
        assert await asked.answer() is asked.accounts.session

    tell(story)


def test_signing_in_can_be_stopped_and_tried_again(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        asked.accounts.gate = asyncio.Event()
        await asked.open()
        asked.fill("acme", "ana@acme.test", "good")
        await asked.press()
        dialog = asked.dialog
        assert not dialog.connect_button.isEnabled()
        assert dialog.bar.isVisible()
        assert dialog.site.isReadOnly()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await asked.settle()
        assert dialog.isVisible()
        assert not dialog.bar.isVisible()
        assert dialog.trouble.text() == "Stopped."
        asked.accounts.gate.set()
        await asked.press()
        assert await asked.answer() is asked.accounts.session

    assert len(tell(story).accounts.tried) == 2


def test_closing_while_signing_in_gives_up_and_leaves_nothing(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        asked.accounts.gate = asyncio.Event()
        await asked.open()
        asked.fill("acme", "ana@acme.test", "good")
        await asked.press()
        asked.dialog.close()
        assert await asked.answer() is None

    tell(story)


def test_cancelling_the_question_closes_the_dialog(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert asked.task is not None
        asked.task.cancel()
        await asyncio.wait({asked.task})
        assert not asked.dialog.isVisible()

    tell(story)


def test_a_bug_is_reported_and_the_form_works_again(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        asked.accounts.failure = ValueError("a bug")
        await asked.open()
        asked.fill("acme", "ana@acme.test", "good")
        await asked.press()
        assert "try again" in asked.dialog.trouble.text()
        assert asked.dialog.connect_button.isEnabled()
        assert len(asked.crashes) == 1
        asked.dialog.reject()
        await asked.answer()

    tell(story)


def test_what_is_known_is_filled_in_and_the_reason_said(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        trouble = SignInNeeded("https://acme.atlassian.net")
        await asked.open(site="https://acme.atlassian.net", email="ana@acme.test", trouble=trouble)
        assert asked.dialog.token.hasFocus()
        assert "acme.atlassian.net does not accept" in asked.dialog.trouble.text()
        asked.dialog.reject()
        await asked.answer()

    tell(story)


def test_the_token_is_hidden_until_asked_for(tell: Callable[..., Asked]) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        token = asked.dialog.token
        assert token.echoMode() is QLineEdit.EchoMode.Password
        show = next(a for a in asked.dialog.actions() + token.actions() if a.isCheckable())
        show.trigger()
        assert token.echoMode() is QLineEdit.EchoMode.Normal
        assert show.text() == "Hide the token"
        asked.dialog.reject()
        await asked.answer()

    tell(story)


@pytest.mark.parametrize(
    ("keyring", "said"), [(True, "kept in this machine's keyring"), (False, "this session only")]
)
def test_it_says_where_the_token_is_kept(
    tell: Callable[..., Asked], *, keyring: bool, said: str
) -> None:
    async def story(asked: Asked) -> None:
        await asked.open()
        assert said in asked.dialog.kept.text()
        asked.dialog.reject()
        await asked.answer()

    tell(story, keyring=keyring)
