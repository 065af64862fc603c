"""Asks for the last day of a token, which no answer of a site tells; it may be left out."""

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

_YEAR = 365
"""Days that a token lasts at most."""


class LastDay(QWidget):
    """``day`` is as settings keep it, empty where it is not known."""

    def __init__(self, words: str, day: str = "") -> None:
        super().__init__()
        self.known = QCheckBox(words)
        self.date = QDateEdit()
        self.date.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        self.date.setCalendarPopup(True)
        self.date.setLayoutDirection(QLocale().textDirection())
        self.date.setAccessibleName(self.tr("The day on which the token ends"))
        self.known.toggled.connect(self.date.setEnabled)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.known)
        lay.addWidget(self.date, 1)
        self.show_day(day)

    @property
    def day(self) -> str:
        """Such as ``2026-11-21``."""
        return self.date.date().toString(Qt.DateFormat.ISODate) if self.known.isChecked() else ""

    def show_day(self, day: str) -> None:
        """Take this day; without one the latest that there can be stands by."""
        known = QDate.fromString(day, Qt.DateFormat.ISODate)
        self.date.setDate(known if known.isValid() else QDate.currentDate().addDays(_YEAR))
        self.known.setChecked(known.isValid())
        self.date.setEnabled(known.isValid())
