"""A field that narrows a list: with a glass, a cross, and a name that says what it finds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from confluence_desk.ui.theme import Theme


class SearchField(QLineEdit):
    """``name`` stands in the empty field and is what a screen reader says."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        glass = QAction(theme.icon("magnifying-glass"), name, self)
        glass.triggered.connect(self.begin)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

    def begin(self) -> None:
        """Take the keyboard; typing replaces what was sought."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()
