"""Says in one line what a file is: its sort, its size, whose it is and how old."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeDatabase

from confluence_desk.domain.entities import Attachment
from confluence_desk.ui.moments import ago

if TYPE_CHECKING:
    from confluence_desk.services.library import Library


def sort_words(file: Attachment) -> str:
    """What the system calls its type; the bare type where it has no words."""
    known = QMimeDatabase().mimeTypeForName(file.media_type)
    return known.comment() if known.isValid() and known.comment() else file.media_type


def size_words(size: int) -> str:
    """A size as people read it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def facts(library: "Library", file: Attachment, now: datetime) -> str:
    """Sort, size, version, who and when."""
    version = file.version
    parts = (
        sort_words(file),
        size_words(file.file_size),
        f"v{version.number}",
        library.person_name(version.author_id) if version.author_id else "",
        ago(version.created_at, now),
    )
    return " · ".join(part for part in parts if part)
