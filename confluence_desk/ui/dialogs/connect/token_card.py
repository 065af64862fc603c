"""Asks for e-mail and API token; of which kind the token is nobody has to know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from confluence_desk.domain.capabilities import SCOPES
from confluence_desk.domain.errors import DeskError, WrongOwner
from confluence_desk.services.addresses import (
    looks_like_service,
    looks_personal,
    mail_of,
    token_of,
)
from confluence_desk.ui.dialogs.connect.parts import (
    Opener,
    browse,
    field,
    hidden,
    label,
    link_button,
)
from confluence_desk.ui.dialogs.connect.scopes_box import ScopesBox
from confluence_desk.ui.dialogs.connect.step import focus
from confluence_desk.ui.dialogs.last_day import LastDay
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

TOKEN_PAGE = "https://id.atlassian.com/manage-profile/security/api-tokens"  # noqa: S105 - a page


_GAP = 6


class TokenCard(QWidget):
    """``kept`` says where the token will be."""

    changed = Signal()

    def __init__(self, theme: Theme, kept: str) -> None:
        super().__init__()
        self.email = field(self.tr("E-mail"), self.tr("you@example.com"))
        self.token = field(self.tr("API token"), self.tr("Paste your token"))
        self.eye = hidden(self.token, theme, self.tr("Show the token"), self.tr("Hide the token"))
        self.end = LastDay(self.tr("The token e&nds on"))
        self.end.known.setToolTip(
            self.tr("Atlassian shows the day beside the token. You are reminded before.")
        )
        self.kept = plain(kept, "muted")
        self.page = link_button(
            theme, self.tr("Make a token in your Atlassian account"), "arrow-square-out"
        )
        self.scopes = ScopesBox(
            theme,
            self.tr(
                "A token with scopes needs these. A token without scopes works as well: it may do"
                " whatever you may."
            ),
            SCOPES,
        )
        self.opener = Opener(self.tr("Which scopes does it need?"), self.scopes, theme)
        self._lay_out()
        self.page.clicked.connect(lambda: browse(TOKEN_PAGE))
        self.token.textChanged.connect(self._tell_need)
        for each in (self.email, self.token):
            each.textChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Whether there is something to try; that of a service account comes alone."""
        mail, token = self.email.text().strip(), token_of(self.token.text())
        return bool(token and (mail_of(mail) or (not mail and not looks_personal(token))))

    def begin(self) -> None:
        """To the first field that is empty."""
        focus(self.token if self.email.text().strip() else self.email)

    def heed(self, trouble: DeskError) -> None:
        """To the field that is to be mended."""
        unnamed = isinstance(trouble, WrongOwner) or not self.email.text().strip()
        mended = self.email if unnamed and not self._alone else self.token
        focus(mended)
        mended.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be typed meanwhile."""
        self.email.setReadOnly(busy)
        self.token.setReadOnly(busy)
        self.end.setEnabled(not busy)

    @property
    def _alone(self) -> bool:
        """Whether it seems that no e-mail is needed."""
        return looks_like_service("", token_of(self.token.text()))

    def _tell_need(self) -> None:
        needless = self.tr("not needed: a service account's token")
        example = self.tr("you@example.com")
        self.email.setPlaceholderText(needless if self._alone else example)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self.tr("&E-mail"), self.email), self.email)
        form.addRow(label(self.tr("API &token"), self.token), self.token)
        form.addRow("", self.end)
        links = FlowLayout(gap=_GAP)
        links.addWidget(self.page)
        links.addWidget(self.opener)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(8)
        lay.addLayout(form)
        lay.addLayout(links)
        lay.addWidget(self.scopes)
        lay.addWidget(self.kept)
