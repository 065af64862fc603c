"""A signed-in session on a demo site of its own, for every test of the services."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desk.demo.content import fill
from confluence_desk.demo.site import DemoSite
from confluence_desk.demo.state import SiteState
from confluence_desk.services.accounts import Accounts, Session
from confluence_desk.services.library import Library
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """A living site and the program's view of it."""

    demo: DemoSite
    accounts: Accounts
    session: Session

    @property
    def library(self) -> Library:
        return self.session.library


Worlds = Callable[[], AbstractAsyncContextManager[World]]


@pytest.fixture
def world(tmp_path: Path) -> Worlds:
    @asynccontextmanager
    async def opened() -> AsyncIterator[World]:
        state = SiteState(seed=1)
        fill(state, NOW)
        async with DemoSite(state) as demo:
            settings = Settings(tmp_path / "settings.json")
            accounts = Accounts(SessionSecrets(), settings, tmp_path, gateway=demo.gateway)
            session = await accounts.sign_in(demo.url, demo.email, demo.token)
            try:
                yield World(demo, accounts, session)
            finally:
                await session.aclose()

    return opened
