"""The line at the bottom: what the program is doing, what it said, how much of the site is here."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from confluence_desk.domain.changes import Changes
from confluence_desk.ui.activities import Activity
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.bars import advance, made_bar
from confluence_desk.ui.panels.labels import tip

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.popover import Popover

_RECOUNT_MS = 800
"""Counting reads the whole table of pages, so a burst of news is counted once."""
_BAR, _ABOVE = 130, 8
_LETTERS = 60
"""More of what runs would push the other things off the line."""


class StatusLine(QStatusBar):
    """Activity at the leading edge; problems and statistics at the other."""

    def __init__(self, library: "Library", outfit: Outfit, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Status"))
        self._library = library
        self._outfit = outfit
        self._busy = False
        self._closed = False
        self._link = ""
        self._activity = self._made_button(self.tr("Running work"))
        self._notices = self._made_button(self.tr("Notices and problems"))
        Growing(self._notices, outfit.theme, PICTURE)
        self._bar = made_bar(self.tr("Running work"))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._statistics = QLabel()
        self._window = window
        self._recount = QTimer(self, singleShot=True, interval=_RECOUNT_MS)
        self._recount.timeout.connect(self.count)
        self._lay_out()
        self._activity.clicked.connect(self.open_activity)
        self._notices.clicked.connect(self.open_notices)
        outfit.theme.changed.connect(self._fit)
        outfit.activities.changed.connect(self._show_activity)
        outfit.messages.noted.connect(self._show_problems)
        self._leave = library.changed.connect(self._changed)
        self._fit()
        self._recount.start()  # the window stands first
        self._show_activity()
        self._show_problems()

    @cached_property
    def activities(self) -> "Popover":
        """The list of running work; made when it is first wanted."""
        from confluence_desk.ui.panels.activity_list import ActivityList  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.panels.popover import Popover  # noqa: PLC0415 - as above

        inside = ActivityList(self._outfit.activities, self._outfit.theme)
        return Popover(self.tr("Running work"), inside, self._window)

    @cached_property
    def notices(self) -> "Popover":
        """The list of what was said; made when it is first wanted."""
        from confluence_desk.ui.panels.notice_list import NoticeList  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.panels.popover import Popover  # noqa: PLC0415 - as above

        inside = NoticeList(self._outfit.messages, self._outfit.theme)
        return Popover(self.tr("Notices and problems"), inside, self._window)

    @property
    def activity(self) -> str:
        """What it says now."""
        return self._said.text() or (self._activity.text() if not self._activity.isHidden() else "")

    @property
    def problems(self) -> str:
        """How many problems there are, in words, or ""."""
        return self._notices.text()

    @property
    def statistics(self) -> str:
        """How much is here, in words."""
        return self._statistics.text()

    def say(self, text: str) -> None:
        """Show where a link leads; empty text shows the activity again."""
        self._link = text
        self._show_activity()

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        """Say whether Confluence is being asked for the page in front."""
        self._busy = busy
        self._show_activity()

    def open_activity(self) -> None:
        """Open or close the list of running work."""
        self.activities.toggle(self if self._activity.isHidden() else self._activity)

    def open_notices(self) -> None:
        """Open or close the list of what was said."""
        self.notices.toggle(self._statistics if self._notices.isHidden() else self._notices)

    def count(self) -> None:
        """Count pages and bytes again; while nobody is signed in there is nothing to count."""
        if not self._library.site.url:
            return
        pages, size = self._library.statistics()
        local = QLocale()
        data = local.formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        words = self.tr("%Ln page(s) offline · {size}", "", pages)
        self._statistics.setText(words.format(size=data))

    def close_line(self) -> None:
        """Stop counting and listening; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._recount.stop()
        self._leave()
        self._outfit.activities.changed.disconnect(self._show_activity)
        self._outfit.messages.noted.disconnect(self._show_problems)

    def _fit(self) -> None:
        """Grow with the text."""
        theme = self._outfit.theme
        self.setMinimumHeight(max(theme.size("status"), self.fontMetrics().height() + _ABOVE))
        self._bar.setFixedWidth(theme.scaled(_BAR))

    def _lay_out(self) -> None:
        self.setSizeGripEnabled(False)
        self.setContentsMargins(4, 0, 8, 0)
        self.addWidget(self._activity)
        self.addWidget(self._bar)
        self.addWidget(self._said, 1)
        self.addPermanentWidget(self._notices)
        self.addPermanentWidget(self._statistics)

    def _made_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("statusButton")
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _show_activity(self) -> None:
        running = list(self._outfit.activities)
        self._activity.setVisible(bool(running))
        self._bar.setVisible(any(activity.share is not None for activity in running))
        if running:
            self._show_running(running)
        self._said.setText(self._link or (self._idle_words() if not running else ""))

    def _show_running(self, running: Sequence[Activity]) -> None:
        words = running[0].words
        words = f"{words[:_LETTERS]}…" if len(words) > _LETTERS else words
        more = self.tr("{work} and %n more", "", len(running) - 1).format(work=words)
        shown = words if len(running) == 1 else more
        self._activity.setText(shown.replace("&", "&&"))
        self._activity.setAccessibleName(self.tr("Running work: {work}").format(work=shown))
        self._activity.setToolTip(tip("\n".join(activity.words for activity in running)))
        shares = [activity.share for activity in running if activity.share is not None]
        if shares:
            advance(self._bar, sum(shares) / len(shares), moves=self._outfit.theme.motion)

    def _show_problems(self) -> None:
        messages, theme = self._outfit.messages, self._outfit.theme
        count = len(messages.problems)
        self._notices.setVisible(bool(messages.history))
        self._notices.setIcon(theme.icon(*(("warning", "warn") if count else ("bell", "muted"))))
        words = self.tr("%n problem(s)", "", count) if count else ""
        self._notices.setText(words)
        self._notices.setAccessibleName(words or self.tr("Notices and problems"))

    def _idle_words(self) -> str:
        return self.tr("Checking for news…") if self._busy else ""

    def _changed(self, changes: Changes) -> None:
        if (changes.pages or changes.blobs) and not self._recount.isActive():
            self._recount.start()
