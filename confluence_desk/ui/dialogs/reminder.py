"""Asks when to be reminded of a page, and of what."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
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

_MORNING = 9


class ReminderDialog(QDialog):
    """``chosen`` carries an aware ``datetime`` and the words to oneself."""

    chosen = Signal(object, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remind me"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.when = QDateTimeEdit(_moment(_now() + timedelta(hours=1)))
        self.when.setDisplayFormat(QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat))
        self.when.setCalendarPopup(True)
        self.when.setMinimumDateTime(_moment(_now()))
        self.when.setAccessibleName(self.tr("When"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("A word to yourself"))
        self.words.setAccessibleName(self.tr("A word to yourself"))
        self.words.setMaxLength(200)
        self._lay_out(title)
        self.accepted.connect(self._tell)

    def _lay_out(self, title: str) -> None:
        heading = plain(title, bold=True)
        quick = QHBoxLayout()
        for words, moment in self._suggestions():
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, m=moment: self.when.setDateTime(_moment(m)))
            quick.addWidget(button)
        quick.addStretch(1)
        label = QLabel(self.tr("&When"))
        label.setBuddy(self.when)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Remind me"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(8)
        lay.addWidget(heading)
        lay.addWidget(label)
        lay.addWidget(self.when)
        lay.addLayout(quick)
        lay.addWidget(self.words)
        lay.addSpacing(8)
        lay.addWidget(buttons)

    def _suggestions(self) -> list[tuple[str, datetime]]:
        now = _now()
        morning = now.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
        monday = morning + timedelta(days=7 - morning.weekday())
        return [
            (self.tr("In an hour"), now + timedelta(hours=1)),
            (self.tr("Tomorrow"), morning + timedelta(days=1)),
            (self.tr("Next Monday"), monday),
        ]

    def _tell(self) -> None:
        due = datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch()).astimezone()  # noqa: DTZ006 - made aware at once
        self.chosen.emit(due, self.words.text().strip())


def _now() -> datetime:
    return datetime.now().astimezone()


def _moment(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
