"""Asks for site, e-mail and token, and opens the account; nothing typed is lost on an error."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import DeskError, Unreachable, Untrusted
from confluence_desk.services.accounts import site_of
from confluence_desk.services.phrases import NoSite
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.panels.labels import leading, plain
from confluence_desk.ui.phrases import say
from confluence_desk.ui.search_field import let_signs_grow
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.services.session import Session

TOKEN_PAGE = "https://id.atlassian.com/manage-profile/security/api-tokens"  # noqa: S105 - a page
_WIDTH = 412


class ConnectDialog(QDialog):
    """Signs in; ``ask`` gives the session, or None when the person gave up. Each asks once.

    ``keyring`` says whether this machine keeps secrets; without it the token lives for this
    session only, and the dialog says so.
    """

    def __init__(
        self,
        accounts: "Accounts",
        theme: Theme,
        messages: Messages,
        *,
        keyring: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._theme = theme
        self._scope = TaskScope(messages.report, name="connect")
        self._busy = False
        self._answer: asyncio.Future[Session | None] | None = None
        self.setWindowTitle(self.tr("Connect to Confluence"))
        self.site = self._made_field(self.tr("Site"), "acme.atlassian.net")
        self.email = self._made_field(self.tr("E-mail"), self.tr("you@example.com"))
        self.token = self._made_field(self.tr("API token"), self.tr("Paste your token"))
        self.site_hint = plain("", "muted")
        self.trouble = plain("", "bad")
        self.trouble.setAccessibleName(self.tr("What went wrong"))
        self.kept = plain("", "muted")
        self.bar = Busy(theme, self.tr("Connecting"))
        self.connect_button = QPushButton(self.tr("Connect"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._show = self._made_show()
        self._lay_out()
        self._connect(keyring=keyring)

    async def ask(
        self, *, site: str = "", email: str = "", trouble: DeskError | None = None
    ) -> "Session | None":
        """Show the dialog, with what is known already, until it is answered."""
        self._answer = asyncio.get_running_loop().create_future()
        self.site.setText(site)
        self.email.setText(email)
        self._say(trouble)
        self._check()
        self.adjustSize()
        first = self.token if site and email else self.email if site else self.site
        self.open()
        self._grow()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            return await self._answer
        finally:
            await self._scope.aclose()
            self.hide()

    def reject(self) -> None:
        """Stop signing in; when nothing is under way, give up."""
        if self._scope.running("sign-in"):
            self._scope.cancel("sign-in")
            self._set_busy(busy=False)
            self.trouble.setText(self.tr("Stopped."))
        else:
            self._finish(None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window gives up, whatever is under way."""
        self._scope.cancel("sign-in")
        self._finish(None)
        super().closeEvent(event)

    def _finish(self, session: "Session | None") -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(session)

    def _start(self) -> None:
        try:
            site = site_of(self.site.text())
        except NoSite as reason:
            self.site_hint.setText(_why(reason))
            return
        self.trouble.clear()
        self._set_busy(busy=True)
        self._scope.start(self._sign_in(site), key="sign-in")

    async def _sign_in(self, site: str) -> None:
        try:
            session = await self._accounts.sign_in(site, self.email.text(), self.token.text())
        except DeskError as trouble:
            self._set_busy(busy=False)
            self._say(trouble)
            self.token.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except Exception:
            self._set_busy(busy=False)
            self.trouble.setText(self.tr("Something unexpected went wrong; please try again."))
            raise
        if self._answer is not None and self._answer.done():
            await session.aclose()  # the dialog was closed in the same moment
        else:
            self._finish(session)

    def _say(self, trouble: DeskError | None) -> None:
        said = words(trouble) if trouble is not None else None
        remedy = said.remedy if said else ""
        if isinstance(trouble, Unreachable) and not isinstance(trouble, Untrusted):
            remedy = self.tr("Check the address and the network.")
        self.trouble.setText(f"{said.text} {remedy}" if said else "")
        self.trouble.setToolTip("")
        self.trouble.setVisible(True)
        self._grow()

    def _grow(self) -> None:
        """Make room for the sentence instead of squeezing the fields."""
        wanted = self.heightForWidth(self.width())
        if self.isVisible() and wanted > self.height():
            self.resize(self.width(), wanted)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for field in (self.site, self.email, self.token):
            field.setReadOnly(busy)
        self.bar.setVisible(busy)
        self.connect_button.setText(self.tr("Connecting…") if busy else self.tr("Connect"))
        self.cancel_button.setText(self.tr("Stop") if busy else self.tr("Cancel"))
        self._check()

    def _check(self) -> None:
        """Show which site is meant while it is typed; Connect waits until all is there."""
        text, good = self.site.text().strip(), False
        hint = self.tr("Any address from your browser will do.")
        if text:
            try:
                hint, good = site_of(text), True
            except NoSite as reason:
                hint = _why(reason)
        self.site_hint.setText(hint)
        self._grow()
        whole = good and "@" in self.email.text() and bool(self.token.text().strip())
        self.connect_button.setEnabled(whole and not self._busy)

    def _connect(self, *, keyring: bool) -> None:
        self.kept.setText(
            self.tr("The token is kept in this machine's keyring.")
            if keyring
            else self.tr("No keyring here: the token is kept for this session only.")
        )
        for field in (self.site, self.email, self.token):
            field.textChanged.connect(self._check)
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        self._check()

    def _lay_out(self) -> None:
        title = plain(self.tr("Connect to Confluence"), wrap=False, bold=True)
        title.setFont(self._theme.font(title.font(), role="h2"))
        title.setMinimumWidth(_WIDTH)  # on the dialog it would outrule longer words
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._made_label(self.tr("&Site"), self.site), self._made_site())
        form.addRow(self._made_label(self.tr("&E-mail"), self.email), self.email)
        form.addRow(self._made_label(self.tr("API &token"), self.token), self.token)
        form.addRow("", leading(self._made_help()))
        self.bar.setVisible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.kept, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.connect_button)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(24, 20, 24, 20)
        lay.setSpacing(12)
        lay.addWidget(title)
        lay.addLayout(form)
        lay.addWidget(self.trouble)
        lay.addWidget(self.bar)
        lay.addStretch(1)
        lay.addLayout(buttons)

    def _made_site(self) -> QWidget:
        both = QWidget()
        lay = QVBoxLayout(both)
        lay.setContentsMargins(0, 0, 0, 4)
        lay.setSpacing(3)
        lay.addWidget(self.site)
        lay.addWidget(self.site_hint)
        return both

    def _made_field(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        return field

    def _made_label(self, name: str, field: QLineEdit) -> QLabel:
        label = QLabel(name)
        label.setBuddy(field)
        return label

    def _made_show(self) -> QAction:
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        show = QAction(self._theme.icon("eye"), self.tr("Show the token"), self)
        show.setCheckable(True)
        show.toggled.connect(self._show_token)
        let_signs_grow(self.token)
        self.token.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
        return show

    def _show_token(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.token.setEchoMode(mode)
        self._show.setIcon(self._theme.icon("eye-slash" if shown else "eye"))
        self._show.setText(self.tr("Hide the token") if shown else self.tr("Show the token"))

    def _made_help(self) -> QPushButton:
        button = QPushButton(self.tr("Make a token in your Atlassian account"))
        button.setProperty("flat", "true")
        button.setAutoDefault(False)
        button.setIcon(self._theme.icon("arrow-square-out", "accent"))
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(TOKEN_PAGE)))
        return button


def _why(reason: NoSite) -> str:
    return say(reason.sentence).format(text=reason.text)
