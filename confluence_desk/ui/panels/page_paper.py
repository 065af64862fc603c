"""Prints a page, or saves it as a PDF, with its title, space, version and date on every sheet."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QDir, QLocale, QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from confluence_desk.ui.panels.downloads import safe_name
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.paper import Margins
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


class PagePaper(QObject):
    """``told`` carries what to say and whether it is a warning."""

    told = Signal(str, bool)

    def __init__(
        self, library: "Library", view: PageView, scope: TaskScope, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._view = view
        self._scope = scope
        self._panel = parent
        self._key = f"paper:{id(self):x}"

    def save(self) -> None:
        """Ask where to, then write a PDF."""
        dialog = QFileDialog(self._panel, self.tr("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(QDir.homePath())
        dialog.selectFile(safe_name(f"{self._title()}.pdf"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write a PDF at a place that somebody chose."""
        words = self.tr("Saving {name}").format(name=path.name)
        self._scope.start(self._save(path), key=self._key, words=words)

    def print(self) -> None:
        """Ask which printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title())
        dialog = QPrintDialog(printer, self._panel)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that somebody chose."""
        words = self.tr("Printing {name}").format(name=self._title())
        self._scope.start(self._print(printer), key=self._key, words=words)

    def end(self) -> None:
        """Print nothing any more."""
        self._scope.cancel(self._key)

    def margins(self) -> Margins:
        """What every sheet says of the page."""
        page = self._library.about(self._view.node_id)
        space = self._library.space(page.space_id) if page is not None else None
        counted = self.tr("Page {page} of {all}")
        if page is None:
            return Margins(self._title(), "", "", counted)
        version = page.version
        parts = (
            self.tr("v{number}").format(number=version.number),
            self._library.person_name(version.author_id) if version.author_id else "",
            _day(version.created_at),
        )
        foot = " · ".join(part for part in parts if part)
        return Margins(page.title, space.name if space is not None else "", foot, counted)

    async def _save(self, path: Path) -> None:
        data = await self._view.paper.pdf(self.margins())
        written = await asyncio.to_thread(_written, path, data) if data else False
        if written:
            words = self.tr("Saved {name} in {folder}.")
            self.told.emit(words.format(name=path.name, folder=path.parent), False)
        else:
            words = self.tr("{name} could not be written. Try again, or choose another folder.")
            self.told.emit(words.format(name=path.name), True)

    async def _print(self, printer: QPrinter) -> None:
        if not await self._view.paper.send(printer, self.margins()):
            words = self.tr("The page could not be printed. Check the printer, then try again.")
            self.told.emit(words, True)

    def _title(self) -> str:
        node = self._library.node(self._view.node_id)
        return node.title if node is not None else self.tr("Page")


def _written(path: Path, data: bytes) -> bool:
    try:
        path.write_bytes(data)
    except OSError:
        return False
    return True


def _day(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
