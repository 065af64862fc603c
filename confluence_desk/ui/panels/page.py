"""A page as a tab: what is read, where one has been, and how one gets on from there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from confluence_desk.services.copies import Form
from confluence_desk.ui.panels.history.since import SinceRead
from confluence_desk.ui.panels.page_hands import PageHands
from confluence_desk.ui.panels.page_links import LinkFollower
from confluence_desk.ui.panels.page_reader import PageReader, Times
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.panels.page_wishes import Wishes
from confluence_desk.ui.panels.page_words import PageWords
from confluence_desk.ui.panels.trail import Stop, Trail
from confluence_desk.ui.remembered import StopState, TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.house import WebHouse
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.find_bar import FindBar
    from confluence_desk.ui.panels.outline import Heading
    from confluence_desk.ui.panels.page_writers import PageWriters

_SELECTION = 200
"""Characters of a selection that are looked for; nobody means more."""
_COMMAND = "desk://site/command/"
_LABEL = "desk://site/label/"


class PagePanel(PageTab):
    """Shows a page of the library and keeps it fresh; has its own back and forward."""

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        views: WebHouse,
        state: TabState,
        times: Times = Times(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__()
        self._words = PageWords(library)
        stops = state.stops or ((StopState(state.target),) if state.target else ())
        self._trail = Trail([Stop(s.node_id, s.anchor, s.position) for s in stops], state.at)
        self._reader = PageReader(library, theme, scope, views.view(), times)
        self._theme = theme
        self._find: FindBar | None = None
        self._links = LinkFollower(library, scope, self)
        self._wishes = Wishes(library, scope, self)
        self._writers: PageWriters | None = None
        self._library, self._scope = library, scope
        self.hands = PageHands(library, theme, scope, self.view, self)
        self._column = QVBoxLayout(self)
        self.since = SinceRead(library, theme, scope, self._reader, self._column, self)
        self.view.set_zoom(state.zoom)
        self._lay_out()
        self._connect()
        self._connect_links()
        self._connect_hands()
        if self._trail.current is not None:
            self._reader.show_stop(self._trail.current)

    @property
    def title(self) -> str:
        """The title of what is shown."""
        return self._reader.face.title

    @property
    def outline(self) -> "Sequence[Heading]":
        """The headings of what is shown."""
        return self._reader.face.outline

    @property
    def node_id(self) -> str:
        """The page that is shown or on its way, or ""."""
        stop = self._trail.current
        return stop.node_id if stop else ""

    @property
    def view(self) -> PageView:
        """The web view."""
        return self._reader.view

    @property
    def settled(self) -> bool:
        """Whether the page stands with its pictures and nothing more is being asked."""
        return self._reader.stands and not self._reader.busy

    @property
    def busy(self) -> bool:
        """Whether an answer from Confluence is still out."""
        return self._reader.busy

    @property
    def notice(self) -> str:
        """What the bar above the page says, or ""."""
        return self._reader.notice

    @property
    def find_bar(self) -> "FindBar":
        """The bar that finds words in the page; made when it is first wanted."""
        if self._find is None:
            self._find = self._made_find_bar()
        return self._find

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show these in the context menu of the page."""
        self.view.addActions(list(actions))

    def state(self) -> TabState:
        """Its history, where the text stands, and its zoom."""
        self._leave()
        stops = tuple(StopState(s.node_id, s.anchor, s.position) for s in self._trail.stops)
        at = self._trail.at
        return TabState(self.kind, self.node_id, stops=stops, at=at, zoom=self.view.zoom)

    def open(self, node_id: str, *, anchor: str = "") -> None:
        """Show a page, blog post, folder or stub by its id, and ask for the newest."""
        self._leave()
        self._trail.visit(Stop(node_id, anchor))
        self._go(Stop(node_id, anchor))

    @property
    def can_back(self) -> bool:
        """Whether there is a stop before."""
        return self._trail.can_back

    @property
    def can_forward(self) -> bool:
        """Whether there is a stop after."""
        return self._trail.can_forward

    def back(self, steps: int = 1) -> None:
        """Show an earlier page, where it was left."""
        self._leave()
        self._go(self._trail.back(steps))

    def forward(self, steps: int = 1) -> None:
        """Show a later page, where it was left."""
        self._leave()
        self._go(self._trail.forward(steps))

    def stops_before(self) -> tuple[str, ...]:
        """Titles of the earlier stops, the nearest first."""
        return tuple(self._words.title(stop.node_id) for stop in self._trail.before())

    def stops_after(self) -> tuple[str, ...]:
        """Titles of the later stops, the nearest first."""
        return tuple(self._words.title(stop.node_id) for stop in self._trail.after())

    @property
    def can_reload(self) -> bool:
        """Whether there is a page to ask for."""
        return bool(self.node_id)

    def reload(self) -> None:
        """Ask for the newest of the page that is shown."""
        if self.node_id:
            self._reader.reload()
            if self.shows_writers and self._writers is not None:
                self._writers.again()

    def shown(self) -> None:
        """Ask again where the last answer did not come, and tell anew how old the copy is."""
        if self.node_id:
            self._reader.came_to_front()
            self.since.came_to_front()
            if self._writers is not None and self._writers.in_vain:
                self._writers.again()

    @property
    def can_find(self) -> bool:
        """Whether there is a text to look into, or one may be about to come."""
        return self.can_copy or self._reader.busy

    def open_finder(self) -> None:
        """Open the bar that finds words, with those that are selected."""
        if self.can_find:
            words = " ".join(self.view.selected_text.split())
            self.find_bar.open_bar(words[:_SELECTION])

    def find_next(self) -> None:
        """Go to the next hit."""
        self.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.find_bar.find_previous()

    @property
    def can_zoom(self) -> bool:
        """A text can always be enlarged."""
        return True

    @property
    def zoom(self) -> float:
        """How large the text is; 1 is its natural size."""
        return self.view.zoom

    def set_zoom(self, factor: float) -> None:
        """Show the text this large, within bounds."""
        self.view.set_zoom(factor)

    def zoom_in(self) -> None:
        """Enlarge the text by a step."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Shrink the text by a step."""
        self.view.zoom_out()

    @property
    def can_copy(self) -> bool:
        """Whether there is a text, and not only words about what cannot be shown."""
        return self._words.are_its_own(self.node_id, self._reader.face)

    def copy_as(self, form: str) -> None:
        """Copy what is selected, else the page."""
        if self.node_id:
            self.hands.copier.copy(Form(form))

    @property
    def shows_writers(self) -> bool:
        """Whether the page says who wrote it."""
        return self._writers is not None and self._writers.shown_of(self.node_id)

    def toggle_writers(self) -> None:
        """Say who wrote the page, or no longer."""
        if self._writers is None:
            self._writers = self._made_writers()
        self._writers.toggle(self.node_id)
        self.moved.emit()

    def save_pdf(self) -> None:
        """Save the page as a PDF."""
        if self.node_id:
            self.hands.paper.save()

    def print_out(self) -> None:
        """Print the page."""
        if self.node_id:
            self.hands.paper.print()

    def follow(self, link: str, how: str = "here") -> None:
        """Go where a link leads: in the page, to another one, or out to the browser."""
        if self._wishes.follow(link, self.node_id) or (
            self._writers is not None and self._writers.follow(link)
        ):
            return
        if link.startswith(_COMMAND):
            self.command_requested.emit(link.removeprefix(_COMMAND))
        elif link.startswith(_LABEL):
            self._search(unquote(link.removeprefix(_LABEL)))
        elif not (how == "here" and self.hands.look_at(link, self._reader.face)):
            self._links.follow(link, how)

    def hideEvent(self, event: QHideEvent) -> None:
        """What lies over the window goes with the page."""
        super().hideEvent(event)
        self.hands.hide_all()

    def _take_back(self) -> None:
        if self.isVisible():
            self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, label: str) -> None:
        from confluence_desk.cql.printing import quote  # noqa: PLC0415 - no start needs it

        self.search_requested.emit(f"label = {quote(label)}")

    def scroll_to(self, anchor: str) -> None:
        """Bring a heading of the page into sight."""
        self.view.scroll_to(anchor)

    def mark_comment(self, ref: str) -> None:
        """Bring the text that an inline comment is about into sight; "" ends its highlight."""
        self._reader.mark_comment(ref)

    async def aclose(self) -> None:
        """Stop asking, listening and drawing."""
        self._links.end()
        self._wishes.end()
        if self._writers is not None:
            self._writers.end()
        self.hands.end()
        self.since.end()
        self._reader.end()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._reader, 1)
        self.setFocusProxy(self._reader)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._close_find_bar)

    def _connect(self) -> None:
        reader, view = self._reader, self.view
        reader.page_shown.connect(self.page_shown)
        reader.outline_changed.connect(self.outline_changed)
        reader.titled.connect(self.titled)
        reader.command_requested.connect(self.command_requested)
        reader.busy_changed.connect(self.busy_changed)
        reader.comparison_requested.connect(self.comparison_requested)
        self.since.comparison_requested.connect(self.comparison_requested)
        view.heading_passed.connect(self.heading_passed)
        view.hovered.connect(self.hovered)
        view.copied.connect(self.copied)
        view.touch.mark_clicked.connect(self.mark_clicked)
        view.rested.connect(self.moved)
        view.zoom_changed.connect(self.moved)
        view.loaded.connect(self._find_again)
        view.loaded.connect(self.stood)

    def _connect_hands(self) -> None:
        hands = self.hands
        hands.told.connect(self.notified)
        hands.copied.connect(self.copied)
        hands.save_requested.connect(self.save_requested)
        hands.attachment_requested.connect(self.attachment_requested)
        hands.dismissed.connect(self._take_back)

    def _connect_links(self) -> None:
        links, view = self._links, self.view
        view.link_clicked.connect(self.follow)
        view.browser_requested.connect(self.external_link)
        links.page_found.connect(self._go_on)
        links.space_found.connect(self.space_requested)
        links.attachment_found.connect(self.attachment_requested)
        links.outside_found.connect(self.elsewhere_found)
        self._wishes.said.connect(self._reader.tell)
        self._wishes.begun.connect(lambda said: self.notified.emit(said, False))
        self._wishes.sign_in_needed.connect(links.sign_in_needed)
        links.sign_in_needed.connect(lambda: self.command_requested.emit("sign_in"))
        links.refused.connect(lambda said: self._reader.say(said, kind="warning"))

    def _leave(self) -> None:
        """Remember how far down the text stands, once it stands there."""
        if self._reader.stands:
            self._trail.leave_at(self.view.position)

    def _go(self, stop: Stop | None) -> None:
        if stop is not None:
            if self._writers is not None and not self._writers.shown_of(stop.node_id):
                self._writers.leave()
            self._reader.show_stop(stop)
            self.moved.emit()

    def _go_on(self, node_id: str, anchor: str, comment_id: str, how: str) -> None:
        if how != "here":
            self.open_requested.emit(node_id, anchor, how)
            return
        self.open(node_id, anchor=anchor)
        if comment_id:
            self.comment_requested.emit(comment_id)

    def _made_find_bar(self) -> "FindBar":
        from confluence_desk.ui.panels.find_bar import FindBar  # noqa: PLC0415 - few pages need it

        bar, view = FindBar(self._theme), self.view
        self._column.addWidget(bar)
        view.found.connect(bar.show_hits)
        bar.wanted.connect(view.find)
        bar.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        return bar

    def _made_writers(self) -> "PageWriters":
        from confluence_desk.ui.panels.page_writers import PageWriters  # noqa: PLC0415 - few ever ask

        writers, reader = PageWriters(self._library, self._scope, self), self._reader
        reader.document = writers.document
        writers.changed.connect(reader.follow_news)
        writers.changed.connect(self.moved)
        writers.said.connect(reader.tell)
        writers.comparison_requested.connect(self.comparison_requested)
        return writers

    def _close_find_bar(self) -> None:
        if self._find is not None:
            self._find.close_bar()

    def _find_again(self) -> None:
        """Another text is there; the bar may still be open on its words."""
        if self._find is not None and not self._find.isHidden() and self._find.words:
            self.view.find(self._find.words)
