"""Goes from change to change in a comparison, and knows at which one somebody is."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from confluence_desk.ui.web.view import PageView

_CHANGE = "change-"


class Heading(Protocol):
    """Where it is said."""

    def tell_place(self, at: int, changes: int) -> None:
        """Say at which change we are."""

    def untell(self) -> None:
        """Say nothing of changes."""


class Stepping(QObject):
    """``at`` is the change one stands at, 0 before the first; ``changes`` is how many there are.

    ``came`` carries what marks the change that is gone to.
    """

    came = Signal(str)

    def __init__(self, view: "PageView", heading: Heading, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._heading = view, heading
        self.at = self.changes = 0
        view.anchored.connect(self._led)

    def go(self, number: int) -> None:
        """Show a change; after the last one comes the first."""
        if self.changes:
            self.at = (number - 1) % self.changes + 1
            self._view.mark_comment(f"{_CHANGE}{self.at}")
            self.tell()
            self.came.emit(f"{_CHANGE}{self.at}")

    def on(self) -> None:
        """Show the next change."""
        self.go(self.at + 1)

    def back(self) -> None:
        """Show the change before."""
        self.go(self.at - 1 if self.at else self.changes)

    def end(self) -> None:
        """Nothing is shown any more."""
        self.changes = 0
        self._heading.untell()

    def tell(self) -> None:
        """Say at which change we are."""
        self._heading.tell_place(self.at, self.changes)

    def _led(self, anchor: str) -> None:
        """A mark of the ruler was clicked: from there it goes on."""
        number = anchor.removeprefix(_CHANGE)
        if number != anchor and number.isdecimal():
            self.go(int(number))
