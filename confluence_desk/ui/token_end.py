"""Reminds of the end of the token, in the window and where it is wished by the desktop."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QTimer

from confluence_desk.services import expiry
from confluence_desk.system.choices import NOTIFY, NOTIFY_NATIVE, NOTIFY_REMINDERS
from confluence_desk.ui.quiet import is_quiet

if TYPE_CHECKING:
    from confluence_desk.services.session import Account, Session
    from confluence_desk.ui.notifications import Tells
    from confluence_desk.ui.outfit import Outfit
    from confluence_desk.ui.tasks import TaskScope

HOUR_MS = 60 * 60 * 1000


class TokenEnd(QObject):
    """Looks at the start and every hour; ``keep`` remembers what was told already."""

    def __init__(
        self,
        session: "Session",
        outfit: "Outfit",
        announcer: "Tells",
        scope: "TaskScope",
        *,
        keep: "Callable[[Account], None]",
        sign_in: Callable[[], None],
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__()
        self._session = session
        self._outfit = outfit
        self._announcer = announcer
        self._scope = scope
        self._keep = keep
        self._sign_in = sign_in
        self._now = now
        self._told = ""
        self._hourly = QTimer(self, interval=HOUR_MS)
        self._hourly.timeout.connect(self.look)
        self._leave = session.renewed.connect(lambda _account: self.look())

    def begin(self) -> None:
        """Look now, and from now on."""
        self._hourly.start()
        self.look()

    def end(self) -> None:
        """Look no more; who goes has a new token, or needs none."""
        self._outfit.messages.retract(self)
        self._hourly.stop()
        self._leave()

    def look(self) -> None:
        """Tell what is due, once."""
        today = self._now().date()
        account = self._session.account
        if account.expires != self._told:
            self._outfit.messages.retract(self)  # of another day
        noted = expiry.due(account, today)
        if noted is None:
            return
        self._told = noted.expires
        self._keep(noted)
        left = expiry.days_left(noted, today) or 0
        text = self._text(noted, left)
        remedy = self.tr("Make a new one in your Atlassian account, then sign in again.")
        self._outfit.messages.notice(
            text,
            remedy=remedy,
            kind="warning",
            label=self.tr("Sign in again"),
            action=self._sign_in,
            owner=self,
        )
        wanted = self._outfit.preferences
        switches = (NOTIFY, NOTIFY_REMINDERS, NOTIFY_NATIVE)
        if all(wanted.value(each) for each in switches) and not is_quiet(
            wanted, self._now().time()
        ):
            self._scope.start(
                self._announcer.tell(noted.title, text, self._sign_in), key="token-end"
            )

    def _text(self, account: "Account", left: int) -> str:
        day = shown_day(account.expires)
        if left < 0:
            return self.tr("The token for {site} ended on {day}.").format(
                site=account.title, day=day
            )
        if left == 0:
            return self.tr("The token for {site} ends today.").format(site=account.title)
        words = self.tr("The token for {site} ends in %n day(s), on {day}.", "", left)
        return words.format(site=account.title, day=day)


def shown_day(day: str) -> str:
    """A day as it stands in settings, as the person writes it."""
    known = date.fromisoformat(day)
    return QLocale().toString(
        QDate(known.year, known.month, known.day), QLocale.FormatType.LongFormat
    )
