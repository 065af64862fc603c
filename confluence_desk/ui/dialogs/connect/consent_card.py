"""Asks for the organisation's own app, and shows how far a sign-in in the browser is."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.services.signing.flow import Stage
from confluence_desk.services.signing.registration import (
    CONSOLE,
    HIGHEST_PORT,
    LOWEST_PORT,
    PORT,
    SCOPES,
    Registration,
)
from confluence_desk.ui.dialogs.connect.parts import (
    Opener,
    browse,
    copy_text,
    field,
    hidden,
    label,
    link_button,
)
from confluence_desk.ui.dialogs.connect.scopes_box import ScopesBox
from confluence_desk.ui.dialogs.connect.step import focus
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import leading, plain
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desk.services.signing.grant import Offer


_GAP = 6
_ROOM = 6


class ConsentCard(QWidget):
    """``pasted`` carries what the person took out of the browser's address bar.

    ``open_again`` asks for the consent page once more, ``by_hand_wanted`` for going on without
    any port.
    """

    changed = Signal()
    pasted = Signal(str)
    open_again = Signal()
    by_hand_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen: asyncio.Future[Offer] | None = None
        self._offers: Sequence[Offer] = ()
        self.client_id = field(self.tr("Client id"))
        self.secret = field(self.tr("Client secret"))
        self.eye = hidden(
            self.secret, theme, self.tr("Show the secret"), self.tr("Hide the secret")
        )
        self.port = QSpinBox()
        self.port.setRange(LOWEST_PORT, HIGHEST_PORT)
        self.port.setValue(PORT)
        self.port.lineEdit().setTextMargins(_ROOM, 0, _ROOM, 0)  # Qt drops a sheet's padding here
        self.port.setAccessibleName(self.tr("Port"))
        self.callback = plain("")
        self.callback.setAccessibleName(self.tr("Callback address"))
        self.copy = link_button(theme, self.tr("Copy"), "copy")
        self.console = link_button(theme, self.tr("Open the developer console"), "arrow-square-out")
        self.scopes = ScopesBox(
            theme, self.tr("Tick these for your app, under Permissions."), SCOPES
        )
        self.opener = Opener(self.tr("Which scopes does it need?"), self.scopes, theme)
        self.stage = plain("", bold=True)
        self.stage.setAccessibleName(self.tr("How far the sign-in is"))
        self.again = link_button(theme, self.tr("Open the page again"), "globe")
        self.by_hand = link_button(
            theme, self.tr("Go on without the port: paste the address yourself"), "clipboard-text"
        )
        self.answer = field(self.tr("Address from the browser"))
        self.sites = QListWidget()
        self.sites.setAccessibleName(self.tr("Sites"))
        self._progress = QWidget()
        self._lay_out()
        self._connect()
        self.show_stage(None)

    @property
    def ready(self) -> bool:
        """Whether there is something to try, or a site to choose."""
        if self._chosen is not None:
            return self.sites.currentRow() >= 0
        return bool(self.client_id.text().strip() and self.secret.text().strip())

    @property
    def choosing(self) -> bool:
        """Whether a site is to be chosen now."""
        return self._chosen is not None

    @property
    def registration(self) -> Registration:
        """What was entered."""
        return Registration(
            self.client_id.text().strip(), self.secret.text().strip(), self.port.value()
        )

    def fill(self, registration: Registration) -> None:
        """Take what was entered the last time."""
        self.client_id.setText(registration.client_id)
        self.secret.setText(registration.client_secret)
        self.port.setValue(registration.port)

    def begin(self) -> None:
        """To the first field."""
        focus(self.client_id)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be typed meanwhile."""
        for each in (self.client_id, self.secret, self.port):
            each.setReadOnly(busy)

    def show_stage(self, stage: Stage | None, *, by_hand: bool = False) -> None:
        """How far it is; None where nothing is under way. ``by_hand`` nothing can come back."""
        paste = self.tr(
            "Nothing came back. Copy the address at which the browser ended, and paste it here:"
        )
        if by_hand:
            paste = self.tr(
                "Say yes in the browser. Then copy the address at which it ended, and paste it"
                " here:"
            )
        words = {
            Stage.BROWSER: self.tr("Say yes in the browser; this window waits for it."),
            Stage.PASTE: paste,
            Stage.REDEEMING: self.tr("Fetching the tokens…"),
            Stage.CHOOSING: self.tr("Your consent opens several sites. Which one is it?"),
        }
        self.stage.setText(words[stage] if stage else "")
        self._progress.setVisible(stage is not None)
        self.again.setVisible(stage in {Stage.BROWSER, Stage.PASTE})
        self.by_hand.hide()
        self.answer.setVisible(stage is Stage.PASTE)
        self.sites.setVisible(stage is Stage.CHOOSING)
        if stage is Stage.PASTE:
            focus(self.answer)

    def offer_by_hand(self) -> None:
        """The port is taken: there is a way without."""
        self.by_hand.show()

    async def choose(self, offers: "Sequence[Offer]") -> "Offer":
        """Ask which of these sites is meant."""
        self._offers = offers
        self._chosen = asyncio.get_running_loop().create_future()
        self.sites.clear()
        for offer in offers:
            item = QListWidgetItem(f"{offer.site.name} · {offer.site.url}")
            item.setData(Qt.ItemDataRole.UserRole, offer.site.cloud_id)
            self.sites.addItem(item)
        self.sites.setCurrentRow(0)
        self.show_stage(Stage.CHOOSING)
        focus(self.sites)
        self.changed.emit()
        try:
            return await self._chosen
        finally:
            self._chosen = None

    def take_choice(self) -> None:
        """The site that is marked is the one."""
        at = self.sites.currentRow()
        if self._chosen is not None and not self._chosen.done() and at >= 0:
            self._chosen.set_result(self._offers[at])

    def _say_callback(self) -> None:
        self.callback.setText(self.registration.redirect_uri)
        self.answer.setPlaceholderText(f"{self.registration.redirect_uri}?…")

    def _connect(self) -> None:
        for each in (self.client_id, self.secret):
            each.textChanged.connect(self.changed)
        self.port.valueChanged.connect(lambda _port: self._say_callback())
        self.by_hand.clicked.connect(self.by_hand_wanted)
        self.copy.clicked.connect(lambda: copy_text(self.callback.text()))
        self.console.clicked.connect(lambda: browse(CONSOLE))
        self.again.clicked.connect(self.open_again)
        self.answer.textChanged.connect(self._heard)
        self.sites.itemActivated.connect(lambda _item: self.take_choice())
        self.sites.currentRowChanged.connect(lambda _row: self.changed.emit())
        self._say_callback()

    def _heard(self, text: str) -> None:
        if text.strip():
            self.pasted.emit(text)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self.tr("Client &id"), self.client_id), self.client_id)
        form.addRow(label(self.tr("Client &secret"), self.secret), self.secret)
        form.addRow(label(self.tr("&Port"), self.port), leading(self.port))
        form.addRow(self.tr("Callback address"), self._made_callback())
        links = FlowLayout(gap=_GAP)
        links.addWidget(self.console)
        links.addWidget(self.opener)
        progress = QVBoxLayout(self._progress)
        progress.setContentsMargins(0, 4, 0, 0)
        progress.setSpacing(6)
        for part in (self.stage, self.answer, self.sites, leading(self.again)):
            progress.addWidget(part)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(8)
        lay.addLayout(form)
        lay.addLayout(links)
        lay.addWidget(self.scopes)
        lay.addWidget(leading(self.by_hand))
        lay.addWidget(self._progress)

    def _made_callback(self) -> QWidget:
        row = QWidget()
        lay = QHBoxLayout(row)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.callback, 1)
        lay.addWidget(self.copy)
        return row
