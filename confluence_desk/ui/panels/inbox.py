"""What changed in what is followed: read and unread, the newest first, and what is to come."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.followed import Cause, InboxEntry, Reminder
from confluence_desk.ui.growing import PICTURE, Growing, Picture
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.panels.labels import Row, exactly, leading, plain, with_margins
from confluence_desk.ui.panels.steady_rows import SteadyRows, mark_spot
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
_DOT = 10
_Undo = Callable[[], Coroutine[Any, Any, None]]


class InboxList(QWidget):
    """Rows that open their page; ``open_requested`` carries its id.

    What was cleared or forgotten can be taken back as long as the list is open. ``looks`` says
    whether anything is looked for at all.
    """

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
        self._undo: tuple[str, _Undo] | None = None
        self._leave: Callable[[], None] | None = None
        self._all_read = QPushButton(self.tr("Mark all as read"))
        self._all_read.clicked.connect(lambda: self._do(inbox.mark_all_read(), "read"))
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.clicked.connect(self._clear_all)
        self.rows = SteadyRows(self.tr("Inbox"))
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 12, 10)
        foot.addWidget(self._all_read)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.rows, 1)
        lay.addWidget(self._foot)
        self.setFocusProxy(self.rows)

    def fill(self) -> None:
        """Show what is there now."""
        entries, reminders = self._inbox.entries(), self._inbox.reminders()
        self._all_read.setEnabled(self._inbox.unread > 0)
        self._clear.setEnabled(bool(entries))
        self._foot.setVisible(bool(entries))
        rows = [self._made_undo(*self._undo)] if self._undo else []
        rows += [self._made_entry(entry) for entry in entries[:_SHOWN]]
        older = len(entries) - _SHOWN
        if older > 0:
            rows.append(_said(self.tr("%n older one(s) are not shown", "", older)))
        if reminders:
            rows.append(with_margins(plain(self.tr("To come"), "muted", bold=True), 8, 8, 8, 2))
        rows += [self._made_reminder(reminder) for reminder in reminders]
        if not entries and not reminders:
            rows += self._made_nothing()
        self.rows.show_rows(rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew, and hear of what comes."""
        super().showEvent(event)
        if self._leave is None:
            self._leave = self._inbox.changed.connect(lambda _: self.fill())
        self.fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hear of nothing, and let go of what was cleared."""
        super().hideEvent(event)
        leave, self._leave, self._undo = self._leave, None, None
        if leave is not None:
            leave()

    def _made_nothing(self) -> list[QWidget]:
        if self._looks():
            return [_said(self.tr("Nothing new in the pages and searches you follow."))]
        text = self.tr(
            "Notifications are off. Switch them on to hear of changes in starred and watched"
            " pages and of new hits in saved searches."
        )
        button = QPushButton(self.tr("Open the settings"))
        button.clicked.connect(self.settings_requested)
        mark_spot(button, "settings")
        return [_said(text), with_margins(leading(button), 8, 4, 8, 4)]

    def _made_undo(self, words: str, undo: _Undo) -> QWidget:
        button = QPushButton(self.tr("Undo"))
        button.clicked.connect(partial(self._take_back, undo))
        mark_spot(button, "undo")
        row = QWidget()
        lay = QHBoxLayout(row)
        lay.setContentsMargins(8, 2, 8, 6)
        lay.addWidget(plain(words), 1)
        lay.addWidget(button)
        return row

    def _made_entry(self, entry: InboxEntry) -> QWidget:
        what, title = self._words(entry), entry.title or self.tr("A page")
        name = self._name(entry)
        row = Row(name if entry.read else self.tr("Unread: {entry}").format(entry=name))
        row.clicked.connect(partial(self._open, entry))
        mark_spot(row, entry.key)
        role = "muted" if entry.read else "accent"
        turn = self._made_turn(entry)
        lines = _lines(plain(title, bold=not entry.read), plain(what, "muted"))
        row.lines.addLayout(self._across(_ICONS[entry.cause], role, lines, turn))
        return row

    def _made_turn(self, entry: InboxEntry) -> QToolButton:
        """The dot that is full while an entry is unread."""
        icon = ("circle", "muted") if entry.read else ("circle-fill", "accent")
        words = self.tr("Mark as unread") if entry.read else self.tr("Mark as read")
        work = partial(self._inbox.mark_read, [entry.key], read=not entry.read)
        turn = self._made_button(
            words, icon, partial(self._do_later, work, f"turn {entry.key}"), _DOT
        )
        turn.setAccessibleName(f"{words}: {self._name(entry)}")
        mark_spot(turn, entry.key, "turn")
        return turn

    def _made_reminder(self, reminder: Reminder) -> QWidget:
        words = self.tr("Reminder for {when}").format(when=exactly(reminder.due))
        what = " · ".join(part for part in (words, reminder.words) if part)
        title = reminder.title or self.tr("A page")
        row = Row(f"{title}. {what}")
        row.clicked.connect(partial(self._show, reminder.node_id))
        mark_spot(row, f"later {reminder.key}")
        drop = self._made_button(
            self.tr("Forget this reminder"), ("x", "muted"), partial(self._forget, reminder)
        )
        drop.setAccessibleName(f"{drop.toolTip()}: {title}")
        mark_spot(drop, f"later {reminder.key}", "x")
        lines = _lines(plain(title), plain(what, "muted"))
        row.lines.addLayout(self._across(_ICONS[Cause.REMINDER], "muted", lines, drop))
        return row

    def _made_button(
        self, words: str, icon: tuple[str, str], does: Callable[..., None], edge: int = PICTURE
    ) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(*icon))
        Growing(button, self._theme, edge)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(does)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _across(self, icon: str, role: str, lines: QVBoxLayout, last: QWidget) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addWidget(Picture(self._theme, icon, role), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(lines, 1)
        across.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
        return across

    def _name(self, entry: InboxEntry) -> str:
        """With what the picture tells the eye."""
        cause = QCoreApplication.translate("InboxList", _CAUSES[entry.cause])
        return f"{entry.title or self.tr('A page')}. {self._words(entry)}, {cause}"

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

    def _open(self, entry: InboxEntry, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self._do(self._inbox.mark_read([entry.key]), f"turn {entry.key}")
        self.open_requested.emit(entry.node_id)

    def _show(self, node_id: str, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self.open_requested.emit(node_id)

    def _clear_all(self) -> None:
        entries = self._inbox.entries()
        self._undo = self.tr("The inbox was cleared."), partial(self._inbox.take_in, entries)
        self._do(self._inbox.clear(), "clear")

    def _forget(self, reminder: Reminder, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        again = partial(self._inbox.remind, reminder.node_id, reminder.due, reminder.words)
        self._undo = self.tr("The reminder was forgotten."), again
        self._do(self._inbox.forget_reminder(reminder.key), f"forget {reminder.key}")

    def _take_back(self, undo: _Undo, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self._undo = None
        self._do(undo(), "undo")

    def _do_later(self, work: _Undo, key: str, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `clicked` passes
        self._do(work(), key)

    def _do(self, work: Coroutine[Any, Any, None], key: str) -> None:
        self._scope.start(work, key=f"inbox {key}")


def _lines(*labels: QLabel) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(1)
    for label in labels:
        lines.addWidget(label)
    return lines


def _said(text: str) -> QWidget:
    return with_margins(plain(text, "muted"), 8, 4, 8, 4)
