"""Asks for bounds in time: only what was changed or made after or before a day."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QToolButton, QVBoxLayout, QWidget

from confluence_desk.domain.keeping import Window
from confluence_desk.ui.growing import Growing
from confluence_desk.ui.theme import Theme

_ARROW = 12
_SET_IN = 20


class WhenFields(QWidget):
    """Folded away until it is wanted, or says something; days begin at midnight here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.opener = QToolButton()
        self.opener.setText(self.tr("Only from a certain time"))
        self.opener.setCheckable(True)
        self.opener.setAutoRaise(True)
        self.opener.setObjectName("opener")
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        Growing(self.opener, theme, _ARROW)
        self.fields = QWidget()
        self.changed_after, self.changed_before, self.created_after, self.created_before = (
            _Day(words)
            for words in (
                self.tr("Changed on or after"),
                self.tr("Changed before"),
                self.tr("Created on or after"),
                self.tr("Created before"),
            )
        )
        self._lay_out()
        self.opener.toggled.connect(self._open)
        self._open(False)

    @property
    def bounds(self) -> Window:
        """The bounds that are on."""
        return Window(
            self.changed_after.moment,
            self.changed_before.moment,
            self.created_after.moment,
            self.created_before.moment,
        )

    def show_bounds(self, window: Window) -> None:
        """Show these bounds."""
        self.changed_after.show_moment(window.changed_after)
        self.changed_before.show_moment(window.changed_before)
        self.created_after.show_moment(window.created_after)
        self.created_before.show_moment(window.created_before)
        self.opener.setChecked(window != Window())

    def _lay_out(self) -> None:
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, _SET_IN)  # Qt mirrors columns, not margins
        days = (self.changed_after, self.changed_before, self.created_after, self.created_before)
        for line, day in enumerate(days):
            grid.addWidget(day.on, line, 1)
            grid.addWidget(day.date, line, 2)
        grid.setColumnStretch(3, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeading)
        lay.addWidget(self.fields)

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.fields.setVisible(opened)
        self.opener.setIcon(self._theme.icon("caret-down" if opened else "caret-right"))


class _Day:
    """A bound that can be off."""

    def __init__(self, words: str) -> None:
        self.on = QCheckBox(words)
        self.date = QDateEdit(QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
        self.date.setLayoutDirection(QLocale().textDirection())
        self.date.setAccessibleName(words)
        self.date.setEnabled(False)
        self.on.toggled.connect(self.date.setEnabled)

    @property
    def moment(self) -> datetime | None:
        if not self.on.isChecked():
            return None
        midnight = QDateTime(self.date.date(), QTime(0, 0))
        return datetime.fromtimestamp(midnight.toSecsSinceEpoch(), UTC)

    def show_moment(self, moment: datetime | None) -> None:
        self.on.setChecked(moment is not None)
        if moment is not None:
            seconds = int(moment.timestamp())
            self.date.setDate(QDateTime.fromSecsSinceEpoch(seconds).date())
