"""Asks when to be reminded of a page, and of what."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.panels.labels import plain

_MORNING = QTime(9, 0)
_WEEK = 7
_LETTERS = 200
_HOUR_S = 3600
_NARROWEST = 26
"""In lines of text, so that it grows with them."""


class ReminderDialog(QDialog):
    """``chosen`` carries an aware ``datetime`` and the words to oneself."""

    chosen = Signal(object, str)

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        now: Callable[[], QDateTime] = QDateTime.currentDateTime,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.setWindowTitle(self.tr("Remind me"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().height())
        self.when = QDateTimeEdit(now().addSecs(_HOUR_S))
        self.when.setDisplayFormat(QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat))
        self.when.setCalendarPopup(True)
        self.when.setLayoutDirection(
            QLocale().textDirection()
        )  # dates are read as they are written
        self.when.setMinimumDateTime(now())
        self.when.setAccessibleName(self.tr("When"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("A word to yourself"))
        self.words.setAccessibleName(self.tr("A word to yourself"))
        self.words.setMaxLength(_LETTERS)
        self._lay_out(title)
        self.accepted.connect(self._tell)

    def _lay_out(self, title: str) -> None:
        label = QLabel(self.tr("&When"))
        label.setBuddy(self.when)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(8)
        lay.addWidget(plain(title, bold=True))
        lay.addSpacing(4)
        lay.addWidget(label)
        lay.addWidget(self.when)
        lay.addLayout(self._made_suggestions())
        lay.addWidget(self.words)
        lay.addSpacing(8)
        lay.addStretch(1)
        lay.addWidget(self._made_buttons())

    def _made_suggestions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, moment in self._suggestions().items():
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._suggest, moment))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        remind = buttons.addButton(self.tr("Remind me"), QDialogButtonBox.ButtonRole.AcceptRole)
        remind.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _suggestions(self) -> dict[str, QDateTime]:
        """Mornings are nine o'clock by the wall, whatever is done to the clocks till then."""
        now = self._now()
        until_monday = _WEEK + 1 - now.date().dayOfWeek()
        soon = {
            self.tr("In an hour"): now.addSecs(_HOUR_S),
            self.tr("Tomorrow"): QDateTime(now.date().addDays(1), _MORNING),
        }
        if until_monday > 1:
            soon[self.tr("Next Monday")] = QDateTime(now.date().addDays(until_monday), _MORNING)
        return soon

    def _suggest(self, moment: QDateTime, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self.when.setDateTime(moment)

    def _tell(self) -> None:
        seconds = self.when.dateTime().toSecsSinceEpoch()
        due = datetime.fromtimestamp(seconds, UTC).astimezone()
        self.chosen.emit(due, self.words.text().strip())
