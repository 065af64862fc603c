"""The tab one begins in: first steps before any site is connected, one's own pages after."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from confluence_desk.services.connection import Link
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.welcome_doors import Doors
from confluence_desk.ui.panels.welcome_shelves import Shelves
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.connection import Connection
    from confluence_desk.services.library import Library

_WIDTH = 760


class WelcomeTab(TabContent):
    """Without a site two ways in, with one the ways to its pages; it asks the network nothing.

    ``favourites`` gives the ids of starred pages in their order, ``keys`` the keys of a command
    as words. ``open_requested`` carries an id, an anchor and how: ``here``, ``front``,
    ``behind`` or ``window``.
    """

    connect_requested = Signal()
    demo_requested = Signal()
    address_requested = Signal()
    search_requested = Signal()
    filter_requested = Signal()
    open_requested = Signal(str, str, str)

    kind: ClassVar[str] = "welcome"
    icon_name: ClassVar[str] = "house"

    def __init__(
        self,
        library: "Library",
        connection: "Connection",
        theme: Theme,
        state: TabState,
        *,
        favourites: Callable[[], Sequence[str]] = tuple,
        keys: Callable[[str], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self.doors: Doors | None = None
        self.shelves: Shelves | None = None
        if connection.state is Link.NOBODY:
            self.doors = self._made_doors(theme)
            self._lay_out(self.doors)
        else:
            self.shelves = self._made_shelves(library, theme, favourites, keys)
            self._lay_out(self.shelves)

    @property
    def title(self) -> str:
        """The same for every site."""
        return self.tr("Start")

    def state(self) -> TabState:
        """Nothing of it is worth keeping but that it was there."""
        return TabState(kind=self.kind, pinned=self._state.pinned)

    def show_busy(self, words: str) -> None:
        """Something was begun here and takes its time; "" ends that."""
        if self.doors is not None:
            self.doors.show_busy(words)

    def show_trouble(self, words: str) -> None:
        """What was begun here failed."""
        if self.doors is not None:
            self.doors.show_trouble(words)

    def shown(self) -> None:
        """Pages were read and starred meanwhile."""
        self.refresh()

    def refresh(self) -> None:
        """Read again what was read last and what is starred."""
        if self.shelves is not None:
            self.shelves.refresh()

    async def aclose(self) -> None:
        """Stop listening."""
        if self.shelves is not None:
            self.shelves.end()

    def _made_doors(self, theme: Theme) -> Doors:
        doors = Doors(theme)
        doors.connect_requested.connect(self.connect_requested)
        doors.demo_requested.connect(self.demo_requested)
        self.setFocusProxy(doors)
        return doors

    def _made_shelves(
        self,
        library: "Library",
        theme: Theme,
        favourites: Callable[[], Sequence[str]],
        keys: Callable[[str], str],
    ) -> Shelves:
        shelves = Shelves(library, theme, favourites, keys)
        shelves.address_requested.connect(self.address_requested)
        shelves.search_requested.connect(self.search_requested)
        shelves.filter_requested.connect(self.filter_requested)
        shelves.open_requested.connect(self.open_requested)
        self.setFocusProxy(shelves)
        return shelves

    def _lay_out(self, inside: QWidget) -> None:
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = inside
        self._fit()
        self._theme.changed.connect(self._fit)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        middle = QWidget()
        middle.setObjectName("welcome")
        lay = QVBoxLayout(middle)
        lay.setContentsMargins(32, 24, 32, 24)
        lay.addStretch(2)
        lay.addLayout(across)
        lay.addStretch(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._theme.scaled(_WIDTH))
