"""The headings of the page, to jump by and to see where one is."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from confluence_desk.ui.panels.labels import show_tip
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.theme import Theme

_STEP = 12
_EDGE, _INSIDE = 4, 14
_END = Qt.TextElideMode.ElideRight


class Heading(Protocol):
    """What the outline needs to know of a heading."""

    @property
    def level(self) -> int:
        """1 to 6."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def anchor(self) -> str:
        """What the page calls its place."""


class OutlineSection(Section):
    """Headings by level; the one being read is marked."""

    anchor_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self._title = self.tr("Outline")
        self._current = ""
        self._buttons: dict[str, _HeadingButton] = {}
        self.show_outline(())

    def show_outline(self, outline: Sequence[Heading]) -> None:
        """Show these headings."""
        self._buttons.clear()
        if not outline:
            self.show_note(self.tr("No headings on this page."))
            return
        self._current = outline[0].anchor
        top = min(heading.level for heading in outline)
        self.show_rows([partial(self._made, h, h.level - top) for h in outline])
        self.header.setText(self._title)

    @property
    def current(self) -> QWidget | None:
        """The row of the heading that is being read."""
        return self._buttons.get(self._current)

    def follow(self, anchor: str) -> None:
        """Mark the heading that is being read."""
        self._current = anchor
        for name, button in self._buttons.items():
            button.setChecked(name == anchor)

    def _made(self, heading: Heading, depth: int) -> QWidget:
        button = _HeadingButton(heading.text, depth)
        name = self.tr("{heading}, level {level}")
        button.setAccessibleName(name.format(heading=heading.text, level=heading.level))
        button.setCheckable(True)
        button.setChecked(heading.anchor == self._current)
        button.clicked.connect(lambda: self._go(heading.anchor))
        self._buttons[heading.anchor] = button
        return button

    def _go(self, anchor: str) -> None:
        self.follow(anchor)
        self.anchor_requested.emit(anchor)


class _HeadingButton(QPushButton):
    """A heading, cut at its end where there is no room.

    It draws its own indent: a widget around each would double what a new style sheet costs.
    """

    def __init__(self, text: str, depth: int) -> None:
        super().__init__()
        self._whole = text
        self._indent = _EDGE + depth * _STEP
        self.setObjectName("outlineRow")
        show_tip(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._room = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cut for the room there is; hundreds that nobody sees need not be."""
        room = max(self.width() - self._indent - _EDGE - _INSIDE, 20)
        if room != self._room:
            self._cut(room)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        mirrored = self.isRightToLeft()
        sides = (_EDGE, self._indent) if mirrored else (self._indent, _EDGE)
        option.rect = self.rect().adjusted(sides[0], 0, -sides[1], 0)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.end()

    def _cut(self, room: int) -> None:
        self._room = room
        shown = self.fontMetrics().elidedText(self._whole, _END, room)
        self.setText(shown.replace("&", "&&"))
