"""The line at the bottom: what the program is doing, and how much of the site is here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_RECOUNT_MS = 800
"""Counting reads the whole table of pages, so a burst of news is counted once."""


class StatusLine(QStatusBar):
    """Activity at the leading edge, statistics at the other."""

    def __init__(self, library: "Library", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._activity = QLabel()
        self._activity.setTextFormat(Qt.TextFormat.PlainText)
        self._activity.setAccessibleName(self.tr("Activity"))
        self._statistics = QLabel()
        self._statistics.setAccessibleName(self.tr("Library"))
        self._busy = False
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_RECOUNT_MS)
        self._recount.timeout.connect(self.count)
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(theme.size("status"))
        self.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._activity, 1)
        self.addPermanentWidget(self._statistics)
        self._leave = library.changed.connect(self._changed)
        self.count()

    @property
    def activity(self) -> str:
        """What it says now."""
        return self._activity.text()

    @property
    def statistics(self) -> str:
        """How much is here, in words."""
        return self._statistics.text()

    def say(self, text: str) -> None:
        """Show where a link leads; empty text shows the activity again."""
        self._activity.setText(text or self._busy_words())

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say whether Confluence is being asked."""
        self._busy = busy
        self._activity.setText(self._busy_words())

    def count(self) -> None:
        """Count pages and bytes again."""
        pages, size = self._library.statistics()
        local = QLocale()
        data = local.formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        words = self.tr("{} page offline · {}") if pages == 1 else self.tr("{} pages offline · {}")
        self._statistics.setText(words.format(local.toString(pages), data))

    def close_line(self) -> None:
        """Stop counting and listening."""
        self._recount.stop()
        self._leave()

    def _busy_words(self) -> str:
        return self.tr("Checking for news…") if self._busy else ""

    def _changed(self, changes: Changes) -> None:
        if (changes.pages or changes.blobs) and not self._recount.isActive():
            self._recount.start()
