"""A tab with the pages that changed: since they were read, or since a shift began."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.printing import quote
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.readings import Moved
from confluence_desk.ui.messages import words
from confluence_desk.ui.models.moved_rows import MOVED, MovedRows
from confluence_desk.ui.moments import ago
from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.history.moved_row import MovedRowPainter
from confluence_desk.ui.panels.history.target import Target
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.changed_there import ChangedThere
    from confluence_desk.services.library import Library

_LIST = "changed"
_SPACE, _SEARCH = "space:", "search:"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HOURS = {"shift": 12, "day": 24, "week": 7 * 24, "month": 30 * 24}
_READ = "read"


class ChangedTab(TabContent):
    """``state.target`` is ``space:ID``, ``search:QUERY``, or empty for everything here.

    ``state.words`` is since when. ``comparison_requested`` carries what to compare,
    ``open_requested`` the page, an anchor and how.
    """

    comparison_requested = Signal(str)
    open_requested = Signal(str, str, str)

    kind: ClassVar[str] = "changes"
    icon_name: ClassVar[str] = "clock-counter-clockwise"
    reads_here: ClassVar[bool] = True

    def __init__(
        self,
        library: "Library",
        searches: Sequence[tuple[str, str]],
        finder: "ChangedThere",
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._finder = finder
        self._scope = scope
        self._state = state
        self._now = now
        self._missed = False
        self.where = ChoiceBox()
        self.since = ChoiceBox()
        self.model = MovedRows(self._about)
        self.list = QListView()
        self.told = plain("", "muted", wrap=False)
        self._vacancy = Vacancy(theme)
        self._middle = QStackedLayout()
        self._offer(searches, state)
        self._dress(theme)
        self._lay_out(theme)
        self._connect()
        self._forget = library.changed.connect(self._changed)
        self.reload()

    @property
    def title(self) -> str:
        """What may have changed."""
        return self.tr("Changed: {where}").format(where=self.where.currentText())

    @property
    def said(self) -> str:
        """What is said in place of the list."""
        return self._vacancy.text if self._middle.currentWidget() is self._vacancy else ""

    def state(self) -> TabState:
        """Where, and since when."""
        return TabState(
            self.kind,
            self.where.currentData(),
            self._state.pinned,
            position=float(self.list.verticalScrollBar().value()),
            words=self.since.currentData(),
        )

    @property
    def can_reload(self) -> bool:
        """Something may have changed since."""
        return True

    def reload(self) -> None:
        """Look again."""
        self._scope.start(self._look_until_it_rests(), key=_LIST)

    def shown(self) -> None:
        """Time went by."""
        self.reload()

    async def aclose(self) -> None:
        """Look no more."""
        self._forget()
        self._scope.cancel(_LIST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens what changed, with Ctrl the page."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._open(self.list.currentIndex(), event.modifiers())
            return True
        return super().eventFilter(watched, event)

    async def _look_until_it_rests(self) -> None:
        """Look, and once more if pages changed meanwhile: Confluence may take its time."""
        self._missed = True
        while self._missed:
            self._missed = False
            await self._look()

    async def _look(self) -> None:
        target = self.where.currentData()
        since = self._moment()
        try:
            among = None
            if target.startswith(_SEARCH):
                among = await self._finder.ids(target.removeprefix(_SEARCH))
            space = target.removeprefix(_SPACE) if target.startswith(_SPACE) else ""
            rows = await self._library.history.moved(since, space_id=space, among=among)
        except CqlError as wrong:
            self._say("warning-circle", self.tr("This is not valid CQL"), wrong.message)
            return
        except DeskError as trouble:
            said = words(trouble)
            self._say("warning-circle", said.text, said.remedy)
            return
        self._show(rows)
        await self._ask(target, rows)

    async def _ask(self, target: str, rows: Sequence[Moved]) -> None:
        """Add what changed on Confluence and did not come here yet."""
        hours, query = _HOURS.get(self.since.currentData()), self._query(target)
        if hours is None or not query:
            return
        try:
            there = await self._finder.since(query, hours)
        except (CqlError, DeskError):
            n = len(rows)
            self.told.setText(self.tr("%n page(s) on this machine", "", n))
            return
        known = {row.page_id for row in rows}
        more = [row for row in there if row.page_id not in known]
        if more:
            self._show(sorted((*rows, *more), key=_saved, reverse=True))

    def _query(self, target: str) -> str:
        """What to ask Confluence for; everything would be too much."""
        if target.startswith(_SEARCH):
            return target.removeprefix(_SEARCH)
        space = self._library.space(target.removeprefix(_SPACE))
        return f"space = {quote(space.key)}" if space is not None else ""

    def _show(self, rows: Sequence[Moved]) -> None:
        place = self.list.verticalScrollBar().value() or self._state.position
        self.model.show_rows(rows)
        n = len(rows)
        self.told.setText(self.tr("%n page(s)", "", n) if rows else "")
        if not rows:
            text = self.tr("Only what is on this machine is looked at.")
            self._say("check-circle", self.tr("Nothing changed"), text)
            return
        self._middle.setCurrentWidget(self.list)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(round(place))

    def _moment(self) -> datetime | None:
        hours = _HOURS.get(self.since.currentData())
        return None if hours is None else self._now() - timedelta(hours=hours)

    def _about(self, row: Moved) -> str:
        space = self._library.space(row.space_id)
        parts = (
            self._library.person_name(row.author_id) if row.author_id else "",
            ago(row.saved_at, self._now()),
            space.name if space else "",
            self.tr("minor edit") if row.minor_edit else "",
            self._read(row),
        )
        return " · ".join(part for part in parts if part)

    def _read(self, row: Moved) -> str:
        """When it was read last, before it changed."""
        if row.read_at is None or (row.saved_at and row.read_at > row.saved_at):
            return ""
        return self.tr("read {when}").format(when=ago(row.read_at, self._now()))

    def _open(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        row: Moved | None = index.data(MOVED)
        if row is None:
            return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.open_requested.emit(row.page_id, "", "front")
        else:
            target = Target(row.page_id, row.before, row.number, since=self._moment())
            self.comparison_requested.emit(target.written())

    def _say(self, icon: str, title: str, text: str) -> None:
        self._vacancy.say(icon, title, text)
        self._middle.setCurrentWidget(self._vacancy)

    def _chosen(self) -> None:
        self.titled.emit(self.title)
        self.moved.emit()
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.pages and self._scope.running(_LIST):
            self._missed = True
        elif changes.pages:
            self.reload()

    def _offer(self, searches: Sequence[tuple[str, str]], state: TabState) -> None:
        self.where.addItem(self.tr("Everything on this machine"), "")
        for space in self._library.spaces():
            self.where.addItem(space.name, f"{_SPACE}{space.id}")
        for name, query in searches:
            self.where.addItem(name, f"{_SEARCH}{query}")
        at = self.where.findData(state.target)
        if at < 0:
            self.where.addItem(state.target.partition(":")[2], state.target)
            at = self.where.count() - 1
        self.where.setCurrentIndex(at)
        for key, said in (
            (_READ, self.tr("Since I read them")),
            ("shift", self.tr("Since my last shift (12 hours)")),
            ("day", self.tr("Since yesterday")),
            ("week", self.tr("In the last week")),
            ("month", self.tr("In the last month")),
        ):
            self.since.addItem(said, key)
        self.since.setCurrentIndex(max(0, self.since.findData(state.words or "shift")))

    def _dress(self, theme: Theme) -> None:
        self.list.setObjectName("results")
        self.list.setAccessibleName(self.tr("Pages that changed"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(MovedRowPainter(theme, self._about, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setToolTip(self.tr("Enter shows what changed, Ctrl+Enter opens the page"))

    def _lay_out(self, theme: Theme) -> None:
        heading = QFrame()
        heading.setObjectName("tabHeading")
        inset, row = QVBoxLayout(heading), FlowLayout(gap=theme.size("gap"))
        inset.setContentsMargins(16, 10, 12, 10)
        inset.addLayout(row)
        for said, box in ((self.tr("Where"), self.where), (self.tr("Since when"), self.since)):
            label, pair = plain(said, "muted", wrap=False), QWidget()
            label.setBuddy(box)
            inside = QHBoxLayout(pair)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(label)
            inside.addWidget(box, 1)
            row.addWidget(pair)
        self.told.setMinimumHeight(self.since.sizeHint().height())
        row.addWidget(self.told)
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(self._middle, 1)
        self.setFocusProxy(self.list)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def _connect(self) -> None:
        self.where.activated.connect(lambda _at: self._chosen())
        self.since.activated.connect(lambda _at: self._chosen())
        self.list.clicked.connect(
            lambda index: self._open(index, QGuiApplication.keyboardModifiers())
        )
        self.list.installEventFilter(self)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())


def _saved(row: Moved) -> datetime:
    return row.saved_at or datetime.min.replace(tzinfo=UTC)
