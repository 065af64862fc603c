"""Makes what is stored findable while the window has nothing better to do."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.late import load_search
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

log = logging.getLogger(__name__)

READY_MS = 1500
FIRST_MS = 30 * 1000
AGAIN_MS = 2 * 60 * 1000
_INDEX, _READY = "index", "ready"


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
        self._first = QTimer(self, singleShot=True, interval=READY_MS)
        self._first.timeout.connect(self._make_ready)

    def begin(self) -> None:
        """Look for texts that wait, a while from now and then again and again.

        Soon after the window stands a first question is asked that nobody waits for: it takes
        ten times as long as all others, as it reads what is known of every page.
        """
        self._ended = False
        self._first.start()
        self._timer.start(FIRST_MS)

    def end(self) -> None:
        """Look no more; what is under way stops after its handful of texts."""
        self._ended = True
        self._timer.stop()
        self._first.stop()
        self._scope.cancel(_INDEX)
        self._scope.cancel(_READY)

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
            await self._take_in()
            while self._synced:  # another sync ended meanwhile, which found this at work
                await self._take_in()
        except StoreTrouble as trouble:  # whoever reads or saves says what it means
            self._synced = True
            log.info("not indexed", extra={"reason": trouble.kind})

    async def _take_in(self) -> None:
        synced, self._synced = self._synced, False
        if await self._session.indexing.catch_up(self._busy) or synced:
            new = await self._session.recounting.tell(wanted=self._telling())
            if new:
                self.found.emit(new)
        await self._ready()

    def _make_ready(self) -> None:
        if not self._scope.running(_READY):
            self._scope.start(self._make_ready_behind(), key=_READY)

    async def _make_ready_behind(self) -> None:
        try:
            await self._ready()
        except StoreTrouble as trouble:
            log.info("not ready to search", extra={"reason": trouble.kind})

    async def _ready(self) -> None:
        await asyncio.to_thread(load_search)
        await self._session.local_search.be_ready()
