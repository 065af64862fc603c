"""The files of the page: what they are, how large, and how to get at them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Attachment
from confluence_desk.ui.growing import PICTURE, Growing, Picture
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.drag_out import DragOut
from confluence_desk.ui.panels.labels import ElidedLabel, Row, exactly, plain, show_tip
from confluence_desk.ui.panels.section import Section
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_ICON = 18
_ICONS = (
    ("image/", "image"),
    ("video/", "film-strip"),
    ("audio/", "music-note"),
    ("application/pdf", "file-pdf"),
    ("text/csv", "table"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "table"),
    ("application/vnd.ms-excel", "table"),
    ("application/zip", "archive"),
    ("application/gzip", "archive"),
    ("application/json", "code"),
    ("application/xml", "code"),
    ("text/", "file-text"),
)


class AttachmentSection(Section):
    """One row a file; clicking opens it, the button beside saves it, dragging carries it out.

    ``carry_requested`` carries the file and its row.
    """

    open_requested = Signal(object)
    save_requested = Signal(object)
    carry_requested = Signal(object, object)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", theme, opened=False, parent=parent)
        self._title = self.tr("Attachments")
        self._library = library
        self._now = now

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show these files by name."""
        if not attachments:
            self.show_note(self.tr("No attachments."))
            return
        ordered = sorted(attachments, key=lambda a: (a.title.casefold(), a.id))
        self.show_rows([partial(self._made, attachment) for attachment in ordered])

    def _made(self, attachment: Attachment) -> QWidget:
        row = Row(self.tr("Open {name}").format(name=attachment.title))
        row.clicked.connect(lambda: self.open_requested.emit(attachment))
        DragOut(row, lambda: self.carry_requested.emit(attachment, row))
        about = plain(self._about(attachment), "muted")
        show_tip(about, self._saved(attachment))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(ElidedLabel(attachment.title, middle=True))
        texts.addWidget(about)
        line = QHBoxLayout()
        line.setSpacing(8)
        picture = Picture(self._theme, icon_name(attachment.media_type), edge=_ICON)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(self._made_save(attachment))
        row.lines.addLayout(line)
        return row

    def _made_save(self, attachment: Attachment) -> QToolButton:
        save = QToolButton()
        save.setIcon(self._theme.icon("download-simple"))
        Growing(save, self._theme, PICTURE)
        save.setToolTip(self.tr("Save a copy…"))
        save.setAccessibleName(self.tr("Save {name}").format(name=attachment.title))
        save.clicked.connect(lambda: self.save_requested.emit(attachment))
        return save

    def _saved(self, attachment: Attachment) -> str:
        version = attachment.version
        by = self._library.person_name(version.author_id) if version.author_id else ""
        parts = (by, exactly(version.created_at), attachment.comment)
        return " · ".join(part for part in parts if part)

    def _about(self, attachment: Attachment) -> str:
        version = attachment.version
        parts = (
            QLocale().formattedDataSize(attachment.file_size, 1, _DECIMAL),
            self.tr("v{number}").format(number=version.number),
            ago(version.created_at, self._now()),
        )
        return " · ".join(part for part in parts if part)


_DECIMAL = QLocale.DataSizeFormat.DataSizeSIFormat


def icon_name(media_type: str) -> str:
    """The icon of a kind of file."""
    return next((icon for start, icon in _ICONS if media_type.startswith(start)), "file")
