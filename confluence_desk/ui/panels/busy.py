"""The bar that says that work goes on; it keeps still where motion is unwanted."""

from PySide6.QtWidgets import QProgressBar

from confluence_desk.ui.theme import Theme


class Busy(QProgressBar):
    """Runs to and fro, or is full and still; ``name`` is what a screen reader says."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(name)
        theme.changed.connect(self._move)
        self._move()

    def _move(self) -> None:
        self.setRange(0, 0 if self._theme.motion else 1)
        self.setValue(self.maximum())
