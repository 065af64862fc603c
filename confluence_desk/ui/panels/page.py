"""One page in the middle of the window: the stored copy at once, the newest behind it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    ScopeMissing,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.domain.moments import ago
from confluence_desk.services.library import Document, Library
from confluence_desk.ui.messages import Words, words
from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.trail import Stop, Trail
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.view import PageView

UNREAD = 1.5
"""Seconds after opening within which nobody has begun to read: a newer text may just appear."""
_SELECTION = 200
"""Characters of a selection that are looked for; nobody means more."""
_WHY = (
    ("offline", Unreachable),
    ("gone", Missing),
    ("locked", (Forbidden, SignInNeeded, ScopeMissing)),
)
"""What a page that is not here looks like, by the trouble that keeps it away."""
_COMMAND = "desk://site/command/"


class PagePanel(QWidget):
    """Shows a page of the library and keeps it fresh; has its own back and forward.

    ``external_link`` belongs to the browser; ``command_requested`` carries the words of the
    links in our own documents (``reload``, ``browser``), or ``sign_in``; ``busy_changed`` tells
    of requests; ``comment_requested`` carries the id of the comment that a followed link names.
    """

    title_changed = Signal(str)
    page_shown = Signal(str)
    outline_changed = Signal(object)
    history_changed = Signal(bool, bool)
    external_link = Signal(str)
    command_requested = Signal(str)
    space_requested = Signal(str)
    attachment_requested = Signal(str, str)
    comment_requested = Signal(str)
    heading_passed = Signal(str)
    copied = Signal()
    hovered = Signal(str)
    busy_changed = Signal(bool)

    def __init__(
        self,
        library: Library,
        theme: Theme,
        scope: TaskScope,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._library = library
        self._theme = theme
        self._scope = scope
        self._clock = clock
        self._trail = Trail()
        self._shown: Document | None = None
        self._shown_id = ""
        self._stands = False
        self._opened_at = 0.0
        self._asking: object = None
        self._notice = NoticeBar(theme)
        self._view = PageView(library, theme, scope)
        self._find = FindBar(theme)
        self._mark = ""
        self._lay_out()
        self._connect()
        self._forget = library.changed.connect(self._changed)
        theme.changed.connect(self._recolour)

    @property
    def current_id(self) -> str:
        """The page that is shown, or ""."""
        stop = self._trail.current
        return stop.node_id if stop else ""

    @property
    def view(self) -> PageView:
        """The web view, for find, zoom and pictures."""
        return self._view

    @property
    def settled(self) -> bool:
        """Whether the page stands with its pictures and nothing more is being asked."""
        return self._stands and not self._scope.running("page")

    @property
    def notice(self) -> str:
        """What the bar above the page says, or ""."""
        return self._notice.text

    @property
    def find_bar(self) -> FindBar:
        """The bar that finds words in the page."""
        return self._find

    def open(self, node_id: str, *, anchor: str = "") -> None:
        """Show a page, blog post, folder or stub by its id, and ask for the newest."""
        self._leave()
        self._trail.visit(Stop(node_id, anchor))
        self._go(Stop(node_id, anchor))

    def back(self) -> None:
        """Show the page before, where it was left."""
        self._leave()
        stop = self._trail.back()
        if stop is not None:
            self._go(stop)

    def forward(self) -> None:
        """Show the page after, where it was left."""
        self._leave()
        stop = self._trail.forward()
        if stop is not None:
            self._go(stop)

    def open_finder(self) -> None:
        """Open the bar that finds words, with those that are selected."""
        if self.current_id:
            words = " ".join(self._view.selected_text.split())
            self._find.open_bar(words[:_SELECTION])

    def reload(self) -> None:
        """Ask for the newest of the page that is shown."""
        if self.current_id:
            self._notice.clear()
            self._refresh_behind(self.current_id)

    def follow(self, link: str) -> None:
        """Go where a link leads: in the page, to another one, or out to the browser."""
        if link.startswith(_COMMAND):
            self.command_requested.emit(link.removeprefix(_COMMAND))
        else:
            self._scope.start(self._follow(link), key="follow")

    def scroll_to(self, anchor: str) -> None:
        """Bring a heading of the page into sight."""
        self._view.scroll_to(anchor)

    def mark_comment(self, ref: str) -> None:
        """Bring the text that an inline comment is about into sight; "" ends its highlight."""
        self._mark = ref
        self._view.mark_comment(ref)

    async def aclose(self) -> None:
        """Stop listening and drawing."""
        self._forget()
        self._theme.changed.disconnect(self._recolour)
        await self._view.aclose()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._view, 1)
        column.addWidget(self._find)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._find.close_bar)

    def _connect(self) -> None:
        view = self._view
        view.link_clicked.connect(self.follow)
        view.browser_requested.connect(self.external_link)
        view.copied.connect(self.copied)
        view.heading_passed.connect(self.heading_passed)
        view.hovered.connect(self.hovered)
        view.loaded.connect(self._loaded)
        view.crashed.connect(self._crashed)
        view.found.connect(self._find.show_hits)
        self._find.wanted.connect(view.find)
        self._find.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))

    def _leave(self) -> None:
        """Remember how far down the text stands, once it stands there."""
        if self._stands:
            self._trail.leave_at(self._view.position)

    def _go(self, stop: Stop) -> None:
        self._mark = ""
        if self._shown is not None and self._shown_id == stop.node_id:
            self._move(stop)
        else:
            self._opened_at = self._clock()
            self._notice.clear()
            self.page_shown.emit(stop.node_id)
            self._show(stop)
            self._refresh_behind(stop.node_id)
        self.history_changed.emit(self._trail.can_back, self._trail.can_forward)

    def _move(self, stop: Stop) -> None:
        if stop.position is None:
            self._view.scroll_to(stop.anchor)
        else:
            self._view.move_to(stop.position)

    def _show(self, stop: Stop, *, keep_scroll: bool = False) -> None:
        document = self._library.document(stop.node_id, dark=self._theme.dark)
        self._shown_id = stop.node_id
        self._shown = document
        self._stands = False
        if document is None:
            self._hold_place(stop.node_id, reason="")
            return
        mark = "" if keep_scroll else self._mark  # the view keeps its own
        self._view.show_page(
            stop.node_id, anchor=stop.anchor, comment_ref=mark, keep_scroll=keep_scroll
        )
        if stop.position is not None and not keep_scroll:
            self._view.move_to(stop.position)
        self.outline_changed.emit(document.outline)
        self.title_changed.emit(document.title)

    def _hold_place(self, node_id: str, *, reason: str, kind: str = "offline") -> None:
        dark = self._theme.dark
        held = self._library.placeholder(node_id, dark=dark, reason=reason, kind=kind)
        self._view.show_document(held)
        self.outline_changed.emit(())
        self.title_changed.emit(held.title)

    def _refresh_behind(self, node_id: str) -> None:
        self._asking = asking = object()
        self.busy_changed.emit(True)
        self._scope.start(self._refresh(node_id, asking), key="page")

    async def _refresh(self, node_id: str, asking: object) -> None:
        try:
            await self._library.refresh_page(node_id)
            await self._library.note_visit(node_id)
        except DeskError as trouble:
            self._could_not(node_id, trouble)
        else:
            self._tell_freshness(node_id)
        finally:
            if self._asking is asking:  # else the request that replaced this one is under way
                self.busy_changed.emit(False)

    def _could_not(self, node_id: str, trouble: DeskError) -> None:
        said = words(trouble)
        if isinstance(trouble, SignInNeeded):
            said = Words(
                self.tr("You are signed out."), self.tr("Sign in again to read this page.")
            )
            self.command_requested.emit("sign_in")
        if self._library.document(node_id, dark=self._theme.dark) is None:
            kind = next((k for k, what in _WHY if isinstance(trouble, what)), "error")
            self._hold_place(node_id, reason=f"{said.text} {said.remedy}", kind=kind)
            return
        if isinstance(trouble, SignInNeeded):
            return
        kind = "warning" if isinstance(trouble, Unreachable) else "error"
        text = f"{self._copy_words(node_id)} {said.text}"
        if not isinstance(trouble, Unreachable):
            text += f" {said.remedy}"
        self._notice.say(text, kind=kind, button="Try again", action=self._ask_for_all)
        self._tell_freshness(node_id)

    def _ask_for_all(self) -> None:
        """The page's details are asked for elsewhere, by the same command."""
        self.command_requested.emit("reload")

    def _copy_words(self, node_id: str) -> str:
        fetched = self._library.freshness(node_id).fetched_at
        if fetched is None:
            return "This is the saved copy."
        return f"This is the copy saved {_ago(fetched)}."

    def _changed(self, changes: Changes) -> None:
        touched = changes.pages | changes.attachments_of | changes.labels_of | changes.children_of
        if self.current_id in touched or changes.people:
            self._redraw_if_different()

    def _redraw_if_different(self) -> None:
        newest = self._library.document(self.current_id, dark=self._theme.dark)
        if newest is None or (self._shown is not None and newest.html == self._shown.html):
            return
        shown = self._shown
        reading = self._clock() - self._opened_at > UNREAD
        if shown is not None and newest.version > shown.version and reading:
            self._offer(newest)
        else:
            self._redraw()

    def _offer(self, newest: Document) -> None:
        page = self._library.page(self.current_id)
        by = self._library.person_name(page.version.author_id) if page else ""
        when = _ago(page.version.created_at) if page else ""
        text = f"A newer version arrived: v{newest.version}" + (f" by {by}" if by else "")
        self._notice.say(
            f"{text}, {when}." if when else f"{text}.", button="Show", action=self._show_newest
        )

    def _show_newest(self) -> None:
        self._notice.clear()
        self._redraw()

    def _redraw(self) -> None:
        stop = self._trail.current
        if stop is not None and self._shown_id == stop.node_id:
            first = self._shown is None
            self._show(stop if first else Stop(stop.node_id), keep_scroll=not first)
            if first:  # its place among the others is known only now
                self.page_shown.emit(stop.node_id)

    def _recolour(self) -> None:
        """The view changes colours by itself; only our picture of what it shows must follow."""
        if self._shown is not None:
            self._shown = self._library.document(self._shown_id, dark=self._theme.dark)

    def _loaded(self, node_id: str) -> None:
        self._stands = True
        if node_id == self.current_id:
            self._tell_freshness(node_id)
        if not self._find.isHidden() and self._find.words:
            self._view.find(self._find.words)

    def _crashed(self) -> None:
        self._notice.say(
            "The page stopped working and was drawn again.",
            kind="warning",
            button="Draw again",
            action=self._show_newest,
        )

    def _tell_freshness(self, node_id: str) -> None:
        fetched = self._library.freshness(node_id).fetched_at
        if fetched is not None and node_id == self.current_id:
            self._view.set_freshness(f"Saved copy, checked {_ago(fetched)}")

    async def _follow(self, link: str) -> None:
        try:
            found = await self._library.resolve(link)
        except SignInNeeded:
            self.command_requested.emit("sign_in")
            return
        except DeskError as trouble:
            said = words(trouble)
            self._notice.say(f"{said.text} {said.remedy}", kind="warning")
            return
        if found is None:
            self.external_link.emit(link)
        elif found.attachment_id:
            self.attachment_requested.emit(found.page_id, found.attachment_id)
        elif found.page_id:
            self.open(found.page_id, anchor=found.anchor)
            if found.comment_id:
                self.comment_requested.emit(found.comment_id)
        elif found.space_id:
            self.space_requested.emit(found.space_id)
        else:
            self.external_link.emit(found.web_url)


def _ago(moment: datetime | None) -> str:
    return ago(moment, datetime.now(UTC))
