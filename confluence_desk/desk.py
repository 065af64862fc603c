"""Holds the window and what belongs to it from sign-in to quit."""

import asyncio
import logging
from pathlib import Path

from PySide6.QtWidgets import QApplication

from confluence_desk.demo.launch import Access
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import Account, Session
from confluence_desk.system.settings import Settings
from confluence_desk.ui.dialogs.connect import ConnectDialog
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.signals import Interrupts
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

log = logging.getLogger(__name__)


class Desk:
    """One run of the program: who is signed in, which window shows it, when it ends."""

    def __init__(
        self, app: QApplication, accounts: Accounts, settings: Settings, *, styles: Path
    ) -> None:
        self.accounts = accounts
        self.theme = Theme(styles)
        self.theme.apply(app)
        self.messages = Messages()
        self.window: MainWindow | None = None
        self.session: Session | None = None
        self._settings = settings
        self._scope = TaskScope(self.messages.report, name="app")
        self._ended = asyncio.Event()
        self._sign_in_again = False
        self._last: Account | None = None
        self._interrupts = Interrupts(self._ended.set)

    async def live(self, access: Access | None = None) -> int:
        """Sign in, show the window, until the person has had enough; returns the exit code.

        ``access`` is a demo site to sign in to without asking.
        """
        session = await self._remembered() if access is None else await self._demo(access)
        while session is not None and not self._ended.is_set():
            self.show(session)
            await self._ended.wait()
            await self.close_window()
            session = await self._after()
        return 0

    def show(self, session: Session) -> MainWindow:
        """Open the window on a session, which then belongs to the desk."""
        self.session = session
        self._last = session.account
        window = MainWindow(session, self.theme, self.messages, self._settings, PagePanel)
        self.window = window
        window.closed.connect(self._ended.set)
        window.sign_out_requested.connect(self._sign_out)
        window.sign_in_requested.connect(self._leave_for_sign_in)
        window.show()
        window.load()
        self._scope.start(session.connection.watch(), key="watch")
        log.info("window shown", extra={"window": "main"})
        return window

    async def connect(
        self, *, last: Account | None = None, trouble: DeskError | None = None
    ) -> Session | None:
        """Ask for site, e-mail and token; None when the person, or the system, gave up."""
        dialog = await self.dialog()
        site, email = (last.site.url, last.email) if last else ("", "")
        asking = self._scope.start(
            dialog.ask(site=site, email=email, trouble=trouble), key="connect"
        )
        ending = self._scope.start(self._ended.wait(), key="ending")
        log.info("window shown", extra={"window": "connect"})
        done, _ = await asyncio.wait({asking, ending}, return_when=asyncio.FIRST_COMPLETED)
        self._scope.cancel("connect")
        self._scope.cancel("ending")
        dialog.deleteLater()
        return asking.result() if asking in done else None

    async def dialog(self) -> ConnectDialog:
        """The connect dialog, not yet shown."""
        keeps = await self.accounts.remembers()
        return ConnectDialog(self.accounts, self.theme, self.messages, keyring=keeps)

    async def close_window(self) -> None:
        """Stop the window's work, then the session's; nothing of either is left."""
        window, self.window = self.window, None
        session, self.session = self.session, None
        self._scope.cancel("watch")
        if window is not None:
            window.hide()
            await window.aclose()
            window.deleteLater()
        if session is not None:
            await session.aclose()

    async def aclose(self) -> None:
        """End everything, in whatever state it is."""
        await self.close_window()
        await self._scope.aclose()
        self._interrupts.end()

    async def _remembered(self) -> Session | None:
        last = self.accounts.last()
        if last is None:
            return await self.connect()
        try:
            return await self.accounts.resume(last)
        except DeskError as trouble:
            return await self.connect(last=last, trouble=trouble)

    async def _demo(self, access: Access) -> Session | None:
        return await self.accounts.sign_in(access.url, access.email, access.token)

    async def _after(self) -> Session | None:
        """What follows a closed window: nothing, or signing in again."""
        if not self._sign_in_again:
            return None
        self._sign_in_again = False
        self._ended.clear()
        return await self.connect(last=self._last)

    def _leave_for_sign_in(self) -> None:
        self._sign_in_again = True
        if self.window is not None:
            self.window.close()

    def _sign_out(self) -> None:
        if self.session is not None:
            self._scope.start(self._forget(self.session.account), key="sign-out")

    async def _forget(self, account: Account) -> None:
        await self.accounts.sign_out(account)
        self._leave_for_sign_in()
