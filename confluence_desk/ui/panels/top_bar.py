"""The bar on top: where to go, which site this is, and whether it answers."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, QTime, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from confluence_desk.services.connection import Link
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.commands import STATUS_MENU, TOOL_BAR
from confluence_desk.ui.connection_colours import swatch
from confluence_desk.ui.growing import Growing
from confluence_desk.ui.panels.address_box import AddressBox
from confluence_desk.ui.panels.inbox_button import InboxButton
from confluence_desk.ui.panels.pill import Pill
from confluence_desk.ui.panels.site_menu import SiteMenu
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.search_field import make_clearable, put_in_front
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.session import Account, Session
    from confluence_desk.ui.sites import Sites

_BUTTON, _ICON = 32, 18
_SITE_KEPT, _ADDRESS = 44, 70
"""Pixels at 100 %: what stays of a site's name, and what the address has besides its least."""
_STOPS = 15
_LOOK = {
    Link.ONLINE: ("circle-fill", "ok"),
    Link.OFFLINE: ("cloud-slash", "warn"),
    Link.PAUSED: ("pause-circle", "muted"),
    Link.SIGNED_OUT: ("warning-circle", "bad"),
    Link.SLOWED: ("hourglass", "warn"),
    Link.NOBODY: ("circle", "muted"),
}


class TopBar(QWidget):
    """Pane toggles, history, the address box and the pills."""

    address_entered = Signal(str, str)
    """What was entered, and how it is to open: ``here``, or in ``front`` in a tab of its own."""
    changed = Signal()

    def __init__(
        self,
        actions: Actions,
        session: "Session",
        theme: Theme,
        front: Callable[[], TabContent | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._front = front
        self.setObjectName("topBar")
        self.setAccessibleName(self.tr("Tool bar"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = actions
        self._histories: dict[bool, QMenu] = {}
        self._draft, self._follows = "", False
        self.address = self._made_address()
        self.site = Pill(theme, self.tr("Site"), _SITE_KEPT)
        self.status = Pill(theme, self.tr("Connection"), 0)
        self.bell = InboxButton(actions["inbox"], theme)
        self._menu_button = self._made_menu_button()
        self.show_unread(session.inbox.unread if session.connected else 0)
        self._lay_out()
        self.setFocusProxy(self.address)
        self.show_link(session.connection.state, session.connection.until)
        self.site.setVisible(session.connected)
        self.address.setEnabled(session.connected)

    def show_site(self, account: "Callable[[], Account]", sites: "Sites | None") -> None:
        """Name the connection, mark it with its colour, and lead to the others."""
        self.site.setMenu(SiteMenu(self.site, account, sites, self._actions, self._theme))
        self.name_site(account())

    def name_site(self, account: "Account") -> None:
        """It is called like this, and marked so."""
        colour = account.colour
        self.site.setIcon(swatch(colour, self._theme) if colour else QIcon())
        self.site.say(account.title)
        self.site.setAccessibleName(self.tr("Site {}").format(account.title))
        kept = self.tr("Remembered on this machine")
        here = self.tr("Kept for this session only")
        self.site.setToolTip(kept if account.remembered else here)

    def open_sites(self) -> None:
        """Open the menu with the connections."""
        menu = self.site.menu()
        if menu is not None and self.site.isVisible():
            menu.popup(self.site.mapToGlobal(self.site.rect().bottomLeft()))

    def show_link(self, link: Link, until: datetime | None) -> None:
        """Say the state of the connection in one word, and what can be done about it."""
        words = self._link_words(link, until)
        icon, role = _LOOK[link]
        self.status.setIcon(self._theme.icon(icon, role))
        self.status.say(words)
        self.status.setToolTip(words)
        self.status.setAccessibleName(self.tr("Connection: {}").format(words))

    def history_menu(self, *, onwards: bool) -> QMenu:
        """Where the tab in front has been, or was before it went back."""
        return self._histories[onwards]

    def show_unread(self, count: int) -> None:
        """Say how much of the inbox is unread."""
        self.bell.show_unread(count)

    @property
    def typed(self) -> str:
        """What was typed and not sent; a search in front keeps its own."""
        return self._draft if self._follows else self.address.text()

    def restore(self, words: str) -> None:
        """Put back what was typed and not sent."""
        self.address.setText(words)

    def follow(self, front: TabContent | None) -> None:
        """Show what the search in front asks; what was typed before waits until it is gone.

        Who is typing while a search comes to the front goes on typing.
        """
        asked = front.asked if front is not None else None
        if not self._follows and asked is not None:
            if self.address.hasFocus() and self.address.text():
                self._draft = ""
            else:
                self._draft = self.address.text()
                self.address.setText(asked)
        elif asked is not None and asked != self.address.text():
            self.address.setText(asked)
        elif asked is None and self._follows:
            self.address.setText(self._draft)
        self._follows = asked is not None

    def open_menu(self) -> None:
        """Open the menu of menus."""
        menu, button = self._menu_button.menu(), self._menu_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def edit(self, query: str, *, before_end: int = 0) -> None:
        """Put a query there to be typed on, so many letters before its end."""
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if query != self.address.text():
            self.address.selectAll()
            self.address.insert(query)
        self.address.setCursorPosition(len(query) - before_end)

    def focus_address(self) -> None:
        """Put the cursor in the address box."""
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.address.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pills are brief where the address would have too little room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as with brief pills."""
        hint = super().minimumSizeHint()
        return QSize(self._least(hint.width()), hint.height())

    def _least(self, width: int) -> int:
        return width - sum(pill.spare for pill in self._pills if not pill.brief)

    def _fit(self) -> None:
        wanted = self._least(super().minimumSizeHint().width()) + self._theme.scaled(_ADDRESS)
        wanted += sum(pill.spare for pill in self._pills)
        for pill in self._pills:  # the site's name first: what the connection says may be urgent
            brief = self.width() < wanted
            wanted -= pill.spare
            pill.be_brief(brief=brief)

    @property
    def _pills(self) -> "tuple[Pill, ...]":
        return tuple(pill for pill in (self.site, self.status) if not pill.isHidden())

    def _link_words(self, link: Link, until: datetime | None) -> str:
        if link is Link.SLOWED and until is not None:
            local = until.astimezone()
            clock = QTime(local.hour, local.minute)
            shown = QLocale().toString(clock, QLocale.FormatType.ShortFormat)
            return self.tr("Slowed until {}").format(shown)
        return {
            Link.ONLINE: self.tr("Online"),
            Link.OFFLINE: self.tr("Offline"),
            Link.PAUSED: self.tr("Working offline"),
            Link.SIGNED_OUT: self.tr("Sign in again"),
            Link.SLOWED: self.tr("Slowed"),
            Link.NOBODY: self.tr("Not connected"),
        }[link]

    def _lay_out(self) -> None:
        self.setMinimumHeight(self._theme.size("toolbar"))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(10, 5, 10, 5)
        lay.setSpacing(4)
        for name in TOOL_BAR:
            lay.addWidget(self._made_button(name))
        lay.addStretch(1)
        lay.addWidget(self.address, 8)
        lay.addStretch(1)
        lay.addWidget(self.site)
        lay.addSpacing(4)
        lay.addWidget(self.status)
        lay.addSpacing(4)
        lay.addWidget(self.bell)
        lay.addWidget(self._menu_button)
        lay.addWidget(self._made_button("toggle_right"))
        menu = QMenu(self.status)
        menu.addActions([self._actions[name] for name in STATUS_MENU])
        self.status.setMenu(menu)

    def _made_button(self, command_id: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[command_id])
        Growing(button, self._theme, _ICON, _BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self._actions[command_id].text())
        if command_id in {"back", "forward"}:
            onwards = command_id == "forward"
            self._histories[onwards] = self._made_history(button, onwards=onwards)
            button.setMenu(self._histories[onwards])
        return button

    def _made_history(self, button: QToolButton, *, onwards: bool) -> QMenu:
        """Where a long press, a right click or the menu key leads: the titles that way."""
        menu = QMenu(button)

        def fill() -> None:
            menu.clear()
            front = self._front()
            titles = (
                () if front is None else front.stops_after() if onwards else front.stops_before()
            )
            for steps, title in enumerate(titles[:_STOPS], 1):
                step = menu.addAction(" ".join(title.split()).replace("&", "&&"))
                step.triggered.connect(partial(self._step, steps, onwards=onwards))

        def unfold(at: QPoint) -> None:
            fill()
            if not menu.isEmpty():
                menu.popup(button.mapToGlobal(at))

        menu.aboutToShow.connect(fill)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(unfold)
        return menu

    def _step(self, steps: int, _ticked: bool = False, *, onwards: bool) -> None:  # noqa: FBT001, FBT002 - what `triggered` passes
        front = self._front()
        if front is not None and onwards:
            front.forward(steps)
        elif front is not None:
            front.back(steps)

    def _made_menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon("dots-three"))
        Growing(button, self._theme, _ICON, _BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Menu"))
        button.setMenu(self._actions.menu(button))
        return button

    def _made_address(self) -> AddressBox:
        box = AddressBox()
        box.setObjectName("address")
        box.setPlaceholderText(self.tr("Search, or paste a Confluence link, page id or KEY:Title"))
        box.setAccessibleName(self.tr("Search or open link"))
        make_clearable(box)
        box.setMaximumWidth(760)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        put_in_front(box, self._theme.icon("magnifying-glass"))
        box.entered.connect(self._enter)
        box.textChanged.connect(self.changed)
        return box

    def _enter(self, how: str) -> None:
        text = self.address.text().strip()
        if text:
            self.address.clear()
            self.address_entered.emit(text, how)
