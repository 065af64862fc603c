"""A field that narrows a list: with a glass, a cross, and a name that says what it finds."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from confluence_desk.ui.theme import Theme

_SIGN, _LETTERS = 16, 13
"""How large a sign is beside letters of that size; it grows with them."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight | _MIDDLE


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
        _Side(box)


class _Side(QObject):
    """Has a field begin beside its sign; Qt goes by the keyboard's language and the letters."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)
        self._align()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn with the window."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        return super().eventFilter(watched, event)

    def _align(self) -> None:
        self._box.setAlignment(_RIGHT if self._box.isRightToLeft() else _LEFT)


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
