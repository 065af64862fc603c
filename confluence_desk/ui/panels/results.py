"""A tab with what a search found: here at once, on Confluence a moment later."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import DeskError, Paused, Unreachable
from confluence_desk.services.search import MOST, Found, is_cql, merged
from confluence_desk.ui.cql_words import remark
from confluence_desk.ui.messages import words
from confluence_desk.ui.models.found_results import FOUND, FoundResults
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.result_row import ResultRow
from confluence_desk.ui.panels.tab_content import TabContent, passes
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.search_field import make_clearable
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.search import Search

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SEARCH = "search"


class ResultsTab(TabContent):
    """Searches ``state.target``, words or CQL; ``state.words`` is what stands unsent in the box.

    ``open_requested`` carries an id, an anchor and how; ``link_requested`` the path of a result
    that is no page; ``save_requested`` the query to keep; ``counted`` a query that was answered
    and how much it found, here alone where Confluence could not be asked.
    """

    open_requested = Signal(str, str, str)
    link_requested = Signal(str)
    save_requested = Signal(str)
    counted = Signal(str, int)

    kind: ClassVar[str] = "results"
    icon_name: ClassVar[str] = "magnifying-glass"

    def __init__(
        self,
        search: "Search",
        theme: Theme,
        scope: TaskScope,
        state: TabState,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._theme = theme
        self._scope = scope
        self._state = state
        self._query = state.target
        self._rows: list[Found] = []
        self.box = QLineEdit()
        self.model = FoundResults()
        self.list = QListView()
        self._said = plain("", "muted", wrap=False)
        self._bar = Busy(theme, self.tr("Searching"))
        self._notice = NoticeBar(theme)
        self._vacancy = Vacancy(theme)
        self._middle = QStackedLayout()
        self._save = self._made_save()
        self._dress_list(now)
        self._lay_out()
        self._connect()
        self.box.setText(state.words or state.target)
        self._run()

    @property
    def title(self) -> str:
        """What is searched for."""
        return self._query or self.tr("Search")

    @property
    def said(self) -> str:
        """What is said of the search: how much it found, or why nothing is shown."""
        empty = self._middle.currentWidget() is self._vacancy
        parts = (self._vacancy.text if empty else self._said.text(), self._notice.text)
        return " ".join(part for part in parts if part)

    def state(self) -> TabState:
        """The query, and what was typed and not sent."""
        typed = self.box.text()
        return TabState(
            self.kind,
            self._query,
            self._state.pinned,
            position=float(self.list.verticalScrollBar().value()),
            words=typed if typed != self._query else "",
        )

    def ask(self, query: str) -> None:
        """Search for something else."""
        self.box.setText(query)
        self._send()

    @property
    def can_reload(self) -> bool:
        """Whether there is a query to ask again."""
        return bool(self._query)

    def reload(self) -> None:
        """Ask again."""
        self._run()

    @property
    def can_find(self) -> bool:
        """The words to find are the query's."""
        return True

    def open_finder(self) -> None:
        """Go to the query."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    async def aclose(self) -> None:
        """Drop what is on its way."""
        self._scope.cancel(_SEARCH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and clicks open; Down in the box goes to the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.box and event.key() == Qt.Key.Key_Down and self._rows:
                self._enter_list()
                return True
            if watched is self.list and event.key() in _ENTER:
                self._open(self.list.currentIndex(), _how(event.modifiers()))
                return True
        middle = (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.MiddleButton
        )
        if middle and isinstance(event, QMouseEvent):
            self._open(self.list.indexAt(event.position().toPoint()), "behind")
            return True
        return super().eventFilter(watched, event)

    def _send(self) -> None:
        query = self.box.text().strip()
        self._query = query
        self._state = TabState(self.kind, query, self._state.pinned)
        self.titled.emit(self.title)
        self.moved.emit()
        self._run()

    def _run(self) -> None:
        self.in_vain = False
        self._notice.clear()
        self._save.setEnabled(bool(self._query))
        if not self._query:
            self._scope.cancel(_SEARCH)
            self._show([])
            self._bar.hide()
            text = self.tr("Words are looked for in titles and texts; CQL is asked as it stands.")
            self._say_nothing("magnifying-glass", self.tr("What are you looking for?"), text)
            return
        self._bar.show()
        words = self.tr("Searching for “{query}”").format(query=self._query)
        self._scope.start(self._found(self._query), key=_SEARCH, words=words)

    async def _found(self, query: str) -> None:
        here: list[Found] = []
        try:
            here = await self._search.here(query)
            self._show(here)
            if not here:
                self._say_nothing("hourglass", self.tr("Searching"), "")
            there = await self._search.there(query)
        except CqlError as wrong:
            self._say_wrong(query, wrong)
        except DeskError as trouble:
            self.in_vain = passes(trouble)
            self._say_trouble(trouble)
            if here:
                self.counted.emit(query, len(here))
        else:
            self._show(merged(here, there, in_order=is_cql(query)))
            self.counted.emit(query, len(self._rows))
            if not self._rows:
                text = self.tr("Try fewer or other words.")
                self._say_nothing("magnifying-glass", self.tr("Nothing was found"), text)
            elif len(there) >= MOST:
                self._notice.say(self.tr("The first results are shown. More words narrow them."))
        self._bar.hide()

    def _show(self, rows: Sequence[Found]) -> None:
        """Show results; the one that was chosen stays chosen, the list where it stood."""
        chosen: Found | None = self.list.currentIndex().data(FOUND)
        place = self.list.verticalScrollBar().value() if self._rows else self._state.position
        self._rows = list(rows)
        self.model.show_rows(self._rows)
        self._say_count()
        if not self._rows:
            return
        self._middle.setCurrentWidget(self.list)
        if chosen is not None and (row := self.model.row_of(chosen.id)) >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(round(place))

    def _say_count(self) -> None:
        here = sum(found.here for found in self._rows)
        there = len(self._rows) - here
        counts = (
            self.tr("%n here", "", here) if here else "",
            self.tr("%n on Confluence", "", there) if there else "",
        )
        self._said.setText(" · ".join(part for part in counts if part))

    def _say_nothing(
        self, icon: str, title: str, text: str, trouble: DeskError | None = None
    ) -> None:
        ways = (self.way_on(trouble),) if trouble else ()
        self._vacancy.say(icon, title, text, *ways)
        self._middle.setCurrentWidget(self._vacancy)

    def _say_wrong(self, query: str, wrong: CqlError) -> None:
        """Say what is wrong with a query and mark it, as long as nobody has typed on."""
        self._show([])
        title = self.tr("This is not valid CQL yet")
        self._say_nothing("warning-circle", title, remark(wrong.message))
        if self.box.text() == query:
            self.box.setSelection(wrong.start, max(wrong.end - wrong.start, 1))

    def _say_trouble(self, trouble: DeskError) -> None:
        offline, paused = isinstance(trouble, Unreachable), isinstance(trouble, Paused)
        said = words(trouble)
        if self._rows and offline:
            label, act = self.way_on(trouble)
            silent = self.tr("Confluence does not answer: this is what is on this machine.")
            wished = self.tr("You are working offline: this is what is on this machine.")
            kind = "info" if paused else "warning"
            self._notice.say(wished if paused else silent, kind=kind, button=label, action=act)
        elif self._rows:
            self._notice.say(f"{said.text} {said.remedy}", kind="error")
        elif offline:
            self._say_offline(trouble)
        else:
            self._say_nothing("warning-circle", said.text, said.remedy, trouble)

    def _say_offline(self, trouble: DeskError) -> None:
        """Nothing was found here, and Confluence could not be asked."""
        said = words(trouble)
        title = self.tr("Nothing on this machine holds these words")
        if is_cql(self._query):
            title = self.tr("Nothing on this machine fits this query")
        self._say_nothing("cloud-slash", title, f"{said.text} {said.remedy}", trouble)

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentIndex(self.model.index(max(self.list.currentIndex().row(), 0)))

    def _open(self, index: QModelIndex, how: str) -> None:
        found: Found | None = index.data(FOUND)
        if found is None:
            return
        if found.is_node:
            self.open_requested.emit(found.id, "", how)
        else:
            self.link_requested.emit(found.web_path)

    def _made_save(self) -> QToolButton:
        save = QToolButton()
        save.setIcon(self._theme.icon("bookmark-simple"))
        save.setToolTip(self.tr("Save this search"))
        save.setAccessibleName(self.tr("Save this search"))
        save.clicked.connect(lambda: self.save_requested.emit(self._query))
        return save

    def _dress_list(self, now: Callable[[], datetime]) -> None:
        self.list.setObjectName("results")
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultRow(self._theme, now, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setToolTip(self.tr("Enter opens, Ctrl+Enter opens in a tab behind"))

    def _lay_out(self) -> None:
        self.box.setPlaceholderText(self.tr("Words or CQL"))
        self.box.setAccessibleName(self.tr("Words or CQL"))
        make_clearable(self.box)
        self._bar.setFixedHeight(2)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        heading = QFrame()
        heading.setObjectName("tabHeading")
        row = QHBoxLayout(heading)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(self._theme.size("gap"))
        row.addWidget(self.box, 1)
        row.addWidget(self._said)
        row.addWidget(self._save)
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (heading, self._bar, self._notice):
            column.addWidget(part)
        column.addLayout(self._middle, 1)
        self.setFocusProxy(self.box)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def _connect(self) -> None:
        self.box.returnPressed.connect(self._send)
        self.box.textEdited.connect(lambda _text: self.moved.emit())
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        self._theme.changed.connect(self.list.viewport().update)

    def _clicked(self, index: QModelIndex) -> None:
        self._open(index, _how(QGuiApplication.keyboardModifiers()))


def _how(modifiers: Qt.KeyboardModifier) -> str:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return "behind"
    return "window" if modifiers & Qt.KeyboardModifier.ShiftModifier else "here"
