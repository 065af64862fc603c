"""Connects to a site in five steps: where, how, what works, what to keep offline, done."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import DeskError, SignInEnded
from confluence_desk.services.entrance import Entrance
from confluence_desk.services.phrases import NoSite
from confluence_desk.ui.dialogs.connect.check import CheckStep
from confluence_desk.ui.dialogs.connect.done import DoneStep
from confluence_desk.ui.dialogs.connect.how import HowStep
from confluence_desk.ui.dialogs.connect.keep import KeepStep
from confluence_desk.ui.dialogs.connect.network import Network, NetworkFields
from confluence_desk.ui.dialogs.connect.parts import Opener
from confluence_desk.ui.dialogs.connect.step import Draft, Step, focus
from confluence_desk.ui.dialogs.connect.trail import Trail
from confluence_desk.ui.dialogs.connect.where import WhereStep
from confluence_desk.ui.dialogs.secret_place import Safekeeping, SecretPlace
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.busy import Busy
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.accounts import Accounts
    from confluence_desk.services.session import Account, Session
    from confluence_desk.services.signing.registration import Registration

_WIDTH, _HEIGHT = 640, 620
_GO_ON = "go-on"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ConnectDialog(QDialog):
    """Signs in; ``ask`` gives the session, or None when the person gave up. Each asks once.

    ``keyring`` says whether this machine keeps secrets; without it the token lives for this
    session only, and the dialog says so. ``secrets`` tells where they are, and lets the
    person choose where that is of no use. ``network`` is what proxies are chosen with,
    ``entrance`` stands in for what asks the network.
    """

    def __init__(
        self,
        accounts: "Accounts",
        theme: Theme,
        messages: Messages,
        *,
        keyring: bool = True,
        secrets: Safekeeping | None = None,
        network: Network | None = None,
        entrance: Entrance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect to Confluence"))
        self._theme = theme
        self._scope = TaskScope(messages.report, name="connect")
        self._answer: asyncio.Future[Session | None] | None = None
        self._again = self._busy = False
        self._accounts = accounts
        self._last: Account | None = None
        self.draft = draft = Draft()
        self._entrance = entrance = entrance or Entrance(accounts)
        self.where = WhereStep(entrance, draft, theme, self._scope)
        self.place = SecretPlace(secrets, theme, self._scope) if secrets else None
        entrance.before_keeping = self.place.take if self.place else None
        kept = self._kept_words(keyring=keyring)
        self.how = HowStep(entrance, draft, theme, kept, self.place)
        self.check = CheckStep(entrance, draft, theme, self._scope)
        self.keep = KeepStep(entrance, draft, theme, self._scope)
        self.last = DoneStep(draft, theme, self._scope)
        self.steps: tuple[Step, ...] = (self.where, self.how, self.check, self.keep, self.last)
        self.trail = Trail(
            (
                self.tr("Where"),
                self.tr("How"),
                self.tr("Check"),
                self.tr("Keep offline"),
                self.tr("Done"),
            )
        )
        self._stack = QStackedWidget()
        self.network = NetworkFields(network, theme) if network else None
        self._opener = (
            Opener(self.tr("Proxy and certificates"), self.network, theme) if self.network else None
        )
        self.bar = Busy(theme, self.tr("Connecting"))
        self.back_button = QPushButton(self.tr("Back"))
        self.next_button = QPushButton()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._check()

    @property
    def step(self) -> Step:
        """The one in front."""
        return self.steps[self._stack.currentIndex()]

    async def ask(
        self,
        *,
        site: str = "",
        email: str = "",
        trouble: DeskError | None = None,
        registration: "Registration | None" = None,
        last: "Account | None" = None,
    ) -> "Session | None":
        """Show the dialog, with what is known already, until it is answered.

        ``last`` is who signs in again. ``registration`` is that of an account which a consent
        let in; where a locked keyring hides it, it is looked for once that is open.
        """
        self._answer = asyncio.get_running_loop().create_future()
        self.where.site.setText(site)
        self.how.token_card.email.setText(email)
        self._again = self._known(site) and bool(email or trouble or registration or last)
        self._last = last
        if registration is not None:
            self.how.consent_card.fill(registration)
        consented = last is not None and last.oauth
        if registration is not None or consented or isinstance(trouble, SignInEnded):
            self.how.by_consent.setChecked(True)
        self.resize(self._theme.scaled(_WIDTH), self._theme.scaled(_HEIGHT))
        self.open()
        self._go(self.how if self._again else self.where)
        self.step.tell(trouble)
        try:
            return await self._answer
        finally:
            await self._scope.aclose()
            await self._leave_nothing()
            self.hide()

    def reject(self) -> None:
        """Stop what goes on; when nothing does, give up. Where all is kept, go on with it."""
        if self._busy:
            self._scope.cancel(_GO_ON)
            self._set_busy(busy=False)
            self.step.trouble.say(self.tr("Stopped."), "")
        else:
            self._finish(self.draft.session)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window gives up, whatever is under way."""
        self._scope.cancel(_GO_ON)
        self._finish(self.draft.session)
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, and adds where something is written.

        Else it goes on.
        """
        pressed = self._pressed() if event.key() in _ENTER else None
        if pressed is not None:
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _pressed(self) -> QAbstractButton | None:
        """What Enter is for, where it is not the default button."""
        if self.keep.words.hasFocus() and self.keep.words.text():
            return self.keep.add
        focused = self.focusWidget()
        return focused if isinstance(focused, QPushButton | QToolButton) else None

    def _known(self, site: str) -> bool:
        """Take a site for what it is that was connected before: it need not be looked for."""
        try:
            url = self._entrance.site_of(site)
        except NoSite:
            return False
        self.draft.site = Site(url, "", url.rpartition("://")[2].removesuffix(".atlassian.net"))
        return True

    def _finish(self, session: "Session | None") -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(session)

    def _recall(self) -> None:
        """The keyring may be open by now, and tell by which app somebody came."""
        card = self.how.consent_card
        hidden = self._last is not None and self._last.oauth and not card.client_id.text()
        if hidden and self.place is not None and not self.place.asks:
            self._scope.start(self._recalled(), key="recall")

    async def _recalled(self) -> None:
        found = await self._accounts.registration_of(self._last) if self._last else None
        if found is not None and not self.how.consent_card.client_id.text():
            self.how.consent_card.fill(found)

    async def _leave_nothing(self) -> None:
        """A session that nobody takes is closed."""
        taken = self._answer is not None and self._answer.done() and not self._answer.cancelled()
        session = self.draft.session
        if session is not None and not (taken and self._answer and self._answer.result()):
            await session.aclose()

    # from step to step

    def _go(self, step: Step) -> None:
        self.step.stop()
        at = self.steps.index(step)
        self._stack.setCurrentIndex(at)
        self.trail.show_step(at)
        if self.network is not None and self._opener is not None:
            reaching = step is self.where or step is self.how
            self._opener.setVisible(reaching)
            self.network.setVisible(reaching and self._opener.isChecked())
        step.show_up()
        self._check()

    def _back(self) -> None:
        at = self._stack.currentIndex()
        if at > 0 and not self._busy and self.step is not self.last:
            self._go(self.steps[at - 1])

    def _next(self) -> None:
        if self.how.choosing:
            self.how.take_choice()
        elif not self._busy and self.step.ready:
            self._set_busy(busy=True)
            self._scope.start(self._go_on(self.step), key=_GO_ON)

    async def _go_on(self, step: Step) -> None:
        try:
            good = await self._done_with(step)
        except DeskError as trouble:
            step.tell(trouble)
            good = False
        except Exception:
            self._set_busy(busy=False)
            step.trouble.say(self.tr("Something unexpected went wrong; please try again."), "")
            raise
        self._set_busy(busy=False)
        if not good:
            return
        if step is self.last or (self._again and step is self.check):
            self._finish(self.draft.session)
        else:
            self._go(self.steps[self.steps.index(step) + 1])

    async def _done_with(self, step: Step) -> bool:
        """Whether the step is over; who only signs in again is asked nothing more."""
        candidate = self.draft.candidate
        if self._again and step is self.check and candidate is not None:
            self.draft.session = await self._entrance.open(candidate)
            return True
        return await step.go_on()

    def _browser(self) -> None:
        """The browser knows the sites: nobody has to name one."""
        self.draft.site = None
        self._go(self.how)

    def network_wanted(self) -> None:
        """Show the fields about proxy and certificates."""
        if self.network is not None and self._opener is not None:
            self._opener.setChecked(True)
            focus(self.network.proxy)

    def _try_again(self) -> None:
        """The way to the network is another one now."""
        if self.step is self.where:
            self.where.retry()

    # showing

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.step.set_busy(busy=busy)
        self.bar.setVisible(busy)
        self.cancel_button.setText(self.tr("Stop") if busy else self.tr("Cancel"))
        self._check()

    def _check(self) -> None:
        """Let only those buttons be pressed that lead somewhere."""
        step = self.step
        last = step is self.last
        self.next_button.setText(step.next_words)
        self.next_button.setEnabled((step.ready and not self._busy) or self.how.choosing)
        self.back_button.setVisible(not last and step is not self.where)
        self.back_button.setEnabled(not self._busy)
        self.cancel_button.setVisible(not last)
        if last and self.next_button.isEnabled():
            focus(self.next_button)

    def _heard(self) -> None:
        """A step says that it is ready now, or not any more."""
        self._check()
        if self._again and self.step is self.check and self.check.untroubled:
            self._next()  # nothing to read through: it was all there before

    def _kept_words(self, *, keyring: bool) -> str:
        if self.place is not None and self.place.guarded:
            return self.tr("The token is kept in the file that your passphrase protects.")
        if keyring or self.place is not None:
            return self.tr("The token is kept in this machine's keyring.")
        return self.tr("No keyring here: the token is kept for this session only.")

    def _connect(self) -> None:
        for step in self.steps:
            step.changed.connect(self._heard)
            step.network_wanted.connect(self.network_wanted)
            step.trouble.offers_network = self.network is not None
        self.where.browser_wanted.connect(self._browser)
        self.how.go_on_wanted.connect(self._next)
        self.next_button.clicked.connect(self._next)
        self.back_button.clicked.connect(self._back)
        self.cancel_button.clicked.connect(self.reject)
        if self.network is not None:
            self.network.chosen.connect(self._try_again)
        if self.place is not None:
            self.place.changed.connect(self._recall)
        QShortcut(QKeySequence.StandardKey.Quit, self, self.close)
        QShortcut(QKeySequence.StandardKey.Back, self, self._back)

    def _lay_out(self) -> None:
        for step in self.steps:
            self._stack.addWidget(_scrolled(step))
        self.bar.hide()
        self.next_button.setDefault(True)
        for button in (self.back_button, self.cancel_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(24, 20, 24, 20)
        lay.setSpacing(12)
        lay.addWidget(self.trail)
        lay.addWidget(self._stack, 1)
        if self.network is not None and self._opener is not None:
            lay.addWidget(self._opener)
            lay.addWidget(self.network)
        lay.addWidget(self.bar)
        lay.addLayout(buttons)


def _scrolled(step: Step) -> QScrollArea:
    """Whatever the size of the text, all of it can be reached."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area
