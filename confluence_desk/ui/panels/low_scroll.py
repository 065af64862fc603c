"""A part that scrolls as a whole where it is too low for what is in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_LINES = 4
"""So many lines of it are always seen."""


class LowScroll(QScrollArea):
    """Never narrower than what is in it, and as low as a few lines."""

    def __init__(self, inside: QWidget, around: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)
        line = QVBoxLayout(around)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self)

    def sizeHint(self) -> QSize:
        """As what is in it."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it and the bar beside that."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = self._inside.minimumSizeHint().width() + bar
        return QSize(width, _LINES * self.fontMetrics().height())
