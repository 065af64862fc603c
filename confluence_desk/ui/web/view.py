"""Shows one drawn document at a time, and is all that the window knows of WebEngine."""

from itertools import count
from typing import Protocol
from urllib.parse import quote

import shiboken6
from PySide6.QtCore import QByteArray, QPoint, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import (
    QWebEngineFindTextResult,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEngineScript,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.services.library import Document
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web import scripts
from confluence_desk.ui.web.guard import GuardedPage, RequestGuard
from confluence_desk.ui.web.headings import HeadingFollower
from confluence_desk.ui.web.menu import page_menu
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import ORIGIN, SCHEME, DeskScheme, Sources
from confluence_desk.ui.web.surface import Surface

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_COPY = f"{ORIGIN}/copy/"
_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_Status = QWebEngineLoadingInfo.LoadStatus
_NORMAL = QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus


class Pages(Sources, Protocol):
    """What a view asks of the library."""

    def document(self, node_id: str, *, dark: bool) -> Document | None:
        """The complete document of a page, or None when there is no copy."""

    def placeholder(self, node_id: str, *, dark: bool, reason: str) -> Document:
        """What to show instead; a skeleton when ``reason`` is empty."""

    def web_url(self, node_id: str) -> str:
        """Where the browser finds a page."""


class PageView(QWidget):
    """One document behind the locks.

    ``loaded`` carries the id of a page whose pictures are all there ("" for a document without
    one), ``found`` the number of the current hit and of all. ``crashed`` tells that the page's
    process died; the document is loaded again once, ``browser_requested`` carries the address of
    a link that is to open there, and ``heading_passed`` the anchor of what is being read.
    """

    link_clicked = Signal(str)
    hovered = Signal(str)
    loaded = Signal(str)
    crashed = Signal()
    found = Signal(int, int)
    copied = Signal()
    zoom_changed = Signal(float)
    browser_requested = Signal(str)
    heading_passed = Signal(str)

    def __init__(
        self, library: Pages, theme: Theme, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._numbers = count(1)
        self._node_id = ""
        self._document: Document | None = None
        self._address = QUrl()
        self._complete = False
        self._may_retry = False
        self._zoom = 1.0
        self._placement = ""
        self._freshness = ""
        self._mark = ""
        self._build(scope)
        self._connect()
        self._dress()

    @property
    def zoom(self) -> float:
        """How large the text is; 1 is its natural size."""
        return self._zoom

    @property
    def node_id(self) -> str:
        """The page that is shown; empty for a document without one."""
        return self._node_id

    @property
    def _look(self) -> str:
        return "dark" if self._theme.dark else "light"

    @property
    def position(self) -> float:
        """How far down the text stands, in the page's own pixels."""
        return self._page.scrollPosition().y() / self._page.zoomFactor()

    @property
    def selected_text(self) -> str:
        """What is selected."""
        return self._page.selectedText()

    def show_page(
        self, node_id: str, *, anchor: str = "", comment_ref: str = "", keep_scroll: bool = False
    ) -> None:
        """Show the stored copy of a page, or a skeleton where there is none.

        ``keep_scroll`` leaves the text where it is when the same page is drawn again.
        """
        dark = self._theme.dark
        document = self._library.document(node_id, dark=dark)
        if document is None:
            document = self._library.placeholder(node_id, dark=dark, reason="")
        stays = keep_scroll and node_id == self._node_id and not (anchor or comment_ref)
        self._mark = comment_ref or (self._mark if stays else "")
        self._show(document, node_id, anchor=anchor, stays=stays)

    def show_document(self, document: Document, *, node_id: str = "", anchor: str = "") -> None:
        """Show a document that is drawn already, such as a placeholder or an old version."""
        self._mark = ""
        self._show(document, node_id, anchor=anchor, stays=False)

    def scroll_to(self, anchor: str) -> None:
        """Bring an anchor into sight; an empty one the top."""
        self._headings.choose(anchor)
        self._place(scripts.reveal(anchor) if anchor else scripts.scroll_to(0))
        self._headings.look()

    def move_to(self, position: float) -> None:
        """Bring the text where it stood, as ``position`` told it."""
        self._place(scripts.scroll_to(position))

    def mark_comment(self, reference: str) -> None:
        """Highlight the text of an inline comment; an empty reference ends that."""
        self._mark = reference
        self._place(scripts.mark(reference))

    def set_freshness(self, text: str) -> None:
        """Say in the page's header how new the copy is."""
        self._freshness = text
        self._run(scripts.write("freshness", text))
        self._prepare()

    def find(self, text: str, backward: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002 - QWidget's static find is another thing; the finder passes positions
        """Find the next hit of ``text`` and tell ``found``; an empty text ends the search."""
        flags = QWebEnginePage.FindFlag.FindBackward if backward else QWebEnginePage.FindFlag(0)
        self._page.findText(text, flags)

    def clear_find(self) -> None:
        """End the search and its highlights."""
        self._page.findText("")

    def zoom_in(self) -> None:
        """Enlarge the text by a step."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Shrink the text by a step."""
        smaller = [zoom for zoom in ZOOMS if zoom < self._zoom - 0.01]
        self.set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def zoom_reset(self) -> None:
        """Show the text in its natural size."""
        self.set_zoom(1.0)

    def set_zoom(self, factor: float) -> None:
        """Show the text this large, within bounds."""
        self._zoom = min(max(factor, ZOOMS[0]), ZOOMS[-1])
        self._page.setZoomFactor(self._zoom)
        self.zoom_changed.emit(self._zoom)

    def copy(self) -> None:
        """Copy what is selected."""
        self._page.triggerAction(QWebEnginePage.WebAction.Copy)

    def select_all(self) -> None:
        """Select the whole text."""
        self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)

    async def aclose(self) -> None:
        """Let go of WebEngine: the page first, its profile after it."""
        if not shiboken6.isValid(self._page):
            return
        self._theme.changed.disconnect(self._dress)
        self._headings.end()
        shiboken6.delete(self._page)
        shiboken6.delete(self._profile)

    def _build(self, scope: TaskScope) -> None:
        self._web = Surface()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)
        self.setFocusProxy(self._web)
        self._profile = closed_profile(self)  # after _web: children end in this order
        self._guard = RequestGuard(self._profile)
        self._scheme = DeskScheme(self._library, self._held, scope, self._profile)
        self._profile.setUrlRequestInterceptor(self._guard)
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self._scheme)
        self._page = GuardedPage(self._profile, self._web)
        self._web.setPage(self._page)
        self._headings = HeadingFollower(self._page, self)

    def _connect(self) -> None:
        page = self._page
        self._web.menu_wanted.connect(self._pop_up)
        self._web.zoom_wanted.connect(self._zoom_by)
        page.link_clicked.connect(self._clicked)
        page.linkHovered.connect(self.hovered)
        page.loadingChanged.connect(self._loading_changed)
        self._headings.passed.connect(self.heading_passed)
        page.findTextFinished.connect(self._find_finished)
        page.renderProcessTerminated.connect(self._terminated)
        self._theme.changed.connect(self._dress)

    def _show(self, document: Document, node_id: str, *, anchor: str, stays: bool) -> None:
        where = scripts.scroll_to(self.position) if stays else scripts.reveal(anchor)
        self._placement = (scripts.mark(self._mark) if self._mark else "") + where
        if node_id != self._node_id:
            self._freshness = ""
        self._node_id = node_id
        self._headings.choose(anchor)
        self._document = document
        self._may_retry = True
        self._load(anchor)

    def _load(self, anchor: str = "") -> None:
        self._complete = False
        path = quote(self._node_id, safe="") if self._node_id else "-"
        self._address = QUrl(f"{ORIGIN}/page/{path}?v={next(self._numbers)}")
        address = QUrl(self._address)
        if anchor:
            address.setFragment(anchor, QUrl.ParsingMode.DecodedMode)
        self._prepare()
        self._page.show_address(address)

    def _held(self, path: str, number: str) -> str | None:
        """What the scheme serves: the one document that we show now."""
        wanted = self._address
        ours = path == wanted.path() and wanted.query() == f"v={number}"
        return self._document.html if ours and self._document is not None else None

    def _place(self, placement: str) -> None:
        """Bring something into sight, in the document that is here and in one on its way."""
        self._run(placement)
        self._placement = placement
        self._prepare()

    def _prepare(self) -> None:
        """Have the next document put in order the moment its text is there, before its pictures."""
        parts = [scripts.wear(self._look), scripts.write("freshness", self._freshness)]
        script = QWebEngineScript()
        script.setWorldId(_OUR_WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        script.setSourceCode("".join([*parts, scripts.place(self._placement)]))
        self._page.scripts().clear()
        self._page.scripts().insert(script)

    def _loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        wanted, url = self._address, info.url()
        here = url.path() == wanted.path() and url.query() == wanted.query()
        if info.status() != _Status.LoadSucceededStatus or not here or self._complete:
            return
        self._complete = True
        self._page.setZoomFactor(self._zoom)
        self._run(scripts.place_again())
        self.loaded.emit(self._node_id)

    def _dress(self) -> None:
        """Change colours where the document stands: nothing is loaded again, nothing moves."""
        self._page.setBackgroundColor(self._theme.color("panel"))
        self._run(scripts.wear(self._look))
        self._prepare()

    def _clicked(self, address: str) -> None:
        number = address.removeprefix(_COPY)
        if number == address:
            self.link_clicked.emit(address)
        elif self._document and number.isdecimal() and int(number) < len(self._document.codes):
            QGuiApplication.clipboard().setText(self._document.codes[int(number)])
            self.copied.emit()

    def _find_finished(self, result: QWebEngineFindTextResult) -> None:
        self.found.emit(result.activeMatch(), result.numberOfMatches())

    def _terminated(self, how: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        if how == _NORMAL:
            return
        self.crashed.emit()
        if self._may_retry:
            self._may_retry = False
            self._placement = scripts.scroll_to(self.position)
            self._load()

    def _run(self, script: str) -> None:
        self._page.runJavaScript(script, _OUR_WORLD)

    def _zoom_by(self, steps: int) -> None:
        for _ in range(abs(steps)):
            if steps > 0:
                self.zoom_in()
            else:
                self.zoom_out()

    def _pop_up(self, place: QPoint) -> None:
        request = self._web.lastContextMenuRequest()
        link = request.linkUrl().toString() if request is not None else ""
        menu = page_menu(self, self, self._outside(link), selected=self._page.hasSelection())
        menu.popup(place)

    def _outside(self, link: str) -> str:
        """The address of a link for the browser; empty when it has none."""
        page = f"{ORIGIN}/page/"
        if link.startswith(page):
            return self._library.web_url(QUrl(link).path().removeprefix("/page/"))
        return "" if link.startswith(ORIGIN) else link
