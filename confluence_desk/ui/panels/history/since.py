"""Says above a page what came since it was read last, and remembers what is read now."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal

from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from confluence_desk.services.history import Since
    from confluence_desk.services.library import Library
    from confluence_desk.ui.panels.page_reader import PageReader

LOOK_MS = 300
"""The page is painted first."""
READ_MS = 3000
"""Whoever looked at a page for so long has read it."""


class SinceRead(QObject):
    """Follows what a reader shows; ``comparison_requested`` carries ``ID:OLD:NEW``."""

    comparison_requested = Signal(str)

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        reader: "PageReader",
        column: "QVBoxLayout",
        parent: "QWidget",
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._reader = reader
        self._column = column
        self._panel = parent
        self._page_id = ""
        self._shown = ("", 0)
        self._noted = ("", 0)
        self._bar: NoticeBar | None = None
        self._keys = tuple(f"{key}:{id(self):x}" for key in ("since", "reading"))
        self.looking = QTimer(self, singleShot=True, interval=LOOK_MS)
        self.looking.timeout.connect(self._look)
        self.reading = QTimer(self, singleShot=True, interval=READ_MS)
        self.reading.timeout.connect(self._note)
        reader.page_shown.connect(self._came)
        reader.titled.connect(lambda _title: self.looking.start())

    @property
    def said(self) -> str:
        """What is said above the page."""
        return self._bar.text if self._bar is not None else ""

    def came_to_front(self) -> None:
        """What stands in front is being read."""
        if self._shown != self._noted:
            self.reading.start()

    def end(self) -> None:
        """Say and remember nothing any more."""
        self.looking.stop()
        self.reading.stop()
        for key in self._keys:
            self._scope.cancel(key)

    def _came(self, page_id: str) -> None:
        self._page_id = page_id
        self._shown = ("", 0)
        self._hush()

    def _look(self) -> None:
        shown = (self._page_id, self._reader.face.version)
        if shown == self._shown or not all(shown):
            return
        self._shown = shown
        self._scope.start(self._tell(*shown), key=self._keys[0])

    async def _tell(self, page_id: str, number: int) -> None:
        since = await self._library.history.since_read(page_id, number)
        if self._shown != (page_id, number):
            return
        if since is not None and since.changes != 0:
            self._say(page_id, number, since)
        else:
            self._hush()
        self.reading.start()

    def _say(self, page_id: str, number: int, since: "Since") -> None:
        if self._bar is None:
            self._bar = NoticeBar(self._theme)
            self._column.insertWidget(0, self._bar)
        target = f"{page_id}:{since.number}:{number}"
        self._bar.say(
            self._words(number, since),
            button=self.tr("What changed"),
            action=lambda: self.comparison_requested.emit(target),
        )

    def _words(self, number: int, since: "Since") -> str:
        n, day = since.changes, self._day(since.read_at)
        if n is None:
            words = self.tr("This is v{new}. You read v{old} on {day}.")
            return words.format(new=number, old=since.number, day=day)
        words = self.tr("%n change(s) since you read v{old} on {day}", "", n)
        return words.format(old=since.number, day=day)

    def _day(self, moment: datetime | None) -> str:
        """The day, with its year where that is another one."""
        if moment is None:
            return "?"
        day = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
        same = day.year() == QDateTime.currentDateTime().date().year()
        return QLocale().toString(day, self.tr("d MMM") if same else self.tr("d MMM yyyy"))

    def _hush(self) -> None:
        if self._bar is not None:
            self._bar.clear()

    def _note(self) -> None:
        """What nobody sees is not read."""
        page_id, number = self._shown
        if number and self._shown != self._noted and self._panel.isVisible():
            self._noted = self._shown
            self._scope.start(
                self._library.history.note_reading(page_id, number), key=self._keys[1]
            )
