"""The program's own window, signed in to a demo site of another process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from confluence_desk.demo.launch import Access
from confluence_desk.desk import Desk
from confluence_desk.services.accounts import Accounts
from confluence_desk.system.credentials import SessionSecrets
from confluence_desk.system.settings import Settings
from confluence_desk.ui.collecting import Collector
from confluence_desk.ui.main_window import MainWindow
from tests.ui.fakes.ground import ground


@asynccontextmanager
async def opened(
    app: QApplication, access: Access, home: Path
) -> AsyncIterator[tuple[Desk, MainWindow]]:
    """The desk and its window, which close after it."""
    app.setQuitOnLastWindowClosed(False)
    settings = Settings(home / "settings.json")
    accounts = Accounts(SessionSecrets(), settings, home, gateway=access.gateway)
    collector = Collector()
    collector.begin()
    desk = Desk(app, accounts, ground(home, settings))
    try:
        session = await accounts.sign_in(access.url, access.email, access.token)
        yield desk, desk.show(session)
    finally:
        await desk.aclose()
        collector.end()
