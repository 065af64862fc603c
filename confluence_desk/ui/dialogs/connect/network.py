"""Proxy and certificates, where the network asks for them before anything can be reached."""

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QPushButton, QWidget

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.road import Road
from confluence_desk.ui.dialogs.connect.parts import field, hidden, label
from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme


class Network(Protocol):
    """How requests leave this machine, and the way to choose it."""

    def road(self) -> Road:
        """As it is chosen now."""

    def choose(self, road: Road) -> None:
        """From now on so. Raises ``ValueError`` for no proxy's address, ``StoreTrouble``."""


class NetworkFields(QWidget):
    """``chosen`` tells that another way was chosen: what did not answer may answer now."""

    chosen = Signal()

    def __init__(self, network: Network, theme: Theme) -> None:
        super().__init__()
        self._network = network
        self.proxy = ChoiceBox()
        self.proxy.setAccessibleName(self.tr("Proxy"))
        for words, kind in (
            (self.tr("As the system says"), "system"),
            (self.tr("This one:"), "manual"),
            (self.tr("None"), "none"),
        ):
            self.proxy.addItem(words, kind)
        self.address = field(self.tr("Proxy address"), "http://proxy.example.com:8080")
        self.login = field(self.tr("Proxy sign-in"), self.tr("name:password, if it asks"))
        self.eye = hidden(
            self.login, theme, self.tr("Show the sign-in"), self.tr("Hide the sign-in")
        )
        self.certificates = field(self.tr("Certificates"), self.tr("PEM file of your company"))
        self.browse = QPushButton(self.tr("Choose…"))
        self.use = QPushButton(self.tr("Use this and try again"))
        for button in (self.browse, self.use):
            button.setAutoDefault(False)
        self.said = plain("", "bad")
        self.said.hide()
        self._lay_out()
        self._show(network.road())
        self.proxy.currentIndexChanged.connect(lambda _row: self._turn())
        self.browse.clicked.connect(self._browse)
        self.use.clicked.connect(self._use)

    @property
    def road(self) -> Road:
        """What is entered."""
        return Road(
            self.proxy.currentData(),
            self.address.text().strip(),
            self.certificates.text().strip(),
            self.login.text(),
        )

    def _show(self, road: Road) -> None:
        self.proxy.setCurrentIndex(max(0, self.proxy.findData(road.proxy)))
        self.address.setText(road.address)
        self.login.setText(road.login)
        self.certificates.setText(road.ca_file)
        self._turn()

    def _turn(self) -> None:
        manual = self.proxy.currentData() == "manual"
        self.address.setEnabled(manual)
        self.login.setEnabled(manual)

    def _use(self) -> None:
        try:
            self._network.choose(self.road)
        except ValueError:
            self._say(self.tr("This is no proxy such as http://proxy.example.com:8080."))
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except StoreTrouble:
            self._say(self.tr("The settings cannot be written."))
            return
        self._show(self._network.road())
        self._say("")
        self.chosen.emit()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Certificates"))
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All (*)")])
        dialog.fileSelected.connect(self.certificates.setText)
        dialog.open()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self.tr("Pro&xy"), self.proxy), self.proxy)
        form.addRow(label(self.tr("Address"), self.address), self.address)
        form.addRow(label(self.tr("Sign-in"), self.login), self.login)
        files = QHBoxLayout()
        files.addWidget(self.certificates, 1)
        files.addWidget(self.browse)
        form.addRow(label(self.tr("Certificates"), self.certificates), files)
        form.addRow("", self.said)
        form.addRow("", self.use)
