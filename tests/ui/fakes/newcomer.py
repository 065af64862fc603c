"""Somebody new in front of the real wizard, with an internet of a few hosts behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from confluence_desk.demo.application import Site
from confluence_desk.domain.capabilities import SCOPES, Capability
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.connect.step import Step
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.internet import ACME, GATEWAY, Internet, connect
from tests.ui.fakes.wizard import FakeNetwork, made_site


@dataclass
class Person:
    """Somebody in front of the wizard."""

    dialog: ConnectDialog
    site: Site
    internet: Internet
    accounts: Accounts
    network: FakeNetwork
    asking: "asyncio.Task[Any]"

    @property
    def email(self) -> str:
        return self.site.state.owner.email

    def token(self, scopes: frozenset[str] | None = frozenset(SCOPES)) -> str:
        return self.site.credentials.issue(self.site.state.owner_id, scopes)

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not condition():  # noqa: ASYNC110 - conditions are Qt state, not events
                await asyncio.sleep(0.002)

    def at(self, step: Step) -> bool:
        """Whether this step is in front."""
        return self.dialog.step is step

    async def next(self) -> None:
        """Go on by the keyboard, once one may."""
        await self.until(self.dialog.next_button.isEnabled)
        QTest.keyClick(self.dialog, Qt.Key.Key_Return)
        await self.until(lambda: not self.dialog.bar.isVisible())

    async def name(self, text: str = ACME) -> None:
        self.dialog.where.site.setText(text)
        await self.next()

    async def sign_in(self, token: str, email: str = "") -> None:
        card = self.dialog.how.token_card
        card.email.setText(email or self.email)
        card.token.setText(token)
        await self.next()

    async def check(self, token: str) -> None:
        """Come to the list and wait until it is whole."""
        await self.name()
        await self.sign_in(token)
        assert self.at(self.dialog.check)
        await self.until(self.dialog.check.again.isVisible)

    def lacking(self) -> dict[Capability, str]:
        """What does not work, with what is said of it."""
        said = self.dialog.check.rows.said
        return {each: said[each].text() for each in said if said[each].text() != "works"}


@asynccontextmanager
async def sitting(
    theme: Theme, home: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Person]:
    site = Site(made_site())
    internet = connect(site, monkeypatch)
    network = FakeNetwork()
    accounts = Accounts(
        SessionSecrets(),
        Settings(home / "settings.json"),
        home,
        gateway=GATEWAY,
        open_client=internet.client,
        road=network.road,
    )
    crashes: list[BaseException] = []
    dialog = ConnectDialog(accounts, theme, Messages(crashes.append), network=network)
    asking = asyncio.create_task(dialog.ask())
    await asyncio.sleep(0)
    try:
        yield Person(dialog, site, internet, accounts, network, asking)
    finally:
        dialog.close()
        session = await asking
        if session is not None:
            await session.aclose()
        dialog.deleteLater()
        assert crashes == []


Tell = Callable[[Callable[[Person], Coroutine[Any, Any, None]]], None]
