"""Hands a comparison out: as a file in four forms, or to the clipboard by sides and changes."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from confluence_desk.domain.frozen import frozen
from confluence_desk.services.copies import Copy, Form
from confluence_desk.services.redlines import Names
from confluence_desk.ui import copying
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.paper import Margins

if TYPE_CHECKING:
    from confluence_desk.services.comparing import Pair, Wish
    from confluence_desk.services.library import Library
    from confluence_desk.ui.web.view import PageView


@frozen
class Shown:
    """What is shown now: the pair, how, the change one stands at, and what to call the sides.

    ``changes`` is how many there are to copy.
    """

    pair: "Pair"
    wish: "Wish"
    at: int
    names: Names
    changes: int = 1


class Handing(QObject):
    """``told`` carries what to say and whether it is a warning."""

    told = Signal(str, bool)

    def __init__(
        self,
        library: "Library",
        view: "PageView",
        scope: TaskScope,
        shown: Callable[[], Shown | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._view = view
        self._scope = scope
        self._shown = shown
        self._panel = parent
        self._key = f"hand:{id(self):x}"

    def ask(self, form: str) -> None:
        """Ask where to, then write."""
        shown = self._shown()
        if shown is None:
            return
        from confluence_desk.ui.panels.downloads import safe_name  # noqa: PLC0415 - few export

        dialog = QFileDialog(self._panel, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.setDirectory(QDir.homePath())
        names = shown.names
        dialog.selectFile(safe_name(f"{names.title} {names.old}-{names.new}.{form}"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.write(form, Path(path)))
        dialog.open()

    def write(self, form: str, path: Path) -> None:
        """Write what is shown to a place that somebody chose."""
        shown = self._shown()
        if shown is not None:
            words = self.tr("Saving {name}").format(name=path.name)
            self._scope.start(self._write(form, path, shown), key=self._key, words=words)

    def copy_change(self) -> None:
        """Copy the change that one stands at, or the first."""
        shown = self._shown()
        if shown is not None:
            number = max(1, shown.at)
            made = self._library.comparing.change(shown.pair, shown.wish, number)
            self._scope.start(self._copy(made, self.tr("The change is copied.")), key=self._key)

    def copy_side(self, *, old: bool) -> None:
        """Copy all of one side."""
        shown = self._shown()
        if shown is None:
            return
        made = self._library.history.copy_side(shown.pair, Form.RICH, old=old)
        side = shown.names.old if old else shown.names.new
        said = self.tr("{side} is copied.").format(side=side)
        self._scope.start(self._copy(made, said), key=self._key)

    @property
    def ready(self) -> bool:
        """Whether anything is shown that could be handed out."""
        return self._shown() is not None

    @property
    def has_changes(self) -> bool:
        """Whether there is a change in it."""
        shown = self._shown()
        return shown is not None and shown.changes > 0

    def end(self) -> None:
        """Hand out nothing any more."""
        self._scope.cancel(self._key)

    async def _copy(self, made: Awaitable[Copy | None], said: str) -> None:
        copy = await made
        if copy is None:
            self.told.emit(self.tr("There is no change to copy."), True)
            return
        data = copying.plain_text(copy.text)
        if copy.html:
            data.setHtml(copy.html)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit(said, False)

    async def _write(self, form: str, path: Path, shown: Shown) -> None:
        data = await self._made(form, shown)
        written = bool(data) and await asyncio.to_thread(_written, path, data)
        if written:
            words = self.tr("Saved {name} in {folder}.")
            self.told.emit(words.format(name=path.name, folder=path.parent), False)
        else:
            words = self.tr("{name} could not be written. Try again, or choose another folder.")
            self.told.emit(words.format(name=path.name), True)

    async def _made(self, form: str, shown: Shown) -> bytes:
        history, names = self._library.history, shown.names
        if form == "pdf":
            foot = f"{names.old} → {names.new}"
            margins = Margins(names.title, "", foot, self.tr("Page {page} of {all}"))
            return await self._view.paper.pdf(margins)
        if form == "html":
            text = await history.html(shown.pair, shown.wish, names)
        elif form == "md":
            text = await history.markdown(shown.pair, shown.wish, names)
        else:
            text = await history.patch(shown.pair, names)
        return (text or "").encode()


def _written(path: Path, data: bytes) -> bool:
    try:
        path.write_bytes(data)
    except OSError:
        return False
    return True
