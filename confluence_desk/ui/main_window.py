"""Puts panes, commands and status together into the one window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from confluence_desk.services.connection import Link
from confluence_desk.system.settings import Settings
from confluence_desk.ui import session as memory
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.commands import Situation
from confluence_desk.ui.dialogs.shortcuts import ShortcutsDialog
from confluence_desk.ui.going import Going
from confluence_desk.ui.keeping import StateKeeper
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.details import DetailsPanel
from confluence_desk.ui.panels.downloads import Downloads
from confluence_desk.ui.panels.navigator import Navigator
from confluence_desk.ui.panels.notices import Notices
from confluence_desk.ui.panels.outside import Outside
from confluence_desk.ui.panels.status_line import StatusLine
from confluence_desk.ui.panels.tabs import Tabs
from confluence_desk.ui.panels.top_bar import TopBar
from confluence_desk.ui.panels.welcome import Welcome
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.services.session import Session
    from confluence_desk.ui.panels.page import PagePanel

MakePage = Callable[["Library", Theme, TaskScope], "PagePanel"]


class MainWindow(QMainWindow):
    """Navigator, page and details of one signed-in account.

    ``make_page`` makes what shows a page; ``settings`` is where the window's state is kept.
    """

    closed = Signal()
    sign_in_requested = Signal()
    sign_out_requested = Signal()

    def __init__(
        self,
        session: "Session",
        theme: Theme,
        messages: Messages,
        settings: Settings,
        make_page: MakePage,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self._session = session
        self._library = session.library
        self._connection = session.connection
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._scope = TaskScope(messages.report, name="window")
        self._tab_scope = TaskScope(messages.report, name="tab")
        self._history = (False, False)
        self._leaving: tuple[Callable[[], None], ...] = ()
        self._link = self._connection.state
        self.navigator = Navigator(self._library, self._scope, theme)
        self.details = DetailsPanel(self._library, self._scope, theme)
        self.page = make_page(self._library, theme, self._tab_scope)
        self.actions_table = Actions(self, theme, self._deeds())
        self.top = TopBar(self.actions_table, theme)
        self.welcome = Welcome(theme, self._site_name())
        self.tabs = Tabs(self.welcome)
        self._notices = Notices(messages, theme, self)
        self.notice = self._notices.bar
        self.toast = self._notices.toast
        self.outside = Outside(self._library, messages, open_url)
        self._downloads = Downloads(self._library, self._scope, messages, open_url, self)
        self.status = StatusLine(self._library, theme)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._going = Going(self._library, self._scope, messages, self)
        self._keeper = StateKeeper(settings, self._state, messages.report, self)
        self._lay_out()
        self._connect()
        self._restore()
        self._update()

    def load(self) -> None:
        """Ask Confluence for the spaces, and show the page that was read last."""
        self.navigator.load()
        self.navigator.setFocus(Qt.FocusReason.OtherFocusReason)
        last = memory.load(self._settings).page_id
        if last and self._library.page(last) is not None:
            self.open_page(last)

    def open_page(self, page_id: str, anchor: str = "", comment_id: str = "") -> None:
        """Show a page, post, folder or stub in the middle, at a heading or a comment of it."""
        node = self._library.node(page_id)
        self.tabs.add(self.page, node.title if node else "", self._theme.icon("file-text"))
        self.page.open(page_id, anchor=anchor)
        if comment_id:
            self._show_comment(comment_id)

    def open_address(self, text: str) -> None:
        """Go where a pasted link, id or ``KEY:Title`` leads."""
        self._going.go(text)

    def open_space(self, space_id: str) -> None:
        """Show a space's homepage, or its row where it has none."""
        space = self._library.space(space_id)
        if space is not None and space.homepage_id:
            self.open_page(space.homepage_id)

    async def aclose(self) -> None:
        """Stop everything the window started and listens to; a second time does nothing."""
        leaving, self._leaving = self._leaving, ()
        if not leaving:
            return
        self.status.close_line()
        self._keeper.end()
        self._notices.end()
        for leave in leaving:
            leave()
        self.navigator.close_model()
        self.details.close_panel()
        await self._scope.aclose()
        await self.page.aclose()
        await self._tab_scope.aclose()
        self._downloads.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the state, then tell that the window goes."""
        self.save_state()
        super().closeEvent(event)
        self.closed.emit()

    def save_state(self) -> None:
        """Keep place, panes and page for the next start."""
        self._keeper.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the new size."""
        super().resizeEvent(event)
        self._keeper.touch()

    def _state(self) -> memory.WindowState:
        left, right = self.navigator.isHidden(), self.details.isHidden()
        return memory.WindowState(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            panes=tuple(self._panes) if left or right else tuple(self._splitter.sizes()),
            left_shown=not left,
            right_shown=not right,
            page_id=self.page.current_id,
            scheme=self._theme.scheme.value,
            sections=tuple(section.opened for section in self.details.sections),
        )

    def _deeds(self) -> dict[str, Callable[[], None]]:
        """What every command does."""
        return {
            "open_address": self._focus_address,
            "filter": self._focus_filter,
            "refresh_spaces": self.navigator.load,
            "work_offline": self._toggle_offline,
            "sign_out": self.sign_out_requested.emit,
            "quit": self._quit,
            "back": self.page.back,
            "forward": self.page.forward,
            "reload": self._reload,
            "find": self.page.open_finder,
            "find_next": self.page.find_bar.find_next,
            "find_previous": self.page.find_bar.find_previous,
            "reveal": self._reveal,
            "browse": lambda: self.outside.browse(self.page.current_id),
            "copy_link": lambda: self.outside.copy_link(self.page.current_id),
            "zoom_in": self.page.view.zoom_in,
            "zoom_out": self.page.view.zoom_out,
            "zoom_reset": self.page.view.zoom_reset,
            "toggle_left": lambda: self._toggle(self.navigator),
            "toggle_right": lambda: self._toggle(self.details),
            "show_archived": self._toggle_archived,
            "scheme_system": lambda: self._choose(Scheme.SYSTEM),
            "scheme_light": lambda: self._choose(Scheme.LIGHT),
            "scheme_dark": lambda: self._choose(Scheme.DARK),
            "shortcuts": lambda: ShortcutsDialog(self.actions_table.shortcuts(), self).open(),
        }

    def _quit(self) -> None:
        self.close()

    def _lay_out(self) -> None:
        for pane, width in ((self.navigator, 180), (self.tabs, 320), (self.details, 200)):
            pane.setMinimumWidth(width)
            self._splitter.addWidget(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        middle = QWidget()
        lay = QVBoxLayout(middle)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.top)
        lay.addWidget(self.notice)
        lay.addWidget(self._splitter, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self._leaving = (self._connection.changed.connect(self._link_changed),)
        account = self._session.account
        self.top.show_site(self._site_name(), account.email, remembered=account.remembered)
        self.top.show_link(self._connection.state, self._connection.until)
        self.top.address_entered.connect(self.open_address)
        self.top.retry_requested.connect(self._connection.retry)
        self.top.sign_in_requested.connect(self.sign_in_requested)
        self.navigator.open_requested.connect(self.open_page)
        self.navigator.browser_requested.connect(self.outside.browse)
        self.navigator.copy_requested.connect(self.outside.copy_link)
        going = self._going
        going.page_found.connect(self.open_page)
        going.space_found.connect(self.open_space)
        going.attachment_found.connect(self._open_file)
        going.web_found.connect(self.outside.open)
        going.sign_in_needed.connect(self._tell_signed_out)
        for found in (going.page_found, going.space_found, going.attachment_found):
            found.connect(self.top.address.clear)
        self._splitter.splitterMoved.connect(self._keeper.touch)
        self.welcome.address_requested.connect(self.top.focus_address)
        self.welcome.filter_requested.connect(self._focus_filter)
        self._connect_page()
        self._connect_details()
        self._notices.begin()

    def _connect_page(self) -> None:
        page = self.page
        page.title_changed.connect(self._titled)
        page.page_shown.connect(self._page_shown)
        page.outline_changed.connect(self.details.set_outline)
        page.history_changed.connect(self._history_changed)
        page.external_link.connect(self.outside.open)
        page.space_requested.connect(self.open_space)
        page.attachment_requested.connect(self._open_attachment)
        page.comment_requested.connect(self._show_comment)
        page.heading_passed.connect(self.details.follow)
        page.copied.connect(lambda: self.toast.say(self.tr("Copied")))
        page.command_requested.connect(self._command)
        page.hovered.connect(self.status.say)
        page.busy_changed.connect(self.status.show_busy)

    def _connect_details(self) -> None:
        self.details.anchor_requested.connect(self.page.scroll_to)
        self.details.mark_requested.connect(self.page.mark_comment)
        self.details.link_activated.connect(self.page.follow)
        self.details.open_attachment.connect(self._downloads.open)
        self.details.save_attachment.connect(self._downloads.save)
        self.details.copy_requested.connect(self.outside.copy_link)
        self.details.comment_missing.connect(self._miss_comment)
        for section in self.details.sections:
            section.toggled.connect(self._keeper.touch)

    def _restore(self) -> None:
        kept = memory.load(self._settings)
        if not self.restoreGeometry(QByteArray.fromBase64(kept.geometry.encode("ascii", "ignore"))):
            room = self.screen().availableSize() - QSize(0, 40)  # a title bar needs its place
            self.resize(QSize(1440, 900).boundedTo(room))
        right = self._theme.size("right_pane")
        left = self._theme.size("left_pane")
        self._panes = list(kept.panes) or [left, max(self.width() - left - right, 320), right]
        self._splitter.setSizes(self._panes)
        self.navigator.setVisible(kept.left_shown)
        self.details.setVisible(kept.right_shown)
        if kept.scheme in set(Scheme):
            self._theme.choose(Scheme(kept.scheme))
        for section, opened in zip(self.details.sections, kept.sections, strict=False):
            section.set_opened(opened)

    def _update(self) -> None:
        can_back, can_forward = self._history
        now = Situation(
            page_id=self.page.current_id,
            can_back=can_back,
            can_forward=can_forward,
            left_shown=not self.navigator.isHidden(),
            right_shown=not self.details.isHidden(),
            offline_wanted=self._connection.state is Link.PAUSED,
            archived_shown=self.navigator.model.show_archived,
            scheme=self._theme.scheme.value,
        )
        self.actions_table.update(now)
        self._keeper.touch()

    def _titled(self, title: str) -> None:
        self.tabs.rename(self.page, title)
        self.setWindowTitle(f"{title} — {self._site_name()}" if title else self._site_name())

    def _page_shown(self, page_id: str) -> None:
        self.details.show_page(page_id)
        self.navigator.reveal(page_id)
        self._update()

    def _history_changed(self, can_back: bool, can_forward: bool) -> None:  # noqa: FBT001 - a signal's values
        self._history = (can_back, can_forward)
        self._update()

    def _link_changed(self, link: Link) -> None:
        back = link is Link.ONLINE and self._link in {Link.OFFLINE, Link.PAUSED, Link.SIGNED_OUT}
        self._link = link
        self.top.show_link(link, self._connection.until)
        self._update()
        if link is Link.SIGNED_OUT:
            self._tell_signed_out()
        if back:
            self._notices.forget_warnings()
            self.navigator.retry()
            self._reload()

    def _reload(self) -> None:
        self.page.reload()
        self.details.retry()

    def _show_comment(self, comment_id: str) -> None:
        self.details.show()
        self.details.show_comment(comment_id)
        self._update()

    def _miss_comment(self) -> None:
        self._messages.notice(
            self.tr("The comment of that link is not there any more."), kind="warning"
        )

    def _command(self, name: str) -> None:
        if name == "browser":
            self.outside.browse(self.page.current_id)
        elif name == "reload":
            self._reload()
        elif name == "sign_in":
            self._tell_signed_out()

    def _tell_signed_out(self) -> None:
        self._notices.ask_to_sign_in(self._site_name(), self.sign_in_requested.emit)

    def _toggle(self, pane: QWidget) -> None:
        if not self.navigator.isHidden() and not self.details.isHidden():
            self._panes = self._splitter.sizes()
        pane.setVisible(pane.isHidden())
        self._update()

    def _toggle_offline(self) -> None:
        if self._connection.state is Link.PAUSED:
            self._connection.resume()
        else:
            self._connection.pause()
        self._update()

    def _toggle_archived(self) -> None:
        self.navigator.set_show_archived(not self.navigator.model.show_archived)
        self._update()

    def _choose(self, scheme: Scheme) -> None:
        self._theme.choose(scheme)
        self._update()

    def _focus_address(self) -> None:
        self.top.focus_address()

    def _focus_filter(self) -> None:
        self.navigator.show()
        self.navigator.focus_filter()
        self._update()

    def _reveal(self) -> None:
        self.navigator.show()
        self.navigator.reveal(self.page.current_id)
        self._update()

    def _open_file(self, page_id: str, attachment_id: str) -> None:
        self.open_page(page_id)
        self._open_attachment(page_id, attachment_id)

    def _open_attachment(self, page_id: str, attachment_id: str) -> None:
        files = self._library.attachments(page_id) or ()
        found = next((file for file in files if file.id == attachment_id), None)
        if found is not None:
            self._downloads.open(found)

    def _site_name(self) -> str:
        site = self._library.site
        return site.name or site.url.rpartition("://")[2].removesuffix(".atlassian.net")
