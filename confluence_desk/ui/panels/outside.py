"""The ways out of the window: the system's browser and the clipboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from confluence_desk.domain import app_links
from confluence_desk.ui import copying
from confluence_desk.ui.messages import Messages

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_BROWSABLE = {"http", "https", "mailto"}
translate = QCoreApplication.translate


class Outside:
    """Opens what belongs to the browser and copies links; other kinds of links stay shut."""

    def __init__(
        self, library: "Library", messages: Messages, open_url: Callable[[QUrl], object]
    ) -> None:
        self._library = library
        self._messages = messages
        self._open_url = open_url

    def open(self, url: str) -> None:
        """Open a web or mail address in the system's program for it."""
        address = QUrl(url)
        if address.scheme().lower() in _BROWSABLE:
            if not self._open_url(address):
                self._copy(copying.plain_text(url))
                said = translate(
                    "Outside", "No browser could be opened. The link is on the clipboard instead."
                )
                self._messages.notice(said, kind="warning")
        else:
            said = translate("Outside", "Links that begin with “{scheme}:” are not opened.")
            self._messages.notice(said.format(scheme=address.scheme()), kind="warning")

    def browse(self, content_id: str) -> None:
        """Show a page on Confluence itself."""
        if content_id:
            self.open(self._library.web_url(content_id))

    def copy_link(self, content_id: str) -> None:
        """Copy where the browser finds a page; where text has a look it is the linked title."""
        if content_id:
            url = self._library.web_url(content_id)
            self._copy(copying.rich_link(self._title(content_id), url))
            self._messages.notice(translate("Outside", "Link copied."))

    def copy_app_link(self, content_id: str) -> None:
        """Copy where this program finds a page."""
        if content_id:
            url = app_links.made(self._library.web_url(content_id))
            self._copy(copying.rich_link(self._title(content_id), url))
            self._messages.notice(translate("Outside", "Link for Confluence Desk copied."))

    def copy_markdown(self, content_id: str) -> None:
        """Copy a page's title and web address as a link of Markdown."""
        if content_id:
            url = self._library.web_url(content_id)
            self._copy(copying.plain_text(copying.markdown_link(self._title(content_id), url)))
            self._messages.notice(translate("Outside", "Markdown link copied."))

    def copy_title(self, content_id: str) -> None:
        """Copy a page's title, where it is known."""
        if title := self._title(content_id):
            self._copy(copying.plain_text(title))
            self._messages.notice(translate("Outside", "Title copied."))

    def copy_text(self, text: str) -> None:
        """Copy words or an address as they are."""
        self._copy(copying.plain_text(text))
        self._messages.notice(translate("Outside", "Copied."))

    def _title(self, content_id: str) -> str:
        node = self._library.node(content_id)
        return node.title if node else ""

    @staticmethod
    def _copy(data: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(data)
