"""One page on the screen: the stored copy at once, and the newest of it from behind."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Paused, SignInNeeded, Stopped, Unreachable
from confluence_desk.domain.frozen import frozen
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.notice_bar import Deed, NoticeBar
from confluence_desk.ui.panels.page_asking import PATIENCE_MS, Asking
from confluence_desk.ui.panels.page_words import PageWords, picture_of
from confluence_desk.ui.panels.trail import Stop
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

UNREAD = 1.5
"""Seconds after opening within which nobody has begun to read: a newer text may just appear."""
LATE_MS = 250
"""After so long the old text does not stand for the next one any more."""
GATHER_MS = 400
"""So long news of other pages wait, for more of them."""


@frozen
class Times:
    """The clock, and how many milliseconds a first answer may take before that is said."""

    clock: Callable[[], float] = time.monotonic
    patience: int = PATIENCE_MS


class PageReader(QWidget):
    """Shows one stop after the other and keeps what it shows fresh.

    ``page_shown``, ``outline_changed`` and ``titled`` come together with the text that they are
    about. ``command_requested`` carries ``reload``, ``online`` or ``sign_in``; ``busy_changed``
    tells of requests; ``comparison_requested`` carries ``ID:OLD:NEW``.
    """

    page_shown = Signal(str)
    outline_changed = Signal(object)
    titled = Signal(str)
    command_requested = Signal(str)
    busy_changed = Signal(bool)
    comparison_requested = Signal(str)

    def __init__(
        self, library: "Library", theme: Theme, scope: TaskScope, view: PageView, times: Times
    ) -> None:
        super().__init__()
        self._library, self.document = library, library.document
        self._theme = theme
        self._times = times
        self._words = PageWords(library)
        self._away = self._mark = ""
        self._stop = Stop("")
        self._page: Document | None = None
        self._face, self._face_id = Document("", ""), ""
        self._coming: Document | None = None
        self._stands = self._noted = self._behind = False
        self._opened_at = 0.0
        self._notice: NoticeBar | None = None
        self.view = view
        self._scope = scope
        self._drawing = f"draw:{id(self):x}"
        self._bringing = f"bring:{id(self):x}"
        self._asking = Asking(library, scope, times.patience, self)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._lay_out()
        self._connect()
        self._forget = library.changed.connect(self._changed)

    @property
    def face(self) -> Document:
        """What is shown: its title and outline."""
        return self._face

    @property
    def stands(self) -> bool:
        """Whether the text stands where it belongs, with its pictures."""
        return self._stands

    @property
    def notice(self) -> str:
        """What the bar above the text says, or ""."""
        return self._notice.text if self._notice else ""

    @property
    def busy(self) -> bool:
        """Whether an answer is still out."""
        return self._asking.busy

    @property
    def gathering(self) -> bool:
        """Whether news of other pages wait to be looked at."""
        return self._gathering.isActive()

    def show_stop(self, stop: Stop) -> None:
        """Show a page where the stop says, or move there in the page that is shown."""
        self._mark = ""
        same = self._page is not None and self._stop.node_id == stop.node_id
        self._stop = stop
        if same:
            self._move(stop)
            return
        self._noted = False
        self._opened_at = self._times.clock()
        self._hush()
        self._scope.cancel(self._drawing)
        self._scope.cancel(self._bringing)
        if self._library.ready(stop.node_id):
            self._show_and_ask()
        else:
            self._page, self._stands, self._coming = None, False, None
            self._late.start()
            self._scope.start(self._show_long(stop), key=self._drawing)

    def reload(self) -> None:
        """Ask for the newest of what is shown."""
        self._hush()
        self._asking.ask(self._stop.node_id)

    def came_to_front(self) -> None:
        """What stopped an answer may be over by now, and time has passed since the last one."""
        if self._asking.in_vain:
            self.reload()
        elif not self.view.empty:
            self._tell_freshness(self._stop.node_id)
        if self._behind:
            self._follow_if_seen()

    def say(
        self,
        text: str,
        *,
        kind: str = "info",
        button: str = "",
        action: Callable[[], None] | None = None,
        also: Deed | None = None,
    ) -> None:
        """Say a sentence above the text; most pages never need the bar for it."""
        if self._notice is None:
            self._notice = NoticeBar(self._theme)
            self._column.insertWidget(0, self._notice)
        self._notice.say(text, kind=kind, button=button, action=action, also=also)

    def tell(self, text: str, kind: str) -> None:
        """Say a sentence, or nothing more."""
        if text:
            self.say(text, kind=kind)
        else:
            self._hush()
            self._offer_again(self._stop.node_id)

    def mark_comment(self, ref: str) -> None:
        """Bring the text that an inline comment is about into sight; "" ends its highlight."""
        self._mark = ref
        self.view.mark_comment(ref)

    def end(self) -> None:
        """Stop asking, listening and drawing."""
        self._forget()
        self._asking.end()
        self._scope.cancel(self._drawing)
        self._scope.cancel(self._bringing)
        self._late.stop()
        self._gathering.stop()
        self.view.end()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.arrived.connect(lambda _id: self._tell())
        self.view.loaded.connect(self._loaded)
        self.view.crashed.connect(self._crashed)
        self._asking.busy_changed.connect(self.busy_changed)
        self._asking.answered.connect(self._tell_freshness)
        self._asking.answered.connect(self._offer_again)
        self._asking.answered.connect(self._bring)
        self._asking.refused.connect(self._could_not)
        self._asking.delayed.connect(self._delayed)
        self._late.timeout.connect(self._too_late)
        self._gathering.timeout.connect(self._gather)

    def _show_and_ask(self) -> None:
        """What is here is painted before Confluence is asked, which takes time from that."""
        self._asking.ask_later(self._stop.node_id)
        self._show()
        if self._page is None or self._coming is None:
            self._asking.go()

    async def _show_long(self, stop: Stop) -> None:
        """A long page is drawn beside the loop first; the window goes on meanwhile."""
        await self._library.prepare(stop.node_id)
        if self._stop is stop:
            self._show_and_ask()

    def _hush(self) -> None:
        if self._notice is not None:
            self._notice.clear()

    def _move(self, stop: Stop) -> None:
        if stop.position is None:
            self.view.scroll_to(stop.anchor)
        else:
            self.view.move_to(stop.position)

    def _show(self, page: Document | None = None, *, keep_scroll: bool = False) -> None:
        self._page = page or self.document(self._stop.node_id)
        self._stands = False
        if self._page is None:
            self._hold_place("", "offline")
            return
        stop = Stop(self._stop.node_id) if keep_scroll else self._stop
        unseen = self.view.empty or not self.view.isVisible()
        self.view.show_document(
            self._page,
            node_id=stop.node_id,
            anchor=stop.anchor,
            position=stop.position,
            comment_ref="" if keep_scroll else self._mark,  # the view keeps its own
            keep_scroll=keep_scroll,
            freshness=self._words.freshness(stop.node_id),
        )
        self._expect(self._page, at_once=unseen)

    def _hold_place(self, reason: str, kind: str) -> None:
        held = self._library.placeholder(self._stop.node_id, reason=reason, kind=kind)
        unseen = self.view.empty or not self.view.isVisible()
        self.view.show_document(held)
        self._expect(held, at_once=unseen)

    def _expect(self, document: Document, *, at_once: bool) -> None:
        """Tell what is shown when it is there; what stands already may be told at once."""
        self._coming = document
        if at_once or self._face_id == self._stop.node_id:
            self._tell()
        else:
            self._late.start()

    def _tell(self) -> None:
        self._late.stop()
        if self._coming is None:
            return
        self._face, self._coming = self._coming, None
        if self._face_id != self._stop.node_id:
            self._face_id = self._stop.node_id
            self.page_shown.emit(self._face_id)
        self.outline_changed.emit(self._face.outline)
        self.titled.emit(self._face.title)
        if self._page is not None and not self._noted:
            self._noted = True
            self._asking.note_visit(self._stop.node_id)
        self._asking.go()

    def _too_late(self) -> None:
        self.view.blank()
        self._tell()

    def _could_not(self, node_id: str, trouble: DeskError) -> None:
        if isinstance(trouble, SignInNeeded):
            self.command_requested.emit("sign_in")
        if self._page is None:
            self._hold_place(self._words.reason(trouble), picture_of(trouble))
        elif isinstance(trouble, Paused):
            words, button = self._words.stale(node_id, trouble), self.tr("Go online")
            self.say(words, button=button, action=lambda: self.command_requested.emit("online"))
            self._tell_freshness(node_id)
        elif not isinstance(trouble, SignInNeeded | Stopped):
            kind = "warning" if isinstance(trouble, Unreachable) else "error"
            words, button = self._words.stale(node_id, trouble), self.tr("Try again")
            again = partial(self.command_requested.emit, "reload")  # the page's details, too
            self.say(words, kind=kind, button=button, action=again)
            self._tell_freshness(node_id)

    def _delayed(self, _node_id: str) -> None:
        """A skeleton promises something that may never come (trap 95)."""
        if self._page is None:
            self._hold_place(self._words.delay(), "offline")

    def _changed(self, changes: Changes) -> None:
        touched = changes.pages | changes.attachments_of | changes.labels_of | changes.children_of
        if self._stop.node_id in touched:
            self.follow_news()
        elif self._stop.node_id and changes.people:
            self._follow_if_seen()
        elif touched | changes.spaces | changes.versions_of and not self._gathering.isActive():
            self._gathering.start()

    def _bring(self, node_id: str) -> None:
        """What it shows of others and is not here is asked for, once its own text is the newest."""
        if node_id == self._stop.node_id and self._library.gathers(node_id):
            self._scope.start(self._brought(self._stop), key=self._bringing)

    async def _brought(self, stop: Stop) -> None:
        await self._library.gather(stop.node_id)
        if self._stop is stop:
            self.follow_news()

    def _gather(self) -> None:
        """What a page gathers may have moved; a sync tells that many times a second."""
        if self._page is not None and self._library.gathers(self._stop.node_id):
            self._follow_if_seen()

    def _follow_if_seen(self) -> None:
        """What moves many pages at once moves those in tabs behind when they come to the front."""
        self._behind = not self.isVisibleTo(self.window())
        if not self._behind:
            self.follow_news()

    def follow_news(self) -> None:
        """Draw it anew if it is another document now."""
        if self._library.ready(self._stop.node_id):
            self._redraw_if_different()
        elif not self._scope.running(self._drawing):
            self._scope.start(self._redraw_long(self._stop), key=self._drawing)

    async def _redraw_long(self, stop: Stop) -> None:
        await self._library.prepare(stop.node_id)
        if self._stop is stop:
            self._redraw_if_different()

    def _redraw_if_different(self) -> None:
        newest = self.document(self._stop.node_id)
        if newest is None or (self._page is not None and newest.html == self._page.html):
            return
        if self._reads_older_than(newest.version):
            self._offer(newest.version)
        else:
            self._redraw(newest)

    def _reads_older_than(self, number: int) -> bool:
        reading = self._times.clock() - self._opened_at > UNREAD
        return self._page is not None and number > self._page.version and reading

    def _offer(self, number: int) -> None:
        old = self._page.version if self._page is not None else 0
        target = f"{self._stop.node_id}:{old}:{number}"
        changes = self.tr("What changed"), lambda: self.comparison_requested.emit(target)
        words = self._words.newer(self._stop.node_id, number)
        self.say(words, button=self.tr("Show"), action=self._show_newest, also=changes)

    def _offer_again(self, node_id: str) -> None:
        """What was said in the place of an offer is over; who reads still reads the older text."""
        newest = self._library.about(node_id) if node_id == self._stop.node_id else None
        if newest is not None and not self.notice and self._reads_older_than(newest.version.number):
            self._offer(newest.version.number)

    def _show_newest(self) -> None:
        self._hush()
        self._redraw()

    def _redraw(self, page: Document | None = None) -> None:
        first = self._page is None
        if first:
            self._face_id = ""  # its place among the others is known only now: told again
        self._show(page, keep_scroll=not first)

    def _loaded(self, node_id: str) -> None:
        self._stands = True
        if node_id == self._stop.node_id:
            self._tell_freshness(node_id)

    def _crashed(self) -> None:
        told = self.tr("The page stopped working and was drawn again.")
        self.say(told, kind="warning", button=self.tr("Draw again"), action=self._show_newest)

    def _tell_freshness(self, node_id: str) -> None:
        words = self._words.freshness(node_id, alone=self._asking.in_vain)
        if words and node_id == self._stop.node_id:
            self.view.set_freshness(words)
        if node_id == self._stop.node_id:
            self._tell_put_away()

    def _tell_put_away(self) -> None:
        """A page in the trash looks like any other, so that is said; nothing is said over."""
        away = self._words.put_away(self._stop.node_id) if self._page is not None else ""
        told = self._notice.text if self._notice is not None else ""
        if away and not told:
            self.say(away, kind="warning")
        elif told and told == self._away != away:
            self._hush()
        self._away = away
