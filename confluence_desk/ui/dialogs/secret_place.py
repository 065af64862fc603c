"""Lets somebody without a usable keyring choose where the secrets are: nowhere, or in a vault."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.system.strongbox import Strongbox

_PASSING = {"locked", "slow"}
"""A keyring that is there, and may hold secrets already."""
SHORTEST = 8
"""Signs that a passphrase must have; the vault's own number, held by a test."""


@frozen
class Safekeeping:
    """Where secrets are, and why that is of no use now."""

    box: "Strongbox"
    trouble: NoKeyring | None = None


class SecretPlace(QFrame):
    """Out of sight while the keyring works. ``open`` tries a passphrase for a vault that is there.

    ``take`` does what was chosen, at the moment when something is to be kept and not before.
    ``changed`` tells that ``ready`` may be another now. Nothing is chosen by itself but memory,
    which writes nothing (trap 12).
    """

    changed = Signal()

    def __init__(self, secrets: Safekeeping, theme: Theme, scope: TaskScope) -> None:
        super().__init__()
        self.setObjectName("choice")
        self._box = secrets.box
        self._scope = scope
        self.text = plain("", bold=True)
        self.text.setAccessibleName(self.tr("Where the token is kept"))
        self.again = QPushButton()
        self.again.setAutoDefault(False)
        self.memory = QRadioButton(self.tr("Nowhere: I sign in again after every start"))
        self.vault = QRadioButton(self.tr("In a file that a passphrase protects"))
        self._ways = QButtonGroup(self)
        self.passphrase = self._made_field(self.tr("Passphrase"))
        self.repeated = self._made_field(self.tr("The same again"))
        self.hint = plain("", "muted")
        self.setMaximumWidth(theme.scaled(620))
        self._trouble: NoKeyring | None = None
        self._lay_out()
        self._connect()
        self.show_trouble(secrets.trouble)

    @property
    def ready(self) -> bool:
        """Whether the choice is made, as far as one is to be made."""
        if self._trouble is None or self.memory.isChecked():
            return True
        typed = self.passphrase.text()
        if self._opens:
            return bool(typed)
        return len(typed) >= SHORTEST and typed == self.repeated.text()

    @property
    def asks(self) -> bool:
        """Whether something is to be chosen."""
        return self._trouble is not None

    @property
    def guarded(self) -> bool:
        """Whether secrets are in the vault already."""
        return self._box.place.value == "vault"

    async def open(self) -> None:
        """Unlock the vault that is there; raises ``NoKeyring`` where the passphrase is wrong."""
        if self._opens and self.vault.isChecked():
            await self.take()

    async def take(self) -> None:
        """Do what was chosen; raises ``NoKeyring`` where the passphrase does not fit."""
        if self._trouble is None:
            return
        if self.memory.isChecked():
            self._box.choose_memory()
            return
        await self._box.choose_vault(self.passphrase.text())
        self.passphrase.clear()
        self.repeated.clear()
        self.show_trouble(None)

    def show_trouble(self, trouble: NoKeyring | None) -> None:
        """Offer the choice where the keyring is of no use; else stand back."""
        self._trouble = trouble
        self.setVisible(trouble is not None)
        if trouble is not None:
            said = words(trouble)
            self.text.setText(f"{said.text}\n{said.remedy}" if self._passes else said.text)
            (self.vault if self._opens else self.memory).setChecked(True)
        self._check()

    @property
    def _opens(self) -> bool:
        """Whether there is a vault already, which only wants its passphrase."""
        return self._trouble is not None and self._trouble.kind in {"vault", "passphrase"}

    @property
    def _passes(self) -> bool:
        """Whether the keyring is only waited for."""
        return self._trouble is not None and self._trouble.kind in _PASSING

    def _check(self) -> None:
        writing = self.vault.isChecked()
        self.passphrase.setVisible(writing)
        self.repeated.setVisible(writing and not self._opens)
        self.again.setText(self.tr("Unlock") if self._opens else self.tr("Ask the keyring again"))
        self.again.setVisible(not self._opens or writing)
        self.again.setEnabled(not self._opens or bool(self.passphrase.text()))
        self.hint.setText(self._hint())
        self.changed.emit()

    def _hint(self) -> str:
        typed = self.passphrase.text()
        if self.memory.isChecked():
            return self.tr("The token and what you read are gone when the program ends.")
        if self._opens:
            return self.tr("The passphrase that you chose for it.")
        if typed and len(typed) < SHORTEST:
            return self.tr("At least {count} characters.").format(count=SHORTEST)
        if typed and self.repeated.text() and typed != self.repeated.text():
            return self.tr("The two are not the same.")
        if self._passes:
            return self.tr(
                "The file takes the keyring's place: what the keyring holds is not looked for any"
                " more, and other connections sign in anew. To keep them, unlock the keyring and"
                " ask it again."
            )
        return self.tr("You are asked for it at every start. Nobody can recover it.")

    def _ask_again(self) -> None:
        self.again.setEnabled(False)
        self._scope.start(self._unlocked() if self._opens else self._asked(), key="keyring")

    async def _unlocked(self) -> None:
        try:
            await self.take()
        except NoKeyring as trouble:
            self.show_trouble(trouble)

    async def _asked(self) -> None:
        self._box.choose_keyring()
        try:
            self.show_trouble(await self._box.trouble())
        finally:
            self.again.setEnabled(True)

    def _connect(self) -> None:
        for way in (self.memory, self.vault):
            self._ways.addButton(way)
            way.toggled.connect(lambda _on: self._check())
        for line in (self.passphrase, self.repeated):
            line.textChanged.connect(lambda _text: self._check())
        self.again.clicked.connect(self._ask_again)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.text, 1)
        head.addWidget(self.again)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 10, 12, 10)
        lines.setSpacing(6)
        lines.addLayout(head)
        lines.addWidget(plain(self.tr("Where shall the token be kept?")))
        for part in (self.memory, self.vault, self.passphrase, self.repeated, self.hint):
            lines.addWidget(part)

    def _made_field(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line
