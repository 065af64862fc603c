"""The connections as the windows of one of them see them: how to get to others, and to more."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from confluence_desk.comings import Comings
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.links import parse
from confluence_desk.services.accounts import Accounts
from confluence_desk.services.session import Account
from confluence_desk.sitting import Sitting
from confluence_desk.ui.outfit import Outfit
from confluence_desk.ui.tasks import TaskScope


class SitesOf:
    """``Sites`` for the windows of ``sitting``."""

    def __init__(
        self,
        sitting: Sitting,
        accounts: Accounts,
        comings: Comings,
        outfit: Outfit,
        scope: TaskScope,
        settings: Callable[[QWidget], None],
    ) -> None:
        self.changed = accounts.connections.changed
        self._sitting = sitting
        self._accounts = accounts
        self._comings = comings
        self._outfit = outfit
        self._scope = scope
        self._settings = settings

    def accounts(self) -> Sequence[Account]:
        """Every connection that is remembered or open, by title."""
        known = {each.key: each for each in self._accounts.connections.all()}
        for sitting in self._comings.sittings:
            if sitting.session.connected:
                known[sitting.session.account.key] = sitting.session.account
        return sorted(known.values(), key=lambda each: (each.title.casefold(), each.key))

    @property
    def others(self) -> bool:
        """Whether there is any besides this one."""
        here = self._sitting.session.account.key
        return any(each.key != here for each in self.accounts())

    def switch(self, key: str) -> None:
        """Show it where its windows are, else in the place of this one."""
        self._comings.switch(key, self._sitting)

    def beside(self, key: str) -> None:
        """Show it in a window of its own."""
        self._comings.switch(key)

    def lead(self, url: str) -> bool:
        """Show it in the windows on its site, where there are any besides these."""
        for sitting in reversed(self._comings.sittings):
            window = sitting.window
            if window is not None and sitting is not self._sitting and _is_of(url, sitting):
                window.bring_forward()
                window.open_found(url)
                return True
        return False

    def connect_another(self) -> None:
        """Ask for one more."""
        self._comings.ask()

    def decide(self, parent: QWidget) -> None:
        """Ask what this one is called, how it is marked, whether it may write."""
        from confluence_desk.ui.dialogs.connection import ConnectionDialog  # noqa: PLC0415 - rarely asked

        dialog = ConnectionDialog(self._sitting.session.account, self._outfit.theme, parent)
        dialog.decided.connect(self.keep)
        dialog.open()

    def ask_to_sign_out(self) -> None:
        """Ask whether what is kept offline goes too."""
        from confluence_desk.ui.dialogs.sign_out import SignOutDialog  # noqa: PLC0415 - rarely asked

        session = self._sitting.session
        pages, size = session.library.statistics()
        account = session.account
        told = (account.title, account.email, pages, size, self._sitting.window)
        dialog = SignOutDialog(*told, kept=account.key not in self._comings.demos)
        dialog.agreed.connect(
            lambda delete: self._comings.sign_out(self._sitting, delete=bool(delete))
        )
        dialog.open()

    def examine(self, parent: QWidget) -> None:
        """Show the connection doctor."""
        from confluence_desk.services.doctor import Doctor  # noqa: PLC0415 - rarely asked
        from confluence_desk.ui.dialogs.doctor import DoctorDialog  # noqa: PLC0415 - as above

        session = self._sitting.session
        doctor = Doctor(
            session if session.connected else None,
            self._accounts.secrets,
            self._accounts.road,
            self._accounts.data,
            self._accounts.speech,
            account=self._accounts.last(),
        )
        dialog = DoctorDialog(
            doctor, self._scope, self._outfit.theme, lambda: self._settings(parent), parent
        )
        dialog.open()
        dialog.look()

    def keep(self, account: Account) -> None:
        """Keep what was decided about this one."""
        try:
            if account.remembered:
                self._accounts.connections.keep(account)
        except DeskError as trouble:
            self._outfit.messages.report(trouble)
        self._sitting.session.renew(account)


def _is_of(url: str, sitting: Sitting) -> bool:
    """Whether it leads to a page of theirs; other programs may live on the same host."""
    session = sitting.session
    if not session.connected or not url.lower().startswith(("http://", "https://")):
        return False
    target = parse(url, session.account.site.url)
    return target is not None and target.kind != "external"
