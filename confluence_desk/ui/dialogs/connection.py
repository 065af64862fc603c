"""Asks what a connection is called, how it is marked, whether it may write, when its token ends."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.services.session import COLOURS, Account
from confluence_desk.ui.connection_colours import colour_name, swatch
from confluence_desk.ui.dialogs.last_day import LastDay
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

_LETTERS = 60
_NARROWEST = 30
"""In lines of text, so that it grows with them."""


class ConnectionDialog(QDialog):
    """``decided`` carries the account as the person wants it."""

    decided = Signal(object)

    def __init__(self, account: Account, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self.setWindowTitle(self.tr("This connection"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().height())
        self.name = self._made_name()
        self.colour = self._made_colours()
        self.writing = QCheckBox(self.tr("&Writing is on"))
        self.writing.setChecked(account.writing)
        self.end = LastDay(self.tr("&The token ends on"), account.expires)
        self._lay_out()
        self.accepted.connect(self._tell)

    def _made_name(self) -> QLineEdit:
        box = QLineEdit(self._account.name)
        box.setPlaceholderText(replace(self._account, name="").title)
        box.setMaxLength(_LETTERS)
        box.setAccessibleName(self.tr("Name"))
        return box

    def _made_colours(self) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("None"), "")
        for colour in COLOURS:
            box.addItem(swatch(colour, self._theme), colour_name(colour), colour)
        box.setCurrentIndex(max(0, box.findData(self._account.colour)))
        box.setAccessibleName(self.tr("Colour"))
        return box

    def _lay_out(self) -> None:
        account = self._account
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Colour"), self.colour)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(8)
        lay.addWidget(plain(account.site.url.rpartition("://")[2], bold=True))
        lay.addWidget(plain(account.email or account.display_name, "muted"))
        lay.addSpacing(4)
        lay.addLayout(form)
        lay.addSpacing(4)
        lay.addWidget(self.writing)
        lay.addWidget(
            plain(
                self.tr("While it is off, nothing that could change the site leaves this machine."),
                "muted",
            )
        )
        lay.addSpacing(4)
        lay.addWidget(self.end)
        lay.addWidget(
            plain(
                self.tr(
                    "The page where you made the token shows the day. You are reminded before."
                ),
                "muted",
            )
        )
        lay.addSpacing(8)
        lay.addWidget(self._made_buttons())

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        self.decided.emit(
            replace(
                self._account,
                name=" ".join(self.name.text().split()),
                colour=self.colour.currentData(),
                writing=self.writing.isChecked(),
                expires=self.end.day,
            )
        )
