"""Asks for the vault's passphrase at the start, until it fits or the person has had enough."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.system.strongbox import Strongbox

_WIDTH = 420


class UnlockDialog(QDialog):
    """``ask`` says whether the vault is open now. Each asks once."""

    def __init__(
        self, box: "Strongbox", theme: Theme, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._box = box
        self._trying = False
        self._scope = TaskScope(messages.report, name="unlock")
        self._answer: asyncio.Future[bool] | None = None
        self.setWindowTitle(self.tr("Unlock your secrets"))
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.trouble = plain("", "bad")
        self.trouble.setAccessibleName(self.tr("What went wrong"))
        self.unlock = QPushButton(self.tr("Unlock"))
        self.later = QPushButton(self.tr("Not now"))
        self._lay_out()
        self.unlock.clicked.connect(self._start)
        self.later.clicked.connect(self.reject)
        self.passphrase.textChanged.connect(lambda _text: self._check())
        self._check()

    async def ask(self) -> bool:
        """Show the dialog until it is answered."""
        self._answer = asyncio.get_running_loop().create_future()
        self.open()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            return await self._answer
        finally:
            await self._scope.aclose()
            self.passphrase.clear()
            self.hide()

    def reject(self) -> None:
        """Leave it locked."""
        self._finish(unlocked=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing leaves it locked."""
        self._finish(unlocked=False)
        super().closeEvent(event)

    def _finish(self, *, unlocked: bool) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(unlocked)

    def _start(self) -> None:
        if self.unlock.isEnabled():
            self.trouble.clear()
            self._trying = True
            self._scope.start(self._try(), key="unlock")
            self._check()

    async def _try(self) -> None:
        try:
            await self._box.unlock(self.passphrase.text())
        except NoKeyring as trouble:
            if trouble.kind == "broken":  # no passphrase opens it any more
                self._finish(unlocked=False)
            said = words(trouble)
            self.trouble.setText(f"{said.text} {said.remedy}")
            self.passphrase.selectAll()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._finish(unlocked=True)
        finally:
            self._trying = False
            self._check()

    def _check(self) -> None:
        self.unlock.setEnabled(bool(self.passphrase.text()) and not self._trying)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.unlock)
        self.unlock.setDefault(True)
        self.later.setAutoDefault(False)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(24, 20, 24, 20)
        lay.setSpacing(12)
        lay.addWidget(plain(self.tr("The passphrase of the vault with your tokens and keys:")))
        lay.addWidget(self.passphrase)
        lay.addWidget(self.trouble)
        lay.addLayout(buttons)
