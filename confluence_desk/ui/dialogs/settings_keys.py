"""The settings' section of the keyboard: the shortcut editor under the house's heading."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from confluence_desk.ui.command_words import KeyedCommand
from confluence_desk.ui.dialogs.settings_rows import SectionPage, fits
from confluence_desk.ui.dialogs.shortcut_editor import ShortcutEditor
from confluence_desk.ui.keymap import Keymap
from confluence_desk.ui.panels.labels import leading
from confluence_desk.ui.theme import Theme

Change = Callable[[Callable[[], None]], None]


class KeysPage(SectionPage):
    """Alone it is the editor; among other hits it says how many commands fit.

    ``wanted`` tells that those commands are to be shown.
    """

    wanted = Signal()

    def __init__(
        self, commands: Sequence[KeyedCommand], keymap: Keymap, theme: Theme, change: Change
    ) -> None:
        super().__init__(self.tr("Keyboard"), theme)
        self.editor = ShortcutEditor(commands, keymap, theme, change)
        self.hits = QPushButton()
        self.hits.setProperty("flat", "true")
        self.hits.setAutoDefault(False)
        self.hits.clicked.connect(self.wanted)
        self._hits_line = leading(self.hits)
        self.lines.setSpacing(8)
        self.lines.addWidget(self._hits_line)
        self.lines.addWidget(self.editor, 1)

    def narrow(self, sought: Sequence[str]) -> bool:
        """Whether a command, a key or the section itself fits."""
        count = self.editor.seek(" ".join(sought) or self.editor.field.text())
        if sought and fits(sought, self.heading, self.tr("Shortcuts"), self.tr("Keys")):
            count = self.editor.seek("")
        self._hits_line.setVisible(bool(sought))
        self.editor.setVisible(not sought)
        self.hits.setText(self.tr("Show %n command(s)", "", count))
        return count > 0
