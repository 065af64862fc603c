"""Offers to take deeds back, whatever becomes of the window they were done in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.ui.messages import Messages
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.domain.collected import Removal

translate = QCoreApplication.translate


class Undoing:
    """For all windows of a session; an offer stands only while there is something to take back.

    ``scope`` is one that outlives each window.
    """

    def __init__(self, messages: Messages, scope: TaskScope) -> None:
        self._messages = messages
        self._scope = scope
        self._standing: list[tuple[Removal, Callable[[], None]]] = []

    def offer(self, words: str, removal: "Removal") -> None:
        """Say what was done, and how to take it back."""
        leave = removal.changed.connect(lambda _what: self._look())
        self._standing.append((removal, leave))
        label = translate("Undoing", "Undo")
        take_back = partial(self._take_back, removal)
        self._messages.notice(words, label=label, action=take_back, owner=removal)

    def end(self) -> None:
        """Nothing can be taken back any more."""
        self._withdraw(self._standing, translate("Undoing", "The connection was closed."))

    def _look(self) -> None:
        """What came back by hand is not to be brought back."""
        here = [each for each in self._standing if not each[0].possible()]
        self._withdraw(here, translate("Undoing", "It is here again."))

    def _withdraw(self, some: "list[tuple[Removal, Callable[[], None]]]", why: str) -> None:
        self._standing = [each for each in self._standing if each not in some]
        for removal, leave in some:
            leave()
            self._messages.withdraw(removal, why)

    def _take_back(self, removal: "Removal") -> None:
        self._scope.start(self._put_back(removal), key=f"undo:{id(removal)}")

    @staticmethod
    async def _put_back(removal: "Removal") -> None:
        await removal.put_back()
