"""Every window on one account: opened, moved apart, closed and remembered together."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.clipboard_offer import ClipboardOffer
from confluence_desk.ui.main_window import MainWindow
from confluence_desk.ui.messages import Notice
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.remembered import TabState, WindowState
from confluence_desk.ui.undoing import Undoing

if TYPE_CHECKING:
    from confluence_desk.services.session import Session
    from confluence_desk.ui.makers import Makers

_APART = 32
"""Pixels between a window and the one it was opened from."""


class Windows(QObject):
    """``emptied`` tells that the last one was closed, ``changed`` that their state moved.

    ``used`` tells that one of them came to be in use; ``in_front`` says whether what concerns
    the whole program is to be shown here, and not in the windows of another account.
    The state of the last window outlives it, so that it comes back; one closed beside others
    is gone.
    """

    emptied = Signal()
    changed = Signal()
    used = Signal()

    def __init__(
        self,
        session: "Session",
        outfit: Outfit,
        desk: Callbacks,
        makers: "Makers",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.in_front: Callable[[], bool] = lambda: True
        self._outfit = outfit
        self._desk = desk
        self._makers = makers
        self._open: list[MainWindow] = []
        self._last: tuple[WindowState, ...] = ()
        self._scope = outfit.scope("windows", session.account.key)
        self._undoing = Undoing(outfit.messages, self._scope)
        self._ending: set[asyncio.Task[None]] = set()
        self._offer = ClipboardOffer(session.library, outfit.preferences, self._current, self)
        self._offer.offered.connect(self._offered)
        if session.connected:
            self._offer.begin()

    @property
    def front(self) -> MainWindow | None:
        """The window in use, or used last where a dialog or another program is."""
        return self._open[-1] if self._open else None

    @property
    def all(self) -> tuple[MainWindow, ...]:
        """The windows, the one used last at the end."""
        return tuple(self._open)

    def restore(self, states: Sequence[WindowState]) -> None:
        """Open the windows of the last time, at least one; what was said before is shown there."""
        for state in states or (WindowState(),):
            self._add(state)
        self._outfit.messages.connect_window(self._show_notice)

    def new(self, tab: TabState | None) -> None:
        """Open one more window, on a tab or on a welcome."""
        front = self.front
        like = (
            replace(front.state(), geometry="", filter="", address="") if front else WindowState()
        )
        window = self._add(replace(like, tabs=(tab,) if tab else (), current=0, closed=()))
        if front is not None:
            window.resize(front.size())
            window.move(front.x() + _APART, front.y() + _APART)

    def states(self) -> tuple[WindowState, ...]:
        """What to open the next time."""
        if self._open:
            self._last = tuple(window.state() for window in self._open)
        return self._last

    async def aclose(self) -> None:
        """Close every window and wait until nothing of them is left."""
        self.states()
        self._outfit.messages.disconnect_window(self._show_notice)
        self._outfit.messages.retract(self)
        self._undoing.end()
        if self.session.connected:
            self._offer.end()
        windows, self._open = self._open, []
        for window in windows:
            window.hide()
        for window in windows:
            await self._end(window)
        if self._ending:  # cut short, an ending would leave its window's work behind
            await asyncio.wait(self._ending)
        await self._scope.aclose()

    def _add(self, state: WindowState) -> MainWindow:
        window = MainWindow(self.session, self._outfit, self._desk, self._makers)
        window.others = lambda: [each for each in self._open if each is not window]
        self._open.append(window)
        window.restore(state)
        window.changed.connect(self.changed)
        window.used.connect(lambda: self._use(window))
        window.undo_offered.connect(self._undoing.offer)
        window.closed.connect(lambda: self._closed(window))
        window.show()
        window.load()
        return window

    def _use(self, window: MainWindow) -> None:
        """The next start opens it last, so that it is in front again."""
        self.used.emit()
        if window in self._open and window is not self.front:
            self._open.remove(window)
            self._open.append(window)
            self.changed.emit()

    def _closed(self, window: MainWindow) -> None:
        if window not in self._open:
            return
        if len(self._open) == 1:
            self.states()
            self.emptied.emit()
            return
        self._open.remove(window)
        ending = self._scope.start(self._end(window), key=f"end:{id(window)}")
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)
        self.changed.emit()

    @staticmethod
    async def _end(window: MainWindow) -> None:
        await window.aclose()
        window.deleteLater()

    def _current(self) -> str:
        """The page that is read now."""
        return self.front.tabs.current.node_id if self.front and self.front.tabs.current else ""

    def _offered(self, link: str, title: str) -> None:
        """A link on the clipboard: one quiet line, for whoever wants it."""
        named = self.tr("The clipboard holds a link to “{title}”.").format(title=title)
        self._outfit.messages.notice(
            named if title else self.tr("The clipboard holds a link to this site."),
            label=self.tr("Open"),
            action=partial(self._open_offered, link),
            owner=self,
        )

    def _open_offered(self, link: str) -> None:
        """The offer may have been taken in the window of another account."""
        if self.front is not None:
            self.front.bring_forward()
            self.front.open_found(link)

    def _show_notice(self, notice: Notice) -> None:
        if self.front is not None and self.in_front():
            self.front.show_notice(notice)
