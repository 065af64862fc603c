"""A tab with what a search found: here at once, on Confluence a moment later."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql.check import Finding
from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.errors import DeskError, Paused, ScopeMissing, Unreachable
from confluence_desk.services.search import MOST, Found, Looked, merged
from confluence_desk.services.understanding import Asked
from confluence_desk.ui.cql_words import remark
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.messages import words
from confluence_desk.ui.models.found_results import FOUND, FoundResults
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.finder.found_list import FoundList
from confluence_desk.ui.panels.finder.gaps import gaps
from confluence_desk.ui.panels.finder.narrowing import Narrowing
from confluence_desk.ui.panels.finder.ways import BEGUN
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.tab_content import TabContent, passes
from confluence_desk.ui.panels.vacancy import Vacancy
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.search import Search

_SEARCH, _PREVIEW = "search", "preview"


class ResultsTab(TabContent):
    """Searches ``state.target``, words or CQL; ``state.words`` is what stands unsent in the bar.

    ``open_requested`` carries an id, an anchor and how; ``link_requested`` the path of a result
    that is no page, ``file_requested`` the id of one that is a file known here;
    ``edit_requested`` a query that wants to be typed on; ``save_requested`` the query to keep;
    ``counted`` a query that was answered and how much it found, here alone where Confluence
    could not be asked; words find other things here than there, which are not counted alike.
    """

    open_requested = Signal(str, str, str)
    link_requested = Signal(str)
    file_requested = Signal(str)
    edit_requested = Signal(str)
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
        self._typed = state.words or state.target
        self._rows: list[Found] = []
        self.model = FoundResults()
        self.list = FoundList(self.model, theme, now)
        self.narrowing = Narrowing(search, scope, theme)
        self._bar = Busy(theme, self.tr("Searching"))
        self._notice = NoticeBar(theme)
        self._vacancy = Vacancy(theme)
        self._middle = QStackedLayout()
        self._save = self._made_save()
        self._lay_out()
        self._connect()
        self._run()

    @property
    def title(self) -> str:
        """What is searched for."""
        return self._query or self.tr("Search")

    @property
    def said(self) -> str:
        """What is said of the search: how much it found, or why nothing is shown."""
        empty = self._middle.currentWidget() is self._vacancy
        parts = (self._vacancy.text if empty else self.narrowing.count.whole, self._notice.text)
        return " ".join(part for part in parts if part)

    @property
    def asked(self) -> str:
        """What was typed last."""
        return self._typed

    def state(self) -> TabState:
        """The query, and what was typed and not sent."""
        return TabState(
            self.kind,
            self._query,
            self._state.pinned,
            position=float(self.list.verticalScrollBar().value()),
            words=self._typed if self._typed != self._query else "",
        )

    def ask(self, text: str) -> None:
        """Search for something else."""
        self._query = self._typed = text.strip()
        self._state = TabState(self.kind, self._query, self._state.pinned)
        self.titled.emit(self.title)
        self.asked_changed.emit()
        self.moved.emit()
        self._run()

    def preview(self, text: str) -> None:
        """Show what is here for it; whatever was asked before comes too late then."""
        if text == self._typed:
            return
        self._typed = text
        self.moved.emit()
        self._scope.cancel(_PREVIEW)
        if text.strip():
            self._scope.start(self._previewed(text), key=_PREVIEW)

    def enter(self) -> None:
        """Go to the results."""
        if self._rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.model.index(max(self.list.currentIndex().row(), 0)))

    def enter_chips(self) -> bool:
        """Go to the conditions."""
        return self.narrowing.chips.enter()

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
        self.edit_requested.emit(self._typed)

    async def aclose(self) -> None:
        """Drop what is on its way."""
        self._scope.cancel(_PREVIEW)
        self._scope.cancel(_SEARCH)

    def _run(self) -> None:
        self.in_vain = False
        self._scope.cancel(_PREVIEW)
        self._notice.clear()
        self._save.setEnabled(bool(self._query))
        if not self._query:
            self._scope.cancel(_SEARCH)
            self.narrowing.show_asked(Asked(""))
            self._show([])
            self._bar.hide()
            text = self.tr("Words are looked for in titles and texts; CQL is asked as it stands.")
            self._say_nothing("magnifying-glass", self.tr("What are you looking for?"), text)
            if self._typed.endswith(BEGUN):
                self._scope.start(self._previewed(self._typed), key=_PREVIEW)
            return
        self._bar.show()
        words = self.tr("Searching for “{query}”").format(query=self._query)
        found = self._found(self._query)
        self._scope.start(found, key=_SEARCH, words=words, stopped=self._stopped)

    async def _previewed(self, text: str) -> None:
        """What is here while one types; a query that is not one yet changes nothing."""
        asked = await self._search.read(text.removesuffix(BEGUN))
        if asked.fault is not None or not (asked.cql or asked.words):
            return
        try:
            looked = await self._search.look(asked, typing=True)
        except CqlError:
            return
        self._scope.cancel(_SEARCH)
        self._notice.clear()
        self._bar.hide()
        self.narrowing.show_asked(asked)
        self._show(looked.found)
        if not looked.found:
            self._say_nothing(
                "magnifying-glass", self._nothing_here(asked), self.tr("Enter asks Confluence.")
            )

    async def _found(self, query: str) -> None:
        looked = Looked()
        asked = Asked(query)
        try:
            asked = await self._search.read(query)
            self.narrowing.show_asked(asked)
            if asked.fault is not None:
                self._say_wrong(asked.fault)
                self._bar.hide()
                return
            looked = await self._search.look(asked)
            self._show(looked.found)
            if not looked.found:
                self._say_nothing("hourglass", self.tr("Searching"), "")
            there = await self._search.ask_there(asked)
        except CqlError as wrong:
            self._show([])
            title = self.tr("This is not valid CQL yet")
            self._say_nothing("warning-circle", title, remark(wrong.message))
        except DeskError as trouble:
            self.in_vain = passes(trouble)
            more = self._first_ones() if looked.more else ""
            self._say_trouble(
                trouble, asked, " ".join(filter(None, (gaps(looked, asked.cql), more)))
            )
            if looked.found and asked.is_query:
                self.counted.emit(query, len(looked.found))
        else:
            self._show_all(asked, looked, there)
        self._bar.hide()

    def _show_all(self, asked: Asked, looked: Looked, there: list[Found]) -> None:
        here, loose = list(looked.found), looked.loose
        self._show(merged(here, there, in_order=asked.is_query, loose=loose))
        self.counted.emit(asked.text, len(self._rows))
        if not self._rows:
            text = self.tr("Try fewer or other words.")
            self._say_nothing("magnifying-glass", self.tr("Nothing was found"), text)
        elif looked.more or len(there) >= MOST:
            self._notice.say(self._first_ones())
        elif loose:
            self._notice.say(self.tr("The last results have only some of the words."))

    def _first_ones(self) -> str:
        return self.tr("The first results are shown. More words narrow them.")

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
        named = sum(found.known and not found.here for found in self._rows)
        self.narrowing.count.count(here, named, len(self._rows) - here - named)

    def _say_nothing(
        self, icon: str, title: str, text: str, way: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        self._vacancy.say(icon, title, text, *((way,) if way else ()))
        self._middle.setCurrentWidget(self._vacancy)

    def _say_wrong(self, wrong: Finding) -> None:
        """Say what is wrong with a query, and offer what would mend it."""
        self._show([])
        title = self.tr("This is not valid CQL yet")
        way = None
        if wrong.suggestion:
            start, end, query = wrong.span.start, wrong.span.end, self._query
            mended = query[:start] + wrong.suggestion + query[end:]
            label = self.tr("Write {text}").format(text=wrong.suggestion)
            way = (label.replace("&", "&&"), lambda: self.ask(mended))
        self._say_nothing("warning-circle", title, remark(wrong.message), way)

    def _say_trouble(self, trouble: DeskError, asked: Asked, gaps: str) -> None:
        offline, paused = isinstance(trouble, Unreachable), isinstance(trouble, Paused)
        said = words(trouble)
        if self._rows and offline:
            label, act = self.way_on(trouble)
            silent = self.tr("Confluence does not answer: this is what is on this machine.")
            wished = self.tr("You are working offline: this is what is on this machine.")
            kind = "info" if paused else "warning"
            told = " ".join(part for part in (wished if paused else silent, gaps) if part)
            self._notice.say(told, kind=kind, button=label, action=act)
        elif self._rows and isinstance(trouble, ScopeMissing):
            here = self.tr("This is what is on this machine.")
            told = " ".join(part for part in (here, gaps, said.text, said.remedy) if part)
            self._notice.say(told, kind="warning")
        elif self._rows:
            self._notice.say(f"{said.text} {said.remedy}", kind="error")
        elif offline:
            self._say_offline(trouble, asked, gaps)
        else:
            way = self.way_on(trouble)
            self._say_nothing("warning-circle", said.text, said.remedy, way)

    def _say_offline(self, trouble: DeskError, asked: Asked, gaps: str) -> None:
        """Nothing was found here, and Confluence could not be asked."""
        said = words(trouble)
        told = " ".join(part for part in (gaps, said.text, said.remedy) if part)
        self._say_nothing("cloud-slash", self._nothing_here(asked), told, self.way_on(trouble))

    def _stopped(self, trouble: DeskError) -> None:
        """What is here stays; nobody asks on."""
        self._bar.hide()
        said, (label, act) = words(trouble), self.way_on(trouble)
        if self._rows:
            told = f"{said.text} {self.tr('This is what is on this machine.')}"
            self._notice.say(told, button=label, action=act)
        else:
            self._say_nothing("magnifying-glass", said.text, said.remedy, (label, act))

    def _nothing_here(self, asked: Asked) -> str:
        if asked.is_query:
            return self.tr("Nothing on this machine fits this query")
        return self.tr("Nothing on this machine holds these words")

    def _open(self, index: QModelIndex, how: str) -> None:
        found: Found | None = index.data(FOUND)
        if found is None:
            return
        if found.is_node:
            self.open_requested.emit(found.id, "", how)
        elif found.kind == "attachment" and found.page_id:
            self.file_requested.emit(found.id)
        elif found.kind == "comment" and found.page_id:
            path = f"/pages/viewpage.action?pageId={found.page_id}&focusedCommentId={found.id}"
            self.link_requested.emit(path)
        else:
            self.link_requested.emit(found.web_path)

    def _chosen(self, index: QModelIndex) -> None:
        found: Found | None = index.data(FOUND)
        page = found.page_id or found.id if found is not None else ""
        named = found is not None and (found.is_node or bool(found.page_id))
        title = found.title if found is not None and found.is_node else ""
        if named and not title:
            title = self._search.name_of("page", page)
        self.narrowing.offer_below(page if named else "", title)

    def _made_save(self) -> QToolButton:
        save = QToolButton()
        save.setIcon(self._theme.icon("bookmark-simple"))
        Growing(save, self._theme, PICTURE)
        save.setToolTip(self.tr("Save this search"))
        save.setAccessibleName(self.tr("Save this search"))
        save.clicked.connect(lambda: self.save_requested.emit(self._query))
        return save

    def _lay_out(self) -> None:
        self._bar.setFixedHeight(2)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        heading = QFrame()
        heading.setObjectName("tabHeading")
        row = QVBoxLayout(heading)
        row.setContentsMargins(16, 8, 12, 8)
        self.narrowing.put_behind(self._save)
        row.addWidget(self.narrowing)
        self._middle.addWidget(self._vacancy)
        self._middle.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (heading, self._bar, self._notice):
            column.addWidget(part)
        column.addLayout(self._middle, 1)
        self.setFocusProxy(self.list)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def _connect(self) -> None:
        self.narrowing.rewritten.connect(self.ask)
        self.narrowing.edit_requested.connect(self.edit_requested)
        self.list.opened.connect(self._open)
        self.list.passed_top.connect(self.open_finder)
        self.list.chosen.connect(self._chosen)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
