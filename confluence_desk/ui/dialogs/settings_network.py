"""The settings' section on the way to the network: proxy, and certificates to trust besides."""

from confluence_desk.ui.dialogs.connect.network import Network, NetworkFields
from confluence_desk.ui.dialogs.settings_rows import Row, SectionPage
from confluence_desk.ui.theme import Theme

__all__ = ["Network", "NetworkPage"]


class NetworkPage(SectionPage):
    """The same fields as in the wizard; what is chosen holds for every connection at once."""

    def __init__(self, network: Network, theme: Theme) -> None:
        super().__init__(self.tr("Network"), theme)
        row = Row(
            self.tr("Proxy and certificates"),
            self.tr(
                "Where a company opens every connection, its certificate is often that of the"
                " system already; else name its file here."
            ),
            theme,
        )
        self.fields = NetworkFields(network, theme)
        row.words.addSpacing(8)
        row.words.addWidget(self.fields)
        self.add(row)
