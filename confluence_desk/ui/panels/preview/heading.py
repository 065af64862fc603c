"""The bar above a file: its name, what it is, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.attachments import icon_name
from confluence_desk.ui.panels.labels import ElidedLabel
from confluence_desk.ui.theme import Theme

_ICON = 20


class Heading(QFrame):
    """Name and facts at the leading edge, tools and buttons at the other."""

    save_requested = Signal()
    open_requested = Signal()
    copy_requested = Signal()
    page_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tabHeading")
        self._theme = theme
        self._media_type = ""
        self._icon = QLabel()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        page = self._made("file-text", self.tr("Show its page"))
        page.clicked.connect(self.page_requested)
        copy = self._made("link", self.tr("Copy link"))
        copy.clicked.connect(self.copy_requested)
        self.opens = self._made("arrow-square-out", self.tr("Open with the system's program"))
        self.opens.clicked.connect(self.open_requested)
        save = self._made("download-simple", self.tr("Save as…"))
        save.clicked.connect(self.save_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(self._texts, 1)
        row.addLayout(self._tools)
        for button in (page, copy, self.opens, save):
            row.addWidget(button)
        theme.changed.connect(self._draw)

    def show_file(self, name: str, about: str, media_type: str, *, opens: bool) -> None:
        """Show a file's name and facts; ``opens`` is whether the system may show it."""
        self._media_type = media_type
        _empty(self._texts)
        title = ElidedLabel(name, middle=True)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        below = ElidedLabel(about)
        below.setProperty("tone", "muted")
        self._texts.addWidget(title)
        self._texts.addWidget(below)
        self.opens.setVisible(opens)
        self._draw()

    def show_tools(self, tools: Sequence[QWidget]) -> None:
        """Show what the way of looking at the file adds."""
        _empty(self._tools)
        for tool in tools:
            self._tools.addWidget(tool)

    def _made(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        Growing(button, self._theme, PICTURE)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _draw(self) -> None:
        edge = self._theme.scaled(_ICON)
        picture = self._theme.icon(icon_name(self._media_type)).pixmap(edge, edge)
        self._icon.setPixmap(picture)


def _empty(lay: QHBoxLayout | QVBoxLayout) -> None:
    while (item := lay.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
