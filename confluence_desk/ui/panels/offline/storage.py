"""What takes how much room on this machine, by space."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.plain_rows import Cell, Column, PlainRow

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate
_MEGABYTE = 1_000_000


class Usage(Protocol):
    """What is here of one space."""

    @property
    def space_id(self) -> str:
        """Which one."""

    @property
    def pages(self) -> int:
        """Pages and posts with their text."""

    @property
    def text_bytes(self) -> int:
        """What the texts take."""

    @property
    def comments(self) -> int:
        """How many comments."""

    @property
    def files(self) -> int:
        """How many files whose bytes are here."""

    @property
    def file_bytes(self) -> int:
        """What they take."""

    @property
    def oldest_check(self) -> datetime | None:
        """When the text that was checked longest ago was."""


def storage_columns() -> tuple[Column, ...]:
    """Space, pages, texts, comments, files, oldest check."""
    return (
        Column(translate("Offline", "Space"), wide=True),
        Column(translate("Offline", "Pages"), number=True),
        Column(translate("Offline", "Text"), number=True),
        Column(translate("Offline", "Comments"), number=True),
        Column(translate("Offline", "Files"), number=True),
        Column(translate("Offline", "Size of files"), number=True),
        Column(translate("Offline", "Oldest check")),
    )


def storage_rows(
    usage: Sequence[Usage], library: "Library", now: Callable[[], datetime]
) -> list[PlainRow]:
    """What takes the most first."""
    largest = sorted(usage, key=lambda use: use.text_bytes + use.file_bytes, reverse=True)
    moment = now()
    return [_row(use, library, moment) for use in largest]


def _row(use: Usage, library: "Library", now: datetime) -> PlainRow:
    space = library.space(use.space_id)
    name = space.name if space else ""
    at = use.oldest_check
    return PlainRow(
        use.space_id,
        (
            Cell(name or translate("Offline", "Without a space"), icon="stack"),
            _number(use.pages),
            size(use.text_bytes),
            _number(use.comments),
            _number(use.files),
            size(use.file_bytes),
            Cell(ago(at, now), at.timestamp() if at else -1, "muted", tip=at),
        ),
    )


def _number(count: int) -> Cell:
    return Cell(QLocale().toString(count), count)


def size(count: int) -> Cell:
    """Bytes in words."""
    return Cell(size_words(count), count)


def size_words(count: int) -> str:
    """Bytes as people say them."""
    places = 1 if count >= _MEGABYTE else 0
    return QLocale().formattedDataSize(count, places, QLocale.DataSizeFormat.DataSizeSIFormat)
