"""Keeps what is being typed into a field, so that no crash loses more than moments of it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit

SOON_MS = 1000


class Drafts(Protocol):
    """Where it is kept."""

    def take(self, name: str = "") -> str:
        """The name to write under."""

    def leave(self, name: str) -> None:
        """Nobody writes under this any more."""

    def words(self, name: str) -> str:
        """What stood in a field last."""

    def keep(self, name: str, words: str) -> None:
        """Remember what stands in it."""


class Drafting(QObject):
    """Writes what ``read`` says, at most once in a while and never the same twice.

    ``before`` is what stood in the field when it was kept as ``name``.
    """

    def __init__(
        self, drafts: Drafts, name: str, read: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._read = read
        self.before = drafts.words(name) if name else ""
        self.name = drafts.take(name)
        self._kept = self.before if self.name == name else ""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.save)

    def touch(self) -> None:
        """Something was typed."""
        if not self._soon.isActive():
            self._soon.start()

    def save(self) -> None:
        """Write now."""
        self._soon.stop()
        self._write(self._read())

    def end(self) -> None:
        """Write for the last time."""
        self.save()
        self._drafts.leave(self.name)

    def forget(self) -> None:
        """It was sent, or is not wanted."""
        self._soon.stop()
        self._write("")
        self._drafts.leave(self.name)

    def _write(self, words: str) -> None:
        if words != self._kept:
            self._kept = words
            self._drafts.keep(self.name, words)


def keep_typed(drafts: Drafts, name: str, line: QLineEdit, dialog: QDialog) -> None:
    """Show what was typed before the program ended, and forget it once the person decided."""
    drafting = until_decided(drafts, name, line.text, dialog)
    line.setText(drafting.before or line.text())
    line.textEdited.connect(drafting.touch)


def until_decided(drafts: Drafts, name: str, read: Callable[[], str], dialog: QDialog) -> Drafting:
    """What is written in a dialog, until it is sent or not wanted."""
    drafting = Drafting(drafts, name, read, dialog)
    dialog.finished.connect(drafting.forget)
    dialog.destroyed.connect(partial(drafts.leave, drafting.name))  # its window was closed
    return drafting
