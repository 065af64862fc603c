"""A field that narrows a list: with a glass, a cross, and a name that says what it finds."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from confluence_desk.ui.theme import Theme

_SIGN, _LETTERS = 16, 13
"""How large a sign is beside letters of that size; it grows with them."""


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
    let_signs_grow(box)
    box.setClearButtonEnabled(True)
    for cross in box.findChildren(QAction):
        if cross.objectName() == "_q_qlineeditclearaction":
            words = QCoreApplication.translate("SearchField", "Clear: {name}")
            cross.setText(words.format(name=box.accessibleName()))


def put_in_front(box: QLineEdit, picture: QIcon) -> QAction:
    """Put a picture before the words of a field, called what the field is called."""
    let_signs_grow(box)
    sign = QAction(picture, box.accessibleName(), box)
    box.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
    box.setProperty("sign", "true")  # the sign brings its own margins
    return sign


def let_signs_grow(box: QLineEdit) -> None:
    """Have the signs in a field be as large as its letters ask for; Qt's are 16 pixels always."""
    if box.findChild(_Grown) is None:
        style = _Grown("Fusion")
        style.setParent(box)
        box.setStyle(style)


class _Grown(QProxyStyle):
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """A length of the style; the signs' follows the letters."""
        if metric is QStyle.PixelMetric.PM_LineEditIconSize and widget is not None:
            return max(_SIGN, round(widget.fontInfo().pixelSize() * _SIGN / _LETTERS))
        return super().pixelMetric(metric, option, widget)
