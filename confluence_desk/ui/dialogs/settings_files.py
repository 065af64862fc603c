"""Takes settings out to a file and in from one, and can undo the latter."""

from collections.abc import Callable, Container
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.domain.legible import legible
from confluence_desk.system.carried import Known, NotSettings, export_text, import_text
from confluence_desk.system.files import write_whole
from confluence_desk.system.preferences import Preferences
from confluence_desk.ui.messages import words

_LARGEST = 1_000_000
_NAMED, _LONGEST_NAME = 5, 40


class SettingsFiles(QObject):
    """Asks for files without stopping anything else.

    ``told`` carries a sentence, its tone, and whether ``undo`` brings back what was before.
    """

    told = Signal(str, str, bool)

    def __init__(
        self, preferences: Preferences, known: Known, commands: Container[str], over: QWidget
    ) -> None:
        super().__init__(over)
        self._preferences = preferences
        self._known = known
        self._commands = commands
        self._over = over
        self._before = ""

    def ask_export(self) -> QFileDialog:
        """Ask where to, then write."""
        dialog = self._made(self.tr("Export settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("confluence-desk-settings.json")
        dialog.fileSelected.connect(lambda file: self.export_to(Path(file)))
        dialog.open()
        return dialog

    def ask_import(self) -> QFileDialog:
        """Ask where from, then read."""
        dialog = self._made(self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.import_from(Path(file)))
        dialog.open()
        return dialog

    def export_to(self, file: Path) -> None:
        """Write what the person chose; no account and no secret."""
        try:
            write_whole(file, export_text(self._preferences, self._known))
        except (StoreTrouble, OSError):
            self.told.emit(self.tr("The file could not be written there."), "bad", False)
        else:
            self.told.emit(self.tr("Written to {file}.").format(file=file.name), "muted", False)

    def import_from(self, file: Path) -> None:
        """Take what the file says instead of what was chosen here."""
        try:
            with file.open(encoding="utf-8-sig") as source:
                text = source.read(_LARGEST)
        except (OSError, ValueError):
            self.told.emit(self.tr("The file cannot be read."), "bad", False)
            return
        self._take(text, self.tr("Taken from {file}.").format(file=file.name))

    def reset_all(self) -> None:
        """Everything as delivered."""
        before = self._now()
        if self._kept(lambda: self._preferences.reset_all(self._known)):
            self._before = before
            self.told.emit(self.tr("Everything is as delivered."), "muted", True)

    def undo(self) -> None:
        """Bring back what was before the last import or reset."""
        before = self._before
        if before and self._kept(lambda: self._read(before)):
            self._before = ""
            self.told.emit(self.tr("Everything is as it was before."), "muted", False)

    def _made(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._over, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Settings (*.json)"))
        dialog.setDefaultSuffix("json")
        return dialog

    def _kept(self, do: Callable[[], object]) -> bool:
        """Whether the disk took it; where it did not, that is told."""
        try:
            do()
        except StoreTrouble as trouble:
            self.told.emit(words(trouble).text, "bad", False)
            return False
        return True

    def _now(self) -> str:
        return export_text(self._preferences, self._known)

    def _read(self, text: str) -> tuple[str, ...]:
        return import_text(self._preferences, text, self._known, self._commands)

    def _take(self, text: str, done: str) -> None:
        before, skipped = self._now(), tuple[str, ...]()
        try:
            skipped = self._read(text)
        except NotSettings as trouble:
            newer = self.tr("These settings are of a newer Confluence Desk.")
            strange = self.tr("These are no settings of Confluence Desk.")
            self.told.emit(newer if trouble.newer else strange, "bad", False)
            return
        except StoreTrouble as trouble:
            self.told.emit(words(trouble).text, "bad", False)
            return
        self._before = before
        self.told.emit(f"{done}\n{self._skipped(skipped)}".strip(), "muted", True)

    def _skipped(self, names: tuple[str, ...]) -> str:
        """Bad items by name; strange files may have many, so a few must do."""
        some = ", ".join(legible(name[:_LONGEST_NAME]) for name in names[:_NAMED])
        said = self.tr("%n item(s) made no sense here: {names}", "", len(names))
        return said.format(names=some if len(names) <= _NAMED else f"{some} …") if names else ""
