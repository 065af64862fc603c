"""Puts panes, tabs, commands and status together into a window."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.services.connection import Link
from confluence_desk.system.choices import NOTIFY
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.callbacks import Callbacks
from confluence_desk.ui.clipboard_offer import text_of
from confluence_desk.ui.commands import Situation
from confluence_desk.ui.contents import Contents
from confluence_desk.ui.deeds import WindowDeeds
from confluence_desk.ui.deeds.page import PageInFront
from confluence_desk.ui.deeds.program import WholeProgram
from confluence_desk.ui.deeds.tabs import FrontTab, StripOfTabs
from confluence_desk.ui.deeds.window import WindowItself
from confluence_desk.ui.following import Following
from confluence_desk.ui.frame import Frame
from confluence_desk.ui.going import Going
from confluence_desk.ui.keep_sheets import KeepSheets
from confluence_desk.ui.naming import Naming
from confluence_desk.ui.opening import Opening
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.panels.downloads import Downloads
from confluence_desk.ui.panels.navigator import Navigator
from confluence_desk.ui.panels.notices import Notices
from confluence_desk.ui.panels.outside import Outside
from confluence_desk.ui.panels.panes import Panes
from confluence_desk.ui.panels.status_line import StatusLine
from confluence_desk.ui.panels.tab_area import TabArea
from confluence_desk.ui.panels.top_bar import TopBar
from confluence_desk.ui.remembered import TabState, WindowState, fit_for_a_file
from confluence_desk.ui.sheets import Sheets
from confluence_desk.ui.situation import hear, situation
from confluence_desk.ui.sync_wiring import connect_syncing
from confluence_desk.ui.tab_offers import TabOffers
from confluence_desk.ui.tab_order import step
from confluence_desk.ui.wiring import (
    connect_details,
    connect_going,
    connect_navigator,
    connect_tabs,
    connect_top,
)

if TYPE_CHECKING:
    from confluence_desk.services.session import Session
    from confluence_desk.ui.makers import Makers
    from confluence_desk.ui.panels.details import DetailsPanel
    from confluence_desk.ui.panels.popover import Popover
    from confluence_desk.ui.panels.tab_content import TabContent
    from confluence_desk.ui.search_sharing import SearchSharing


_ANSWERING = (Link.ONLINE, Link.SLOWED)


class MainWindow(Frame):
    """One window on an account."""

    def __init__(
        self, session: "Session", outfit: Outfit, desk: Callbacks, makers: "Makers"
    ) -> None:
        super().__init__()
        self.session = session
        self.desk = desk
        self.library = session.library
        self._connection = session.connection
        self.outfit = outfit
        self.scope = outfit.scope("window", session.account.key)
        theme = outfit.theme
        self._link = self._connection.state
        self._situation = Situation()
        self.navigator = Navigator(
            self.library,
            self.scope,
            theme,
            favourites=session.favourites,
            searches=session.searches,
        )
        self._details: DetailsPanel | None = None
        self._sections: tuple[bool, ...] = ()
        self._kept: WindowState | None = None
        self._filling = QTimer(self, singleShot=True, interval=0)  # once WebEngine has its work
        self._filling.timeout.connect(self._begin)
        self._contents = Contents(self.library, makers.of(self), self._connect_content)
        self.outside = Outside(self.library, outfit.messages, outfit.open_url)
        self.tabs = TabArea(
            self._contents.make,
            self._contents.name,
            self.scope,
            theme,
            outfit.preferences,
            hooks=TabOffers(self.library, self.outside).hooks(session),
        )
        self._naming = Naming(self.tabs)
        self.opening = Opening(self.tabs, outfit.preferences, desk.new_window)
        self.downloads = Downloads(self.library, self.scope, outfit.messages, outfit.open_url, self)
        self.sheets = Sheets(self)
        self.keeping = KeepSheets(self)
        self.panes = Panes(self.navigator, self.tabs, theme)
        self.actions_table = Actions(self, theme, self._deeds(), outfit.keymap.all)
        self.top = TopBar(self.actions_table, session, theme, lambda: self.tabs.current)
        self.top.show_site(lambda: session.account, desk.sites)
        self.status = StatusLine(self.library, outfit, self)
        self.notices = Notices(theme, self, session.account.key)
        self.going = Going(session, self.scope, outfit.messages, self)
        outfit.messages.over.connect(self.notices.forget)
        self.following = Following(self)
        self.setAcceptDrops(session.connected)
        self._lay_out()
        self._leaving = self._connect()
        self._tell_keys()
        self.update_commands()

    def restore(self, state: WindowState) -> None:
        """Come back as it was left; a first window has a welcome."""
        if not self.restoreGeometry(
            QByteArray.fromBase64(state.geometry.encode("ascii", "ignore"))
        ):
            room = self.screen().availableSize() - QSize(0, 40)  # a title bar needs its place
            self.resize(QSize(1440, 900).boundedTo(room))
        known = self.session.connected  # without a site the panes have nothing to show
        self.panes.restore(
            state.panes,
            total=self.width(),
            left=known and state.left_shown,
            right=known and state.right_shown,
        )
        self._sections = state.sections
        self._kept = state
        self.top.restore(state.address)
        tabs = state.tabs or (TabState("welcome"),)
        self.tabs.restore(tabs, state.current, state.closed)

    def load(self) -> None:
        """Ask Confluence for the spaces."""
        if self.session.connected:
            self.navigator.tree.waits = self._kept is not None
            self.navigator.setFocus(Qt.FocusReason.OtherFocusReason)  # before Qt finds a place
            self._filling.start()
        elif self.tabs.current is not None:
            self.tabs.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self._fill()
        self.navigator.load()
        self.navigator.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """Let the navigator come back as it was left."""
        kept, self._kept = self._kept, None
        if kept is not None:
            with QSignalBlocker(self.navigator):  # each row that opens would be looked at
                self.navigator.restore(kept)
            self.update_commands()

    def state(self) -> WindowState:
        """Everything that comes back at the next start."""
        self._fill()
        navigator = self.navigator.state()
        return replace(
            navigator,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            panes=self.panes.widths(),
            left_shown=self.panes.left_shown,
            right_shown=self.panes.right_shown,
            sections=self._opened_sections(),
            tabs=fit_for_a_file(self.tabs.states()),
            current=self.tabs.at,
            closed=fit_for_a_file(self.tabs.closed_states()),
            address=self.top.typed,
        )

    @cached_property
    def sharing(self) -> "SearchSharing":
        """What saves, shares and takes in searches."""
        from confluence_desk.ui.search_sharing import SearchSharing  # noqa: PLC0415 - few starts need it

        return SearchSharing(self)

    def touch(self) -> None:
        """Something changed: commands and the kept state follow."""
        self.update_commands()
        self.changed.emit()

    def update_commands(self) -> None:
        """Enable what has an effect now, tick what is on."""
        now = situation(self, self.outfit)
        if now != self._situation:
            self._situation = now
            self.actions_table.update(now)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell that it is the one in use now, or fills the screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.update_commands()
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.update_commands()  # connections may have come and gone meanwhile
            self.used.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what could lead to a page."""
        if text_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        text = text_of(event.mimeData())
        if text:
            event.acceptProposedAction()
            self.open_found(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the new size."""
        super().resizeEvent(event)
        self.changed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the new place."""
        super().moveEvent(event)
        self.changed.emit()

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes by what is seen, whenever it was made."""
        sides = (self.navigator, self.tabs, self.details)
        panes = (self.top, self.notices.bar, *sides, self.status)
        return step(panes, 1 if onwards else -1) or super().focusNextPrevChild(onwards)

    async def aclose(self) -> None:
        """Stop everything the window started and listens to; a second time does nothing."""
        leaving, self._leaving = self._leaving, ()
        if not leaving:
            return
        self.status.close_line()
        self.outfit.messages.over.disconnect(self.notices.forget)
        self.notices.end()
        self._naming.end()
        for leave in leaving:
            leave()
        self.navigator.close_model()
        self._filling.stop()
        self.following.end()
        if self._details is not None:
            self._details.close_panel()
        await self.tabs.aclose()
        await self.scope.aclose()
        self.downloads.close()

    def _deeds(self) -> WindowDeeds:
        page = PageInFront(self, self.sheets.remind)
        program = WholeProgram(
            self,
            self._connection,
            self.outfit,
            self.desk,
            refresh_spaces=self.navigator.load,
            import_favourites=self.sheets.import_favourites,
            export_favourites=self.sheets.export_favourites,
            switch_site=self.open_sites,
        )
        return WindowDeeds(
            FrontTab(self.tabs),
            StripOfTabs(self.tabs),
            page,
            WindowItself(self, self.sheets),
            program,
        )

    @property
    def has_details(self) -> bool:
        """Whether the right pane is filled."""
        return self._details is not None

    @property
    def details(self) -> "DetailsPanel":
        """The right pane; made behind the first page, or for whoever reaches for it before."""
        if self._details is None:
            self._details = self._made_details()
            self.following.show_details()
            self.update_commands()
        return self._details

    def _made_details(self) -> "DetailsPanel":
        from confluence_desk.ui.panels.details import DetailsPanel  # noqa: PLC0415 - behind the first page

        details = DetailsPanel(self.library, self.scope, self.outfit.theme)
        for section, opened in zip(details.sections, self._sections, strict=False):
            section.set_opened(opened)
        self.panes.fill_right(details)
        connect_details(self, details)
        self._leaving += (self.session.asked.changed.connect(lambda _none: self.update_commands()),)
        return details

    def _opened_sections(self) -> tuple[bool, ...]:
        made = self._details
        return tuple(each.opened for each in made.sections) if made else self._sections

    @cached_property
    def inbox(self) -> "Popover":
        """What was told, to be read again; made when it is first wanted."""
        from confluence_desk.ui.panels.inbox import InboxList  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.panels.popover import Popover  # noqa: PLC0415 - as above

        wanted = self.outfit.preferences
        inside = InboxList(
            self.session.inbox,
            self.library,
            self.scope,
            self.outfit.theme,
            lambda: wanted.value(NOTIFY),
        )
        popover = Popover(self.tr("Inbox"), inside, self)
        inside.open_requested.connect(self.show_found)
        inside.open_requested.connect(lambda _id: popover.close_popover())
        inside.settings_requested.connect(lambda: self.desk.settings(self, "notify"))
        return popover

    def _lay_out(self) -> None:
        middle = QWidget()
        lay = QVBoxLayout(middle)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.top)
        lay.addWidget(self.notices.bar)
        lay.addWidget(self.panes, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.status.raise_()  # the last that screen readers come to

    def _connect_content(self, content: "TabContent") -> None:
        self.following.connect(content)

    def _connect(self) -> tuple[Callable[[], None], ...]:
        connect_navigator(self)
        connect_tabs(self)
        connect_going(self, self.going)
        connect_top(self)
        return (
            connect_syncing(self, self.update_commands),
            self._connection.changed.connect(self._link_changed),
            *hear(self, self.update_commands),
            self.outfit.keymap.changed.connect(self._keys_changed),
            self.session.inbox.changed.connect(self._inbox_changed),
            self.session.renewed.connect(self.top.name_site),
            self.library.changed.connect(self._naming.hear),
            self.session.keeping.changed.connect(
                lambda _what: self.navigator.model.look_after_rules()
            ),
        )

    def _keys_changed(self, _what: None) -> None:
        self.actions_table.set_keys(self.outfit.keymap.all)
        self._tell_keys()

    def _tell_keys(self) -> None:
        self.tabs.strip.plus.setToolTip(self.actions_table["new_tab"].toolTip())

    def _inbox_changed(self, _what: None) -> None:
        self.top.show_unread(self.session.inbox.unread)

    def _link_changed(self, link: Link) -> None:
        back = link in _ANSWERING and self._link not in _ANSWERING
        self._link = link
        self.top.show_link(link, self._connection.until)
        self.update_commands()
        if link is Link.SIGNED_OUT:
            self.tell_signed_out()
        if link is Link.PAUSED:  # whoever waits for an answer is told that none is wanted
            if self._details is not None:
                self._details.came_back()
            if self.tabs.current is not None:
                self.tabs.current.shown()
        if back:
            self.outfit.messages.settle(self.session.account.key)
            self.notices.forget_warnings()
            self.navigator.retry()
            if self.tabs.current is not None:
                self.tabs.current.reload()
            if self._details is not None:
                self._details.retry()
