"""A window's parts by name, and what each of them may ask of the whole."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow

from confluence_desk.domain.app_links import SCHEME
from confluence_desk.domain.keeping import Rule
from confluence_desk.domain.syncing import Job
from confluence_desk.services.connection import Link
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.going import Asking, Going
from confluence_desk.ui.messages import Notice
from confluence_desk.ui.opening import Opening
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.downloads import Downloads
from confluence_desk.ui.panels.navigator import Navigator
from confluence_desk.ui.panels.notices import Notices
from confluence_desk.ui.panels.outside import Outside
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.panels.panes import Panes
from confluence_desk.ui.panels.status_line import StatusLine
from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.panels.top_bar import TopBar
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library
    from confluence_desk.services.session import Session
    from confluence_desk.ui.panels.details import DetailsPanel
    from confluence_desk.ui.panels.popover import Popover


class Keeps(Protocol):
    """What asks what to keep offline, and syncs."""

    def ask_about(self, where: str) -> None:
        """Ask about a page, post or folder, or about ``space:ID``."""

    def ask(self, offers: Sequence[Rule]) -> None:
        """Ask which of these, and how."""

    def examine(self, where: str) -> None:
        """Show whether it can be relied on offline."""

    def sync(self, job: Job) -> None:
        """Bring this up to date now."""


class Shares(Protocol):
    """What saves, shares and takes in searches."""

    def save(self, query: str) -> None:
        """Ask for a name, then keep the search."""

    def do(self, what: str, key: int) -> None:
        """Share one, or tell of its new hits."""

    def import_file(self) -> None:
        """Ask for a file of searches, then take them in."""

    def export(self) -> None:
        """Ask for a file, then write all of them to it."""


class Frame(QMainWindow):
    """What ``MainWindow`` puts together.

    ``closed`` tells that the person closed it, ``used`` that it came to be the one in use,
    ``changed`` that its state is worth keeping; ``undo_offered`` carries what was done and a
    ``Removal``.
    """

    closed = Signal()
    used = Signal()
    changed = Signal()
    undo_offered = Signal(str, object)

    session: "Session"
    library: "Library"
    outfit: Outfit
    desk: Callbacks
    scope: TaskScope
    navigator: Navigator
    tabs: TabArea
    panes: Panes
    top: TopBar
    status: StatusLine
    notices: Notices
    opening: Opening
    outside: Outside
    downloads: Downloads
    keeping: "Keeps"
    going: Going
    actions_table: Actions
    others: "Callable[[], Sequence[Frame]]" = staticmethod(tuple)
    """The other windows on the account."""

    @property
    def site_name(self) -> str:
        """What to call the site; empty while nobody is signed in."""
        return self.session.account.title if self.session.connected else ""

    def open_tab(self, state: TabState) -> None:
        """Show a tab."""
        self.opening.tab(state)

    def open_page(self, page_id: str, anchor: str = "", comment_id: str = "") -> None:
        """Show a page, post, folder or stub, at a heading or a comment of it."""
        self.opening.page(page_id, anchor)
        if comment_id:
            self.show_comment(comment_id)

    def open_address(self, text: str) -> None:
        """Go where a link, id or ``KEY:Title`` leads; search for anything else."""
        self.going.go(Asking(text, tab=self.tabs.current))

    def open_typed(self, text: str, how: str) -> None:
        """As ``open_address``, for what stood in the box on top."""
        self.going.go(Asking(text, how, self.tabs.current, typed=text))

    def open_found(self, text: str) -> None:
        """As ``open_address``, for what comes from outside: what is read now stays."""
        self.going.go(Asking(text, "found"))

    def show_found(self, page_id: str, anchor: str = "") -> "Frame":
        """Go to the tab of any window that shows this page, else open one; tells which window."""
        for window in (self, *self.others()):
            if window.opening.revisit(page_id, anchor):
                if window is not self:
                    window.bring_forward()
                return window
        self.opening.page(page_id, anchor, "front")
        return self

    def open_link(self, url: str) -> None:
        """Follow a link that leads out of the page: one of ours stays here, the others go out."""
        if url.strip().lower().startswith(f"{SCHEME}:"):
            self.open_address(url)
        else:
            self.outside.open(url)

    def open_elsewhere(self, url: str) -> None:
        """Follow an address of another site: to the windows on it, else to the browser."""
        sites = self.desk.sites
        if sites is None or not sites.lead(url):
            self.open_link(url)

    def focus_filter(self) -> None:
        """Go to the navigator's filter."""
        self.panes.show_left(shown=True)
        self.navigator.focus_filter()

    @property
    def page(self) -> PageTab | None:
        """The page in front, where there is one."""
        front = self.tabs.current
        return front if isinstance(front, PageTab) else None

    def open_space(self, space_id: str) -> None:
        """Show a space's homepage, or its row where it has none."""
        space = self.library.space(space_id)
        if space is not None and space.homepage_id:
            self.open_page(space.homepage_id)
        elif space is not None:
            self.panes.show_left(shown=True)
            self.navigator.show_space(space_id)

    def open_attachment(self, _page_id: str, attachment_id: str) -> None:
        """Show a file in a tab."""
        self.open_tab(TabState("attachment", attachment_id))

    def search(self, query: str) -> None:
        """Show what is found, with the keyboard in it."""
        self.open_tab(TabState("results", query))
        if self.tabs.current is not None:
            self.tabs.current.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_details(self) -> bool:
        """Whether the right pane is filled."""
        raise NotImplementedError

    @property
    def details(self) -> "DetailsPanel":
        """The right pane, made if it is not there yet."""
        raise NotImplementedError

    @property
    def inbox(self) -> "Popover":
        """What was told, to be read again."""
        raise NotImplementedError

    @property
    def sharing(self) -> Shares:
        """What saves, shares and takes in searches."""
        raise NotImplementedError

    def do_with_search(self, what: str, key: int) -> None:
        """Share a saved search, or tell of its new hits."""
        self.sharing.do(what, key)

    def show_comment(self, comment_id: str) -> None:
        """Bring a comment of the page in front into sight."""
        self.panes.show_right(shown=True)
        front = self.tabs.current
        self.details.show_page(front.node_id if front is not None else "")
        self.details.show_comment(comment_id)

    def show_mark(self, mark: str) -> None:
        """Light the thread about a text that was clicked in the page in front."""
        self.panes.show_right(shown=True)
        self.details.show_mark(mark)

    def miss_comment(self) -> None:
        """Say that a link's comment is gone."""
        self.outfit.messages.notice(
            self.tr("The comment of that link is not there any more."), kind="warning"
        )

    def say_copied(self) -> None:
        """Say it in passing."""
        self.outfit.messages.notice(self.tr("Copied"))

    def carry_out(self, name: str) -> None:
        """Do what a link in one of our own documents asks for."""
        if name == "sign_in":
            self.tell_signed_out()
        elif name == "online":
            paused = self.session.connection.state is Link.PAUSED
            self.actions_table["work_offline" if paused else "reload"].trigger()
        elif name == "reload" and self.tabs.current and not self.actions_table[name].isEnabled():
            self.tabs.current.reload()  # it says anew what stands in the way
        elif name in {"browser", "reload", "compare"}:
            self.actions_table["browse" if name == "browser" else name].trigger()

    def tell_signed_out(self) -> None:
        """Say that the token is worth nothing any more."""
        from confluence_desk.services.expiry import has_ended  # noqa: PLC0415 - it seldom comes to it
        from confluence_desk.ui.token_end import shown_day  # noqa: PLC0415 - as above

        account = self.session.account
        ended = shown_day(account.expires) if has_ended(account, date.today()) else ""  # noqa: DTZ011 - the person's day
        self.notices.ask_to_sign_in(self.site_name, self.desk.sign_in, ended)

    def show_notice(self, notice: Notice) -> None:
        """Show what the program has to say."""
        self.notices.show(notice)

    def open_sites(self) -> None:
        """Open the menu with the other connections."""
        self.top.open_sites()

    def bring_forward(self) -> None:
        """Come before the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def touch(self) -> None:
        """Something changed: commands and the kept state follow."""
        raise NotImplementedError
