"""A list to choose from that ends its words with an ellipsis where there is no room for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

_MARGINS = 2
"""What a style leaves free around the words inside their field."""
SHORT = Qt.ItemDataRole.UserRole + 70
"""An item's words for where there is no room for all."""
LEAST = Qt.ItemDataRole.UserRole + 71
"""What these begin with and must be seen of them, were it alone."""


class ChoiceBox(QComboBox):
    """As Qt's, which cuts words in the middle of a letter."""

    def sizeHint(self) -> QSize:
        """Room for the longest words; Qt rounds it down to where they are cut."""
        return super().sizeHint() + QSize(_MARGINS + 1, 0)

    @property
    def words(self) -> str:
        """What is seen of the item chosen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(kind, option, part, self)
        room = max(field.width() - _MARGINS, 0)
        said, metrics = self.currentText(), self.fontMetrics()
        if metrics.horizontalAdvance(said) > room:
            said = self.currentData(SHORT) or said
        if metrics.horizontalAdvance(said) <= room:
            return said  # Qt would cut what fits to the pixel
        cut = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        least = self.currentData(LEAST) or ""
        if cut.startswith(least):
            return cut
        return metrics.elidedText(least, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many of the words as fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.words
        painter = QPainter(self)
        style = self.style()
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        painter.end()
