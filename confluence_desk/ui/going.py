"""Goes where a link, an id or ``KEY:Title`` leads; leaves every other text to the search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain.app_links import SCHEME, read
from confluence_desk.domain.errors import DeskError, SignInNeeded
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Destination, Library

_SHOWN = 80


class Going(QObject):
    """``..._found`` says that the text led there; a page comes with anchor and comment.

    ``nothing_found`` carries a text that is no link at all.
    """

    page_found = Signal(str, str, str)
    space_found = Signal(str)
    attachment_found = Signal(str, str)
    web_found = Signal(str)
    nothing_found = Signal(str)
    sign_in_needed = Signal()

    def __init__(
        self, library: "Library", scope: TaskScope, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._messages = messages

    def go(self, text: str) -> None:
        """Find out where ``text`` leads; the newest one counts."""
        if text.strip().lower().startswith(f"{SCHEME}:"):
            try:
                text = read(text)
            except ValueError:
                said = self.tr("“{text}” is no address that Confluence Desk understands.")
                self._messages.notice(said.format(text=text[:_SHOWN]), kind="warning")
                return
        self._scope.start(self._go(text), key="address")

    async def _go(self, text: str) -> None:
        try:
            found = await self._library.resolve(text)
        except SignInNeeded:
            self.sign_in_needed.emit()
            return
        except DeskError as trouble:
            said = words(trouble)
            self._messages.notice(f"{said.text} {said.remedy}", kind="warning")
            return
        if found is None:
            self.nothing_found.emit(text)
        elif not self._arrived(found):
            self._messages.notice(
                self.tr(
                    "“{text}” leads nowhere here. It may be deleted, or hidden from your account."
                ).format(text=text[:_SHOWN]),
                kind="warning",
            )

    def _arrived(self, found: "Destination") -> bool:
        if found.page_id and found.attachment_id:
            self.attachment_found.emit(found.page_id, found.attachment_id)
        elif found.page_id:
            self.page_found.emit(found.page_id, found.anchor, found.comment_id)
        elif found.space_id:
            self.space_found.emit(found.space_id)
        elif found.web_url:
            self.web_found.emit(found.web_url)
        else:
            return False
        return True
