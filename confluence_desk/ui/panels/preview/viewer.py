"""What every way of showing a file offers to its tab."""

from math import inf
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Viewer(QWidget):
    """Shows one file.

    ``found`` tells the number of the current hit and of all, ``moved`` that zoom or place changed.
    A zoom of 1 is the size that suits the tab.
    """

    found = Signal(int, int)
    moved = Signal()

    finds: ClassVar[bool] = False
    zooms: ClassVar[bool] = False

    @property
    def zoom(self) -> float:
        """How large it is."""
        return 1.0

    @property
    def zoom_bounds(self) -> tuple[float, float]:
        """How small and how large it can be."""
        return 0.0, inf

    def set_zoom(self, factor: float) -> None:
        """Show it this large."""

    @property
    def place(self) -> float:
        """How far down it stands, in its own measure."""
        return 0.0

    def move_to(self, place: float) -> None:
        """Bring it where it stood."""

    def look_for(self, words: str, *, backward: bool) -> None:
        """Find the next hit; no words end the search."""

    def tools(self) -> tuple[QWidget, ...]:
        """What it adds to the tab's bar."""
        return ()

    def end(self) -> None:
        """Let go of what it holds."""
