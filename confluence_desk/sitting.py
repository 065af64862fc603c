"""One account at work: its session, its windows, and what goes on behind them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from confluence_desk.services.session import Session
from confluence_desk.ui.beginning import begin_asking
from confluence_desk.ui.makers import Makers
from confluence_desk.ui.notifications import Tells
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.remembered import WindowState
from confluence_desk.ui.upkeep import Upkeep

if TYPE_CHECKING:
    from confluence_desk.ui.callbacks import Callbacks
    from confluence_desk.ui.main_window import MainWindow
    from confluence_desk.ui.token_end import TokenEnd
    from confluence_desk.ui.windows import Windows


class Sitting:
    """Begins to draw the page that comes back in front, while what its windows need is loaded.

    ``kept`` are its windows of the last time, ``logs`` is where the logs lie.
    """

    def __init__(
        self,
        session: Session,
        outfit: Outfit,
        kept: Sequence[WindowState],
        announcer: Tells,
        logs: QUrl,
    ) -> None:
        self.session = session
        self.windows: Windows | None = None
        self.upkeep: Upkeep | None = None
        self.left = False
        """Whether its last window was closed."""
        self._token_end: TokenEnd | None = None
        self._outfit = outfit
        self._kept = kept
        self._announcer = announcer
        self._logs = logs
        self._scope = outfit.scope("sitting", session.account.key)
        self._makers = Makers(session, outfit)
        if session.connected:
            session.connection.hold()
        self._makers.expect(kept)

    @property
    def window(self) -> "MainWindow | None":
        """Its window in use."""
        return self.windows.front if self.windows else None

    def show(self, callbacks: "Callable[[Sitting], Callbacks]") -> "Windows":
        """Open its windows."""
        from confluence_desk.ui.windows import Windows  # noqa: PLC0415 - loaded behind the first page

        session = self.session
        if session.connected:
            self.upkeep = Upkeep(
                session,
                self._outfit,
                self._scope,
                self._announcer,
                lambda: self.window,
                self._logs,
            )
        desk = callbacks(self)
        windows = Windows(session, self._outfit, desk, self._makers)
        self.windows = windows
        windows.restore(self._kept)
        if self.upkeep is not None:
            asking = begin_asking(windows.all[0], session.connection)
            self._scope.start(asking, key="begin")
            self._makers.warm_soon()
            self._scope.start(session.connection.watch(), key="watch")
            self._scope.start(session.journal.watch(), key="journal")
            self.upkeep.begin()
            self._remind_of_the_end(desk)
        return windows

    def _remind_of_the_end(self, desk: "Callbacks") -> None:
        from confluence_desk.ui.token_end import TokenEnd  # noqa: PLC0415 - behind the windows

        if desk.sites is not None:
            self._token_end = TokenEnd(
                self.session,
                self._outfit,
                self._announcer,
                self._scope,
                keep=desk.sites.keep,
                sign_in=desk.sign_in,
            )
            self._token_end.begin()

    def stop(self) -> None:
        """Begin nothing more."""
        for key in ("begin", "watch", "journal"):
            self._scope.cancel(key)
        if self.upkeep is not None:
            self.upkeep.end()
        if self._token_end is not None:
            self._token_end.end()

    async def aclose(self) -> None:
        """Stop the windows' work, then the session's; nothing of either is left."""
        self.stop()
        windows, self.windows = self.windows, None
        if windows is not None:
            await windows.aclose()
        await self._makers.aclose()
        if self.upkeep is not None:
            await self.upkeep.aclose()
        await self._scope.aclose()
        await self.session.aclose()
        self._outfit.messages.settle(self.session.account.key)
