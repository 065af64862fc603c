"""Holds the windows and what belongs to them from the first sign-in to quit."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desk.demo.launch import Access, LaunchError
from confluence_desk.domain.app_links import elsewhere
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import Account, Session
from confluence_desk.system.announcer import Announcer
from confluence_desk.system.choices import REOPEN
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.beginning import begin_asking
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keeping import StateKeeper
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.makers import Makers
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.remembered import Remembered, TabState, WindowState
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.signals import Interrupts
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.upkeep import Upkeep

log = logging.getLogger(__name__)

_BLINK_MS = 300

if TYPE_CHECKING:
    from confluence_desk.ui.dialogs.connect import ConnectDialog
    from confluence_desk.ui.dialogs.settings import SettingsDialog
    from confluence_desk.ui.main_window import MainWindow
    from confluence_desk.ui.windows import Windows

StartDemo = Callable[[], Awaitable[Access]]


@frozen
class Ground:
    """What the desk stands on: the person's choices, the kept windows, folders.

    ``start_demo`` starts a demo site beside the program; ``crash`` hears what nobody expected;
    ``safe`` says that neither choices nor windows are read or kept; ``aside`` is where settings
    lie that made no sense.
    """

    preferences: Preferences
    recent: Recent
    session_file: SessionFile
    paths: Paths
    styles: Path
    start_demo: StartDemo
    crash: Callable[[BaseException], None] | None = None
    safe: bool = False
    aside: Path | None = None


class Desk:
    """One run of the program: who is signed in, which windows show it, when it ends."""

    def __init__(self, app: QApplication, accounts: Accounts, ground: Ground) -> None:
        self.accounts = accounts
        self.theme = Theme(ground.styles)
        self.theme.apply(app)
        self.theme.follow(ground.preferences)
        self.messages = Messages(ground.crash)
        self.windows: Windows | None = None
        self.session: Session | None = None
        self._makers: Makers | None = None
        self._upkeep: Upkeep | None = None
        self._shown_settings: SettingsDialog | None = None
        self._announcer = Announcer("Confluence Desk", app.desktopFileName())
        self._ground = ground
        self._outfit = Outfit(
            self.theme,
            self.messages,
            ground.preferences,
            Keymap(COMMANDS, ground.preferences),
            ground.recent,
            Activities(patience=_BLINK_MS),
            QDesktopServices.openUrl,
        )
        self._scope = self._outfit.scope("app")
        self._remembered = ground.session_file.load()
        self._keeper = StateKeeper(
            ground.session_file, self._state, self._scope, self.messages.report
        )
        self._coming: asyncio.Queue[Session | None] = asyncio.Queue()
        self._wanted = ""
        self._interrupts = Interrupts(self.quit)

    @property
    def window(self) -> "MainWindow | None":
        """The window in use."""
        return self.windows.front if self.windows else None

    async def live(self, access: Access | None = None) -> int:
        """Show the windows until the person has had enough; returns the exit code.

        ``access`` is a demo site to sign in to without asking.
        """
        self._tell_of_the_start()
        session: Session | None = await self._first(access)
        while session is not None:
            self._begin(session)
            await asyncio.to_thread(import_module, "confluence_desk.ui.windows")
            self.show(session)
            session = await self._coming.get()
            await self.close_windows()
        return 0

    def show(self, session: Session) -> "MainWindow":
        """Open the windows of a session, which then belongs to the desk."""
        from confluence_desk.ui.windows import Windows  # noqa: PLC0415 - loaded behind the first page

        makers = self._begin(session)
        upkeep = self._upkeep = self._made_upkeep(session) if session.connected else None
        self.windows = windows = Windows(session, self._outfit, self._callbacks(), makers)
        windows.emptied.connect(self.quit)
        windows.changed.connect(self._keeper.touch)
        windows.restore(self._kept(session))
        library = QApplication.translate(
            "Desk",
            "The library could not be read, so a new one has begun. The old one is kept as {name}."
            " Choose again what to keep offline.",
        )
        self._tell_aside(session.aside, library)
        if upkeep is not None:
            asking = begin_asking(windows.all[0], session.connection)
            self._scope.start(asking, key="begin")
            makers.warm_soon()
            self._scope.start(session.connection.watch(), key="watch")
            self._scope.start(session.journal.watch(), key="journal")
            upkeep.begin()
        log.info("window shown", extra={"window": "main"})
        if self._wanted:
            self.open_text(self._wanted)
        return windows.all[0]

    def _begin(self, session: Session) -> Makers:
        """Draw the page that comes back in front, while what the windows need is loaded."""
        if self._makers is not None:
            return self._makers
        self.session = session
        self._makers = makers = Makers(session, self._outfit)
        if session.connected:
            session.connection.hold()
        makers.expect(self._kept(session))
        return makers

    def open_text(self, text: str, *, new_window: bool = False) -> None:
        """Open a link, id or ``KEY:Title`` that came from outside, now or with the first window.

        An empty text only brings the window forward. One of another site is never opened by
        itself: whoever made the link is not the person who sits here.
        """
        if new_window and self.windows is not None:
            self.windows.new(None)
        window = self.windows.all[-1] if new_window and self.windows else self.window
        if window is None or not window.session.connected:
            self._wanted = text or self._wanted
        elif text:
            self._wanted = ""
            host = elsewhere(text, window.session.account.site)
            if host:
                self._tell_of_another_site(host, text)
            else:
                window.open_found(text)
        if window is not None:
            window.bring_forward()

    def quit(self) -> None:
        """End, keeping every window for the next time."""
        self._keeper.save()
        self._coming.put_nowait(None)

    async def dialog(self, parent: QWidget | None = None) -> "ConnectDialog":
        """The connect dialog, not yet shown."""
        from confluence_desk.ui.dialogs.connect import ConnectDialog  # noqa: PLC0415 - few starts need it

        keeps = await self.accounts.remembers()
        return ConnectDialog(self.accounts, self.theme, self.messages, keyring=keeps, parent=parent)

    async def close_windows(self) -> None:
        """Stop the windows' work, then the session's; nothing of either is left."""
        windows, self.windows = self.windows, None
        session, self.session = self.session, None
        upkeep, self._upkeep = self._upkeep, None
        for key in ("begin", "watch", "journal"):
            self._scope.cancel(key)
        if upkeep is not None:
            upkeep.end()
        if windows is not None:
            self._remember(windows)
            await windows.aclose()
        if self._makers is not None:
            await self._makers.aclose()
            self._makers = None
        if upkeep is not None:
            await upkeep.aclose()
        if session is not None:
            await session.aclose()

    async def aclose(self) -> None:
        """End everything, in whatever state it is."""
        await self.close_windows()
        self._keeper.end()
        await self._scope.aclose()
        self._interrupts.end()

    async def _first(self, access: Access | None) -> Session:
        if access is not None:
            return await self.accounts.sign_in(access.url, access.email, access.token)
        last = self.accounts.last()
        if last is None:
            return self.accounts.nobody()
        try:
            return await self.accounts.resume(last)
        except DeskError as trouble:
            self._ask(last, trouble)
            return self.accounts.nobody()

    def _ask(self, last: Account | None = None, trouble: DeskError | None = None) -> None:
        """Ask for site, e-mail and token beside the windows that are open."""
        self._scope.start(self._sign_in(last, trouble), key="sign-in")

    async def _sign_in(self, last: Account | None, trouble: DeskError | None) -> None:
        dialog = await self.dialog(self.window)
        site, email = (last.site.url, last.email) if last else ("", "")
        log.info("window shown", extra={"window": "connect"})
        try:
            session = await dialog.ask(site=site, email=email, trouble=trouble)
        finally:
            dialog.deleteLater()
        if session is not None:
            self._coming.put_nowait(session)

    def _try_demo(self) -> None:
        self._scope.start(
            self._demo(),
            key="sign-in",
            words=QApplication.translate("Desk", "Starting the demo site"),
        )

    async def _demo(self) -> None:
        try:
            access = await self._ground.start_demo()
        except LaunchError as error:
            self.messages.notice(str(error), kind="error")
            return
        session = await self.accounts.try_out(access.url, access.email, access.token)
        self._coming.put_nowait(session)

    def _sign_in_again(self) -> None:
        signed_in = self.session is not None and self.session.connected
        self._ask(self.session.account if self.session and signed_in else self.accounts.last())

    def _sign_out(self) -> None:
        if self.session is not None:
            self._scope.start(self._forget(self.session.account), key="sign-out")

    async def _forget(self, account: Account) -> None:
        if self._upkeep is not None:
            await self._upkeep.aclose()  # the token is of no use to anybody from here on
        await self.accounts.sign_out(account)
        self._coming.put_nowait(self.accounts.nobody())

    def _new_window(self, tab: TabState | None) -> None:
        if self.windows is not None:
            self.windows.new(tab)

    def _settings(self, parent: QWidget, section: str) -> None:
        """Show the settings beside the windows, once."""
        from confluence_desk.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.picture_hosts import PictureHosts  # noqa: PLC0415 - as above

        if self._shown_settings is None:
            self._shown_settings = SettingsDialog(
                self._ground.preferences,
                self._outfit.keymap,
                keyed(COMMANDS),
                self._ground.paths,
                self.theme,
                parent,
                hosts=PictureHosts(lambda: self.session, self._scope),
            )
            self._shown_settings.destroyed.connect(self._forget_settings)
        self._shown_settings.show_section(section)
        self._shown_settings.show()
        self._shown_settings.raise_()
        self._shown_settings.activateWindow()

    def _forget_settings(self) -> None:
        self._shown_settings = None

    def _made_upkeep(self, session: Session) -> Upkeep:
        scope, announcer = self._scope, self._announcer
        return Upkeep(session, self._outfit, scope, announcer, lambda: self.window, self._logs)

    @property
    def _logs(self) -> QUrl:
        return QUrl.fromLocalFile(str(self._ground.paths.logs))

    def _callbacks(self) -> Callbacks:
        return Callbacks(
            sign_in=self._sign_in_again,
            sign_out=self._sign_out,
            settings=self._settings,
            new_window=self._new_window,
            quit=self.quit,
            try_demo=self._try_demo,
            logs=self._logs,
            syncing=self._upkeep.syncing if self._upkeep else None,
        )

    def _kept(self, session: Session) -> tuple[WindowState, ...]:
        """The windows to open: all of the last time, or one like the last with its pinned tabs."""
        kept = self._remembered.windows.get(session.account.key, ())
        if kept and not self._outfit.preferences.value(REOPEN):
            kept = (_started_afresh(kept),)
        return kept

    def _state(self) -> Remembered:
        if self.windows is not None:
            self._remember(self.windows)
        return self._remembered

    def _remember(self, windows: "Windows") -> None:
        if windows.session.connected:
            now = {windows.session.account.key: windows.states()}
            self._remembered = replace(
                self._remembered, windows={**self._remembered.windows, **now}
            )

    def _tell_of_another_site(self, host: str, url: str) -> None:
        translate = QApplication.translate
        self.messages.notice(
            translate(
                "Desk", "The link belongs to {host}, another site than the one shown here."
            ).format(host=host),
            kind="warning",
            label=translate("Desk", "Open in browser"),
            action=lambda: self._browse(url),
        )

    def _browse(self, url: str) -> None:
        self._outfit.open_url(QUrl(url))

    def _tell_of_the_start(self) -> None:
        translate = QApplication.translate
        if self._ground.safe:
            words = translate(
                "Desk", "Safe mode: settings and tabs are as delivered and will not be kept."
            )
            self.messages.notice(words, kind="warning")
        tabs = translate("Desk", "The list of open tabs could not be read. It is kept as {name}.")
        self._tell_aside(self._ground.session_file.aside, tabs)
        settings = translate(
            "Desk", "The settings could not be read, so sign in again. They are kept as {name}."
        )
        self._tell_aside(self._ground.aside, settings)

    def _tell_aside(self, aside: Path | None, words: str) -> None:
        if aside is not None:
            self.messages.notice(words.format(name=aside.name), kind="warning")


def _started_afresh(kept: tuple[WindowState, ...]) -> WindowState:
    """A window with the pinned tabs only; the others can be reopened one by one."""
    tabs = [tab for window in kept for tab in window.tabs]
    closed = [tab for window in kept for tab in window.closed]
    return replace(
        kept[-1],
        tabs=tuple(tab for tab in tabs if tab.pinned),
        closed=(*closed, *(tab for tab in tabs if not tab.pinned and tab.kind != "welcome")),
        current=0,
        filter="",
        address="",
    )
