"""Hands attachments to the person: opened in their own program, or saved where they say."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QCheckBox, QWidget

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.errors import DeskError, StoreTrouble
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.panels.drag_out import Run, carry_file
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from confluence_desk.services.library import Library

translate = QCoreApplication.translate

_LONGEST = 120
_HARMLESS = ("image/", "text/plain", "text/csv", "audio/", "video/", "application/pdf")
_FORBIDDEN = '<>:"/\\|?*'


class Downloads:
    """Fetches bytes once, then opens or saves them; nothing opens that could run.

    Opened files lie in a folder of this run and go with it.
    """

    def __init__(
        self,
        library: "Library",
        scope: TaskScope,
        messages: Messages,
        open_url: Callable[[QUrl], object],
        window: QWidget,
    ) -> None:
        self._library = library
        self._scope = scope
        self._messages = messages
        self._open_url = open_url
        self._window = window
        self._agreed = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, attachment: Attachment) -> None:
        """Open a picture, text or PDF in the system's program; offer to save anything else.

        Another program cannot read what is encrypted, so the first time it is asked.
        """
        if not may_open(attachment):
            self.save(attachment)
        elif self._agreed:
            self._begin(attachment)
        else:
            self._ask_first(attachment)

    def carry(self, attachment: Attachment, source: QWidget, run: Run = QDrag.exec) -> None:
        """Let a file that is here be dragged to another program; that is to ask for it in clear."""
        stored = self._library.blob_now(attachment.id, attachment.version.number)
        if stored is None:
            said = translate("Downloads", "{name} is not on this machine yet. Open it first.")
            self._messages.notice(said.format(name=attachment.title), kind="warning")
            return
        path = self._place_of(attachment)
        try:
            _put(path, stored[0])
        except OSError as trouble:
            self._messages.report(StoreTrouble("io", str(trouble)))
        else:
            carry_file(path, source, run)

    def save(self, attachment: Attachment) -> None:
        """Ask where to, then save."""
        from PySide6.QtCore import QDir  # noqa: PLC0415 - few starts save
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        dialog = QFileDialog(self._window)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(QDir.homePath())
        dialog.selectFile(safe_name(attachment.title))
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda path: self.save_to(attachment, Path(path)))
        dialog.open()

    def save_to(self, attachment: Attachment, path: Path) -> None:
        """Save a file at a place the person chose."""
        words = QCoreApplication.translate("Downloads", "Saving {name}")
        self._scope.start(
            self._save(attachment, path),
            key=f"save:{attachment.id}",
            words=words.format(name=attachment.title),
        )

    def _begin(self, attachment: Attachment) -> None:
        words = QCoreApplication.translate("Downloads", "Opening {name}")
        self._scope.start(
            self._open(attachment),
            key=f"open:{attachment.id}",
            words=words.format(name=attachment.title),
        )

    def _ask_first(self, attachment: Attachment) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - few starts ask

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        asked = translate("Downloads", "Open “{name}” in another program?")
        box.setText(asked.format(name=attachment.title))
        box.setInformativeText(
            translate(
                "Downloads",
                "It gets a copy that is not encrypted, in a folder that only you can enter."
                " The copy is deleted when this window closes.",
            )
        )
        words = translate("Downloads", "Do not ask again in this window")
        box.setCheckBox(QCheckBox(words, box))
        yes = box.addButton(translate("Downloads", "Open"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        yes.clicked.connect(lambda: self._agree(attachment, box))
        box.finished.connect(box.deleteLater)
        box.open()

    def _agree(self, attachment: Attachment, box: "QMessageBox") -> None:
        self._agreed = box.checkBox().isChecked()
        self._begin(attachment)

    def close(self) -> None:
        """Throw away what was opened."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _place_of(self, attachment: Attachment) -> Path:
        """Where a copy in clear lies until the window closes; two files never share a place."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="confluence-desk-", ignore_cleanup_errors=True
            )
        folder = Path(self._folder.name) / f"{safe_name(attachment.id)}-{attachment.version.number}"
        return folder / safe_name(attachment.title)

    async def _open(self, attachment: Attachment) -> None:
        path = self._place_of(attachment)
        if await self._write(attachment, path):
            self._open_url(QUrl.fromLocalFile(str(path)))

    async def _save(self, attachment: Attachment, path: Path) -> None:
        if await self._write(attachment, path):
            said = translate("Downloads", "Saved {name} in {folder}.")
            self._messages.notice(said.format(name=path.name, folder=path.parent))

    async def _write(self, attachment: Attachment, path: Path) -> bool:
        try:
            data, _media_type = await self._library.blob(attachment.id, attachment.version.number)
            _put(path, data)
        except OSError as trouble:
            self._messages.report(StoreTrouble("io", str(trouble)))
            return False
        except DeskError as trouble:
            said = words(trouble)
            self._messages.notice(f"{attachment.title}: {said.text} {said.remedy}", kind="warning")
            return False
        return True


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def may_open(attachment: Attachment) -> bool:
    """Whether the system's program can only show it; an SVG's scripts would run in a browser."""
    media_type = attachment.media_type
    return media_type.startswith(_HARMLESS) and "svg" not in media_type


def safe_name(title: str) -> str:
    """A file name for any title: one part, no reserved marks, not hidden, not too long."""
    kept = "".join("_" if c in _FORBIDDEN or not c.isprintable() else c for c in title)
    kept = kept.strip(" .") or "file"
    suffix = PurePath(kept).suffix[:20]
    return kept[: _LONGEST - len(suffix)].removesuffix(suffix) + suffix
