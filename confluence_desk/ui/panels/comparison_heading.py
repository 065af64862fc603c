"""The head of a comparison: which two versions, how they are shown, and from change to change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from confluence_desk.ui.panels.comparison_words import tally
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.panels.version_picker import VersionPicker
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.entities import Version
    from confluence_desk.services.library import Library


class ComparisonHeading(QFrame):
    """``shaped`` carries how it is to be shown, ``unfolded`` whether whole, ``stepped`` 1 or -1."""

    swapped = Signal()
    page_requested = Signal()
    shaped = Signal(str)
    unfolded = Signal(bool)
    stepped = Signal(int)

    def __init__(self, library: "Library", theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("tabHeading")
        self._theme = theme
        self.old = VersionPicker(library, self.tr("Older version"), now)
        self.new = VersionPicker(library, self.tr("Newer version"), now)
        self._name = QHBoxLayout()
        self.counts = self._label()
        self.place = self._label()
        self.swap_button = self._made("swap", self.tr("Swap the sides"))
        self.fold_button = self._made(
            "arrows-out-line-vertical", self.tr("Show what did not change (F8)")
        )
        self.fold_button.setCheckable(True)
        self.page_button = self._made("file-text", self.tr("Show the page"))
        self.before_button = self._made("caret-up", self.tr("Previous change (Shift+F7)"))
        self.after_button = self._made("caret-down", self.tr("Next change (F7)"))
        self.shapes = QButtonGroup(self)
        self.shape_buttons = {
            "sides": self._shape("columns", self.tr("Side by side")),
            "inline": self._shape("rows", self.tr("In one column")),
            "source": self._shape("code", self.tr("Source")),
        }
        self.shape_buttons["sides"].setChecked(True)
        self._lay_out()
        self._connect()

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

    def offer(self, versions: "Sequence[Version]", old: int, new: int) -> None:
        """Offer these versions, two of them chosen."""
        self.old.offer(versions, old)
        self.new.offer(versions, new)

    def tell(self, counts: Mapping[str, int]) -> None:
        """Say what has changed, in numbers."""
        self.counts.setText(tally(counts) or self.tr("No visible change"))

    def tell_place(self, at: int, changes: int) -> None:
        """Say at which change we are."""
        for button in (self.before_button, self.after_button):
            button.setEnabled(changes > 0)
        said = self.tr("{at} of {all}").format(at=at, all=changes) if at else ""
        self.place.setText(said or self.tr("%n change(s)", "", changes))

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "muted")
        return label

    def _made(self, icon: str, said: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(said)
        button.setAccessibleName(said)
        return button

    def _shape(self, icon: str, said: str) -> QToolButton:
        button = self._made(icon, said)
        button.setCheckable(True)
        self.shapes.addButton(button)
        return button

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(self._theme.size("gap"))
        above.addLayout(self._name, 1)
        parts: tuple[QWidget, ...] = (
            self.counts,
            *self.shape_buttons.values(),
            self.fold_button,
            self.before_button,
            self.place,
            self.after_button,
            self.swap_button,
            self.page_button,
        )
        for part in parts:
            above.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 12, 8)
        grid.setHorizontalSpacing(self._theme.size("gap"))
        grid.setVerticalSpacing(6)
        grid.addLayout(above, 0, 0, 1, 2)
        grid.addWidget(self.old, 1, 0)
        grid.addWidget(self.new, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.swap_button.clicked.connect(self.swapped)
        self.page_button.clicked.connect(self.page_requested)
        self.fold_button.toggled.connect(self.unfolded)
        self.before_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.after_button.clicked.connect(lambda: self.stepped.emit(1))
        for shape, button in self.shape_buttons.items():
            button.clicked.connect(lambda _=False, shape=shape: self.shaped.emit(shape))
