"""The context menu of a page: the few things that make sense in a text to read."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QUrl, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineContextMenuRequest
from PySide6.QtWidgets import QMenu, QWidget

from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.links import parse
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.web.scheme import ORIGIN
from confluence_desk.ui.web.shared import Pages

_WAYS = (
    (QT_TRANSLATE_NOOP("PageMenu", "Open"), "here"),
    (QT_TRANSLATE_NOOP("PageMenu", "Open in new tab"), "behind"),
    (QT_TRANSLATE_NOOP("PageMenu", "Open in new window"), "window"),
)
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


def page_menu(
    reader: Reader,
    parent: QWidget,
    link: LinkHere | None,
    *,
    selected: bool,
    about_page: Sequence[QAction] = (),
) -> QMenu:
    """The menu for a place in a page, where there may be a link; else it is about the page."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if link is not None:
        _add_ways(menu, reader, link)
        _add_copies(menu, link)
    if selected:
        menu.addAction(QCoreApplication.translate("PageMenu", "Copy"), reader.copy)
    menu.addAction(QCoreApplication.translate("PageMenu", "Select all"), reader.select_all)
    if link is None and about_page:
        menu.addSeparator()
        menu.addActions(about_page)
    return menu


def markdown(text: str, address: str) -> str:
    """A link as Markdown writes it."""
    words = " ".join(text.split()).translate(_ESCAPED) or address
    return f"[{words}]({address.replace('(', '%28').replace(')', '%29')})"


def _add_ways(menu: QMenu, reader: Reader, link: LinkHere) -> None:
    for words, how in _WAYS if link.page else ():
        act = partial(reader.link_clicked.emit, link.address, how)
        menu.addAction(QCoreApplication.translate("PageMenu", words), act)
    if link.web:
        words = QCoreApplication.translate("PageMenu", "Open in browser")
        menu.addAction(words, lambda: reader.browser_requested.emit(link.web))
        menu.addSeparator()


def _add_copies(menu: QMenu, link: LinkHere) -> None:
    if link.web:
        menu.addAction(QCoreApplication.translate("PageMenu", "Copy link"), lambda: _keep(link.web))
        words = QCoreApplication.translate("PageMenu", "Copy as Markdown link")
        menu.addAction(words, lambda: _keep(markdown(link.text, link.web)))
        menu.addSeparator()


def _keep(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
