"""The bar on top: where to go, which site this is, and whether it answers."""

from datetime import datetime

from PySide6.QtCore import QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from confluence_desk.services.connection import Link
from confluence_desk.ui.actions import Actions
from confluence_desk.ui.theme import Theme

_BUTTON = 32
_LOOK = {
    Link.ONLINE: ("circle-fill", "ok"),
    Link.OFFLINE: ("cloud-slash", "warn"),
    Link.PAUSED: ("pause-circle", "muted"),
    Link.SIGNED_OUT: ("warning-circle", "bad"),
    Link.SLOWED: ("hourglass", "warn"),
}


class TopBar(QWidget):
    """Pane toggles, history, the address box and the pills."""

    address_entered = Signal(str)
    retry_requested = Signal()
    sign_in_requested = Signal()

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = actions
        self.address = self._made_address()
        self.site = self._made_pill(self.tr("Site"))
        self.status = self._made_pill(self.tr("Connection"))
        self._retry = QAction(theme.icon("arrow-clockwise"), self.tr("Retry now"), self)
        self._retry.triggered.connect(self.retry_requested)
        self._sign_in = QAction(theme.icon("key"), self.tr("Sign in again…"), self)
        self._sign_in.triggered.connect(self.sign_in_requested)
        self._lay_out()
        self.show_link(Link.ONLINE, None)

    def show_site(self, name: str, account: str, *, remembered: bool) -> None:
        """Name the site and who reads it."""
        self.site.setText(f"{name}  ▾")
        self.site.setAccessibleName(self.tr("Site {}").format(name))
        menu = QMenu(self.site)
        kept = self.tr("Remembered on this machine")
        here = self.tr("Kept for this session only")
        self.site.setToolTip(kept if remembered else here)
        for words in (account, kept if remembered else here):
            menu.addAction(words).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._actions["sign_out"])
        self.site.setMenu(menu)

    def show_link(self, link: Link, until: datetime | None) -> None:
        """Say the state of the connection in one word, and what can be done about it."""
        words = self._link_words(link, until)
        icon, role = _LOOK[link]
        self.status.setIcon(self._theme.icon(icon, role))
        self.status.setText(f" {words}  ▾")
        self.status.setAccessibleName(self.tr("Connection: {}").format(words))
        self._retry.setEnabled(link in {Link.OFFLINE, Link.SIGNED_OUT})
        self._sign_in.setVisible(link is Link.SIGNED_OUT)

    def focus_address(self) -> None:
        """Put the cursor in the address box."""
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.address.selectAll()

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
        }[link]

    def _lay_out(self) -> None:
        self.setMinimumHeight(self._theme.size("toolbar"))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(10, 5, 10, 5)
        lay.setSpacing(4)
        for name in ("toggle_left", "back", "forward", "reload"):
            lay.addWidget(self._made_button(name))
        lay.addStretch(1)
        lay.addWidget(self.address, 8)
        lay.addStretch(1)
        lay.addWidget(self.site)
        lay.addSpacing(4)
        lay.addWidget(self.status)
        lay.addSpacing(4)
        lay.addWidget(self._made_menu_button())
        lay.addWidget(self._made_button("toggle_right"))
        menu = QMenu(self.status)
        menu.addActions([self._retry, self._sign_in, self._actions["work_offline"]])
        self.status.setMenu(menu)

    def _made_button(self, command_id: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[command_id])
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self._actions[command_id].text())
        return button

    def _made_menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon("dots-three"))
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Menu"))
        button.setMenu(self._actions.menu(button))
        return button

    def _made_pill(self, name: str) -> QToolButton:
        pill = QToolButton()
        pill.setObjectName("pill")
        pill.setAccessibleName(name)
        pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pill.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        pill.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        pill.setIconSize(QSize(12, 12))
        return pill

    def _made_address(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("address")
        box.setPlaceholderText(self.tr("Paste a Confluence link, a page id or KEY:Title"))
        box.setAccessibleName(self.tr("Open link or id"))
        box.setClearButtonEnabled(True)
        box.setMaximumWidth(760)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.addAction(self._theme.icon("link"), QLineEdit.ActionPosition.LeadingPosition)
        box.returnPressed.connect(self._enter)
        return box

    def _enter(self) -> None:
        text = self.address.text().strip()
        if text:
            self.address_entered.emit(text)
