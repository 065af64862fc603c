"""Shows one drawn document at a time, and is all that the window knows of WebEngine."""

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.services.library import Document
from confluence_desk.ui.web import scripts
from confluence_desk.ui.web.arrival import Arrival
from confluence_desk.ui.web.dressing import dressed, sheet_of
from confluence_desk.ui.web.guard import GuardedPage
from confluence_desk.ui.web.headings import HeadingFollower
from confluence_desk.ui.web.paper import Paper
from confluence_desk.ui.web.scheme import ORIGIN
from confluence_desk.ui.web.shared import Shared
from confluence_desk.ui.web.surface import Surface
from confluence_desk.ui.web.touch import Touch
from confluence_desk.ui.web.zoom import bounded, stepped

_BLANK = "<!DOCTYPE html><title></title>"
_COPY = f"{ORIGIN}/copy/"
_OUR_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_Life = QWebEnginePage.LifecycleState
_NORMAL = QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus


class PageView(QWidget):
    """One document behind the locks.

    ``link_clicked`` carries an address and where it is to open; ``arrived`` the id of a page
    whose text stands in place of the one before, ``loaded`` that of a page whose pictures are all
    there ("" for a document without one), ``found`` the number of the current hit and of all.
    ``crashed`` tells that the page's process died; the document is loaded again once.
    ``browser_requested`` carries the address of a link that is to open there, ``heading_passed``
    the anchor of what is being read; ``scrolled`` tells how far down the text moves, ``rested``
    that it came to rest somewhere, ``anchored`` to which of its own anchors a click led.
    """

    link_clicked = Signal(str, str)
    hovered = Signal(str)
    arrived = Signal(str)
    loaded = Signal(str)
    crashed = Signal()
    found = Signal(int, int)
    copied = Signal()
    zoom_changed = Signal(float)
    browser_requested = Signal(str)
    heading_passed = Signal(str)
    rested = Signal()
    scrolled = Signal(float)
    anchored = Signal(str)

    def __init__(self, shared: Shared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = shared.library
        self._theme = shared.theme
        self._shelf = shared.shelf
        self._awake = shared.awake
        self._node_id = ""
        self._document: Document | None = None
        self._address = QUrl()
        self._asleep = False
        self._may_retry = False
        self._undressed = False
        self._zoom = 1.0
        self._position = 0.0
        self._aimed = False
        self._placement = ""
        self._freshness = ""
        self._mark = ""
        self._build(shared)
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
    def ended(self) -> bool:
        """Whether it let go of WebEngine."""
        return not shiboken6.isValid(self._page)

    @property
    def empty(self) -> bool:
        """Whether no document was ever shown."""
        return self._document is None

    @property
    def asleep(self) -> bool:
        """Whether the document waits outside memory until it is shown."""
        return self._asleep

    @property
    def position(self) -> float:
        """How far down the text stands or is going to stand, in the page's own pixels."""
        return self._position

    @property
    def row(self) -> int:
        """Which row of a comparison is the first in sight; -1 where there is none."""
        return self._headings.row

    @property
    def selected_text(self) -> str:
        """What is selected."""
        return self._page.selectedText()

    def show_document(
        self,
        document: Document,
        *,
        node_id: str = "",
        anchor: str = "",
        position: float | None = None,
        comment_ref: str = "",
        keep_scroll: bool = False,
        freshness: str = "",
    ) -> None:
        """Show a drawn document: a page, or a placeholder or old version without ``node_id``.

        It opens at its ``anchor``, or where ``position`` says. ``keep_scroll`` leaves the text
        where it is when the same page is drawn again. What its header says of ``freshness``
        takes room above the text, so that it is best said from the beginning.
        """
        stays = keep_scroll and node_id == self._node_id and not (anchor or comment_ref)
        if stays:
            position = self._position
        self._mark = comment_ref or (self._mark if stays else "")
        if freshness or node_id != self._node_id:
            self._freshness = freshness
        self._node_id = node_id
        self._document = document
        self._may_retry = True
        self._headings.choose(anchor)
        self._aim(anchor, position)
        self._load(anchor)

    def blank(self) -> None:
        """Show nothing of a document whose successor is on its way."""
        if not self._arrival.here:
            self._run(scripts.blank(self._address.toString()))

    def scroll_to(self, anchor: str) -> None:
        """Bring an anchor into sight; an empty one the top."""
        self._headings.choose(anchor)
        self._place(scripts.reveal(anchor) if anchor else scripts.scroll_to(0))
        self._headings.look()

    def move_to(self, position: float) -> None:
        """Bring the text where it stood, as ``position`` told it."""
        self._position = position
        self._place(scripts.scroll_to(position))

    def mark_comment(self, reference: str) -> None:
        """Highlight the text of an inline comment; an empty reference ends that."""
        self._mark = reference
        self._place(scripts.mark(reference))

    def fold(self, *, opened: bool) -> None:
        """Open or fold what did not change in a comparison, without a move of what is read."""
        self._run(scripts.fold(opened=opened))

    def set_freshness(self, text: str) -> None:
        """Say in the page's header how new the copy is."""
        self._freshness = text
        self._run(scripts.write("freshness", text))
        self._prepare()

    def find(self, text: str, backward: bool = False) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002 - QWidget's static find is another thing; the finder passes positions
        """Find the next hit of ``text`` and tell ``found``; an empty text ends the search."""
        flags = QWebEnginePage.FindFlag.FindBackward if backward else QWebEnginePage.FindFlag(0)
        self._page.findText(text, flags)

    def zoom_in(self) -> None:
        """Enlarge the text by a step."""
        self._zoom_by(1)

    def zoom_out(self) -> None:
        """Shrink the text by a step."""
        self._zoom_by(-1)

    def zoom_reset(self) -> None:
        """Show the text in its natural size."""
        self.set_zoom(1.0)

    def set_zoom(self, factor: float) -> None:
        """Show the text this large, within bounds."""
        self._zoom = bounded(factor)
        self._page.setZoomFactor(self._zoom)
        self.zoom_changed.emit(self._zoom)

    def copy(self) -> None:
        """Copy what is selected."""
        self.touch.copy()

    def select_all(self) -> None:
        """Select the whole text."""
        self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)

    def warm(self) -> None:
        """Start the process that is going to draw, before there is anything to show."""
        self._load()

    def sleep(self) -> None:
        """Give the document's memory back until it is shown again, where it stood."""
        if self.ended or self.isVisible() or not self._arrival.complete:
            return
        self._asleep = True
        self._aim("", self._position)
        self._page.setLifecycleState(_Life.Discarded)

    def end(self) -> None:
        """Let go of WebEngine; nothing is shown afterwards."""
        if self.ended:
            return
        self._theme.changed.disconnect(self._restyle)
        self._awake.shown(self)
        self._shelf.drop(self._address)
        self._headings.end()
        self._arrival.end()
        shiboken6.delete(self._page)

    def showEvent(self, event: QShowEvent) -> None:
        """Wake up, in the colours of the moment."""
        super().showEvent(event)
        if event.spontaneous() or self.ended:
            return
        self._awake.shown(self)
        if self._undressed:
            self._dress()
        if self._asleep:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        """From now on it may be put to sleep."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.ended:
            self._awake.hidden(self)

    def _build(self, shared: Shared) -> None:
        self._web = Surface()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)
        self.setFocusProxy(self._web)
        self._page = GuardedPage(shared.profile, self._web)
        self._web.setPage(self._page)
        self._headings = HeadingFollower(self._page, self)
        self._arrival = Arrival(self._page, self._web)
        self.touch, self.paper = Touch(self._web, self._page), Paper(self._web, self._page)

    def _connect(self) -> None:
        page = self._page
        self._web.menu_wanted.connect(self._pop_up)
        self._web.zoom_wanted.connect(self._zoom_by)
        page.link_clicked.connect(self._clicked)
        page.linkHovered.connect(self.hovered)
        self._arrival.committed.connect(self._fit)
        self._arrival.completed.connect(self._settle)
        self._arrival.arrived.connect(self._arrive)
        self._arrival.loaded.connect(lambda: self.loaded.emit(self._node_id))
        page.scrollPositionChanged.connect(self._scrolled)
        page.urlChanged.connect(self._led)
        self._headings.passed.connect(self.heading_passed)
        self._headings.rested.connect(self._came_to_rest)
        page.findTextFinished.connect(self._find_finished)
        page.renderProcessTerminated.connect(self._terminated)
        self._theme.changed.connect(self._restyle)

    def _aim(self, anchor: str, position: float | None) -> None:
        """Where the next document is going to stand."""
        where = scripts.reveal(anchor) if position is None else scripts.arrive_at(position)
        self._position = position or 0.0
        self._aimed = bool(anchor or position or self._mark)
        self._placement = (scripts.mark(self._mark) if self._mark else "") + where

    def _load(self, anchor: str = "") -> None:
        self._arrival.expect(QUrl())
        if self._asleep and not self.isVisible():
            return  # it is loaded when it is shown
        self._asleep = False
        before = self._address
        html = self._document.html if self._document else _BLANK
        html = dressed(scripts.veiled(html) if self._aimed else html, self._theme.look)
        self._address = self._shelf.put(self._node_id, html)
        self._shelf.drop(before)
        self._arrival.expect(self._address)
        address = QUrl(self._address)
        if anchor:
            address.setFragment(anchor, QUrl.ParsingMode.DecodedMode)
        self._prepare()
        self._page.show_address(address)

    def _place(self, placement: str) -> None:
        """Bring something into sight, in the document that is here and in one on its way."""
        self._run(placement)
        self._placement = placement
        self._prepare()

    def _prepare(self) -> None:
        """Have the next document put in order the moment its text is there, before its pictures."""
        parts = [
            scripts.wear(sheet_of(self._theme.look)),
            scripts.write("freshness", self._freshness),
        ]
        script = QWebEngineScript()
        script.setWorldId(_OUR_WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        script.setSourceCode("".join([*parts, scripts.place(self._placement)]))
        self._page.scripts().clear()
        self._page.scripts().insert(script)

    def _fit(self) -> None:
        self._page.setZoomFactor(self._zoom)

    def _settle(self) -> None:
        """Every picture has its size now."""
        self._fit()
        self._run(scripts.place_again())

    def _arrive(self) -> None:
        if self._document is not None:
            self._web.uncover()
        self.arrived.emit(self._node_id)

    def _scrolled(self, place: QPointF) -> None:
        if self._arrival.complete:
            self._position = place.y() / self._page.zoomFactor()
            self.scrolled.emit(self._position)

    def _led(self, url: QUrl) -> None:
        """A click went to another place of this document."""
        if self._arrival.complete and url.hasFragment():
            self.anchored.emit(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))

    def _came_to_rest(self, position: float) -> None:
        """What the page itself says; a hidden one tells Qt nothing of its moves."""
        if self._arrival.complete:
            self._position = position
            self.rested.emit()

    def _restyle(self) -> None:
        """Who sees it? A hidden view changes its colours when it is shown."""
        if self.isVisible():
            self._dress()
        else:
            self._undressed = True

    def _dress(self) -> None:
        """Change colours where the document stands: nothing is loaded again, nothing moves."""
        self._undressed = False
        self._web.tint(self._theme.color("panel"))
        self._run(scripts.wear(sheet_of(self._theme.look)))
        self._prepare()

    def _clicked(self, address: str, how: str) -> None:
        number = address.removeprefix(_COPY)
        if number == address:
            self.link_clicked.emit(address, how)
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
            self._aim("", self._position)
            self._load()

    def _run(self, script: str) -> None:
        if self._page.lifecycleState() != _Life.Discarded:  # there is nothing to run it in
            self._page.runJavaScript(script, _OUR_WORLD)

    def _zoom_by(self, steps: int) -> None:
        self.set_zoom(stepped(self._zoom, steps))

    def _pop_up(self, place: QPoint) -> None:
        from confluence_desk.ui.web.menu import PlaceHere, link_of, page_menu  # noqa: PLC0415 - once is soon enough

        request = self._web.lastContextMenuRequest()
        link = link_of(request, self._library) if request is not None else None
        selected = self._page.hasSelection()
        here = PlaceHere(self, link, selected=selected)
        page_menu(self, here, self._theme, self.actions()).popup(place)
