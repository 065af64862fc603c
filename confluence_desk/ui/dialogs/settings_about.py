"""The settings' last section: which program this is, and where its files lie."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from confluence_desk import __version__
from confluence_desk.system.paths import Paths
from confluence_desk.ui.dialogs.settings_rows import Row, SectionPage
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme


class AboutPage(SectionPage):
    """Version, licence, folders."""

    def __init__(self, paths: Paths, theme: Theme) -> None:
        super().__init__(self.tr("About"), theme)
        version = self.tr("Version {version}, under the Apache License 2.0.")
        self.add(Row(self.tr("Confluence Desk"), version.format(version=__version__), theme))
        for label, sentence, folder in (
            (
                self.tr("Settings"),
                self.tr("Your choices and keys, never a password or token."),
                paths.settings,
            ),
            (
                self.tr("Library"),
                self.tr("Pages kept on this machine, encrypted, one file an account."),
                paths.data,
            ),
            (self.tr("Logs"), self.tr("What the program did, without secrets."), paths.logs),
            (self.tr("Cache"), self.tr("What can be fetched again at any time."), paths.cache),
        ):
            self.add(_FolderRow(label, sentence, folder, theme))


class _FolderRow(Row):
    """A folder and a way there."""

    def __init__(self, label: str, sentence: str, folder: Path, theme: Theme) -> None:
        super().__init__(label, sentence, theme)
        self.texts = (label, sentence, str(folder))
        path = plain(str(folder), "muted")
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        path.setAccessibleName(label)
        self.words.addWidget(path)
        go = QPushButton(self.tr("Open folder"))
        go.setAccessibleName(self.tr("Open folder: {name}").format(name=label))
        go.setAutoDefault(False)
        go.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.tools.addWidget(go)
