"""Finds out where a link of a page leads, and says so to who can go there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain.errors import DeskError, SignInNeeded
from confluence_desk.ui.messages import words
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Destination, Library


class LinkFollower(QObject):
    """Asks the library, which may ask Confluence; of two links the last counts.

    ``page_found`` carries id, anchor, comment and how the page is to open, ``outside_found`` an
    address for the browser, ``refused`` a sentence.
    """

    page_found = Signal(str, str, str, str)
    space_found = Signal(str)
    attachment_found = Signal(str, str)
    outside_found = Signal(str)
    sign_in_needed = Signal()
    refused = Signal(str)

    def __init__(self, library: "Library", scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._key = f"follow:{id(self):x}"

    def follow(self, link: str, how: str) -> None:
        """Find out where ``link`` leads."""
        self._scope.start(self._follow(link, how), key=self._key)

    def end(self) -> None:
        """Ask no more."""
        self._scope.cancel(self._key)

    async def _follow(self, link: str, how: str) -> None:
        try:
            found = await self._library.resolve(link)
        except SignInNeeded:
            self.sign_in_needed.emit()
        except DeskError as trouble:
            said = words(trouble)
            self.refused.emit(f"{said.text} {said.remedy}".strip())
        else:
            self._tell(link, found, how)

    def _tell(self, link: str, found: "Destination | None", how: str) -> None:
        if found is None:
            self.outside_found.emit(link)
        elif found.attachment_id:
            self.attachment_found.emit(found.page_id, found.attachment_id)
        elif found.page_id:
            self.page_found.emit(found.page_id, found.anchor, found.comment_id, how)
        elif found.space_id:
            self.space_found.emit(found.space_id)
        else:
            self.outside_found.emit(found.web_url)
