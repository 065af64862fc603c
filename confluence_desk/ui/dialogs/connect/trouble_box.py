"""Says in place what went wrong, what helps, and hands out the technical part of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.dialogs.connect.parts import copy_text, link_button
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

_OF_NETWORK = (
    errors.Untrusted,
    errors.ProxyTrouble,
    errors.NoNetwork,
    errors.LoginPage,
    errors.Unreachable,
)


class TroubleBox(QFrame):
    """Empty and out of sight until there is something; ``network_wanted`` asks for its fields."""

    network_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("trouble")
        self.text = plain("", "bad")
        self.text.setAccessibleName(self.tr("What went wrong"))
        self.remedy = plain("")
        self.remedy.setAccessibleName(self.tr("What helps"))
        self.network = link_button(theme, self.tr("Proxy and certificates…"))
        self.copy = link_button(theme, self.tr("Copy details"))
        self.offers_network = True
        self.detail = ""
        self._lay_out(theme)
        self.network.clicked.connect(self.network_wanted)
        self.copy.clicked.connect(lambda: copy_text(self.detail))
        self.hide()

    def tell(self, trouble: DeskError | None) -> None:
        """Say this, or nothing."""
        if trouble is None:
            self.say("", "")
            return
        said = words(trouble)
        self.say(said.text, said.remedy, detail=f"{type(trouble).__name__} {said.detail}".strip())
        self.network.setVisible(self.offers_network and isinstance(trouble, _OF_NETWORK))

    def say(self, text: str, remedy: str, *, detail: str = "") -> None:
        """Say these words."""
        self.detail = detail
        self.text.setText(text)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.network.hide()
        self.copy.setVisible(bool(detail))
        self.setVisible(bool(text))

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.network, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(self.text)
        lines.addWidget(self.remedy)
        lines.addLayout(buttons)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(12, 10, 12, 8)
        lay.setSpacing(10)
        picture = QVBoxLayout()
        picture.addWidget(Picture(theme, "warning-circle", "bad", 18))
        picture.addStretch(1)
        lay.addLayout(picture)
        lay.addLayout(lines, 1)
