"""The context menu of a page: the few things that make sense in a text to read."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineContextMenuRequest
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.links import parse
from confluence_desk.ui.commands.link_context import LINK
from confluence_desk.ui.context_menu import fill
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import ORIGIN
from confluence_desk.ui.web.shared import Pages

_PAGE = f"{ORIGIN}/page/"
_ESCAPED = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]"})


@frozen
class LinkHere:
    """A link under the pointer.

    ``address`` is what a click follows, ``web`` where a browser finds it ("" for nowhere),
    ``page`` whether it leads to something that fills a tab here.
    """

    address: str
    web: str
    text: str
    page: bool


class Reader(Protocol):
    """What the menu drives."""

    link_clicked: SignalInstance
    browser_requested: SignalInstance

    def copy(self) -> None:
        """Copy what is selected."""

    def select_all(self) -> None:
        """Select the whole text."""


def link_of(request: QWebEngineContextMenuRequest, library: Pages) -> LinkHere | None:
    """The link that was pointed at, unless there is none or it is one of our own commands."""
    address = request.linkUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if address.startswith(_PAGE):
        node_id = QUrl(address).path().removeprefix("/page/")
        return LinkHere(address, library.web_url(node_id), request.linkText(), page=True)
    if not address or address.startswith(ORIGIN):
        return None
    target = parse(address, library.site.url)
    here = target is not None and target.kind != "external"
    return LinkHere(address, address, request.linkText(), page=here)


class PlaceHere:
    """A place in a page, where there may be a link; a ``PointedLink``."""

    def __init__(self, reader: Reader, link: LinkHere | None, *, selected: bool) -> None:
        self._reader = reader
        self._link = link
        self.has_selection = selected

    @property
    def opens(self) -> bool:
        """Whether there is a link that fills a tab."""
        return self._link is not None and self._link.page

    @property
    def opens_beside(self) -> bool:
        """As ``opens``: each such tab may stand beside this one."""
        return self.opens

    @property
    def has_address(self) -> bool:
        """Whether there is a link that a browser finds."""
        return self._link is not None and bool(self._link.web)

    def open(self, how: str) -> None:
        """Open it ``here``, ``behind`` in a new tab or in a ``window``."""
        if self._link is not None:
            self._reader.link_clicked.emit(self._link.address, how)

    def browse(self) -> None:
        """Open the link in the browser."""
        if self._link is not None:
            self._reader.browser_requested.emit(self._link.web)

    def copy_link(self) -> None:
        """Copy where the browser finds it."""
        if self._link is not None:
            QGuiApplication.clipboard().setText(self._link.web)

    def copy_markdown(self) -> None:
        """Copy words and link as Markdown."""
        if self._link is not None:
            QGuiApplication.clipboard().setText(markdown(self._link.text, self._link.web))

    def copy(self) -> None:
        """Copy what is selected."""
        self._reader.copy()

    def select_all(self) -> None:
        """Select the whole text."""
        self._reader.select_all()


def page_menu(
    parent: QWidget,
    place: PlaceHere,
    theme: Theme,
    about_page: Sequence[QAction] = (),
) -> QMenu:
    """The menu for a place in a page; where there is no link it is about the page, too."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill(menu, LINK, place, theme)
    if about_page and not (place.opens or place.has_address):
        menu.addSeparator()
        menu.addActions(about_page)
    return menu


def markdown(text: str, address: str) -> str:
    """A link as Markdown writes it."""
    words = " ".join(text.split()).translate(_ESCAPED) or address
    return f"[{words}]({address.replace('(', '%28').replace(')', '%29')})"
