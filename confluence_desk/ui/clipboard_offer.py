"""Takes links that come by clipboard or by drop; one on the clipboard is offered, never opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from confluence_desk.domain.app_links import LONGEST, SCHEME, elsewhere, read
from confluence_desk.system.choices import CLIPBOARD
from confluence_desk.ui.copying import OURS

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.system.preferences import Preferences

_LINKS = ("http://", "https://", f"{SCHEME}:")


class ClipboardOffer(QObject):
    """``offered`` carries a link of this site and the title of its page, "" where not known.

    Looked at when the program comes to the front. Nothing is offered twice in a run, nor what we
    copied ourselves, nor the page that is read now (``current`` gives its id), nor anything at
    all when the preference is off; nothing is asked of Confluence.
    """

    offered = Signal(str, str)

    def __init__(
        self,
        library: "Library",
        preferences: "Preferences",
        current: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._preferences = preferences
        self._current = current
        self._seen: set[str] = set()

    def begin(self) -> None:
        """Look whenever the program comes to the front, until ``end``."""
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]

    def end(self) -> None:
        """Look no more."""
        QGuiApplication.instance().applicationStateChanged.disconnect(self._state_changed)  # type: ignore[union-attr]

    def look(self) -> None:
        """Offer what lies on the clipboard, if it is worth it."""
        if not self._preferences.value(CLIPBOARD):
            return
        clipboard = QGuiApplication.clipboard()
        data: QMimeData | None = clipboard.mimeData()  # none at all while nobody holds anything
        if data is None or clipboard.ownsClipboard() or data.hasFormat(OURS) or not data.hasText():
            return
        text = data.text().strip()
        if not text.lower().startswith(_LINKS) or text in self._seen:
            return
        self._seen.add(text)
        self._offer(text)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _offer(self, text: str) -> None:
        try:
            link = read(text)
        except ValueError:
            return
        found = None if elsewhere(link, self._library.site) else self._library.leads_to(link)
        if found is None or not (found.page_id or found.space_id or found.needs_asking):
            return
        if not found.page_id or found.page_id != self._current():
            node = self._library.node(found.page_id)
            self.offered.emit(link, node.title if node else "")


def text_of(data: QMimeData | None) -> str:
    """What to open of something that was dropped or pasted: its address, its link, its words.

    Of several the first counts. "" for what can only be a file or a picture, and for nothing.
    """
    if data is None:
        return ""
    if data.hasFormat("text/uri-list"):
        return next(filter(None, map(_address, data.urls())), "")
    if data.hasHtml() and (href := _first_link(data.html())):
        return href
    lines = data.text()[:LONGEST].strip().splitlines() if data.hasText() else []
    return lines[0].strip() if lines else ""


def _address(url: QUrl) -> str:
    text = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return text if text.lower().startswith(_LINKS) else ""


def _first_link(html: str) -> str:
    """The first address in a piece of a web page, as browsers give for a dragged link."""
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415 - few starts need it

    document = QTextDocument()
    document.setHtml(html[: 4 * LONGEST])
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            found = _address(QUrl(pieces.fragment().charFormat().anchorHref()))
            if found:
                return found
            pieces += 1
        block = block.next()
    return ""
