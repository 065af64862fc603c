"""Asks what a search is to be called, and whether to tell of new hits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.panels.labels import plain

_LETTERS = 200
_NARROWEST = 26
"""In lines of text, so that it grows with them."""


class SaveSearchDialog(QDialog):
    """``chosen`` carries the name and whether new hits are to be told.

    ``silent`` says that the settings let nothing be told.
    """

    chosen = Signal(str, bool)

    def __init__(
        self,
        query: str,
        name: str = "",
        parent: QWidget | None = None,
        *,
        tells: bool = True,
        silent: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save this search"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().height())
        self.name = QLineEdit(name or query)
        self.name.setMaxLength(_LETTERS)
        self.name.selectAll()
        self.tells = QCheckBox(self.tr("Tell me of new hits"))
        self.tells.setChecked(tells)
        self.hint = plain(
            self.tr("Notifications are off in the settings: new hits are only counted."), "muted"
        )
        self.hint.setVisible(silent and tells)
        self.tells.toggled.connect(lambda on: self.hint.setVisible(silent and on))
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self.name)
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(8)
        for part in (plain(query, "muted"), label, self.name, self.tells, self.hint):
            lay.addWidget(part)
        lay.addSpacing(8)
        lay.addStretch(1)
        lay.addWidget(buttons)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self.name.text().strip(), self.tells.isChecked())
