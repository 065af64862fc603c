"""The settings' section on what leaves this machine: the hosts whose pictures are shown."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from confluence_desk.ui.dialogs.settings_rows import Row, SectionPage
from confluence_desk.ui.theme import Theme


class Hosts(Protocol):
    """The hosts whose pictures are always shown."""

    def welcome(self) -> Sequence[str]:
        """By name."""

    def dismiss(self, host: str) -> None:
        """Show them no more."""


class PrivacyPage(SectionPage):
    """What is asked of whom, and each welcome host with a way to take that back."""

    def __init__(self, hosts: Hosts, theme: Theme) -> None:
        super().__init__(self.tr("Privacy"), theme)
        self._hosts = hosts
        self._theme = theme
        self.add(
            Row(
                self.tr("Requests"),
                self.tr(
                    "Pages contact no host but your Confluence, unless you allow it below. Nothing"
                    " is counted, measured or sent to us."
                ),
                theme,
            )
        )
        self.pictures = Row(self.tr("Images from other hosts"), self._sentence(), theme)
        self.add(self.pictures)
        self.hosts = [self._host(host) for host in hosts.welcome()]

    def _sentence(self) -> str:
        if self._hosts.welcome():
            return self.tr(
                "These hosts are asked for their images, and so learn when you read a page that"
                " shows one. All others wait until you click."
            )
        return self.tr(
            "They are loaded only when you click. To allow a host, choose “Always from” beside one"
            " of its images."
        )

    def _host(self, host: str) -> "HostRow":
        row = HostRow(host, self._theme)
        row.button.clicked.connect(lambda: self._dismiss(row))
        self.add(row)
        return row

    def _dismiss(self, row: "HostRow") -> None:
        at = self.hosts.index(row)
        self._hosts.dismiss(row.host)
        self.hosts.remove(row)
        self.rows.remove(row)
        self.lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self.hosts:
            nearest = self.hosts[min(at, len(self.hosts) - 1)]
            nearest.button.setFocus(Qt.FocusReason.OtherFocusReason)


class HostRow(Row):
    """One welcome host."""

    def __init__(self, host: str, theme: Theme) -> None:
        super().__init__(host, "", theme)
        self.host = host
        self.button = QPushButton(self.tr("Remove"))
        self.button.setAccessibleName(self.tr("Remove {host}").format(host=host))
        self.button.setAutoDefault(False)
        self.tools.addWidget(self.button)
