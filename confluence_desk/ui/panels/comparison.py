"""A tab with two versions of a page compared: side by side, as a redline, or as source."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.services.comparing import Pair, Wish
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.comparison_heading import ComparisonHeading
from confluence_desk.ui.panels.comparison_words import phrases
from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.panels.tab_content import TabContent, passes
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.services.comparing import Shape
    from confluence_desk.services.library import Library
    from confluence_desk.ui.web.house import WebHouse

_VERSIONS, _PAIR = "versions", "pair"
_UNSEEN = 0.001


class ComparisonTab(TabContent):
    """Shows ``state.target``, ``PAGE:OLD:NEW``; without numbers the newest and the one before.

    ``link_requested`` carries an address and where it is to open, ``external_link`` one for the
    browser, ``open_requested`` the page, an anchor and how.
    """

    link_requested = Signal(str, str)
    external_link = Signal(str)
    open_requested = Signal(str, str, str)

    kind: ClassVar[str] = "comparison"
    icon_name: ClassVar[str] = "git-diff"

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        house: "WebHouse",
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._state = state
        self._page_id, self._wanted = _read(state.target)
        self._position: float | None = state.position or None
        self._versions: list[Version] = []
        self._shape: Shape = "sides"
        self._unfolded = False
        self._hits = 0
        self._changes = 0
        self._at = 0
        self.view = house.view()
        self.find_bar = FindBar(theme)
        self.heading = ComparisonHeading(library, theme, now)
        self.old, self.new = self.heading.old, self.heading.new
        self._vacancy = Vacancy(theme)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self.set_zoom(state.zoom)
        self._forget = library.changed.connect(self._changed)
        self._begin()

    @property
    def said(self) -> str:
        """What is said in place of the comparison; empty while it is shown."""
        return self._vacancy.text if self._stack.currentWidget() is self._vacancy else ""

    @property
    def title(self) -> str:
        """The page's title, and which versions."""
        node = self._library.node(self._page_id)
        name = node.title if node else self.tr("Versions")
        if not (self.old.number and self.new.number):
            return name
        pair = self.tr("{title}: v{old} and v{new}")
        return pair.format(title=name, old=self.old.number, new=self.new.number)

    @property
    def node_id(self) -> str:
        """The page whose versions these are."""
        return self._page_id

    def state(self) -> TabState:
        """Which page, which versions, how far down, how large."""
        old, new = self.old.number or self._wanted[0], self.new.number or self._wanted[1]
        target = f"{self._page_id}:{old or ''}:{new or ''}"
        place = self.view.position if self._position is None else self._position
        return TabState(self.kind, target, self._state.pinned, zoom=self.zoom, position=place)

    @property
    def can_reload(self) -> bool:
        """There may be newer versions."""
        return True

    def reload(self) -> None:
        """Ask for the list of versions again, and for what is not here."""
        self.in_vain = False
        self._scope.start(self._ask_for_versions(), key=_VERSIONS)

    @property
    def can_find(self) -> bool:
        """Words are found on both sides, row by row."""
        return True

    def open_finder(self) -> None:
        """Open the bar that finds words."""
        self.find_bar.open_bar()

    def find_next(self) -> None:
        """Go to the next hit, on the other side after the last one here."""
        self.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.find_bar.find_previous()

    @property
    def can_zoom(self) -> bool:
        """Both sides are enlarged alike."""
        return True

    @property
    def zoom(self) -> float:
        """How large both are."""
        return self.view.zoom

    def set_zoom(self, factor: float) -> None:
        """Show both this large."""
        if abs(self.view.zoom - factor) > _UNSEEN:
            self.view.set_zoom(factor)

    def zoom_in(self) -> None:
        """Enlarge both by a step."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Shrink both by a step."""
        self.view.zoom_out()

    def swap(self) -> None:
        """Put the one in place of the other."""
        self._choose(self.new.number, self.old.number)

    def next_change(self) -> None:
        """Go to the next change; after the last one comes the first."""
        self._go(self._at + 1)

    def previous_change(self) -> None:
        """Go to the change before."""
        self._go(self._at - 1 if self._at else self._changes)

    def show_as(self, shape: "Shape") -> None:
        """Show it in two columns (``sides``), in one (``inline``), or the ``source`` in two."""
        if shape != self._shape:
            self._shape = shape
            self._at = 0
            self._again()

    def unfold(self, *, on: bool) -> None:
        """Show what did not change as well, or fold it to a line."""
        if on != self._unfolded:
            self._unfolded = on
            self._again()

    def _go(self, number: int) -> None:
        if not self._changes:
            return
        self._at = (number - 1) % self._changes + 1
        self.view.mark_comment(f"change-{self._at}")
        self.heading.tell_place(self._at, self._changes)

    def _again(self) -> None:
        """The same two, drawn otherwise."""
        self._position = None
        self._scope.start(self._show(), key=_PAIR)

    async def aclose(self) -> None:
        """Stop fetching, let go of both views."""
        self._forget()
        for key in (_VERSIONS, _PAIR):
            self._scope.cancel(key)
        self.view.end()

    def _begin(self) -> None:
        known = self._library.versions(self._page_id)
        if known:
            self._take(known)
        else:
            self.heading.offer((), 0, 0)
            self._say("hourglass", self.tr("Loading"), busy=True)
        self._show_name()
        self.reload()

    async def _ask_for_versions(self) -> None:
        try:
            if self._library.page(self._page_id) is None:
                await self._library.refresh_page(self._page_id)
            await self._library.refresh_details(self._page_id)
        except DeskError as trouble:
            self.in_vain = passes(trouble)
            if not self._library.versions(self._page_id):
                self._say_trouble(trouble)
                return
        self._take(self._library.versions(self._page_id) or [])

    def _take(self, versions: "list[Version]") -> None:
        """Take the list; what is shown stays where it still fits."""
        self._versions = sorted(versions, key=lambda version: -version.number)
        numbers = [version.number for version in self._versions]
        if not numbers:
            return
        old, new = self.old.number or self._wanted[0], self.new.number or self._wanted[1]
        new = new or next((n for n in numbers if n != old), numbers[0])
        old = old or next((n for n in numbers if n < new), numbers[-1])
        self._choose(old, new)

    def _choose(self, old: int, new: int) -> None:
        moved = (old, new) != (self.old.number, self.new.number)
        self.heading.offer(self._versions, old, new)
        if moved or self.said:
            self._at = 0
            self._scope.start(self._show(), key=_PAIR)
        if moved:
            self.titled.emit(self.title)
            self.moved.emit()

    async def _show(self) -> None:
        """Have both texts here, compare them beside the loop, and show what came of it."""
        numbers = self.old.number, self.new.number
        if self.view.empty or self.said:
            self._say("hourglass", self.tr("Loading"), busy=True)
        for number in numbers:
            try:
                await self._library.refresh_version(self._page_id, number)
            except DeskError as trouble:
                self.in_vain = self.in_vain or passes(trouble)
                self._say_trouble(trouble)
                return
        wish = Wish(self._shape, phrases(), self._unfolded)
        compared = await self._library.comparing.compared(Pair(self._page_id, *numbers), wish)
        if compared is None:
            text = self.tr("Confluence gave no text for it.")
            self._say("file", self.tr("This version has no text"), text)
            return
        self._changes = compared.changes
        self.heading.tell(compared.counts)
        self.heading.tell_place(self._at, self._changes)
        reference = f"change-{self._at}" if self._at else ""
        place = None if reference else self._position
        self.view.show_document(compared.document, position=place, comment_ref=reference)
        self._stack.setCurrentWidget(self.view)

    def _say(
        self,
        icon: str,
        title: str,
        text: str = "",
        *ways: tuple[str, Callable[[], None]],
        busy: bool = False,
    ) -> None:
        self._vacancy.say(icon, title, text, *ways, busy=busy)
        self._stack.setCurrentWidget(self._vacancy)

    def _say_trouble(self, trouble: DeskError) -> None:
        said = words(trouble)
        offline = isinstance(trouble, Unreachable)
        icon = "cloud-slash" if offline else "warning-circle"
        title = self.tr("This version is not here yet") if offline else said.text
        text = f"{said.text} {said.remedy}" if offline else said.remedy
        self._say(icon, title, text, self.way_on(trouble))

    def _changed(self, changes: Changes) -> None:
        if self._page_id in changes.versions_of and not self._scope.running(_VERSIONS):
            self._take(self._library.versions(self._page_id) or [])
        if self._page_id in changes.pages:
            self._show_name()
            self.titled.emit(self.title)

    def _show_name(self) -> None:
        node = self._library.node(self._page_id)
        self.heading.name(node.title if node else self.tr("Versions"))

    def _lay_out(self) -> None:
        self._stack.addWidget(self._vacancy)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(self._stack, 1)
        column.addWidget(self.find_bar)
        self._key("Escape", self.find_bar.close_bar)
        self._key("F7", self.next_change)
        self._key("Shift+F7", self.previous_change)
        self._key("F8", self.heading.fold_button.toggle)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)

    def _key(self, keys: str, deed: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def _connect(self) -> None:
        heading = self.heading
        heading.swapped.connect(self.swap)
        heading.page_requested.connect(lambda: self.open_requested.emit(self._page_id, "", "front"))
        heading.shaped.connect(self.show_as)
        heading.unfolded.connect(lambda on: self.unfold(on=on))
        heading.stepped.connect(lambda step: (self.next_change, self.previous_change)[step < 0]())
        self.old.picked.connect(lambda number: self._choose(number, self.new.number))
        self.new.picked.connect(lambda number: self._choose(self.old.number, number))
        view = self.view
        view.link_clicked.connect(self.link_requested)
        view.browser_requested.connect(self.external_link)
        view.zoom_changed.connect(lambda _: self.moved.emit())
        view.rested.connect(self._rested)
        view.found.connect(self._found)
        view.loaded.connect(lambda _: self._arrived())
        self.find_bar.wanted.connect(view.find)
        self.find_bar.closed.connect(view.setFocus)

    def _found(self, current: int, total: int) -> None:
        self._hits = total
        self.find_bar.show_hits(current, total)

    def _look_again(self) -> None:
        """Look in what stands there now; a text that is not in its place yet has no hits."""
        if not self._hits and self.find_bar.words and not self.find_bar.isHidden():
            self.view.find("")
            self.view.find(self.find_bar.words)

    def _arrived(self) -> None:
        self._hits = 0
        self._look_again()

    def _rested(self) -> None:
        """From now on the view itself knows where it stands; only now it can be searched."""
        self._look_again()
        self._position = None
        self.moved.emit()


def _read(target: str) -> tuple[str, tuple[int, int]]:
    page_id, _, pair = target.partition(":")
    old, _, new = pair.partition(":")
    return page_id, (_number(old), _number(new))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
