"""Tells of versions and links inside a comparison by a card, and follows those that are clicked."""

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.hover_card import HoverCard
    from confluence_desk.ui.web.view import PageView

_STILL_MS = 150
"""So long nothing scrolls before it counts as standing still."""
_WROTE = "desk://site/wrote/"


class Pointing(QObject):
    """``version_chosen`` carries a page and one of its versions, ``link_chosen`` any other link.

    That one carries where it is to open as well.
    """

    version_chosen = Signal(str, int)
    link_chosen = Signal(str, str)

    def __init__(
        self, library: "Library", theme: Theme, scope: TaskScope, view: "PageView", tab: QWidget
    ) -> None:
        super().__init__(tab)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._view = view
        self.card: HoverCard | None = None
        self._held = ""
        view.hovered.connect(self._hover)
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self._rest)
        view.scrolled.connect(lambda _position: self._dismiss())
        view.arrived.connect(lambda _id: self._dismiss())
        view.link_clicked.connect(self._follow)

    def read(self, reference: str) -> None:
        """Put the keyboard on who wrote a change, and tell of it once all stands still."""
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        self._view.touch.focus_in(reference, self._hold)

    def _hold(self, link: str) -> None:
        self._held = link
        self._point_at(link)

    def _hover(self, link: str) -> None:
        """A pointer that lies still says nothing against the keyboard on its way."""
        shown = self.card is not None and self.card.isVisible()
        if link or shown or not self._held:
            self._held = ""
            self._point_at(link)

    def _rest(self) -> None:
        """The change came into sight, and the card went while it did."""
        if self._held:
            self._point_at(self._held)

    def _point_at(self, link: str) -> None:
        if self.card is None and link:
            from confluence_desk.ui.panels.hover_card import HoverCard  # noqa: PLC0415 - few point

            self.card = HoverCard(self._library, self._theme, self._scope, self._view)
        if self.card is not None:
            self.card.point_at(link)

    def _dismiss(self) -> None:
        if self.card is not None:
            if self.card.isVisible():
                self._held = ""
            self.card.dismiss()
        if self._held:
            self._still.start()

    def _follow(self, link: str, how: str) -> None:
        self._dismiss()
        page_id, _, number = link.removeprefix(_WROTE).partition("/")
        if link.startswith(_WROTE) and number.isascii() and number.isdecimal():
            self.version_chosen.emit(unquote(page_id), int(number))
        else:
            self.link_chosen.emit(link, how)
