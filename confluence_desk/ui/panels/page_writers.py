"""Shows a page with who wrote it, while that is wanted; else the page as it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Paused
from confluence_desk.services.library import Document
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.tab_content import passes
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_LINK = "desk://site/wrote/"
_STEPS = 20
"""So many versions go by between two words about progress."""


class PageWriters(QObject):
    """``changed`` tells that a page is to be drawn anew, ``said`` a sentence about it and its kind.

    ``comparison_requested`` carries ``ID:OLD:NEW``.
    """

    changed = Signal()
    said = Signal(str, str)
    comparison_requested = Signal(str)

    def __init__(self, library: "Library", scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._key = f"writers:{id(self):x}"
        self._page_id = ""
        self._found: Document | None = None
        self._missed = False
        self.in_vain = False
        """Whether more could be told if a question were asked again."""
        self._forget = library.changed.connect(self._news)

    def shown_of(self, page_id: str) -> bool:
        """Whether a page is shown with who wrote it, or is about to be."""
        return bool(page_id) and page_id == self._page_id

    def document(self, node_id: str) -> Document | None:
        """The document of a page, as it is wanted."""
        plain = self._library.document(node_id)
        found = self._found if self.shown_of(node_id) else None
        return found if found and plain and found.version == plain.version else plain

    def toggle(self, page_id: str) -> None:
        """Show who wrote a page, or no longer."""
        if self.shown_of(page_id):
            self.hide()
        elif page_id:
            self.leave()
            self._page_id = page_id
            self._find_out()

    def hide(self) -> None:
        """Show pages as they are."""
        self.leave()
        self.said.emit("", "info")
        self.changed.emit()

    def again(self) -> None:
        """Look for what was not to be had before."""
        self.in_vain = False
        if self._page_id:
            self._find_out()

    def leave(self) -> None:
        """Another page comes, which is shown as it is."""
        self._scope.cancel(self._key)
        self._page_id, self._found, self.in_vain = "", None, False

    def follow(self, link: str) -> bool:
        """Follow a link in the margin: to what its version changed, or back to the page as it is.

        Whether it was such a link.
        """
        if not link.startswith(_LINK):
            return False
        number = link.rpartition("/")[2]
        if link == _LINK:
            self.hide()
        elif number.isdecimal() and self._page_id:
            self._compare(int(number))
        return True

    def end(self) -> None:
        """Find out nothing more."""
        self._forget()
        self._scope.cancel(self._key)

    def _compare(self, number: int) -> None:
        listed = [one.number for one in self._library.versions(self._page_id) or ()]
        before = max((one for one in listed if one < number), default=0)
        if before:
            self.comparison_requested.emit(f"{self._page_id}:{before}:{number}")
        else:
            self.said.emit(self.tr("This is the oldest version: all of it is new."), "info")

    def _news(self, changes: Changes) -> None:
        """The page itself moved, or another version of it came."""
        if self._page_id not in changes.pages:
            return
        if self._scope.running(self._key):
            self._missed = True  # or it is what it fetches itself
            return
        page = self._library.about(self._page_id)
        if page is not None and (self._found is not None or self.in_vain):
            self._find_out()

    def _find_out(self) -> None:
        said = self.tr("Finding out who wrote this")
        newest = self._show_newest(self._page_id)
        self._scope.start(newest, key=self._key, words=said, stopped=lambda _trouble: self.hide())

    async def _show_newest(self, page_id: str) -> None:
        """Show it, and once more if another version came while it was found out."""
        self._missed = True
        while self._missed:
            self._missed = False
            await self._show(page_id)
            plain = self._library.document(page_id)
            newest = plain is None or self._found is None or plain.version == self._found.version
            self._missed = self._missed and not newest

    async def _show(self, page_id: str) -> None:
        if self._found is None:
            self.said.emit(self.tr("Finding out who wrote this…"), "info")
        try:
            if self._library.versions(page_id) is None:
                await self._library.refresh_details(page_id)
        except DeskError:
            pass  # what is here may do
        try:
            found = await self._library.annotating.authorship(page_id, self._tell)
        except DeskError as trouble:
            self._give_up(trouble)
            return
        if found is None:
            self.in_vain = True
            self.said.emit(self.tr("There is no text here to say it of."), "warning")
            self.changed.emit()
            return
        self._found = found.document
        self.in_vain = bool(found.missing) and _may_come(found.trouble)
        self.said.emit("", "info")
        if found.missing and found.trouble is not None and not isinstance(found.trouble, Paused):
            said = words(found.trouble)
            self.said.emit(f"{said.text} {said.remedy}".strip(), "warning")
        self.changed.emit()

    def _give_up(self, trouble: DeskError) -> None:
        self.in_vain = _may_come(trouble)
        if not self.in_vain:
            self._page_id = ""
        said = words(trouble)
        self.said.emit(f"{said.text} {said.remedy}".strip(), "warning")
        self.changed.emit()

    def _tell(self, step: str, done: int, count: int) -> None:
        if done % _STEPS and step == "reading":
            return
        text = (
            self.tr("Fetching versions: {done} of {all}")
            if step == "fetching"
            else self.tr("Comparing versions: {done} of {all}")
        )
        self.said.emit(text.format(done=done, all=count), "info")


def _may_come(trouble: DeskError | None) -> bool:
    """Whether what could not be had may be had later."""
    return trouble is not None and (isinstance(trouble, Paused) or passes(trouble))
