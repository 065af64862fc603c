"""Holds tabs, of which only those looked at so far are made, and says which is in front."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from confluence_desk.domain.legible import legible
from confluence_desk.system.choices import NEW_TAB_BESIDE
from confluence_desk.ui.panels.closed_tabs import ClosedTabs
from confluence_desk.ui.panels.tab_endings import TabEndings
from confluence_desk.ui.panels.tab_entry import TabEntry, TabFace
from confluence_desk.ui.panels.tab_hooks import TabHooks
from confluence_desk.ui.panels.tab_row import TabRow
from confluence_desk.ui.panels.tab_strip import TabStrip

if TYPE_CHECKING:
    from confluence_desk.system.preferences import Preferences
    from confluence_desk.ui.panels.tab_content import TabContent
    from confluence_desk.ui.remembered import TabState
    from confluence_desk.ui.tasks import TaskScope
    from confluence_desk.ui.theme import Theme


FEW = 2
"""Up to so many tabs one by one is fast, and the look of one may depend on how many there are."""


class TabHolder(QWidget):
    """Tabs and what the current one shows.

    A tab sleeps as its state until it is looked at; then ``make`` makes it. ``name`` tells title
    and icon of one asleep. Closing one ends it in ``scope``; ``aclose`` waits for all of it.
    """

    current_changed = Signal(object)
    """The ``TabContent`` that came to the front; None where there is none any more."""
    rearranging = Signal()
    """A tab comes, goes, moves, or to the front: a list of tabs is old now."""
    changed = Signal()
    """Order, pins, titles, history or zoom: the kept state and the commands follow."""
    window_requested = Signal(object)
    """A ``TabState`` that goes to a window of its own; here it is gone already."""
    new_requested = Signal()
    dropped = Signal(str)
    emptied = Signal()
    left = Signal()
    """Its last tab was carried to another window."""

    def __init__(
        self,
        make: "Callable[[TabState], TabContent]",
        name: "Callable[[TabState], tuple[str, str]]",
        scope: "TaskScope",
        theme: "Theme",
        preferences: "Preferences",
        parent: QWidget | None = None,
        *,
        hooks: TabHooks | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make = make
        self._name = name
        self._preferences = preferences
        self._hooks = hooks or TabHooks()
        self._row = TabRow()
        self._front: TabEntry | None = None
        self._closed = ClosedTabs()
        self._endings = TabEndings(scope)
        self.strip = TabStrip(theme)
        self.bar = self.strip.bar
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> "TabContent | None":
        """What is being looked at."""
        return self._front.content if self._front else None

    @property
    def count(self) -> int:
        """How many tabs there are, asleep or not."""
        return len(self._row)

    @property
    def at(self) -> int:
        """The place of the current tab, -1 without one."""
        return self._row.index(self._front) if self._front else -1

    def place(self, content: "TabContent | None") -> int:
        """Where the tab stands that shows ``content``, or -1."""
        awake = [entry.content for entry in self._row]
        return awake.index(content) if content is not None and content in awake else -1

    @property
    def hooks(self) -> TabHooks:
        """What the strip asks others for."""
        return self._hooks

    def each(self) -> "Iterator[TabContent]":
        """Every tab that is made, from first to last."""
        return (entry.content for entry in self._row if entry.content is not None)

    def states(self) -> "tuple[TabState, ...]":
        """What makes every tab again, from first to last."""
        return tuple(entry.state() for entry in self._row)

    def closed_states(self) -> "tuple[TabState, ...]":
        """The closed tabs that can come back, the last closed last."""
        return self._closed.states()

    def faces(self) -> tuple[TabFace, ...]:
        """What is seen of every tab, from first to last."""
        return tuple(self.bar.face(index) for index in range(self.count))

    def recent(self) -> list[int]:
        """The places of all tabs, the one looked at last first."""
        return [self._row.index(entry) for entry in self._row.recent()]

    def find(self, kind: str, target: str) -> int:  # type: ignore[override]
        """The place of a tab about this, or -1."""
        for index, state in enumerate(self.states()):
            if (state.kind, state.target) == (kind, target):
                return index
        return -1

    def restore(
        self,
        states: "Iterable[TabState]",
        current: int = 0,
        closed: "Iterable[TabState]" = (),
    ) -> None:
        """Take the tabs of an earlier run; only the current one is made."""
        self._closed.refill(closed)
        entries = [TabEntry(state, pinned=state.pinned) for state in states]
        with self.bar.at_once():
            for entry in entries:
                self._add(entry, None)
        self._settle()
        if entries:
            self._show(entries[min(max(current, 0), len(entries) - 1)])

    def open(self, state: "TabState", *, front: bool = True) -> None:
        """Add a tab, beside the current one or at the end; behind it sleeps at first."""
        beside = self._front is not None and self._preferences.value(NEW_TAB_BESIDE)
        at = self._row.beside(self._front) if self._front and beside else None
        self.insert(state, at, front=front)

    def insert(self, state: "TabState", at: int | None, *, front: bool = True) -> None:
        """Add a tab in this place, as far as pins allow; None is the end."""
        entry = TabEntry(state, pinned=state.pinned, opener=self._front)
        self._add(entry, at)
        if front or self._front is None:
            self._show(entry)
        else:
            self._settle()
        self.changed.emit()

    def go(self, index: int) -> None:
        """Bring a tab to the front; where there is none nothing happens."""
        if 0 <= index < self.count:
            self._show(self._row[index])
            self.strip.reveal(index)

    def step(self, by: int) -> None:
        """Go along the strip, round its ends."""
        if self.count > 1:
            self.go((self.at + by) % self.count)

    def can_move(self, index: int, to: int) -> bool:
        """Whether a tab may stand there: pins among pins, the others among themselves."""
        if not (0 <= index < self.count and index != to):
            return False
        return to in self._row.span(pinned=self._row[index].pinned)

    def move(self, index: int, to: int) -> None:  # type: ignore[override]
        """Put a tab in another place."""
        if self.can_move(index, to):
            self._shift(index, self._row.move(self._row[index], to))

    def is_pinned(self, index: int) -> bool:
        """Whether a tab is pinned."""
        return 0 <= index < self.count and self._row[index].pinned

    def pin(self, index: int, pinned: bool = True) -> None:  # noqa: FBT001, FBT002 - a switch's value
        """Put a tab among the small ones in front, or back among the others."""
        if 0 <= index < self.count and self._row[index].pinned is not pinned:
            entry = self._row[index]
            to = self._row.pin(entry, pinned=pinned)
            self._shift(index, to)
            self._refresh(entry)

    def can_close(self, index: int) -> bool:
        """Whether anything else would be seen then: a welcome alone would only come again."""
        return 0 <= index < self.count and not self._alone(self._row[index])

    def close_tab(self, index: int) -> None:
        """Close a tab; it can be reopened."""
        if self.can_close(index):
            self._close([self._row[index]])

    def discard(self, index: int) -> None:
        """Close a tab that nobody wants back."""
        if 0 <= index < self.count:
            self._close([self._row[index]], keep=False)

    def can_close_others(self, index: int) -> bool:
        """Whether there are others that are not pinned."""
        return bool(self._row.loose(but=index))

    def close_others(self, index: int) -> None:
        """Close all but this one and the pinned ones."""
        self.go(index)
        self._close(self._row.loose(but=index))

    def can_close_after(self, index: int) -> bool:
        """Whether tabs follow that are not pinned."""
        return bool(self._row.loose(start=index + 1))

    def close_after(self, index: int) -> None:
        """Close what follows, except the pinned ones."""
        self._close(self._row.loose(start=index + 1))

    @property
    def can_reopen(self) -> bool:
        """Whether a closed tab can come back."""
        return bool(self._closed)

    def reopen(self) -> None:
        """Bring back the tab closed last, with its history, where it stood."""
        closed = self._closed.pop()
        if closed is not None:
            self.insert(closed.state, closed.at)

    def duplicate(self, index: int) -> None:
        """Open a tab once more, right behind it, with its history."""
        if 0 <= index < self.count:
            self.insert(replace(self._row[index].state(), pinned=False), index + 1)

    def can_move_to_window(self, index: int) -> bool:
        """Whether another tab would stay here."""
        return 0 <= index < self.count and self.count > 1

    def move_to_window(self, index: int) -> None:
        """Give a tab away to a window of its own."""
        if self.can_move_to_window(index):
            self.window_requested.emit(self.take(index))

    def take(self, index: int) -> "TabState":
        """Close a tab that goes elsewhere; hands out what makes it there."""
        entry = self._row[index]
        state = replace(entry.state(), pinned=False)
        self._drop([entry])
        return state

    def refresh_names(self) -> None:
        """Ask for every title and icon again, once names became known."""
        faces = {index: self._face(entry) for index, entry in enumerate(self._row)}
        others = {index: face for index, face in faces.items() if face != self.bar.face(index)}
        with self.bar.at_once() if len(others) > FEW else nullcontext():
            for index, face in others.items():
                self.bar.change(index, face)

    async def aclose(self) -> None:
        """End every tab, and wait until those closed before have ended too."""
        self.rearranging.emit()
        for entry in self._row:
            entry.asleep, content, entry.content = entry.state(), entry.content, None
            if content is not None:
                self._endings.end(content)
        await self._endings.aclose()

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.strip)
        lay.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.chosen.connect(self.go)
        self.bar.close_requested.connect(self.close_tab)
        self.bar.move_requested.connect(self.move)
        self.strip.dropped.connect(self.dropped)
        self.strip.new_requested.connect(self.new_requested)
        self.strip.stepped.connect(lambda by: self.go(self.at + by))  # a wheel stops at the ends

    def _add(self, entry: TabEntry, at: int | None) -> None:
        self.rearranging.emit()
        self.bar.add(self._row.insert(entry, at), self._face(entry))

    def _shift(self, index: int, to: int) -> None:
        self.rearranging.emit()
        self.bar.shift(index, to)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """Have the strip agree with the row."""
        self.bar.choose(self.at)
        for index, entry in enumerate(self._row if self.count <= FEW else ()):
            self.bar.change(index, self._face(entry))
        self.bar.number()
        self.strip.fit()
        self.strip.reveal(self.at)

    def _show(self, entry: TabEntry | None) -> None:
        """The one place where another tab comes to the front."""
        before = self._front
        if entry is before:
            return
        self.rearranging.emit()
        content = self._wake(entry) if entry else None
        had_focus = self._has_focus()
        if before is not None and before.content is not None:
            before.content.hidden()
        self._front = entry
        if entry is not None and content is not None:
            self._row.use(entry)
            self._stack.setCurrentWidget(content)
            content.shown()
            if had_focus:
                content.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()
        self.current_changed.emit(self.current)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self._stack.isAncestorOf(focused)

    def _wake(self, entry: TabEntry) -> "TabContent":
        if entry.content is None:
            entry.content = self._make(entry.asleep)
            self._stack.addWidget(entry.content)
            entry.content.titled.connect(partial(self._moved, entry))
            entry.content.moved.connect(partial(self._moved, entry))
            self._refresh(entry)
        return entry.content

    def _moved(self, entry: TabEntry, _title: str = "") -> None:
        if entry in self._row:
            self._refresh(entry)
            self.changed.emit()

    def _refresh(self, entry: TabEntry) -> None:
        self.bar.change(self._row.index(entry), self._face(entry))

    def _face(self, entry: TabEntry) -> TabFace:
        awake = entry.content
        title, icon = (awake.title, awake.icon_name) if awake is not None else ("", "")
        if not (title and icon):
            named = self._name(entry.state())
            title, icon = title or named[0], icon or named[1]
        title = " ".join(legible(title).split()) or self.tr("Untitled")
        return TabFace(title, icon, pinned=entry.pinned, fixed=self._alone(entry))

    def _alone(self, entry: TabEntry) -> bool:
        """Whether it is a welcome without any other tab; closing it would bring it back."""
        return self.count == 1 and entry in self._row and entry.state().kind == "welcome"

    def _close(self, entries: Collection[TabEntry], *, keep: bool = True) -> None:
        if not entries:
            return
        for entry in entries:
            if keep:
                self._closed.push(entry.state(), self._row.index(entry))
        self._drop(entries)
        if not self.count:
            self.emptied.emit()

    def _drop(self, entries: Collection[TabEntry]) -> None:
        if self._front is not None and self._front in entries:
            self._show(self._row.heir(self._front, entries))
        with self.bar.at_once() if len(entries) > FEW else nullcontext():
            for entry in entries:
                self._remove(entry)
        self._settle()
        self.changed.emit()

    def _remove(self, entry: TabEntry) -> None:
        self.rearranging.emit()
        self.bar.drop(self._row.index(entry))
        self._row.remove(entry)
        content, entry.content = entry.content, None
        if content is not None:
            self._stack.removeWidget(content)
            content.hide()
            self._endings.end(content)
