"""A tab that tells what was fetched, in this run and those before, and what failed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.report_rows import ENTRY, WHAT, WHEN, WHERE, ReportRows
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.journal import Entry
    from confluence_desk.services.journal import Journal
    from confluence_desk.services.library import Library

_FAILURES = "failures"
_WHEN_WIDTH, _WHERE_WIDTH = 130, 320


class ReportTab(TabContent):
    """The diary, newest first, narrowed by words or to what failed.

    ``open_requested`` carries an id, an anchor and how.
    """

    open_requested = Signal(str, str, str)

    kind: ClassVar[str] = "report"
    icon_name: ClassVar[str] = "clipboard-text"

    def __init__(
        self,
        library: "Library",
        journal: "Journal",
        theme: Theme,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._theme = theme
        self._state = state
        self.rows = ReportRows(library, theme, now)
        self.shown_rows = _Narrowed(self.rows)
        self.box = QLineEdit()
        self.failures = QCheckBox(self.tr("Only what failed"))
        self.table = QTreeView()
        self._said = plain("", "muted", wrap=False)
        self._vacancy = Vacancy(theme)
        self._middle = QStackedLayout()
        self._dress_table()
        self._lay_out()
        self._connect()
        self.failures.setChecked(state.target == _FAILURES)
        self.box.setText(state.words)
        self._read()
        self.table.verticalScrollBar().setValue(round(state.position))
        self._forget = journal.changed.connect(lambda _none: self._read())

    @property
    def title(self) -> str:
        """The same for every site."""
        return self.tr("Sync report")

    @property
    def said(self) -> str:
        """How many entries are shown, or why none are."""
        empty = self._middle.currentWidget() is self._vacancy
        return self._vacancy.text if empty else self._said.text()

    def state(self) -> TabState:
        """How it is narrowed, and how far down it stands."""
        return TabState(
            self.kind,
            _FAILURES if self.failures.isChecked() else "",
            self._state.pinned,
            position=float(self.table.verticalScrollBar().value()),
            words=self.box.text(),
        )

    @property
    def can_find(self) -> bool:
        """Its words narrow it."""
        return True

    def open_finder(self) -> None:
        """Go to the words that narrow it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    async def aclose(self) -> None:
        """Stop listening."""
        self._forget()

    def _read(self) -> None:
        self.rows.show_entries(self._journal.entries())
        self._say()

    def _narrow(self) -> None:
        self.shown_rows.narrow(self.box.text(), only_failures=self.failures.isChecked())
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        count = self.shown_rows.rowCount()
        self._said.setText(self.tr("%Ln entries", "", count))
        if count:
            self._middle.setCurrentWidget(self.table)
            return
        self._middle.setCurrentWidget(self._vacancy)
        if self.rows.rowCount():
            self._vacancy.say("funnel", self.tr("No entry is like that"))
        else:
            text = self.tr("Pages, comments and files that arrive are noted here.")
            self._vacancy.say("clipboard-text", self.tr("Nothing was fetched yet"), text)

    def _open(self, index: QModelIndex, how: str = "front") -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None and entry.subject.isdecimal():
            self.open_requested.emit(entry.subject, "", how)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("report")
        table.setAccessibleName(self.tr("Sync report"))
        table.setModel(self.shown_rows)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = table.header()
        head.setSectionResizeMode(WHEN, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(WHEN, _WHEN_WIDTH)
        head.resizeSection(WHERE, _WHERE_WIDTH)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        head.setSectionsMovable(False)

    def _lay_out(self) -> None:
        words = self.tr("Narrow the report")
        self.box.setPlaceholderText(words)
        self.box.setAccessibleName(words)
        make_clearable(self.box)
        heading = QFrame()
        heading.setObjectName("tabHeading")
        row = QHBoxLayout(heading)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(self._theme.size("gap") * 2)
        row.addWidget(self.box, 1)
        row.addWidget(self.failures)
        row.addWidget(self._said)
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(self._middle, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.box.textChanged.connect(lambda _text: self._narrow())
        self.failures.toggled.connect(lambda _on: self._narrow())
        self.table.activated.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        behind = QShortcut(QKeySequence("Ctrl+Return"), self.table)
        behind.setContext(Qt.ShortcutContext.WidgetShortcut)
        behind.activated.connect(lambda: self._open(self.table.currentIndex(), "behind"))
        self._theme.changed.connect(self.table.viewport().update)


class _Narrowed(QSortFilterProxyModel):
    """Rows that hold the words in any column, and failed if only those are wanted."""

    def __init__(self, rows: ReportRows) -> None:
        super().__init__()
        self._words = ""
        self._only_failures = False
        self.setSourceModel(rows)

    def narrow(self, words: str, *, only_failures: bool) -> None:
        self._words = words.strip().casefold()
        self._only_failures = only_failures
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]
        model = self.sourceModel()
        entry: Entry = model.index(row, 0, parent).data(ENTRY)
        if self._only_failures and not entry.failed:
            return False
        cells = (model.index(row, column, parent).data() for column in (WHERE, WHAT))
        return not self._words or any(self._words in cell.casefold() for cell in cells)
