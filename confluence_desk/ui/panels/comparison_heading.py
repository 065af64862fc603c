"""The head of a comparison: which two versions, how they are shown, and from change to change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from confluence_desk.ui.commands.comparison_context import (
    COPIES,
    EXPORTS,
    OTHERS,
    HandingDeeds,
    OtherDeeds,
)
from confluence_desk.ui.context_menu import OfferMenu
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.comparison_words import tally
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.history.wishing import WishButton
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.panels.spill import SpillButton
from confluence_desk.ui.panels.version_picker import VersionPicker
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.services.library import Library

_LEAST_TITLE = 160
"""So wide are at least the title beside the buttons and what is around them."""
_LEAST_PICKER = 78
"""So wide is each list of versions at 100 %, or they stand one below the other."""
_BEFORE, _AFTER = 16, 12


class ComparisonHeading(QFrame):
    """``shaped`` carries how it is to be shown, ``unfolded`` whether whole, ``stepped`` 1 or -1.

    ``listed`` carries whether the versions are to be seen beside the comparison.
    """

    swapped = Signal()
    page_requested = Signal()
    shaped = Signal(str)
    unfolded = Signal(bool)
    stepped = Signal(int)
    listed = Signal(bool)

    def __init__(self, library: "Library", theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("tabHeading")
        self._theme = theme
        self._below: bool | None = None
        self.old = VersionPicker(library, self.tr("Older version"), now)
        self.new = VersionPicker(library, self.tr("Newer version"), now)
        self._title = QWidget()
        self._name = QHBoxLayout(self._title)
        self._name.setContentsMargins(0, 0, 0, 0)
        self.came, self.went, self.counts = (self._label(tone) for tone in ("ok", "bad", "muted"))
        self.place = self._label("muted")
        self._make_buttons(theme)
        self._lay_out()
        self._connect()

    def _make_buttons(self, theme: Theme) -> None:
        self.list_button = self._made("clock-counter-clockwise", self.tr("Versions"))
        self.swap_button = self._made("arrows-left-right", self.tr("Swap the sides"))
        self.fold_button = self._made(
            "arrows-out-line-vertical", self.tr("Show what did not change (F8)")
        )
        for button in (self.list_button, self.fold_button):
            button.setCheckable(True)
        self.page_button = self._made("file-text", self.tr("Show the page"))
        self.before_button = self._made("caret-up", self.tr("Previous change (Shift+F7)"))
        self.after_button = self._made("caret-down", self.tr("Next change (F7)"))
        self.wish_button = WishButton(theme)
        self.other_button = self._made("git-diff", self.tr("Compare with…"))
        self.copy_button = self._made("copy", self.tr("Copy"))
        self.export_button = self._made("export", self.tr("Export"))
        self.more_button = SpillButton(theme)
        self.shapes = QButtonGroup(self)
        self.shape_buttons = {
            "sides": self._shape("columns", self.tr("Side by side")),
            "inline": self._shape("rows", self.tr("In one column")),
            "source": self._shape("code", self.tr("Source")),
        }
        self.shape_buttons["sides"].setChecked(True)

    @property
    def told(self) -> str:
        """What has changed, in numbers."""
        return " ".join(label.text() for label in self._told)

    @property
    def _told(self) -> list[QLabel]:
        """What there is to tell, whether there is room for it or not."""
        return [label for label in (self.came, self.went, self.counts) if label.text()]

    def give_menus(self, others: OtherDeeds, handing: HandingDeeds) -> None:
        """What opens below the buttons."""
        self.other_button.setMenu(OfferMenu(OTHERS, others, self._theme, self))
        self.copy_button.setMenu(OfferMenu(COPIES, handing, self._theme, self))
        self.export_button.setMenu(OfferMenu(EXPORTS, handing, self._theme, self))
        for button in (self.other_button, self.copy_button, self.export_button):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def restore(self, shape: str, *, whole: bool, listed: bool) -> None:
        """Stand as it stood."""
        self.shape_buttons[shape].setChecked(True)
        self.fold_button.setChecked(whole)
        self.list_button.setChecked(listed)

    def name(self, title: str) -> None:
        """Say which page it is."""
        while (item := self._name.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        label = ElidedLabel(title)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        self._name.addWidget(label)

    def offer(self, versions: "Sequence[Version]", old: int, new: int, other: str = "") -> None:
        """Offer these versions, two of them chosen; ``other`` stands in place of the old one."""
        if not (old or other or len(versions) > 1):
            other = self.tr("No older version")
        if other:
            self.old.stand_for(other)
        else:
            self.old.offer(versions, old)
        self.new.offer(versions, new)
        self.swap_button.setEnabled(bool(old) and not other)

    def tell(self, counts: Mapping[str, int], *, hidden: int = 0) -> None:
        """Say what has changed, in numbers, and how much of it is not shown."""
        came, went, rest = tally(counts)
        self.came.setText(came)
        self.went.setText(went)
        if hidden:
            left_out = self.tr("%n hidden", "", hidden)
            rest = " · ".join(part for part in (rest, left_out) if part)
        elif not counts:
            rest = self.tr("No visible change")
        self.counts.setText(rest)
        self._offer_ways(on=True)
        self._fit()

    def untell(self) -> None:
        """Say nothing of changes: nothing is shown."""
        for label in (self.came, self.went, self.counts):
            label.clear()
        for button in (self.before_button, self.after_button):
            button.setEnabled(False)
        self.place.clear()
        self._offer_ways(on=False)
        self._fit()

    def _offer_ways(self, *, on: bool) -> None:
        """What can be done with a comparison, while one is shown."""
        for button in (*self.shape_buttons.values(), self.fold_button, self.wish_button):
            button.setEnabled(on)
        for button in (self.copy_button, self.export_button):
            button.setEnabled(on)

    def tell_place(self, at: int, changes: int) -> None:
        """Say at which change we are."""
        for button in (self.before_button, self.after_button):
            button.setEnabled(changes > 0)
        said = self.tr("{at} of {all}").format(at=at, all=changes) if at else ""
        self.place.setText(said or self.tr("%n change(s)", "", changes))
        self._fit()

    def _label(self, tone: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", tone)
        return label

    def _made(self, icon: str, said: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        Growing(button, self._theme, PICTURE)
        button.setToolTip(said)
        button.setAccessibleName(said)
        return button

    def _shape(self, icon: str, said: str) -> QToolButton:
        button = self._made(icon, said)
        button.setCheckable(True)
        self.shapes.addButton(button)
        return button

    def _lay_out(self) -> None:
        self._above = QHBoxLayout()
        self._above.addWidget(self.list_button)
        self._above.addWidget(self._title, 1)
        for label in (self.came, self.went, self.counts):
            self._above.addWidget(label)
        self._above.addWidget(self.page_button)
        self._above.addWidget(self.more_button)
        self._tools = QWidget()
        self._parts: tuple[QWidget, ...] = (
            *self.shape_buttons.values(),
            self.fold_button,
            self.before_button,
            self.place,
            self.after_button,
            self.wish_button,
            self.other_button,
            self.copy_button,
            self.export_button,
        )
        self._line = FlowLayout(self._tools)
        for part in self._parts:
            self._line.addWidget(part)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_BEFORE, 8, _AFTER, 8)
        grid.setVerticalSpacing(6)
        grid.addLayout(self._above, 0, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self._theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        """Leave as much between the parts as the text wants."""
        gap = self._theme.size("gap")
        self._grid.setHorizontalSpacing(gap)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do, else Qt takes the height for one that it has not."""
        return QSize(_LEAST_TITLE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all does not fit beside the title, the buttons have a line of their own.

        Where that is too short the title, which the tab tells too, gives its line away, and what
        is seldom used goes into a menu.
        """
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = self._theme.size("gap")
        every = sum(part.sizeHint().width() for part in self._parts)
        line = every + len(self._parts) * gap
        around = (self.list_button, *self._told, self.page_button)
        beside = self.width() >= line + _LEAST_TITLE + _widths(around, gap)
        room = self.contentsRect().width() - _BEFORE - _AFTER
        brief = room < every
        self._tools.setMinimumWidth(line if beside else 0)
        if brief:
            tight = self._spill(room, gap)
        else:
            tight = gap if beside else min(gap, (room - every) // len(self._parts))
            self.more_button.hold(())
        for label in (self.came, self.went, self.counts):
            label.setVisible(bool(label.text()) and not brief)
        self._title.setVisible(not brief)
        self.place.setToolTip(self.told if brief else "")
        self._line.set_gap(tight)
        self._above.setSpacing(tight if brief else gap)
        self._place_tools(above=beside or brief)
        self._above.setStretchFactor(self._tools, int(brief))
        self._place_pickers(room, gap)

    def _spill(self, room: int, gap: int) -> int:
        """Keep what is used most on a brief line, and what fits beside it; how far apart."""
        steps = (self.before_button, self.place, self.after_button)
        kept = (self.list_button, *steps, self.more_button)
        gap = max(min(gap // 2, (room - _widths(kept, 0)) // len(kept)), 0)
        room -= _widths(kept, gap)
        gone: list[QToolButton] = []
        for some in (tuple(self.shape_buttons.values()), *((one,) for one in self._seldom)):
            room -= _widths(some, gap)
            if room < 0 or gone:
                gone += some
        self.more_button.hold([*gone, self.page_button])
        return gap

    @property
    def _seldom(self) -> tuple[QToolButton, ...]:
        """From what is used most of these to what is used least."""
        menus = (self.other_button, self.copy_button, self.export_button)
        return (self.fold_button, self.wish_button, *menus)

    def _place_tools(self, *, above: bool) -> None:
        if above == (self._above.indexOf(self._tools) >= 0) and self._tools.parent() is self:
            return
        self._above.removeWidget(self._tools)
        self._grid.removeWidget(self._tools)
        if above:
            self._above.insertWidget(self._above.indexOf(self.page_button), self._tools)
        else:
            self._grid.addWidget(self._tools, 1, 0, 1, 3)

    def _place_pickers(self, room: int, gap: int) -> None:
        """Beside each other, or one below the other where their numbers would not be seen."""
        each = (room - self.swap_button.sizeHint().width() - 2 * gap) // 2
        below = each < self._theme.scaled(_LEAST_PICKER)
        if self._below is below:
            return
        self._below, top = below, Qt.AlignmentFlag.AlignTop
        for part in (self.old, self.swap_button, self.new):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.old, 2, 0, 1, 2 if below else 1)
        self._grid.addWidget(self.swap_button, 2, 2 if below else 1, top)
        self._grid.addWidget(self.new, *((3, 0, 1, 2) if below else (2, 2, 1, 1)))
        self._grid.setColumnStretch(2, int(not below))

    def _connect(self) -> None:
        self.swap_button.clicked.connect(self.swapped)
        self.page_button.clicked.connect(self.page_requested)
        self.fold_button.toggled.connect(self.unfolded)
        self.list_button.toggled.connect(self.listed)
        self.before_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.after_button.clicked.connect(lambda: self.stepped.emit(1))
        for shape, button in self.shape_buttons.items():
            button.clicked.connect(lambda _=False, shape=shape: self.shaped.emit(shape))


def _widths(parts: Sequence[QWidget], gap: int) -> int:
    """How wide these are on a line, each with the gap beside it."""
    return sum(part.sizeHint().width() + gap for part in parts)
