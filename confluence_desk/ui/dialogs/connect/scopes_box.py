"""The scopes to tick for a token, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.ui.dialogs.connect.parts import copy_text, link_button
from confluence_desk.ui.panels.labels import leading, plain
from confluence_desk.ui.theme import Theme


class ScopesBox(QWidget):
    """One a line; ``words`` say what they are for."""

    def __init__(self, theme: Theme, words: str, scopes: Sequence[str]) -> None:
        super().__init__()
        self._scopes = tuple(scopes)
        self.words = plain(words, "muted")
        self.list = plain("\n".join(self._scopes))
        self.list.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.list.setAccessibleName(self.tr("Scopes"))
        self.list.setObjectName("scopes")
        self.copy = link_button(theme, self.tr("Copy the scopes"), "copy")
        self.copy.clicked.connect(self._copy)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(4)
        lay.addWidget(self.words)
        lay.addWidget(leading(self.copy))  # below the long list it would be out of sight
        lay.addWidget(self.list)

    def _copy(self) -> None:
        copy_text(" ".join(self._scopes))
        self.copy.setText(self.tr("Copied"))
