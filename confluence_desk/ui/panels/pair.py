"""Two parts side by side where there is room for both, one below the other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from confluence_desk.ui.theme import Theme

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class Pair(QWidget):
    """``least`` is how wide each part must be at 100 % to stand beside the other."""

    def __init__(
        self, first: QWidget, second: QWidget, theme: Theme, *, least: int, gap: int
    ) -> None:
        super().__init__()
        self._parts = (first, second)
        self._theme = theme
        self._least = least
        self._line = QBoxLayout(_BESIDE, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        for part in self._parts:
            self._line.addWidget(part, 1)

    @property
    def beside(self) -> bool:
        """Whether they stand side by side."""
        return self._line.direction() == _BESIDE

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider one alone."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part them where they are too narrow together."""
        super().resizeEvent(event)
        room = event.size().width() - self._line.spacing()
        needed = sum(part.minimumSizeHint().width() for part in self._parts)
        wide = room >= max(2 * self._theme.scaled(self._least), needed)
        self._line.setDirection(_BESIDE if wide else _BELOW)
