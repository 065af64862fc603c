"""Says how each kind of tab is made, for every window of a session."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QKeySequence

from confluence_desk.ui.contents import Maker
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.preview.attachment_tab import AttachmentTab
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.panels.welcome_tab import WelcomeTab
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.house import WebHouse

if TYPE_CHECKING:
    from confluence_desk.services.session import Session
    from confluence_desk.ui.frame import Frame

T = TypeVar("T", bound=TabContent)


class Makers:
    """Makes tabs for the windows of one session; ``aclose`` comes after the last of them."""

    def __init__(self, session: "Session", outfit: Outfit) -> None:
        self._session = session
        self._library = session.library
        self._outfit = outfit
        self._scope = outfit.scope("pictures")
        self._house = WebHouse(session.library, outfit.theme, self._scope)

    def of(self, window: "Frame") -> Mapping[str, Maker]:
        """A maker for each kind of tab in this window."""
        return {
            "page": self._page,
            "welcome": partial(self._welcome, window),
            "attachment": partial(self._attachment, window),
        }

    async def aclose(self) -> None:
        """Let go of WebEngine."""
        await self._scope.aclose()
        self._house.end()

    def _page(self, state: TabState) -> PagePanel:
        scope = self._outfit.scope("page")
        return _owning(
            PagePanel(self._library, self._outfit.theme, scope, self._house, state), scope
        )

    def _welcome(self, window: "Frame", state: TabState) -> WelcomeTab:
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

    def _attachment(self, window: "Frame", state: TabState) -> AttachmentTab:
        scope = self._outfit.scope("attachment")
        tab = AttachmentTab(self._library, self._outfit.theme, scope, state)
        tab.save_requested.connect(window.downloads.save)
        tab.system_requested.connect(window.downloads.open)
        tab.copy_requested.connect(window.outside.copy_text)
        tab.open_requested.connect(window.opening.page)
        return _owning(tab, scope)


def _owning(tab: T, scope: TaskScope) -> T:
    tab.tasks = scope
    return tab


def _keys(window: "Frame", command: str) -> str:
    keys = window.actions_table[command].shortcut()
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
