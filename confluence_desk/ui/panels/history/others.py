"""Asks what a page is to be compared with instead of an older version: another page, or a file."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from confluence_desk.domain.errors import DeskError
from confluence_desk.services.sides import Unreadable, of_file
from confluence_desk.ui.messages import words
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


class Others(QObject):
    """``page_chosen`` carries an id, ``file_chosen`` a ``Side``; ``told`` why there is none."""

    page_chosen = Signal(str)
    file_chosen = Signal(object)
    versions_chosen = Signal()
    told = Signal(str, bool)

    def __init__(self, library: "Library", scope: TaskScope, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._panel = parent
        self._key = f"other:{id(self):x}"
        self.can_go_back = False

    def offer(self, *, back: bool) -> None:
        """Whether there is anything to go back from to the older version."""
        self.can_go_back = back

    def go_back(self) -> None:
        """Compare with an older version again."""
        self.versions_chosen.emit()

    def ask_for_page(self) -> None:
        """Ask for a page."""
        dialog = QInputDialog(self._panel)
        dialog.setWindowTitle(self.tr("Compare with another page"))
        dialog.setLabelText(self.tr("A link, an id or KEY:Title"))
        dialog.textValueSelected.connect(self.find_page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_page(self, text: str) -> None:
        """Find out which page somebody meant."""
        self._scope.start(self._find(text.strip()), key=self._key)

    def ask_for_file(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self._panel, self.tr("Compare with a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(QDir.homePath())
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.read_file(Path(path)))
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Read a file that somebody chose."""
        self._scope.start(self._read(path), key=self._key)

    def end(self) -> None:
        """Look for nothing any more."""
        self._scope.cancel(self._key)

    async def _find(self, text: str) -> None:
        try:
            found = await self._library.resolve(text)
        except DeskError as trouble:
            said = words(trouble)
            self.told.emit(f"{said.text} {said.remedy}", True)
            return
        if found is None or not found.page_id:
            self.told.emit(self.tr("No page is found under “{text}”.").format(text=text), True)
        else:
            self.page_chosen.emit(found.page_id)

    async def _read(self, path: Path) -> None:
        try:
            side = await asyncio.to_thread(of_file, path)
        except Unreadable:
            said = self.tr("{name} cannot be read as text. Choose another file.")
            self.told.emit(said.format(name=path.name), True)
        else:
            self.file_chosen.emit(side)
