"""The first start: connect to a Confluence, or try the demo, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.pair import Pair
from confluence_desk.ui.theme import Theme

_ICON = 28
_CARD = 260


class Doors(QWidget):
    """Two ways in, side by side, each with the sentence that says what it means."""

    connect_requested = Signal()
    demo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.connect_button = QPushButton(self.tr("Connect to a Confluence…"))
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self.connect_requested)
        self.demo_button = QPushButton(self.tr("Try the demo"))
        self.demo_button.clicked.connect(self.demo_requested)
        self._said = plain("")
        self._bar = Busy(theme, self.tr("Working"))
        self._icons: list[tuple[QLabel, str]] = []
        self._lay_out()
        self._draw()
        theme.changed.connect(self._draw)
        self.setFocusProxy(self.connect_button)

    def show_busy(self, words: str) -> None:
        """Something was begun: say what, and let nothing else begin; "" ends that."""
        self._say(words, "muted")
        self._bar.setVisible(bool(words))
        for button in (self.connect_button, self.demo_button):
            button.setEnabled(not words)

    def show_trouble(self, words: str) -> None:
        """What was begun failed; both ways are open again."""
        self.show_busy("")
        self._say(words, "bad")

    @property
    def said(self) -> str:
        """What is said below the two ways."""
        return self._said.text()

    def _say(self, words: str, tone: str) -> None:
        self._said.setProperty("tone", tone)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(words)

    def _lay_out(self) -> None:
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._said.setMinimumHeight(self._said.fontMetrics().height() * 2)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(self._theme.size("gap"))
        for part in self._heading():
            lay.addWidget(part)
        lay.addSpacing(24)
        lay.addWidget(self._made_ways())
        lay.addSpacing(12)
        lay.addWidget(self._bar)
        lay.addWidget(self._said)

    def _heading(self) -> tuple[QLabel, QLabel]:
        self._title = title = plain(self.tr("Read Confluence without waiting for it"))
        text = plain(
            self.tr("Pages open at once, from this machine, also when the network is down."),
            "muted",
        )
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return title, text

    def _made_ways(self) -> QWidget:
        own = self._made_way(
            "globe-simple",
            self.tr("Your own pages"),
            self.tr("Sign in with your site's address, your e-mail and an API token."),
            self.connect_button,
        )
        demo = self._made_way(
            "play-circle",
            self.tr("A made-up company"),
            self.tr("Look around on a site that runs inside this program; nothing is kept."),
            self.demo_button,
        )
        return Pair(own, demo, self._theme, least=_CARD, gap=16)

    def _made_way(self, icon: str, title: str, text: str, button: QPushButton) -> QWidget:
        card = QWidget()
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        self._icons.append((picture, icon))
        lay = QVBoxLayout(card)
        lay.setContentsMargins(20, 18, 20, 18)
        lay.setSpacing(self._theme.size("gap"))
        lay.addWidget(picture)
        lay.addWidget(plain(title, bold=True))
        lay.addWidget(plain(text, "muted"))
        lay.addStretch(1)
        lay.addSpacing(8)
        lay.addWidget(button)
        button.setAccessibleDescription(text)
        return card

    def _draw(self) -> None:
        edge = self._theme.scaled(_ICON)
        for label, name in self._icons:
            label.setPixmap(self._theme.icon(name, "accent").pixmap(edge, edge))
        font = self._theme.font(self._title.font(), role="h1")
        font.setBold(True)
        self._title.setFont(font)
