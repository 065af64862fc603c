"""Asks before something goes for good."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class Asking:
    """One question at a time over ``over``; nothing waits for the answer."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self.box: QMessageBox | None = None

    def ask(self, question: str, explained: str, deed: str, do: Callable[[], object]) -> None:
        """Ask; ``deed`` is what the button that does it says."""
        box = QMessageBox(self._over)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(explained)
        doing = box.addButton(deed, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        doing.clicked.connect(lambda _on=False: do())
        box.finished.connect(lambda _result: self._ended())
        self.box = box
        box.open()

    def _ended(self) -> None:
        self.box = None
