"""Makes what is stored findable while the window has nothing better to do."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

log = logging.getLogger(__name__)

FIRST_MS = 30 * 1000
AGAIN_MS = 2 * 60 * 1000
_INDEX = "index"


class Indexer(QObject):
    """Runs while a session is open; it waits while ``busy``, as a sync comes first.

    ``found`` carries what saved searches found new, where ``telling`` says that it is wanted.
    """

    found = Signal(object)

    def __init__(
        self,
        session: "Session",
        scope: TaskScope,
        *,
        busy: Callable[[], bool] = lambda: False,
        telling: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._session = session
        self._scope = scope
        self._busy = busy
        self._telling = telling
        self._synced = self._ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look for texts that wait, a while from now and then again and again."""
        self._ended = False
        self._timer.start(FIRST_MS)

    def end(self) -> None:
        """Look no more; what is under way stops after its handful of texts."""
        self._ended = True
        self._timer.stop()
        self._scope.cancel(_INDEX)

    def after_sync(self) -> None:
        """A sync has ended: take in what it brought, then count saved searches anew."""
        self._synced = True
        self.look()

    def look(self) -> None:
        """Take in what waits, now; a sync may end after all has."""
        if self._ended:
            return
        self._timer.start(AGAIN_MS)
        if not self._busy() and not self._scope.running(_INDEX):
            self._scope.start(self._catch_up(), key=_INDEX)

    async def _catch_up(self) -> None:
        try:
            if await self._session.indexing.catch_up(self._busy) or self._synced:
                self._synced = False
                new = await self._session.recounting.tell(wanted=self._telling())
                if new:
                    self.found.emit(new)
        except StoreTrouble as trouble:  # whoever reads or saves says what it means
            log.info("not indexed", extra={"reason": trouble.kind})
