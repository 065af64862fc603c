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

from confluence_desk.comings import Comings, Turn
from confluence_desk.demo.launch import Access
from confluence_desk.domain.app_links import elsewhere
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.headless import Given
from confluence_desk.services.session import Account, Session
from confluence_desk.sites_of import SitesOf
from confluence_desk.sitting import Sitting
from confluence_desk.system.announcer import Announcer
from confluence_desk.system.choices import REOPEN
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.system.road import Roads
from confluence_desk.ui.activities import Activities
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.command_words import keyed
from confluence_desk.ui.commands import COMMANDS
from confluence_desk.ui.keeping import StateKeeper
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.put_aside import tell_of_library, tell_of_settings, tell_of_tabs
from confluence_desk.ui.remembered import Remembered, TabState, WindowState, started_afresh
from confluence_desk.ui.session import SessionFile
from confluence_desk.ui.signals import Interrupts
from confluence_desk.ui.theme import Theme

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
    lie that made no sense, ``unread`` why none could be read; ``roads`` are the ways to the
    network; ``given`` is what the environment says.
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
    unread: str = ""
    roads: Roads | None = None
    given: Given | None = None


class Desk:
    """One run of the program: who is signed in, which windows show it, when it ends."""

    def __init__(self, app: QApplication, accounts: Accounts, ground: Ground) -> None:
        self.accounts = accounts
        self.theme = Theme(ground.styles)
        self.theme.apply(app)
        self.theme.follow(ground.preferences)
        self.messages = Messages(ground.crash)
        self.sittings: list[Sitting] = []
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
        self._keeper.kept.connect(self._forget_drafts)
        self._turns: asyncio.Queue[Turn | None] = asyncio.Queue()
        hands = (self._outfit, self._scope, ground.start_demo)
        self.comings = Comings(accounts, self, *hands, ground.given)
        self._wanted: dict[str, None] = {}
        if ground.roads is not None:
            ground.roads.changed.connect(lambda _road: self.comings.take_new_road(ground.roads))
        self._interrupts = Interrupts(self.quit)

    @property
    def session(self) -> Session | None:
        """The session in use."""
        return self.sittings[-1].session if self.sittings else None

    @property
    def windows(self) -> "Windows | None":
        """The windows of the session in use."""
        return self.sittings[-1].windows if self.sittings else None

    @property
    def window(self) -> "MainWindow | None":
        """The window in use."""
        return self.sittings[-1].window if self.sittings else None

    async def live(self, access: Access | None = None) -> int:
        """Show the windows until the person has had enough; returns the exit code.

        ``access`` is a demo site to sign in to without asking.
        """
        self._tell_of_the_start()
        others = self._remembered.open if self._outfit.preferences.value(REOPEN) else ()
        session = await self.comings.first(access, others)
        self._begin(session)
        await asyncio.to_thread(import_module, "confluence_desk.ui.windows")
        self.show(session)
        if access is None and others:
            self._scope.start(self.comings.others(others), key="others")
        while (turn := await self._turns.get()) is not None:
            try:
                await turn()
            except DeskError as trouble:
                self.messages.report(trouble)
        await self.close_windows()
        return 0

    def show(self, session: Session) -> "MainWindow":
        """Open the windows of a session, which then belongs to the desk."""
        sitting = self._begin(session)
        windows = sitting.show(self._callbacks)
        windows.in_front = lambda: self.windows is windows
        windows.emptied.connect(lambda: self._emptied(sitting))
        windows.changed.connect(self._keeper.touch)
        windows.used.connect(lambda: self._use(sitting))
        tell_of_library(self.messages, session.aside)
        log.info("window shown", extra={"window": "main"})
        for text in tuple(self._wanted):
            self.open_text(text)
        return windows.all[0]

    def welcome(self, session: Session, instead: Sitting | None) -> None:
        """Open the windows of a session, in the place of another's."""
        like = instead.window.state() if instead is not None and instead.window else None
        self._begin(session, like)
        self.show(session)
        self._keeper.touch()

    def take_turn(self, turn: Turn) -> None:
        """Do this once nobody else comes or goes."""
        self._turns.put_nowait(turn)

    async def end(self, sitting: Sitting) -> None:
        """Close somebody's windows and session; nothing of either is left."""
        if sitting in self.sittings:
            self._remember(sitting)
            self.sittings.remove(sitting)
            self.comings.move_questions(sitting)
            await sitting.aclose()

    def forget_windows(self, account: Account) -> None:
        """Keep no windows of it for the next time."""
        rest = {k: v for k, v in self._remembered.windows.items() if k != account.key}
        self._remembered = replace(self._remembered, windows=rest)
        self._keeper.touch()

    def _begin(self, session: Session, like: WindowState | None = None) -> Sitting:
        """Draw the page that comes back in front, while what the windows need is loaded."""
        begun = next((each for each in self.sittings if each.session is session), None)
        if begun is None:
            kept = self._kept(session)
            if not kept and like is not None:
                kept = (WindowState(geometry=like.geometry, panes=like.panes),)
            begun = Sitting(session, self._outfit, kept, self._announcer, self._logs)
            self.sittings.append(begun)
        return begun

    def _use(self, sitting: Sitting) -> None:
        """Its windows are in front of everybody else's."""
        if sitting in self.sittings and sitting is not self.sittings[-1]:
            self.sittings.remove(sitting)
            self.sittings.append(sitting)

    def _emptied(self, sitting: Sitting) -> None:
        """The last window on an account was closed; the last of all ends the program."""
        sitting.left = True
        if all(each.left for each in self.sittings):
            self.quit()
        else:
            self.take_turn(lambda: self._leave(sitting))

    async def _leave(self, sitting: Sitting) -> None:
        """Nobody who went together with all others: they come back together, too."""
        if not all(each.left for each in self.sittings):
            await self.end(sitting)

    def open_text(self, text: str, *, new_window: bool = False) -> None:
        """Open a link, id or ``KEY:Title`` that came from outside, now or with the first window.

        An empty text only brings the window forward. One of another site is never opened by
        itself: whoever made the link is not the person who sits here.
        """
        if new_window and self.windows is not None:
            self.windows.new(None)
        window = self.windows.all[-1] if new_window and self.windows else self.window
        if window is None or not window.session.connected:
            self._wanted |= {text: None} if text else {}
        elif text:
            self._wanted.pop(text, None)
            window = self._window_for(text, window)
            host = elsewhere(text, window.session.account.site)
            if host:
                self._tell_of_another_site(host, text)
            else:
                window.open_found(text)
        if window is not None:
            window.bring_forward()

    def quit(self) -> None:
        """End, keeping every window for the next time."""
        try:
            self._keeper.save()
        finally:  # whatever keeps the state from being told
            self._keeper.end()
            self._turns.put_nowait(None)

    async def dialog(self, parent: QWidget | None = None) -> "ConnectDialog":
        """The connect dialog, not yet shown."""
        from confluence_desk.ui.dialogs.connect import ConnectDialog  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.dialogs.secret_place import Safekeeping  # noqa: PLC0415 - as above

        keeps, box = await self.accounts.remembers(), self.accounts.box
        secrets = Safekeeping(box, await box.trouble()) if box else None
        told = (self.accounts, self.theme, self.messages)
        road = self._ground.roads
        return ConnectDialog(*told, keyring=keeps, secrets=secrets, network=road, parent=parent)

    async def close_windows(self) -> None:
        """Stop the windows' work, then the sessions'; nothing of either is left."""
        for sitting in reversed(self.sittings):
            sitting.stop()
        await self.comings.drop_questions()
        while self.sittings:
            await self.end(self.sittings[-1])

    async def aclose(self) -> None:
        """End everything, in whatever state it is."""
        await self.close_windows()
        self._keeper.end()
        await self._scope.aclose()
        self._interrupts.end()

    def _window_for(self, text: str, front: "MainWindow") -> "MainWindow":
        """The window on the site that a link belongs to, where one is open; else that in front."""
        for sitting in reversed(self.sittings):
            shown = sitting.window
            if shown is not None and not elsewhere(text, sitting.session.account.site):
                return shown
        return front

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
                network=self._ground.roads,
            )
            self._shown_settings.destroyed.connect(self._forget_settings)
        self._shown_settings.show_section(section)
        self._shown_settings.show()
        self._shown_settings.raise_()
        self._shown_settings.activateWindow()

    def _forget_settings(self) -> None:
        self._shown_settings = None

    @property
    def _logs(self) -> QUrl:
        return QUrl.fromLocalFile(str(self._ground.paths.logs))

    def _callbacks(self, sitting: Sitting) -> Callbacks:
        def new_window(tab: TabState | None) -> None:
            if sitting.windows is not None:
                sitting.windows.new(tab)

        def network(window: QWidget) -> None:
            self._settings(window, "network" if self._ground.roads is not None else "")

        hands = (self.comings, self._outfit, self._scope)
        sites = SitesOf(sitting, self.accounts, *hands, network)
        return Callbacks(
            sign_in=lambda: self.comings.again(sitting),
            sign_out=sites.ask_to_sign_out,
            settings=self._settings,
            new_window=new_window,
            quit=self.quit,
            try_demo=self.comings.try_demo,
            logs=self._logs,
            syncing=sitting.upkeep.syncing if sitting.upkeep else None,
            sites=sites,
        )

    def _kept(self, session: Session) -> tuple[WindowState, ...]:
        """The windows to open: all of the last time, or one like the last with its pinned tabs."""
        kept = self._remembered.windows.get(session.account.key, ())
        if kept and not self._outfit.preferences.value(REOPEN):
            kept = (started_afresh(kept),)
        return kept

    def _state(self) -> Remembered:
        for sitting in self.sittings:
            self._remember(sitting)
        here = [each.session.account for each in self.sittings if each.session.connected]
        keys = tuple(account.key for account in here if account.remembered)
        return replace(self._remembered, open=keys or self._remembered.open)

    def _forget_drafts(self, written: Remembered) -> None:
        """What was typed into tabs goes once the file of windows can bring none of them back."""
        if self._ground.session_file.is_whole:
            from confluence_desk.ui.lost_drafts import forget_lost  # noqa: PLC0415 - a second after the start

            here = [each.session for each in self.sittings if each.session.connected]
            forget_lost((session.drafts for session in here), written, self._state())

    def _remember(self, sitting: Sitting) -> None:
        key = sitting.session.account.key if sitting.session.connected else ""
        if key and key not in self.comings.demos and sitting.windows is not None:
            windows = {**self._remembered.windows, key: sitting.windows.states()}
            self._remembered = replace(self._remembered, windows=windows)

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
        if self._ground.safe:
            words = QApplication.translate(
                "Desk", "Safe mode: settings and tabs are as delivered and will not be kept."
            )
            self.messages.notice(words, kind="warning")
        tell_of_tabs(self.messages, self._ground.session_file.aside)
        tell_of_settings(self.messages, self._ground.aside, self._ground.unread)
