"""A tab with two versions of a page side by side, each drawn as it was."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError, Unreachable
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.find_bar import FindBar
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.panels.linked_scroll import LinkedScroll
from confluence_desk.ui.panels.pair_finder import PairFinder
from confluence_desk.ui.panels.tab_content import TabContent, passes
from confluence_desk.ui.panels.version_side import VersionSide
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.services.library import Library
    from confluence_desk.ui.web.house import WebHouse

_VERSIONS = "versions"


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
        self.old = VersionSide(library, theme, house.view(), self.tr("Older version"), now)
        self.new = VersionSide(library, theme, house.view(), self.tr("Newer version"), now)
        self.linked = LinkedScroll(self.old.view, self.new.view, self)
        self.find_bar = FindBar(theme)
        self._finder = PairFinder(self.old.view, self.new.view, self)
        self._name = QHBoxLayout()
        self.swap_button = self._made("swap", self.tr("Swap the sides"))
        self.link_button = self._made("link", self.tr("Scroll together"))
        self._page_button = self._made("file-text", self.tr("Show the page"))
        self._lay_out()
        self._connect()
        self.set_zoom(state.zoom)
        self._forget = library.changed.connect(self._changed)
        self._begin()

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
        place = self.old.view.position if self._position is None else self._position
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
        """Words are found on both sides."""
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
        return self.old.view.zoom

    def set_zoom(self, factor: float) -> None:
        """Show both this large."""
        for side in (self.old, self.new):
            if abs(side.view.zoom - factor) > 0.001:  # noqa: PLR2004 - what nobody sees
                side.view.set_zoom(factor)

    def zoom_in(self) -> None:
        """Enlarge both by a step."""
        self.old.view.zoom_in()

    def zoom_out(self) -> None:
        """Shrink both by a step."""
        self.old.view.zoom_out()

    def swap(self) -> None:
        """Put the one in place of the other."""
        self._choose(self.new.number, self.old.number)

    async def aclose(self) -> None:
        """Stop fetching, let go of both views."""
        self._forget()
        for key in (_VERSIONS, "old", "new"):
            self._scope.cancel(key)
        self.old.view.end()
        self.new.view.end()

    def _begin(self) -> None:
        known = self._library.versions(self._page_id)
        if known:
            self._take(known)
        else:
            for side in (self.old, self.new):
                side.offer((), 0)
                side.say("hourglass", self.tr("Loading"), busy=True)
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
                for side in (self.old, self.new):
                    self._say_trouble(side, trouble)
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
        for side, number, key in ((self.old, old, "old"), (self.new, new, "new")):
            fresh = number != side.number or bool(side.said)
            side.offer(self._versions, number)
            if fresh:
                self._scope.start(self._show(side, number), key=key)
        if moved:
            self.linked.level()
            self.titled.emit(self.title)
            self.moved.emit()

    async def _show(self, side: VersionSide, number: int) -> None:
        if self._library.document_of_version(self._page_id, number) is None:
            side.say("hourglass", self.tr("Loading"), busy=True)
        try:
            await self._library.refresh_version(self._page_id, number)
        except DeskError as trouble:
            self.in_vain = self.in_vain or passes(trouble)
            self._say_trouble(side, trouble)
            return
        document = self._library.document_of_version(self._page_id, number)
        if document is None:
            text = self.tr("Confluence gave no text for it.")
            side.say("file", self.tr("This version has no text"), text)
            return
        place = side.view.position if self._position is None else self._position
        side.show_version(document, place)

    def _say_trouble(self, side: VersionSide, trouble: DeskError) -> None:
        said = words(trouble)
        offline = isinstance(trouble, Unreachable)
        icon = "cloud-slash" if offline else "warning-circle"
        title = self.tr("This version is not here yet") if offline else said.text
        text = f"{said.text} {said.remedy}" if offline else said.remedy
        side.say(icon, title, text, self.way_on(trouble))

    def _changed(self, changes: Changes) -> None:
        if self._page_id in changes.versions_of and not self._scope.running(_VERSIONS):
            self._take(self._library.versions(self._page_id) or [])
        if self._page_id in changes.pages:
            self._show_name()
            self.titled.emit(self.title)

    def _show_name(self) -> None:
        while (item := self._name.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        node = self._library.node(self._page_id)
        label = ElidedLabel(node.title if node else self.tr("Versions"))
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        self._name.addWidget(label)

    def _made(self, icon: str, said: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(said)
        button.setAccessibleName(said)
        return button

    def _lay_out(self) -> None:
        heading = QFrame()
        heading.setObjectName("tabHeading")
        row = QHBoxLayout(heading)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(self._theme.size("gap"))
        row.addLayout(self._name, 1)
        for button in (self._page_button, self.swap_button, self.link_button):
            row.addWidget(button)
        self.link_button.setCheckable(True)
        self.link_button.setChecked(True)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        for side in (self.old, self.new):
            sides.addWidget(side)
        sides.setSizes([10_000, 10_000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(sides, 1)
        column.addWidget(self.find_bar)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.find_bar.close_bar)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.old.view)

    def _connect(self) -> None:
        self.swap_button.clicked.connect(self.swap)
        self.link_button.toggled.connect(self.linked.set_linked)
        self._page_button.clicked.connect(
            lambda: self.open_requested.emit(self._page_id, "", "front")
        )
        self.old.picked.connect(lambda number: self._choose(number, self.new.number))
        self.new.picked.connect(lambda number: self._choose(self.old.number, number))
        for side in (self.old, self.new):
            view = side.view
            view.link_clicked.connect(self.link_requested)
            view.browser_requested.connect(self.external_link)
            view.zoom_changed.connect(self._zoomed)
        self.old.view.rested.connect(self._rested)
        self.find_bar.wanted.connect(self._finder.find)
        self.find_bar.closed.connect(self.old.view.setFocus)
        self._finder.found.connect(self.find_bar.show_hits)

    def _zoomed(self, factor: float) -> None:
        self.set_zoom(factor)
        self.moved.emit()

    def _rested(self) -> None:
        """From now on the view itself knows where it stands."""
        self._position = None
        self.moved.emit()


def _read(target: str) -> tuple[str, tuple[int, int]]:
    page_id, _, pair = target.partition(":")
    old, _, new = pair.partition(":")
    return page_id, (_number(old), _number(new))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
