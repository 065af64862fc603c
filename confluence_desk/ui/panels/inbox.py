"""What changed in what is followed: read and unread, the newest first, and what is to come."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.followed import Cause, InboxEntry, Reminder
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.panels.labels import Row, exactly, plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.inbox import Inbox
    from confluence_desk.services.library import Library

_ICONS = {
    Cause.STARRED: "star",
    Cause.WATCHED: "eye",
    Cause.SEARCH: "magnifying-glass",
    Cause.REMINDER: "alarm",
}
_CAUSES = {
    Cause.STARRED: QT_TRANSLATE_NOOP("InboxList", "starred page"),
    Cause.WATCHED: QT_TRANSLATE_NOOP("InboxList", "watched page"),
    Cause.SEARCH: QT_TRANSLATE_NOOP("InboxList", "saved search"),
    Cause.REMINDER: QT_TRANSLATE_NOOP("InboxList", "reminder"),
}
_SHOWN = 60


class InboxList(QWidget):
    """Rows that open their page; ``open_requested`` carries its id."""

    open_requested = Signal(str)
    settings_requested = Signal()

    def __init__(
        self,
        inbox: "Inbox",
        library: "Library",
        scope: TaskScope,
        theme: Theme,
        looks: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self._library = library
        self._scope = scope
        self._theme = theme
        self._looks = looks
        self._all_read = QPushButton(self.tr("Mark all as read"))
        self._all_read.clicked.connect(lambda: self._do(inbox.mark_all_read()))
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.clicked.connect(lambda: self._do(inbox.clear()))
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setFrameShape(QScrollArea.Shape.NoFrame)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setAccessibleName(self.tr("Inbox"))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 4, 14, 12)
        foot.addWidget(self._all_read)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._rows, 1)
        lay.addLayout(foot)
        self.setFocusProxy(self._rows)
        self.leave = inbox.changed.connect(lambda _: self._heard())

    def fill(self) -> None:
        """Show what is there now."""
        entries = self._inbox.entries()[:_SHOWN]
        reminders = self._inbox.reminders()
        self._all_read.setEnabled(any(not entry.read for entry in entries))
        self._clear.setEnabled(bool(entries))
        inside = QWidget()
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(6, 0, 6, 6)
        lay.setSpacing(2)
        for entry in entries:
            lay.addWidget(self._made_row(entry))
        for reminder in reminders:
            lay.addWidget(self._made_reminder(reminder))
        if not entries and not reminders:
            self._say_nothing(lay)
        lay.addStretch(1)
        self._rows.setWidget(inside)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew."""
        self.fill()
        super().showEvent(event)

    def _heard(self) -> None:
        if self.isVisible():
            self.fill()

    def _say_nothing(self, lay: QVBoxLayout) -> None:
        if self._looks():
            text = self.tr("Nothing new in the pages and searches you follow.")
            lay.addWidget(_roomy(plain(text, "muted")))
            return
        text = self.tr(
            "Notifications are off. Switch them on to hear of changes in starred and watched"
            " pages and of new hits in saved searches."
        )
        lay.addWidget(_roomy(plain(text, "muted")))
        button = QPushButton(self.tr("Open the settings"))
        button.clicked.connect(self.settings_requested)
        lay.addWidget(_roomy(button), 0, Qt.AlignmentFlag.AlignLeading)

    def _made_row(self, entry: InboxEntry) -> QWidget:
        what = self._words(entry)
        row = Row(self._name(entry, what))
        icon = QLabel()
        role = "muted" if entry.read else "accent"
        icon.setPixmap(self._theme.icon(_ICONS[entry.cause], role).pixmap(16, 16))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(plain(entry.title or self.tr("A page"), bold=not entry.read))
        lines.addWidget(plain(what, "muted"))
        whole = QHBoxLayout()
        whole.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(lines, 1)
        row.lines.addLayout(whole)
        row.clicked.connect(lambda: self._open(entry))
        return row

    def _made_reminder(self, reminder: Reminder) -> QWidget:
        row = QWidget()
        words = self.tr("Reminder for {when}").format(when=exactly(reminder.due))
        parts = [part for part in (words, reminder.words) if part]
        lines = QVBoxLayout()
        lines.addWidget(plain(reminder.title))
        lines.addWidget(plain(" · ".join(parts), "muted"))
        drop = QToolButton()
        drop.setAutoRaise(True)
        drop.setIcon(self._theme.icon("x"))
        drop.setToolTip(self.tr("Forget this reminder"))
        name = self.tr("Forget the reminder of “{title}”").format(title=reminder.title)
        drop.setAccessibleName(name)
        drop.clicked.connect(lambda: self._do(self._inbox.forget_reminder(reminder.key)))
        lay = QHBoxLayout(row)
        lay.setContentsMargins(8, 4, 8, 4)
        lay.addLayout(lines, 1)
        lay.addWidget(drop)
        return row

    def _name(self, entry: InboxEntry, what: str) -> str:
        """What picture and weight of the letters tell the eye too."""
        cause = QCoreApplication.translate("InboxList", _CAUSES[entry.cause])
        told = [entry.title or self.tr("A page"), cause, what]
        if not entry.read:
            told.insert(1, self.tr("unread"))
        return ", ".join(told)

    def _words(self, entry: InboxEntry) -> str:
        when = exactly(entry.at)
        if entry.cause is Cause.REMINDER:
            return entry.about or self.tr("You wanted to be reminded.")
        if entry.cause is Cause.SEARCH:
            return self.tr("New in “{search}” · {when}").format(search=entry.about, when=when)
        if not entry.author_id:
            return self.tr("Version {number} · {when}").format(number=entry.version, when=when)
        by = self._library.person_name(entry.author_id)
        said = self.tr("Version {number} by {person} · {when}")
        return said.format(number=entry.version, person=by, when=when)

    def _open(self, entry: InboxEntry) -> None:
        self._do(self._inbox.mark_read([entry.key]))
        self.open_requested.emit(entry.node_id)

    def _do(self, work: object) -> None:
        self._scope.start(work, key="inbox")  # type: ignore[arg-type]


def _roomy(inside: QWidget) -> QWidget:
    outer = QWidget()
    lay = QHBoxLayout(outer)
    lay.setContentsMargins(8, 4, 8, 4)
    lay.addWidget(inside)
    return outer
