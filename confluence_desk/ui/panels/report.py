"""A tab that tells what was fetched, in this run and those before, and what failed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.kept_words import depth_words, fates_words
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.pair import Pair
from confluence_desk.ui.panels.report_rows import ENTRY, WHAT, WHEN, WHERE, ReportRows
from confluence_desk.ui.panels.run_report import RunReport
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.journal import Entry
    from confluence_desk.services.journal import Journal
    from confluence_desk.services.keeping import Keeping
    from confluence_desk.services.library import Library

ALL, _FAILURES = "all", "failures"
_LETTERS = 14
_LEAST_HALF, _LEAST_FIELD = 390, 180
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
        keeping: "Keeping | None" = None,
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
        self.runs = ChoiceBox()
        self._told = QLabel(self.tr("&Show"))
        self.run = RunReport(library, theme)
        self._keeping = keeping
        self._now = now
        self._said = plain("", "muted", wrap=False)
        self._vacancy = Vacancy(theme)
        self._middle = QStackedLayout()
        self._dress_table()
        self._lay_out()
        self._connect()
        view, _plus, failures = state.target.rpartition("+")
        self.failures.setChecked(failures == _FAILURES)
        self.box.setText(state.words)
        self._read()
        self._list_runs(view or ("" if failures == _FAILURES else state.target))
        self.table.verticalScrollBar().setValue(round(state.position))
        self._forgets = [journal.changed.connect(lambda _none: self._read())]
        if keeping is not None:
            again = keeping.changed.connect(lambda _none: self._list_runs(self.view))
            self._forgets.append(again)

    @property
    def title(self) -> str:
        """The same for every site."""
        return self.tr("Sync report")

    @property
    def said(self) -> str:
        """How many entries are shown, or why none are."""
        if self.view != ALL:
            return self.run.page.empty_words or self._said.text()
        empty = self._middle.currentWidget() is self._vacancy
        return self._vacancy.text if empty else self._said.text()

    def state(self) -> TabState:
        """How it is narrowed, and how far down it stands."""
        view = self.view if self._reports else ""
        return TabState(
            self.kind,
            f"{view}+{_FAILURES}".removeprefix("+") if self.failures.isChecked() else view,
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
        for forget in self._forgets:
            forget()

    def _read(self) -> None:
        self.rows.show_entries(self._journal.entries())
        self._say()

    @property
    def view(self) -> str:
        """What is told: ``all`` that was fetched, or ``run:N``."""
        return str(self.runs.currentData() or ALL)

    def show_view(self, view: str) -> None:
        """Tell of all that was fetched, or of one run; the last one for ""."""
        row = self.runs.findData(view)
        latest = 1 if self.runs.count() > 1 else 0
        self.runs.setCurrentIndex(row if row >= 0 else latest if not view else 0)
        self._show_view()

    def _list_runs(self, view: str) -> None:
        """The runs there are now; what is looked at stays."""
        reports = self._keeping.runs() if self._keeping is not None else []
        self._reports = {f"run:{report.run}": report for report in reports}
        self.runs.blockSignals(True)
        self.runs.clear()
        self.runs.addItem(self.tr("Everything that was fetched"), ALL)
        for key, report in self._reports.items():
            when = ago(report.started_at, self._now())
            what = fates_words(report.counts) or depth_words(report.depth)
            words = self.tr("Sync {when}: {what}").format(when=when, what=what)
            self.runs.addItem(words, key)
        self.show_view(view)
        self.runs.blockSignals(False)
        self._which.setVisible(bool(reports))

    def _show_view(self) -> None:
        report = self._reports.get(self.view)
        if report is not None:
            self.run.show_run(report)
        self._narrow()

    def _narrow(self) -> None:
        failures = self.failures.isChecked()
        self.run.narrow(self.box.text(), only_failures=failures)
        self.shown_rows.narrow(self.box.text(), only_failures=failures)
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        if self.view != ALL:
            count = self.run.count
            self._said.setText(self.tr("%Ln entries", "", count))
            self._middle.setCurrentWidget(self.run)
            return
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
        self._told.setBuddy(self.runs)
        self.runs.setMinimumContentsLength(_LETTERS)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.runs.setSizeAdjustPolicy(policy)
        words = self.tr("Narrow the report")
        self.box.setPlaceholderText(words)
        self.box.setAccessibleName(words)
        make_clearable(self.box)
        heading = QFrame()
        heading.setObjectName("tabHeading")
        row = QVBoxLayout(heading)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self._made_choices())
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(self._middle, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.table)

    def _made_choices(self) -> QWidget:
        """In one line where there is room, else below each other."""
        gap = self._theme.size("gap")
        self._which = _line(self._told, self.runs, gap=2 * gap)
        failed = _line(self.failures, self._said, gap=2 * gap)
        narrowed = Pair(self.box, failed, self._theme, least=_LEAST_FIELD, gap=2 * gap)
        return Pair(self._which, narrowed, self._theme, least=_LEAST_HALF, gap=gap)

    def _connect(self) -> None:
        self.box.textChanged.connect(lambda _text: self._narrow())
        self.failures.toggled.connect(lambda _on: self._narrow())
        self.runs.activated.connect(lambda _row: self._show_view())
        self.run.open_requested.connect(self.open_requested)
        self.table.activated.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        behind = QShortcut(QKeySequence("Ctrl+Return"), self.table)
        behind.setContext(Qt.ShortcutContext.WidgetShortcut)
        behind.activated.connect(lambda: self._open(self.table.currentIndex(), "behind"))
        self._theme.changed.connect(self.table.viewport().update)


def _line(first: QWidget, last: QWidget, *, gap: int) -> QWidget:
    """Two beside each other; the last one has the room."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    line.addWidget(first)
    line.addWidget(last, 1)
    return made


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
