"""Keeps details, navigator and title on what the tab in front is about."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QTimer

from confluence_desk.domain.legible import legible
from confluence_desk.ui.commands import PAGE_CONTEXT
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.panels.tab_content import TabContent

_OURS = "desk://site/"
_PROGRAM = "Confluence Desk"
_PATIENCE_MS = 600
"""So long the details wait at the start for a page that does not stand."""
_BREATH_MS = 120
"""What a page that stands takes until it is painted."""


class Following:
    """Hears the tabs of one window; what comes from a tab behind is not for the panes."""

    def __init__(self, window: "Frame") -> None:
        self._window = window
        # Tabs come to the front in swarms, and each tells twice or thrice what it shows; the
        # panes follow when the tab is painted, and only the last.
        self._panes = QTimer(window, singleShot=True, interval=0)
        self._panes.timeout.connect(self._show_panes)
        self._late = QTimer(window, singleShot=True)
        self._late.timeout.connect(self.show_details)
        self._passed = ""
        window.tabs.current_changed.connect(self._came_to_front)

    @property
    def waits(self) -> bool:
        """Whether the details are still to come."""
        return self._late.isActive()

    def end(self) -> None:
        """Follow no more."""
        self._panes.stop()
        self._late.stop()

    def show_details(self) -> None:
        """Let the details be about the tab in front."""
        content, details = self._window.tabs.current, self._window.details
        details.show_page(content.node_id if content is not None else "")
        if isinstance(content, PageTab):
            details.set_outline(content.outline)
            if self._passed:
                details.follow(self._passed)
        self._passed = ""

    def connect(self, content: "TabContent") -> None:
        """Listen to a new tab."""
        content.titled.connect(lambda _title: self._if_front(content, self._retitle))
        content.moved.connect(self._window.touch)
        content.asked_changed.connect(
            lambda: self._if_front(content, lambda: self._window.top.follow(content))
        )
        content.command_requested.connect(self._window.carry_out)
        if isinstance(content, PageTab):
            self._connect_page(content)

    def _connect_page(self, page: PageTab) -> None:
        window = self._window
        page.page_shown.connect(lambda _id: self._if_front(page, self._follow))
        page.outline_changed.connect(lambda _outline: self._if_front(page, self._follow))
        page.heading_passed.connect(
            lambda anchor: self._if_front(page, lambda: self._follow_heading(anchor))
        )
        page.stood.connect(lambda _id: self._if_front(page, self._page_stood))
        page.hovered.connect(lambda link: window.status.say(self._where(link)))
        page.busy_changed.connect(
            lambda busy: self._if_front(page, lambda: window.status.show_busy(busy))
        )
        page.external_link.connect(window.open_link)
        page.elsewhere_found.connect(window.open_elsewhere)
        page.space_requested.connect(window.open_space)
        page.attachment_requested.connect(window.open_attachment)
        page.notified.connect(self._say)
        page.save_requested.connect(window.downloads.save)
        page.search_requested.connect(window.search)
        page.comparison_requested.connect(
            lambda target: window.open_tab(TabState("comparison", target))
        )
        page.mark_clicked.connect(lambda mark: self._if_front(page, lambda: window.show_mark(mark)))
        page.comment_requested.connect(window.show_comment)
        page.copied.connect(window.say_copied)
        page.open_requested.connect(window.opening.page)
        page.offer([window.actions_table[name] for name in PAGE_CONTEXT])

    def _follow_heading(self, anchor: str) -> None:
        if self._window.has_details:
            self._window.details.follow(anchor)
        else:
            self._passed = anchor  # it is told once

    def _where(self, link: str) -> str:
        """Where a link leads, as a browser says it; our own addresses mean nothing."""
        verb, _, rest = link.removeprefix(_OURS).partition("/")
        if not link.startswith(_OURS):
            return link
        if verb == "page":
            return self._window.library.web_url(unquote(rest.partition("#")[0]))
        file = self._window.library.attachment(unquote(rest)) if verb == "attachment" else None
        return file.title if file is not None else ""

    def _say(self, words: str, warning: bool) -> None:  # noqa: FBT001 - a signal's value
        messages = self._window.outfit.messages
        messages.notice(words, kind="warning" if warning else "info")

    def _if_front(self, content: "TabContent", do: Callable[[], object]) -> None:
        if content is self._window.tabs.current:
            do()

    def _came_to_front(self, content: "TabContent | None") -> None:
        self._retitle()
        self._window.top.follow(content)
        self._window.status.show_busy(isinstance(content, PageTab) and content.busy)
        self._follow()

    def _follow(self) -> None:
        self._panes.start()
        self._window.touch()

    def _show_panes(self) -> None:
        content = self._window.tabs.current
        if self._window.has_details:
            self.show_details()
        elif not self._late.isActive():  # the first page comes before what is told about it
            self._late.start(_PATIENCE_MS)
        if isinstance(content, PageTab):
            self._window.navigator.reveal(content.node_id)
            self._mark_read(content.node_id)

    def _page_stood(self) -> None:
        if not self._window.has_details:
            self._late.start(_BREATH_MS)

    def _mark_read(self, node_id: str) -> None:
        """What the inbox says of a page is known to whoever sees the page."""
        inbox = self._window.session.inbox
        if node_id and inbox.unread:
            self._window.scope.start(inbox.mark_page_read(node_id), key=f"read:{node_id}")

    def _retitle(self) -> None:
        front = self._window.tabs.current
        title = " ".join(legible(front.title if front else "").split())
        site = self._window.site_name
        parts = [part for part in (title, site) if part]
        self._window.setWindowTitle(" — ".join(parts) or _PROGRAM)
