"""Says how each kind of tab is made, for every window of a session."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence

from confluence_desk.domain.links import web_url
from confluence_desk.services.beforehand import READING, Beforehand
from confluence_desk.ui.contents import Maker
from confluence_desk.ui.early_modules import PARTS, EarlyModules
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState, WindowState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.house import WebHouse

if TYPE_CHECKING:
    from confluence_desk.services.session import Session
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.panels.alert_tab import AlertTab
    from confluence_desk.ui.panels.comparison import ComparisonTab
    from confluence_desk.ui.panels.history.changed_tab import ChangedTab
    from confluence_desk.ui.panels.offline.tab import OfflineTab
    from confluence_desk.ui.panels.preview.attachment_tab import AttachmentTab
    from confluence_desk.ui.panels.readiness import ReadinessTab
    from confluence_desk.ui.panels.report import ReportTab
    from confluence_desk.ui.panels.results import ResultsTab
    from confluence_desk.ui.panels.welcome_tab import WelcomeTab

T = TypeVar("T", bound=TabContent)
_WARM_MS = 700
_TITLES_MS = 4_000
"""Quick open reads every title before it is asked for, when the start is over."""


class Makers:
    """Makes tabs for the windows of one session; ``aclose`` comes after the last of them."""

    def __init__(self, session: "Session", outfit: Outfit) -> None:
        self._session = session
        self._library = session.library
        self._outfit = outfit
        self._scope = self._scope_of("pictures")
        self._made_house: WebHouse | None = None
        self._early: tuple[TabState, PagePanel] | None = None
        self._beforehand = Beforehand(READING)
        self._early_modules = EarlyModules(PARTS)
        self._warming = QTimer(singleShot=True, interval=_WARM_MS)
        self._warming.timeout.connect(self._warm)
        self._reading = QTimer(singleShot=True, interval=_TITLES_MS)
        self._reading.timeout.connect(self._read_titles)

    def _scope_of(self, what: str) -> TaskScope:
        return self._outfit.scope(what, self._session.account.key)

    def of(self, window: "Frame") -> Mapping[str, Maker]:
        """A maker for each kind of tab in this window."""
        return {
            "page": self._page,
            "welcome": partial(self._welcome, window),
            "attachment": partial(self._attachment, window),
            "results": partial(self._results, window),
            "comparison": partial(self._comparison, window),
            "changes": partial(self._changes, window),
            "report": partial(self._report, window),
            "offline": partial(self._offline, window),
            "readiness": partial(self._readiness, window),
            "alert": partial(self._alert, window),
        }

    def warm_soon(self) -> None:
        """Make WebEngine ready once the windows stand, so that the first page opens at once."""
        self._warming.start()

    def expect(self, states: Sequence[WindowState]) -> None:
        """Make the first page that comes back in front: it is drawn while its window is made.

        Where a text further down stands is known only in a window, for its lines break by the
        width; of such a page only the process is started.
        """
        fronts = [
            state.tabs[state.current] for state in states if 0 <= state.current < len(state.tabs)
        ]
        first = next((front for front in fronts if front.kind == "page"), None)
        if first is not None and _begins_at_the_top(first):
            self._early = (first, self._made_page(first))
            self._house.wait()  # ``warm_soon`` counts from when the window stands
        elif first is not None:
            self._house.warm()

    async def aclose(self) -> None:
        """Let go of WebEngine."""
        self._warming.stop()
        self._reading.stop()
        self._beforehand.end()
        self._early_modules.end()
        await self._end_early()
        await self._scope.aclose()
        if self._made_house is not None:
            self._made_house.end()

    async def _end_early(self) -> None:
        """No window came for it."""
        if self._early is not None:
            (_state, page), self._early = self._early, None
            await page.aclose()
            if page.tasks is not None:
                await page.tasks.aclose()
            page.deleteLater()

    def _warm(self) -> None:
        self._house.warm()
        self._beforehand.begin()
        self._early_modules.begin()
        self._reading.start()

    def _read_titles(self) -> None:
        if self._session.connected:
            self._scope.start(self._session.quick.catch_up(), key="titles")

    @property
    def _house(self) -> WebHouse:
        """Made for the first page: a start without one is spared all of WebEngine."""
        if self._made_house is None:
            self._made_house = WebHouse(self._library, self._outfit.theme, self._scope)
        return self._made_house

    def _page(self, state: TabState) -> PagePanel:
        if self._early is not None and self._early[0] == state:
            (_state, page), self._early = self._early, None
            return page
        return self._made_page(state)

    def _made_page(self, state: TabState) -> PagePanel:
        scope = self._scope_of("page")
        return _owning(
            PagePanel(self._library, self._outfit.theme, scope, self._house, state), scope
        )

    def _welcome(self, window: "Frame", state: TabState) -> "WelcomeTab":
        from confluence_desk.ui.panels.welcome_tab import WelcomeTab  # noqa: PLC0415 - few starts need it

        tab = WelcomeTab(
            self._library,
            self._session.connection,
            self._outfit.theme,
            state,
            favourites=self._session.favourites.ids,
            keys=lambda command: _keys(window, command),
        )
        tab.connect_requested.connect(window.desk.sign_in)
        tab.demo_requested.connect(window.desk.try_demo)
        tab.address_requested.connect(window.top.focus_address)
        tab.search_requested.connect(window.top.focus_address)
        tab.filter_requested.connect(window.focus_filter)
        tab.open_requested.connect(window.opening.page)
        return tab

    def _attachment(self, window: "Frame", state: TabState) -> "AttachmentTab":
        from confluence_desk.ui.panels.preview.attachment_tab import AttachmentTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("attachment")
        tab = AttachmentTab(self._library, self._outfit.theme, scope, state)
        tab.save_requested.connect(window.downloads.save)
        tab.system_requested.connect(window.downloads.open)
        tab.copy_requested.connect(window.outside.copy_text)
        tab.open_requested.connect(window.opening.page)
        return _owning(tab, scope)

    def _results(self, window: "Frame", state: TabState) -> "ResultsTab":
        from confluence_desk.ui.panels.results import ResultsTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("results")
        tab = ResultsTab(self._session.search, self._outfit.theme, scope, state)
        tab.open_requested.connect(window.opening.page)
        site = self._library.site
        tab.link_requested.connect(lambda path: window.open_address(web_url(site, path)))
        tab.file_requested.connect(lambda file: window.open_attachment("", file))
        tab.edit_requested.connect(partial(_edit, window))
        tab.save_requested.connect(lambda query: self._save_search(window, query))
        tab.counted.connect(lambda query, count: self._note_count(window, query, count))
        return _owning(tab, scope)

    def _comparison(self, window: "Frame", state: TabState) -> "ComparisonTab":
        from confluence_desk.ui.panels.comparison import ComparisonTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("comparison")
        tab = ComparisonTab(self._library, self._outfit.theme, scope, self._house, state)
        tab.open_requested.connect(window.opening.page)
        tab.link_requested.connect(lambda link, _how: window.open_address(link))
        tab.external_link.connect(window.open_link)
        tab.notified.connect(self._say)
        tab.comparison_requested.connect(
            lambda target: window.open_tab(TabState("comparison", target))
        )
        return _owning(tab, scope)

    def _changes(self, window: "Frame", state: TabState) -> "ChangedTab":
        from confluence_desk.ui.panels.history.changed_tab import ChangedTab  # noqa: PLC0415 - few starts need it

        scope, session = self._scope_of("changes"), self._session
        searches = [(search.name, search.cql) for search in session.searches.all()]

        from confluence_desk.services.changed_there import ChangedThere  # noqa: PLC0415 - as above

        finder = ChangedThere(session.search)
        tab = ChangedTab(self._library, searches, finder, self._outfit.theme, scope, state)
        tab.open_requested.connect(window.opening.page)
        tab.comparison_requested.connect(
            lambda target: window.open_tab(TabState("comparison", target))
        )
        return _owning(tab, scope)

    def _report(self, window: "Frame", state: TabState) -> "ReportTab":
        from confluence_desk.ui.panels.report import ReportTab  # noqa: PLC0415 - few starts need it

        session, theme = self._session, self._outfit.theme
        tab = ReportTab(self._library, session.journal, theme, state, keeping=session.keeping)
        tab.open_requested.connect(window.opening.page)
        return tab

    def _offline(self, window: "Frame", state: TabState) -> "OfflineTab":
        from confluence_desk.ui.panels.offline.tab import OfflineTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("offline")
        session = self._session
        tab = OfflineTab(self._library, session.keeping, self._outfit.theme, scope, state)
        tab.open_requested.connect(window.opening.page)
        tab.keep_requested.connect(window.keeping.ask)
        tab.readiness_requested.connect(lambda key: window.open_tab(TabState("readiness", key)))
        tab.run_requested.connect(lambda run: window.open_tab(TabState("report", f"run:{run}")))
        tab.sync_requested.connect(window.keeping.sync)
        return _owning(tab, scope)

    def _readiness(self, window: "Frame", state: TabState) -> "ReadinessTab":
        from confluence_desk.ui.panels.readiness import ReadinessTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("readiness")
        session, theme = self._session, self._outfit.theme
        tab = ReadinessTab(self._library, session.keeping, session.surveyor, theme, scope, state)
        tab.open_requested.connect(window.opening.page)
        tab.keep_requested.connect(window.keeping.ask)
        tab.sync_requested.connect(window.keeping.sync)
        tab.told.connect(self._outfit.messages.notice)
        return _owning(tab, scope)

    def _alert(self, window: "Frame", state: TabState) -> "AlertTab":
        from confluence_desk.ui.panels.alert_tab import AlertTab  # noqa: PLC0415 - few starts need it

        scope = self._scope_of("alert")
        session, theme = self._session, self._outfit.theme
        tab = AlertTab(session.runbooks, session.drafts, theme, scope, state)
        tab.open_requested.connect(window.opening.page)
        tab.search_requested.connect(window.search)
        return _owning(tab, scope)

    def _say(self, words: str, warning: bool) -> None:  # noqa: FBT001 - a signal's value
        self._outfit.messages.notice(words, kind="warning" if warning else "info")

    def _save_search(self, window: "Frame", query: str) -> None:
        """Ask for a name, then keep it."""
        window.sharing.save(query)

    def _note_count(self, window: "Frame", query: str, count: int) -> None:
        """A saved search shows in the navigator how much it found; all are remembered."""
        window.scope.start(self._session.asked.note(query), key=f"asked:{query}")
        searches = self._session.searches
        saved = searches.of(query)
        if saved is not None:
            window.scope.start(searches.note_count(saved.key, count), key=f"count:{saved.key}")


def _begins_at_the_top(state: TabState) -> bool:
    stop = state.stops[min(max(state.at, 0), len(state.stops) - 1)] if state.stops else None
    return stop is None or not (stop.anchor or stop.position)


def _edit(window: "Frame", query: str) -> None:
    window.top.edit(query)


def _owning(tab: T, scope: TaskScope) -> T:
    tab.tasks = scope
    return tab


def _keys(window: "Frame", command: str) -> str:
    keys = window.actions_table[command].shortcut()
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
