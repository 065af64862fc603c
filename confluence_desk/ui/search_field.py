"""A field that narrows a list: with a glass, a cross, and a name that says what it finds."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from confluence_desk.ui.theme import Theme


class SearchField(QLineEdit):
    """``name`` stands in the empty field and is what a screen reader says."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        make_clearable(self)
        put_in_front(self, theme.icon("magnifying-glass")).triggered.connect(self.begin)

    def begin(self) -> None:
        """Take the keyboard; typing replaces what was sought."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()


def make_clearable(box: QLineEdit) -> None:
    """Put a cross into a field that has its name; Qt leaves the cross without one."""
    box.setClearButtonEnabled(True)
    for cross in box.findChildren(QAction):
        if cross.objectName() == "_q_qlineeditclearaction":
            words = QCoreApplication.translate("SearchField", "Clear: {name}")
            cross.setText(words.format(name=box.accessibleName()))


def put_in_front(box: QLineEdit, picture: QIcon) -> QAction:
    """Put a picture before the words of a field, called what the field is called."""
    sign = QAction(picture, box.accessibleName(), box)
    box.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
    box.setProperty("sign", "true")  # the sign brings its own margins
    return sign
