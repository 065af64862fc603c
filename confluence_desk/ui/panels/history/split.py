"""Stands the versions beside their comparison, or above it where there is no room beside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from confluence_desk.ui.theme import Theme

_ROOM = 560
"""So wide is at least what both stand in beside each other."""
_HEIGHT = 220
"""So high, or there is no room above each other either."""
_WIDTHS = (270, 700)
_SHARE = 0.4
"""So much of the height the versions take."""


class VersionSplit(QSplitter):
    """The handle between both stays where somebody put it, until they turn.

    ``crowded`` is whether there is no room for both, ``crowded_changed`` carries it.
    """

    crowded_changed = Signal(bool)

    def __init__(self, theme: Theme, versions: QWidget, content: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._content = content
        self.crowded = False
        self.setChildrenCollapsible(False)
        self.addWidget(versions)
        self.addWidget(content)
        self.setStretchFactor(1, 1)
        self.setSizes(list(_WIDTHS))
        theme.changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room is too small, or large enough again."""
        super().resizeEvent(event)
        self._turn()

    def show_content(self, *, shown: bool) -> None:
        """Show what stands beside the versions, or only these."""
        self._content.setVisible(shown)

    def _turn(self) -> None:
        narrow = self.width() < self._theme.scaled(_ROOM)
        crowded = narrow and self.height() < self._theme.scaled(_HEIGHT)
        if crowded is not self.crowded:
            self.crowded = crowded
            self.crowded_changed.emit(crowded)
        turned = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if turned is self.orientation():
            return
        self.setOrientation(turned)
        whole = self.height() if narrow else self.width()
        first = round(whole * _SHARE) if narrow else _WIDTHS[0]
        self.setSizes([first, whole - first])
