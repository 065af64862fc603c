"""Waits for secrets that are locked: asks for the vault's passphrase, or for the keyring's."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.ui.messages import Messages, words
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.system.strongbox import Strongbox

_PASSING = {"locked", "slow"}


class Unlocking:
    """One question at a time, whoever waits for its answer; ``front`` is the window in use."""

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        scope: TaskScope,
        front: Callable[[], QWidget | None],
    ) -> None:
        self._theme = theme
        self._messages = messages
        self._scope = scope
        self._front = front
        self._asking = asyncio.Lock()
        self.dialog: QDialog | None = None
        """The question that stands open."""

    async def opened(self, box: "Strongbox", trouble: NoKeyring) -> bool:
        """Whether the secrets can be reached now; False where only signing in anew helps."""
        async with self._asking:
            found = await box.trouble() if trouble.kind == "vault" else trouble
            if found is None:  # somebody who waited before has it open
                return True
            if found.kind == "vault":
                return await self._unlocked(box)
            return found.kind in _PASSING and await self._waited(box, found)

    def offer(self, trouble: NoKeyring, again: Callable[[], None], owner: object) -> None:
        """Remind of what was left locked; ``again`` asks anew."""
        label = QCoreApplication.translate("Unlocking", "Unlock")
        said = words(trouble).text
        self._messages.retract(owner)
        self._messages.notice(said, kind="warning", label=label, action=again, owner=owner)

    async def _unlocked(self, box: "Strongbox") -> bool:
        from confluence_desk.ui.dialogs.unlock import UnlockDialog  # noqa: PLC0415 - few starts need it

        dialog = UnlockDialog(box, self._theme, self._messages, self._front())
        self.dialog = dialog
        try:
            return await dialog.ask()
        finally:
            self.dialog = None
            dialog.deleteLater()

    async def _waited(self, box: "Strongbox", trouble: NoKeyring) -> bool:
        """Say what is the matter, and try again when it is over or the person says so."""
        found: NoKeyring | None = trouble
        while found is not None and found.kind in _PASSING:
            pressed = asyncio.Event()
            said = words(found)
            self._messages.notice(
                said.text,
                remedy=said.remedy,
                kind="warning",
                label=QCoreApplication.translate("Unlocking", "Try again"),
                action=pressed.set,
                owner=pressed,
            )
            self._scope.start(_freed(box, pressed.set), key="keyring")
            try:
                await pressed.wait()
            finally:  # whoever asks no more leaves no button behind
                self._scope.cancel("keyring")
                self._messages.retract(pressed)
            found = await box.trouble()
        return found is None


async def _freed(box: "Strongbox", go_on: Callable[[], None]) -> None:
    if await box.freed():
        go_on()
