"""The second step: as whom, by an API token or by the organisation's own OAuth app."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from confluence_desk.domain.errors import DeskError, SignInBroken, Unreachable
from confluence_desk.services.signing.flow import PATIENCE
from confluence_desk.ui.dialogs.connect.consent_card import ConsentCard
from confluence_desk.ui.dialogs.connect.parts import browse
from confluence_desk.ui.dialogs.connect.step import Draft, Step
from confluence_desk.ui.dialogs.connect.token_card import TokenCard
from confluence_desk.ui.dialogs.secret_place import SecretPlace
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.services.entrance import Candidate, Entrance
    from confluence_desk.services.signing.flow import SigningIn


class HowStep(Step):
    """Recognises whoever signs in; nothing of it is kept yet.

    ``open_url`` opens the browser, ``patience`` is how long the browser is waited for in seconds
    before the person may paste. ``go_on_wanted`` asks to go on another way.
    """

    go_on_wanted = Signal()

    def __init__(
        self,
        entrance: "Entrance",
        draft: Draft,
        theme: Theme,
        kept: str,
        place: SecretPlace | None = None,
    ) -> None:
        super().__init__(theme, self.tr("How do you sign in?"), "")
        self._entrance = entrance
        self._draft = draft
        self.place = place
        self._signing: SigningIn | None = None
        self._by_hand = False
        self.open_url: Callable[[str], bool] = browse
        self.patience = PATIENCE
        self.by_token = QRadioButton(self.tr("API token (recommended)"))
        self.by_consent = QRadioButton(self.tr("OAuth, with an app of your organisation"))
        self._ways = QButtonGroup(self)
        self.token_card = TokenCard(theme, kept)
        self.consent_card = ConsentCard(theme)
        self._lay_out()
        self._connect()
        self.by_token.setChecked(True)
        self._turn()

    @property
    def ready(self) -> bool:
        """Whether there is something to try."""
        placed = self.place is None or self.place.ready
        return placed and self._card.ready and (self._consents or self._draft.site is not None)

    @property
    def next_words(self) -> str:
        """What the button says."""
        return self.tr("Choose") if self.choosing else self.tr("Sign in")

    @property
    def choosing(self) -> bool:
        """Whether a site is to be chosen while the sign-in goes on."""
        return self.consent_card.choosing

    def show_up(self) -> None:
        """To the first empty field."""
        site = self._draft.site
        self.sentence.setText(
            self.tr("To {name}, {url}").format(name=site.name, url=site.url)
            if site
            else self.tr("The browser will show which sites you have.")
        )
        self.by_token.setEnabled(site is not None)
        if site is None:
            self.by_consent.setChecked(True)
        self._card.begin()

    async def go_on(self) -> bool:
        """Recognise the account."""
        self.tell(None)
        try:
            if self.place is not None:
                await self.place.open()
            if self._consents:
                self._draft.candidate = await self._consented()
            elif self._draft.site is not None:
                card = self.token_card
                found = await self._entrance.by_token(
                    self._draft.site, card.email.text(), card.token.text()
                )
                account = replace(found.account, expires=card.end.day)
                self._draft.candidate = replace(found, account=account)
        except DeskError as refusal:
            trouble = await self._explained(refusal)
            self.tell(trouble)
            if isinstance(trouble, SignInBroken) and trouble.kind in {"port", "twice"}:
                self.consent_card.offer_by_hand()
            if not self._consents:
                self.token_card.heed(trouble)
            return False
        return True

    async def _explained(self, trouble: DeskError) -> DeskError:
        """A site that answered before and does not now: what is in between tells more."""
        site = self._draft.site
        if type(trouble) is Unreachable and site is not None and not self._consents:
            try:
                await self._entrance.find(site.url)
            except DeskError as found:
                return found
        return trouble

    def take_choice(self) -> None:
        """The site that is marked is the one."""
        self.consent_card.take_choice()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be changed meanwhile."""
        for way in (self.by_token, self.by_consent):
            way.setEnabled(not busy)
        self._card.set_busy(busy=busy)
        if not busy:
            self.by_token.setEnabled(self._draft.site is not None)

    @property
    def _consents(self) -> bool:
        return self.by_consent.isChecked()

    @property
    def _card(self) -> TokenCard | ConsentCard:
        return self.consent_card if self._consents else self.token_card

    async def _consented(self) -> "Candidate":
        card, by_hand = self.consent_card, self._by_hand
        self._by_hand = False
        self._signing = self._entrance.signing(
            card.registration,
            open_url=self.open_url,
            choose=card.choose,
            tell=partial(card.show_stage, by_hand=by_hand),
            listen=not by_hand,
            patience=self.patience,
        )
        try:
            granted = await self._signing.run()
            return await self._entrance.by_consent(granted)
        finally:
            self._signing = None
            card.show_stage(None)
            self.changed.emit()

    def _paste(self, text: str) -> None:
        if self._signing is not None:
            try:
                self._signing.paste(text)
            except SignInBroken as trouble:
                self.tell(trouble)
            else:
                self.tell(None)

    def _placed(self) -> None:
        """Where something is to be chosen the choice says it all."""
        self.token_card.kept.setVisible(self.place is None or not self.place.asks)
        self.changed.emit()

    def _go_by_hand(self) -> None:
        self._by_hand = True
        self.go_on_wanted.emit()

    def _open_again(self) -> None:
        if self._signing is not None:
            self.open_url(self._signing.url)

    def _turn(self) -> None:
        self.token_card.setVisible(not self._consents)
        self.consent_card.setVisible(self._consents)
        self.tell(None)
        self.changed.emit()

    def _connect(self) -> None:
        self.by_consent.toggled.connect(lambda _on: self._turn())
        for card in (self.token_card, self.consent_card):
            card.changed.connect(self.changed)
        if self.place is not None:
            self.place.changed.connect(self._placed)
            self._placed()
        self.consent_card.pasted.connect(self._paste)
        self.consent_card.open_again.connect(self._open_again)
        self.consent_card.by_hand_wanted.connect(self._go_by_hand)

    def _lay_out(self) -> None:
        ways = QVBoxLayout()
        ways.setSpacing(2)
        for way in (self.by_token, self.by_consent):
            self._ways.addButton(way)
            ways.addWidget(way)
        self.lines.addLayout(ways)
        for card in (self.token_card, self.consent_card):
            self.lines.addWidget(card)
        if self.place is not None:
            self.lines.addWidget(self.place)
        self.lines.addWidget(self.trouble)
        self.lines.addStretch(1)
