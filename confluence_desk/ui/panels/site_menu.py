"""The menu of the site's pill: whose connection this is, the others, and what can be done to it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QToolButton

from confluence_desk.ui.connection_colours import swatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from confluence_desk.services.session import Account
    from confluence_desk.ui.actions import Actions
    from confluence_desk.ui.sites import Sites
    from confluence_desk.ui.theme import Theme

COMMANDS = ("connection", "connect_another", "sign_out")


class SiteMenu(QMenu):
    """Filled each time it opens: connections come and go."""

    def __init__(
        self,
        pill: QToolButton,
        account: "Callable[[], Account]",
        sites: "Sites | None",
        actions: "Actions",
        theme: "Theme",
    ) -> None:
        super().__init__(pill)
        self._account = account
        self._sites = sites
        self._actions = actions
        self._theme = theme
        self.beside: QMenu | None = None
        self.setToolTipsVisible(True)
        self.fill()
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what there is now."""
        self.clear()
        account = self._account()
        here, kept = self.tr("Kept for this session only"), self.tr("Remembered on this machine")
        who = account.email or account.display_name
        writing = self.tr("Writing is on") if account.writing else self.tr("Reading only")
        for words in (who, kept if account.remembered else here, writing):
            self.addAction(words.replace("&", "&&")).setEnabled(False)
        self.addSeparator()
        self._list_others(account)
        self.addActions([self._actions[name] for name in COMMANDS])

    def _list_others(self, here: "Account") -> None:
        accounts = self._sites.accounts() if self._sites is not None else ()
        others = [each for each in accounts if each.key != here.key]
        if self._sites is None or not others:
            return
        for each in accounts:
            row = self._added(self, each, accounts, self._sites.switch)
            row.setCheckable(True)
            row.setChecked(each.key == here.key)
        self.beside = QMenu(self.tr("Open in another window"), self)
        for each in others:
            self._added(self.beside, each, accounts, self._sites.beside)
        self.addMenu(self.beside)
        self.addSeparator()

    def _added(
        self,
        menu: QMenu,
        account: "Account",
        accounts: "Sequence[Account]",
        do: "Callable[[str], None]",
    ) -> "QAction":
        """A row; two that are called the same are told apart by who reads."""
        twins = [each for each in accounts if each.title == account.title]
        words = account.title if len(twins) == 1 else f"{account.title} · {account.email}"
        row = menu.addAction(swatch(account.colour, self._theme), words.replace("&", "&&"))
        row.setToolTip(account.site.url)
        row.triggered.connect(partial(_call, do, account.key))
        return row


def _call(do: "Callable[[str], None]", key: str, _ticked: bool = False) -> None:  # noqa: FBT001, FBT002 - what `triggered` passes
    do(key)
