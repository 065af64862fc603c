"""A tab with two versions of a page compared: side by side, as a redline, or as source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError
from confluence_desk.services import picks
from confluence_desk.services.comparing import Pair, Side
from confluence_desk.ui.panels.comparison_heading import ComparisonHeading
from confluence_desk.ui.panels.history.called import Called
from confluence_desk.ui.panels.history.drawing import KEY, Drawing
from confluence_desk.ui.panels.history.finding import Finding
from confluence_desk.ui.panels.history.handed_tab import HandedTab
from confluence_desk.ui.panels.history.handing import Handing, Shown
from confluence_desk.ui.panels.history.listing import Listing
from confluence_desk.ui.panels.history.others import Others
from confluence_desk.ui.panels.history.pointing import Pointing
from confluence_desk.ui.panels.history.stepping import Stepping
from confluence_desk.ui.panels.history.target import read
from confluence_desk.ui.panels.history.timeline import Timeline
from confluence_desk.ui.panels.tab_content import passes
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.services.comparing import Compared, Shape, Wish
    from confluence_desk.services.library import Library
    from confluence_desk.ui.web.house import WebHouse

_VERSIONS = "versions"
_TIMELINE, _WHOLE = "timeline", "whole"
_SHAPES: tuple["Shape", ...] = ("inline", "source")


class ComparisonTab(HandedTab):
    """Shows ``state.target``, see ``Target``; without numbers the newest and the one before.

    ``state.words`` say how it was shown: ``timeline``, ``whole``, ``inline`` or ``source``.

    ``link_requested`` carries an address and where it is to open, ``external_link`` one for the
    browser, ``open_requested`` the page, an anchor and how, ``notified`` what to say in passing
    and whether it is a warning, ``comparison_requested`` what else to compare.
    """

    link_requested = Signal(str, str)
    external_link = Signal(str)
    open_requested = Signal(str, str, str)
    notified = Signal(str, bool)
    comparison_requested = Signal(str)

    heading: ComparisonHeading
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
        self._wanted = read(state.target)
        self._page_id = self._wanted.page_id
        self._called = Called(library, self._page_id)
        self._other: Side | None = None
        if self._wanted.other:
            self._other = Side(self._wanted.other, self._wanted.old)
        self._versions: list[Version] = []
        flags = set(state.words.split())
        self._shape: Shape = next((shape for shape in _SHAPES if shape in flags), "sides")
        self._unfolded = _WHOLE in flags
        self.view = house.view()
        self._finding = Finding(self.view, theme, self)
        self.find_bar = self._finding.bar
        self.heading = ComparisonHeading(library, theme, now)
        self.old, self.new = self.heading.old, self.heading.new
        self._steps = Stepping(self.view, self.heading, self)
        self.timeline = Timeline(library, theme, scope, self._page_id, now)
        self.handing = Handing(library, self.view, scope, self._shown, self)
        self.others = Others(library, scope, self)
        self._drawing = Drawing(library, theme, scope, self.view, self.way_on)
        self._drawing.position = state.position or None
        self._lay_out()
        self._connect()
        self.heading.restore(self._shape, whole=self._unfolded, listed=_TIMELINE in flags)
        self.set_zoom(state.zoom)
        self._forget = library.changed.connect(self._changed)
        self._begin()

    @property
    def said(self) -> str:
        """What is said in place of the comparison; empty while it is shown."""
        return self._drawing.said

    @property
    def title(self) -> str:
        """The page's title, and which versions."""
        return self._called.tab(self._pair)

    @property
    def node_id(self) -> str:
        """The page whose versions these are."""
        return self._page_id

    def state(self) -> TabState:
        """Which page, which versions, how far down, how large."""
        old, new = self.old.number or self._wanted.old, self.new.number or self._wanted.new
        target = self._wanted
        if target.other:
            target = replace(target, new=new)
        elif old:
            target = target.between(old, new)
        place = self.view.position if self._drawing.position is None else self._drawing.position
        return TabState(
            self.kind,
            target.written(),
            self._state.pinned,
            zoom=self.zoom,
            position=place,
            words=self._flags(),
        )

    @property
    def can_reload(self) -> bool:
        """There may be newer versions."""
        return True

    def reload(self) -> None:
        """Ask for the list of versions again, and for what is not here."""
        self.in_vain = False
        self.timeline.retry()
        self._scope.start(self._ask_for_versions(), key=_VERSIONS)

    def swap(self) -> None:
        """Put the one in place of the other."""
        if self._other is None:
            self._choose(self.new.number, self.old.number)

    @property
    def can_step(self) -> bool:
        """Whether there are changes to go to."""
        return self._steps.changes > 0 and not self.said

    def next_change(self) -> None:
        """Go to the next change; after the last one comes the first."""
        self._steps.on()

    def previous_change(self) -> None:
        """Go to the change before."""
        self._steps.back()

    def show_as(self, shape: "Shape") -> None:
        """Show it in two columns (``sides``), in one (``inline``), or the ``source`` in two."""
        before, self._shape = self._shape, shape
        if shape != before:
            self._again(0 if "source" in {before, shape} else self._steps.at, before)

    def choose_versions(self) -> bool:
        """Bring up the versions beside what is shown, with the keyboard in them."""
        self.heading.list_button.setChecked(True)
        self.timeline.setFocus()
        return True

    def compare_with(self, other: Side | None) -> None:
        """Put another page or a file in place of the older version; None puts that back."""
        self._other = other
        self._wanted = replace(self._wanted, other=other.page_id if other else "", old=0)
        self._steps.at = 0
        if other is None:
            self.old.number = 0
            self._take(self._versions)
            if not self.old.number:
                self._draw()
        else:
            self._choose(0, self.new.number)
            self._draw()
        self.titled.emit(self.title)
        self.moved.emit()

    def unfold(self, *, on: bool) -> None:
        """Show what did not change as well, or fold it to a line."""
        if on != self._unfolded:
            self._unfolded = on
            if self._scope.running(KEY):
                self._again(at=self._steps.at)
            else:
                self.view.fold(opened=on)
            self.moved.emit()

    def _again(self, at: int = 0, before: "Shape | None" = None) -> None:
        """The same two, drawn otherwise; the row that is read stays in sight."""
        self._steps.at = at
        self._drawing.position = None
        self._draw(replace(self._wish, stay=(before or self._shape, self.view.row)))

    async def aclose(self) -> None:
        """Stop fetching, let go of both views."""
        self._forget()
        for key in (_VERSIONS, KEY):
            self._scope.cancel(key)
        self.timeline.end()
        self.handing.end()
        self.others.end()
        self.view.end()

    def _begin(self) -> None:
        known = self._library.versions(self._page_id)
        if known:
            self._take(known)
        else:
            self.heading.offer((), 0, 0)
            self._drawing.say_loading()
        self.heading.name(self._called.page)
        self.reload()

    async def _ask_for_versions(self) -> None:
        try:
            if self._library.about(self._page_id) is None:
                await self._library.refresh_page(self._page_id)
            await self._library.refresh_details(self._page_id)
        except DeskError as trouble:
            self.in_vain = passes(trouble)
            if not self._library.versions(self._page_id):
                self._drawing.say_trouble(trouble)
                return
        self._take(self._library.versions(self._page_id) or [])

    def _take(self, versions: "list[Version]") -> None:
        """Take the list; what is shown stays where it still fits."""
        before, self._versions = self._versions, sorted(versions, key=lambda one: -one.number)
        if not self._versions:
            self._drawing.say_none()
            return
        wanted = self._wanted
        if self.new.number and (self.old.number or self._other):
            new = picks.followed(self.new.number, before, self._versions)
            old = picks.followed(self.old.number or wanted.old, before, self._versions)
            wanted = wanted.between(old, new)
        old, new = wanted.chosen(self._versions)
        if old == new:
            old = picks.before(self._versions, new)
        self._choose(0 if self._other else old, new)

    def _choose(self, old: int, new: int) -> None:
        moved = (old, new) != (self.old.number, self.new.number)
        self.heading.offer(self._versions, old, new, self._called.other(self._other))
        self.others.offer(back=self._other is not None)
        if not self.timeline.isHidden():
            self.timeline.show_versions(self._versions, old, new)
        if moved or self.said:
            self._steps.at = 0
            self._draw()
        if moved:
            self.titled.emit(self.title)
            self.moved.emit()

    def _draw(self, wish: "Wish | None" = None) -> None:
        if not (self.old.number or self._other):
            self._drawing.say_alone(only=len(self._versions) == 1)
            return
        self._drawing.show_pair(self._pair, wish or self._wish, self._steps.at)

    def _failed(self, passing: bool) -> None:  # noqa: FBT001 - a signal's value
        self.in_vain = self.in_vain or passing

    def _drawn(self, compared: "Compared") -> None:
        self._steps.changes = compared.changes
        hidden = sum(compared.counts.values()) - sum(compared.shown.values())
        self.heading.wish_button.offer(compared.counts)
        self.heading.tell(compared.shown, hidden=hidden)
        self._steps.tell()
        self.moved.emit()

    @property
    def _pair(self) -> Pair:
        return Pair(self._page_id, self.old.number, self.new.number, self._other)

    @property
    def _wish(self) -> "Wish":
        return self.heading.wish_button.wish(self._shape, unfolded=self._unfolded)

    def _shown(self) -> Shown | None:
        """What is shown, for who hands it out."""
        if self.view.empty or self.said or not self.new.number:
            return None
        pair, wish = self._drawing.pair or self._pair, replace(self._wish, unfolded=True)
        at, names = self._steps.at, self._called.sides(self._pair)
        return Shown(pair, wish, at, names, self._steps.changes)

    def _changed(self, changes: Changes) -> None:
        if self._page_id in changes.versions_of and not self._scope.running(_VERSIONS):
            self._take(self._library.versions(self._page_id) or [])
        if self._page_id in changes.pages:
            self.heading.name(self._called.page)
            self.titled.emit(self.title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(split := self.timeline.beside(self._drawing), 1)
        self._listing = Listing(self.heading.list_button, self.timeline, split, self)
        column.addWidget(self.find_bar)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        heading = self.heading
        heading.swapped.connect(self.swap)
        heading.page_requested.connect(lambda: self.open_requested.emit(self._page_id, "", "front"))
        heading.shaped.connect(self.show_as)
        heading.unfolded.connect(lambda on: self.unfold(on=on))
        heading.stepped.connect(lambda step: (self.next_change, self.previous_change)[step < 0]())
        self._drawing.drawn.connect(self._drawn)
        self._drawing.emptied.connect(self._steps.end)
        self._drawing.emptied.connect(self.moved)
        self._drawing.failed.connect(self._failed)
        heading.listed.connect(self._list_versions)
        heading.wish_button.changed.connect(self._again)
        heading.wish_button.turned.connect(lambda: self._again(self._steps.at))
        heading.give_menus(self.others, self.handing)
        self.handing.told.connect(self.notified)
        self.others.told.connect(self.notified)
        self.others.page_chosen.connect(lambda page_id: self.compare_with(Side(page_id)))
        self.others.file_chosen.connect(self.compare_with)
        self.others.versions_chosen.connect(lambda: self.compare_with(None))
        self._steps.came.connect(self._read_on)
        self.timeline.picked.connect(self._pick_both)
        self.timeline.failed.connect(self._failed)
        self.old.picked.connect(lambda number: self._pick(number, self.new.number))
        self.new.picked.connect(lambda number: self._pick(self.old.number, number))
        self.pointing = Pointing(self._library, self._theme, self._scope, self.view, self)
        self.pointing.link_chosen.connect(self.link_requested)
        self.pointing.version_chosen.connect(self._show_version)
        self.view.browser_requested.connect(self.external_link)
        self.view.zoom_changed.connect(lambda _: self.moved.emit())
        self.view.rested.connect(self._rested)

    def _rested(self) -> None:
        """From now on the view itself knows where it stands."""
        self._drawing.position = None
        self.moved.emit()

    def _pick_both(self, old: int, new: int) -> None:
        """Compare two versions, also where another page or a file stands beside one now."""
        if self._other is not None:
            self._other = None
            self._wanted = self._wanted.between(old, new)
        self._pick(old, new)

    def _pick(self, old: int, new: int) -> None:
        """Who takes the one side for the other means to swap them."""
        self._choose(*((self.new.number, self.old.number) if old == new else (old, new)))

    def _read_on(self, reference: str) -> None:
        """Where it is said who wrote it, the keyboard goes along, and a card tells."""
        if self.shows_writers:
            self.pointing.read(reference)

    def _show_version(self, page_id: str, number: int) -> None:
        """Show what a version changed; of another page than this one in a tab of that."""
        before = picks.before(self._versions, number)
        if page_id != self._page_id:
            self.comparison_requested.emit(f"{page_id}::{number}")
        elif before:
            self._pick_both(before, number)

    def _list_versions(self, on: bool) -> None:  # noqa: FBT001 - a signal's value
        self.timeline.setVisible(on)
        if on:
            self.timeline.show_versions(self._versions, self.old.number, self.new.number)
        self.moved.emit()

    def _flags(self) -> str:
        flags = (
            _TIMELINE if self._listing.wanted else "",
            _WHOLE if self._unfolded else "",
            self._shape if self._shape in _SHAPES else "",
        )
        return " ".join(flag for flag in flags if flag)
