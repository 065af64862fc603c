"""Conditions as chips: each says one in plain words and goes when it is pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.finder.chip_words import Told
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import show_tip
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate
_LETTERS = 36
_GONE = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OURS = {*_GONE, Qt.Key.Key_Escape}
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chip(QPushButton):
    """Delete, Backspace and Enter press it, too; the arrows go to the ones beside it."""

    moved = Signal(int)
    out = Signal(int)
    """Past the first or the last row, up or down."""

    def __init__(self, told: Told, theme: Theme) -> None:
        super().__init__(short(told.words).replace("&", "&&"))
        self.setIcon(theme.icon("x"))
        Growing(self, theme, PICTURE)
        self.setProperty("chip", "words" if told.as_words else "true")
        self.setAutoDefault(False)
        name = translate("Narrowing", "Remove the filter {filter}").format(filter=told.words)
        self.setAccessibleName(name)
        show_tip(self, name)

    def event(self, event: QEvent) -> bool:
        """Its keys are no shortcuts of the window while it has them."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _OURS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, or go on."""
        key = Qt.Key(event.key())
        if key in _GONE:
            self.click()
        elif key in _ALONG:
            self.moved.emit(_ALONG[key] * (-1 if self.isRightToLeft() else 1))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Escape}:
            self.out.emit(-1)
        elif key == Qt.Key.Key_Down:
            self.out.emit(1)
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """``removed`` carries what a pressed one stands for, ``left`` where the keyboard wants to.

    Who removes one with the keyboard is at the next one then.
    """

    removed = Signal(object)
    left = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self)
        self._shown: tuple[Told, ...] = ()
        self.all: list[Chip] = []

    def show_all(self, some: Sequence[Told]) -> None:
        """Show these instead."""
        if tuple(some) == self._shown:
            return
        self._shown = tuple(some)
        at = self._at()
        if at >= 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # it goes to no other meanwhile
        self._drop()
        for told in some:
            self._add(told)
        self.setVisible(bool(some))
        if at >= 0 and not self.enter(min(at, len(self.all) - 1)):
            self.left.emit(-1)

    def enter(self, at: int = 0) -> bool:
        """Take the keyboard; tells whether there is anything to be at."""
        if not self.all:
            return False
        self.all[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _at(self) -> int:
        held = QApplication.focusWidget()
        return next((n for n, chip in enumerate(self.all) if chip is held), -1)

    def _drop(self) -> None:
        self.all.clear()
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _add(self, told: Told) -> None:
        chip = Chip(told, self._theme)
        chip.clicked.connect(lambda: self.removed.emit(told.what))
        chip.moved.connect(self._move)
        chip.out.connect(self.left)
        self._flow.addWidget(chip)
        self.all.append(chip)

    def _move(self, step: int) -> None:
        self.enter(max(0, min(self._at() + step, len(self.all) - 1)))


def short(words: str, most: int = _LETTERS) -> str:
    """One line, cut where it is long."""
    told = " ".join(words.split())
    return told if len(told) <= most else told[: most - 1] + "…"
