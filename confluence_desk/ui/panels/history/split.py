"""Stands the versions beside their comparison, or above it where there is no room beside."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from confluence_desk.ui.theme import Theme

_ROOM = 560
"""So wide is at least what both stand in beside each other."""
_WIDTHS = (270, 700)
_SHARE = 0.4
"""So much of the height the versions take."""


class VersionSplit(QSplitter):
    """The handle between both stays where somebody put it, until they turn."""

    def __init__(self, theme: Theme, versions: QWidget, content: QWidget) -> None:
        super().__init__()
        self._theme = theme
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

    def _turn(self) -> None:
        narrow = self.width() < self._theme.scaled(_ROOM)
        turned = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if turned is self.orientation():
            return
        self.setOrientation(turned)
        whole = self.height() if narrow else self.width()
        first = round(whole * _SHARE) if narrow else _WIDTHS[0]
        self.setSizes([first, whole - first])
