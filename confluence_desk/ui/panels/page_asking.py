"""Asks Confluence for the newest of the page that a tab shows."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.panels.tab_content import passes
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

PATIENCE_MS = 8000
"""After so long without an answer it is said that there is none yet."""


class Asking(QObject):
    """One request at a time; the answer of a page that was left never lands (trap 81).

    ``answered`` and ``refused`` carry the page, ``refused`` also the trouble; ``delayed`` tells
    that Confluence takes its time. The request goes on then.
    """

    busy_changed = Signal(bool)
    answered = Signal(str)
    refused = Signal(str, object)
    delayed = Signal(str)

    def __init__(
        self, library: "Library", scope: TaskScope, patience: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._scope = scope
        self._key = f"page:{id(self):x}"
        self._node_id = ""
        self._next = ""
        self._current: object = None
        self._in_vain = False
        self._patience = QTimer(self, singleShot=True, interval=patience)
        self._patience.timeout.connect(lambda: self.delayed.emit(self._node_id))

    @property
    def busy(self) -> bool:
        """Whether an answer is still out."""
        return self._scope.running(self._key)

    @property
    def in_vain(self) -> bool:
        """Whether the last question failed for a reason that passes."""
        return self._in_vain

    def ask(self, node_id: str) -> None:
        """Ask for a page; whatever was asked before does not matter any more."""
        self._node_id = node_id
        self._next = ""
        self._in_vain = False
        self._current = asking = object()
        self._patience.start()
        self.busy_changed.emit(True)
        words = self._words(node_id)
        stopped = partial(self.refused.emit, node_id)
        self._scope.start(self._ask(node_id, asking), key=self._key, words=words, stopped=stopped)

    def ask_later(self, node_id: str) -> None:
        """Ask for a page once ``go`` is said; whatever was asked before matters no more."""
        self._current = None  # it counts as one with what is asked next, so that no sign blinks
        self._patience.stop()
        self._scope.cancel(self._key)
        self._in_vain = False
        self._next = node_id

    def go(self) -> None:
        """Ask for the page that waits to be asked for, if one does."""
        if self._next:
            self.ask(self._next)

    def note_visit(self, node_id: str) -> None:
        """Have the library know that a page was read now, whether Confluence answers or not."""
        self._scope.start(self._library.note_visit(node_id), key=f"visit:{node_id}")

    def end(self) -> None:
        """Ask no more."""
        self._current = None
        self._next = ""
        self._patience.stop()
        self._scope.cancel(self._key)

    def _words(self, node_id: str) -> str:
        """What the list of running work says; an id would mean nothing to anybody."""
        node = self._library.node(node_id)
        if node is None or not node.title:
            return self.tr("Checking for news")
        return self.tr("Checking “{title}”").format(title=node.title)

    async def _ask(self, node_id: str, asking: object) -> None:
        try:
            await self._library.refresh_page(node_id)
        except DeskError as trouble:
            self._in_vain = passes(trouble)
            self.refused.emit(node_id, trouble)
        else:
            self.answered.emit(node_id)
        finally:
            self._done(asking)

    def _done(self, asking: object) -> None:
        if self._current is asking:  # else the request that replaced this one is under way
            self._current = None
            self._patience.stop()
            self.busy_changed.emit(False)
