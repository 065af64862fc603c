"""The line that shows which query words are, to be taken on."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.labels import show_tip
from confluence_desk.ui.theme import Theme

translate = QCoreApplication.translate
_FROM_LEFT, _ENDS = "\u2066", "\u2069"
"""Around what runs from left to right in a window that does not."""
_MARGINS = 24


class QueryLine(QPushButton):
    """Cut where there is no room; whoever points at it sees all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.whole = ""
        self.setObjectName("cqlLine")
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setIcon(theme.icon("pencil-simple"))
        Growing(self, theme, PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_query(self, cql: str) -> None:
        """Show this query."""
        self.whole = translate("Narrowing", "CQL: {query}").format(query=cql)
        told = translate("Narrowing", "Edit as CQL: {query}").format(query=cql)
        self.setAccessibleName(told)
        show_tip(self, told)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self.iconSize().width() - _MARGINS
        cut = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(_FROM_LEFT + cut.replace("&", "&&") + _ENDS)
