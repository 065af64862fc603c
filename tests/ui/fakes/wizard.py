"""The wizard as the program shows it, with a demo site behind it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.domain.road import Road
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.dialogs.connect.step import Step
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.theme import Theme

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class FakeNetwork:
    """Remembers how requests leave this machine."""

    def __init__(self) -> None:
        self.now = Road()

    def road(self) -> Road:
        return self.now

    def choose(self, road: Road) -> None:
        self.now = road


class Wizard:
    """A shown wizard, and hands that do what a person does."""

    def __init__(self, demo: DemoSite, dialog: ConnectDialog, accounts: Accounts) -> None:
        self.demo = demo
        self.dialog = dialog
        self.accounts = accounts
        self.asking: asyncio.Task[Any] | None = None

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for what a person would wait to see."""
        async with asyncio.timeout(20):
            while not condition():  # noqa: ASYNC110 - conditions are Qt state, not events
                await asyncio.sleep(0.005)

    async def press(self) -> None:
        """Press the button that goes on, once it can be pressed, and wait for what comes."""
        dialog = self.dialog
        await self.until(dialog.next_button.isEnabled)
        dialog.next_button.click()
        await self.until(lambda: not dialog.bar.isVisible() or not dialog.isVisible())

    async def at(self, step: Step) -> None:
        """Wait until this step is in front."""
        await self.until(lambda: self.dialog.step is step)

    async def to_how(self, address: str = "") -> None:
        """Name the site and go on."""
        self.dialog.where.site.setText(address or self.demo.url)
        await self.press()

    async def to_check(self, token: str = "", email: str = "") -> None:
        """Sign in and go on."""
        await self.to_how()
        self.enter(token or self.demo.scoped_token, email)
        await self.press()

    def enter(self, token: str, email: str = "") -> None:
        """Fill in the card of the token."""
        card = self.dialog.how.token_card
        card.email.setText(email or self.demo.email)
        card.token.setText(token)

    async def checked(self) -> None:
        """Wait until everything was tried."""
        await self.at(self.dialog.check)
        await self.until(self.dialog.check.again.isVisible)


def made_site() -> SiteState:
    """A site to connect to."""
    state = SiteState(seed=1)
    fill(state, NOW)
    return state


@asynccontextmanager
async def wizard(theme: Theme, home: Path, **ask: Any) -> AsyncIterator[Wizard]:
    """Show it; whatever comes of it is closed in the end."""
    network = FakeNetwork()
    async with DemoSite(made_site()) as demo:
        settings = Settings(home / "settings.json")
        accounts = Accounts(
            SessionSecrets(), settings, home, gateway=demo.gateway, road=network.road
        )
        crashes: list[BaseException] = []
        dialog = ConnectDialog(accounts, theme, Messages(crashes.append), network=network)
        here = Wizard(demo, dialog, accounts)
        asking = here.asking = asyncio.create_task(dialog.ask(**ask))
        await asyncio.sleep(0)
        try:
            yield here
        finally:
            dialog.close()
            session = await asking
            if session is not None:
                await session.aclose()
            dialog.deleteLater()
            for crash in crashes:
                raise crash
