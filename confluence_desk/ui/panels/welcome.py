"""What the middle shows before a page is open: one sentence and where to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme


class Welcome(QWidget):
    """An empty place with two ways out of it."""

    address_requested = Signal()
    filter_requested = Signal()

    def __init__(self, theme: Theme, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = plain(site, wrap=False)
        font = theme.font(title.font(), role="h2")
        font.setBold(True)
        title.setFont(font)
        hint = plain(
            self.tr("Choose a page on the left, or open any Confluence link."), "muted", wrap=False
        )
        lay = QVBoxLayout(self)
        lay.addStretch(2)
        lay.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        lay.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        lay.addSpacing(10)
        lay.addLayout(self._made_buttons(theme))
        lay.addStretch(3)

    def _made_buttons(self, theme: Theme) -> QHBoxLayout:
        address = QPushButton(theme.icon("link"), self.tr("Open a link"))
        address.clicked.connect(self.address_requested)
        look = QPushButton(theme.icon("magnifying-glass"), self.tr("Filter pages"))
        look.clicked.connect(self.filter_requested)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(address)
        row.addWidget(look)
        row.addStretch(1)
        return row
