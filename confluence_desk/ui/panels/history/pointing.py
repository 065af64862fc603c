"""Tells of versions and links inside a comparison by a card, and follows those that are clicked."""

from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.hover_card import HoverCard
    from confluence_desk.ui.web.view import PageView

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
        view.hovered.connect(self._point_at)
        view.scrolled.connect(lambda _position: self._dismiss())
        view.arrived.connect(lambda _id: self._dismiss())
        view.link_clicked.connect(self._follow)

    def _point_at(self, link: str) -> None:
        if self.card is None and link:
            from confluence_desk.ui.panels.hover_card import HoverCard  # noqa: PLC0415 - few point

            self.card = HoverCard(self._library, self._theme, self._scope, self._view)
        if self.card is not None:
            self.card.point_at(link)

    def _dismiss(self) -> None:
        if self.card is not None:
            self.card.dismiss()

    def _follow(self, link: str, how: str) -> None:
        self._dismiss()
        page_id, _, number = link.removeprefix(_WROTE).partition("/")
        if link.startswith(_WROTE) and number.isascii() and number.isdecimal():
            self.version_chosen.emit(unquote(page_id), int(number))
        else:
            self.link_chosen.emit(link, how)
